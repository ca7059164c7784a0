//! Things that can be counted, their kinds, and the unit of those that do not come in pieces.

use tregua_syntax::{Block, Diagnostic, Line, SyntaxKind};

use crate::cursor::Cursor;
use crate::fault::{Fault, Reads, What, expected, full, left_over};
use crate::header::{in_brackets, new_name, unknown_line, words_until};
use crate::meaning::{Axis, Thing};
use crate::names::{Form, Names};
use crate::phrases;

/// Reads a `thing` line and its `kinds` and `unit` lines.
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
                unit: None,
                axes: Vec::new(),
            }
        }
    };
    for line in lines {
        if full(faults) {
            break;
        }
        let read = match Cursor::new(&line.words).is("unit") {
            true => unit(line, &thing).map(|unit| thing.unit = Some(unit)),
            false => axis(line, &thing).map(|axis| thing.axes.push(axis)),
        };
        faults.extend(read.err());
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
        unit: None,
        axes: Vec::new(),
    })
}

/// `unit L`
fn unit(line: &Line, thing: &Thing) -> Reads<String> {
    let mut cursor = Cursor::new(&line.words);
    let start = cursor;
    cursor.skip(1);
    let unit = words_until(&mut cursor, &[])?;
    if !cursor.at_end() {
        return Err(left_over(&cursor));
    }
    match &thing.unit {
        Some(_) => Err(phrases::twice(&start, "unit", None)),
        None => Ok(unit),
    }
}

/// `kinds age: woman and man and child`
fn axis(line: &Line, thing: &Thing) -> Reads<Axis> {
    let mut cursor = Cursor::new(&line.words);
    if !cursor.eat("kinds") {
        return Err(unknown_line(&cursor, &["kinds", "unit"]));
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

#[cfg(test)]
mod tests {
    use crate::read;

    const HEADER: &str = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\n\
        clock +02:00, each day runs 07:00 to 07:00\nphase Pause\nstarts 2024-01-01 07:00\nlasts 4 days\n";

    fn codes(lines: &str) -> Vec<&'static str> {
        let read = read(&format!("{HEADER}thing fuel (litres of fuel)\n{lines}"));
        read.diagnostics
            .iter()
            .map(|diagnostic| diagnostic.code)
            .collect()
    }

    #[test]
    fn a_unit_is_one_name_said_once() {
        assert_eq!(codes("unit L\n"), [] as [&str; 0]);
        assert_eq!(codes("unit L\nunit t\n"), ["E0201"]);
        assert_eq!(codes("unit\n"), ["E0104"]);
        assert_eq!(codes("unit L, t\n"), ["E0106"]);
    }

    #[test]
    fn what_is_measured_is_counted_in_its_unit_and_what_comes_in_pieces_in_none() {
        let text = format!(
            "{HEADER}thing fuel (litres of fuel)\nunit L\nthing truck (trucks)\n\
             clause fuel in Pause\nBeta must admit at least 2000 litres of fuel each day\ncounted at crossing\n\
             clause trucks in Pause\nBeta must admit at least 2 trucks each day\ncounted at crossing\n"
        );
        let agreement = read(&text).agreement.unwrap();
        let unit = |label: &str| {
            let part = &agreement.clause(label).unwrap().readings[0].parts[0];
            part.duty.kernel.measure().unit.clone()
        };
        assert_eq!(unit("fuel").as_deref(), Some("L"));
        assert_eq!(unit("trucks"), None);
    }
}
