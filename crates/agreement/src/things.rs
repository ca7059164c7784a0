//! Things that can be counted, and their kinds.

use tregua_syntax::{Block, Diagnostic, Line, SyntaxKind};

use crate::cursor::Cursor;
use crate::fault::{Fault, Reads, What, expected, full, left_over};
use crate::header::{in_brackets, new_name, unknown_line, words_until};
use crate::meaning::{Axis, Thing};
use crate::names::{Form, Names};
use crate::phrases;

/// Reads a `thing` line and its `kinds` lines.
pub(crate) fn thing(block: &Block, names: &mut Names, faults: &mut Vec<Fault>) {
    let mut lines = block.lines.iter();
    let Some(first) = lines.next() else { return };
    let mut thing = match thing_names(first, names) {
        Ok(thing) => thing,
        Err(fault) => {
            faults.push(fault);
            // The kinds are still looked at for their own slips; nothing can name them.
            Thing {
                name: String::new(),
                plural: String::new(),
                axes: Vec::new(),
            }
        }
    };
    for line in lines {
        if full(faults) {
            break;
        }
        match axis(line, &thing) {
            Ok(axis) => thing.axes.push(axis),
            Err(fault) => faults.push(fault),
        }
    }
    if !thing.name.is_empty() {
        names.things.push(thing);
    }
}

fn thing_names(line: &Line, names: &mut Names) -> Reads<Thing> {
    let mut cursor = Cursor::new(&line.words);
    cursor.skip(1);
    let start = cursor;
    let name = new_name(&mut cursor, &[])?;
    let span = cursor.since(&start);
    let plural = in_brackets(&mut cursor)?;
    if !cursor.at_end() {
        return Err(left_over(&cursor));
    }
    let at = names.things.len();
    let forms = if name == plural {
        vec![(&name, Form::Either)]
    } else {
        vec![(&name, Form::One), (&plural, Form::Many)]
    };
    if let Some((taken, _)) = forms
        .iter()
        .find(|(form_name, _)| names.thing_names.get(form_name).is_some())
    {
        return Err(phrases::twice(&start, taken, None));
    }
    for (form_name, form) in forms {
        names
            .thing_names
            .declare(form_name, span.clone(), (at, form));
    }
    Ok(Thing {
        name,
        plural,
        axes: Vec::new(),
    })
}

/// `kinds age: woman and man and child`
fn axis(line: &Line, thing: &Thing) -> Reads<Axis> {
    let mut cursor = Cursor::new(&line.words);
    if !cursor.eat("kinds") {
        return Err(unknown_line(&cursor, &["kinds"]));
    }
    let start = cursor;
    let name = words_until(&mut cursor, &[])?;
    if thing.axes.iter().any(|axis| axis.name == name) {
        return Err(phrases::twice(&start, &name, None));
    }
    if cursor.eat_kind(SyntaxKind::Colon).is_none() {
        return Err(expected(&cursor, What::Colon, []));
    }
    let mut kinds: Vec<String> = Vec::new();
    phrases::list(&mut cursor, "and", |cursor| {
        let start = *cursor;
        let kind = words_until(cursor, &["and"])?;
        let elsewhere = thing.axes.iter().any(|axis| axis.kinds.contains(&kind));
        if kinds.contains(&kind) || elsewhere {
            return Err(phrases::twice(&start, &kind, None));
        }
        kinds.push(kind);
        Ok(())
    })?;
    if !cursor.at_end() {
        return Err(left_over(&cursor));
    }
    if kinds.len() < 2 {
        return Err(Box::new(
            Diagnostic::error("E0206", line.span()).with("found", name),
        ));
    }
    Ok(Axis { name, kinds })
}
