//! How the names of a text are written in another language: `names in Arabic`, then a line for each.
//!
//! Only what is shown changes. Nothing here is agreed on, and nothing of it is ever judged or matched with a claim.

use std::collections::{BTreeMap, BTreeSet};

use tregua_syntax::{Block, Diagnostic, SyntaxKind};

use crate::cursor::{Cursor, said};
use crate::fault::{Fault, Reads, What, expected, full, keywords, left_over};
use crate::meaning::{Rendering, Thing};
use crate::names::Names;
use crate::phrases;

/// The languages a text can give its names in: the word of the text, the code, and the plural categories of whole numbers
/// (Unicode CLDR 47, cardinal rules; the Italian `many` is of millions alone and reads as `other`).
const LANGUAGES: [(&str, &str, &[&str]); 3] = [
    ("Italian", "it", &["one", "other"]),
    ("Arabic", "ar", &["one", "two", "few", "many", "other"]),
    ("Hebrew", "he", &["one", "two", "other"]),
];

/// Every category that a form can be given for.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A text renders at most so many names in one language.
const MAX_NAMES: usize = 2_000;

/// Reads every `names in …` block. `labels` are the labels of clauses, broken ones too.
pub(crate) fn renderings(
    blocks: &[Block],
    names: &Names,
    labels: &BTreeSet<String>,
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, BTreeMap<String, Rendering>> {
    let ours = |block: &&Block| block.kind == SyntaxKind::Names;
    let quoted = quoted(blocks);
    let mut found: BTreeMap<String, BTreeMap<String, Rendering>> = BTreeMap::new();
    for block in blocks.iter().filter(ours) {
        let mut lines = block.lines.iter();
        let Some(head) = lines.next() else { continue };
        let (code, categories) = match language(&mut Cursor::new(&head.words)) {
            Ok(language) => language,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        let written = found.entry(code.to_owned()).or_default();
        for line in lines {
            if full(faults) {
                return found;
            }
            let mut cursor = Cursor::new(&line.words);
            let start = cursor;
            if written.len() >= MAX_NAMES {
                faults.push(phrases::too_many(&start, "names", MAX_NAMES));
                break;
            }
            let read = name(&mut cursor, names, labels, &quoted).and_then(|(name, only_thing)| {
                let thing = names.thing(&name);
                let read = rendering(&mut cursor, thing, only_thing, categories)?;
                let before = written.entry(name.clone()).or_default();
                let again = read.name.is_some() && before.name.is_some()
                    || !read.forms.is_empty() && !before.forms.is_empty();
                if again {
                    return Err(phrases::twice(&start, &name, None));
                }
                before.name = before.name.take().or(read.name);
                before.forms.extend(read.forms);
                Ok(())
            });
            faults.extend(read.err());
        }
    }
    found
}

/// Everything that stands in quotes outside these blocks: names of readings, descriptions of zones, the name of the text.
fn quoted(blocks: &[Block]) -> BTreeSet<&str> {
    let others = blocks
        .iter()
        .filter(|block| !matches!(block.kind, SyntaxKind::Names | SyntaxKind::Example));
    let words = others
        .flat_map(|block| &block.lines)
        .flat_map(|line| &line.words);
    let quoted = words.filter(|word| word.kind == SyntaxKind::Quoted);
    quoted.map(|word| word.inside()).collect()
}

/// `names in Arabic`: the code of the language, and the categories that its things need.
fn language(cursor: &mut Cursor) -> Reads<(&'static str, &'static [&'static str])> {
    phrases::expect(cursor, "names in")?;
    let found = LANGUAGES.iter().find(|(word, ..)| cursor.eat(word));
    let Some((_, code, categories)) = found else {
        let words: Vec<&str> = LANGUAGES.iter().map(|(word, ..)| *word).collect();
        return Err(keywords(cursor, &words));
    };
    match cursor.at_end() {
        true => Ok((code, categories)),
        false => Err(left_over(cursor)),
    }
}

/// What is rendered: a declared name, a kind, a label, or words that stand in quotes elsewhere; and whether it is the name of a
/// thing and of nothing else.
fn name(
    cursor: &mut Cursor,
    names: &Names,
    labels: &BTreeSet<String>,
    quoted: &BTreeSet<&str>,
) -> Reads<(String, bool)> {
    let start = *cursor;
    if cursor.peek_kind() == Some(SyntaxKind::Quoted) {
        let words = phrases::quoted(cursor)?;
        return match quoted.contains(words.as_str()) {
            true => Ok((words, false)),
            false => Err(unknown(&start, cursor, &words, quoted.iter().copied())),
        };
    }
    let rest = cursor.rest();
    let colon = rest.iter().position(|word| word.kind == SyntaxKind::Colon);
    let words = said(rest.get(..colon.unwrap_or(rest.len())).unwrap_or_default());
    cursor.skip(colon.unwrap_or(rest.len()));
    let axes = names.things.iter().flat_map(|thing| &thing.axes);
    let kinds = axes.flat_map(|axis| axis.kinds.iter().chain([&axis.name]));
    let named: BTreeSet<&str> = (names.voices.names())
        .chain(names.zones.names())
        .chain(names.phases.names())
        .chain(names.tracks.names())
        .chain(kinds.map(String::as_str))
        .chain(labels.iter().map(String::as_str))
        .collect();
    let things = names.things.iter().map(|thing| thing.name.as_str());
    let known: BTreeSet<&str> = named.iter().copied().chain(things).collect();
    let only_thing = !named.contains(words.as_str());
    match known.contains(words.as_str()) {
        true => Ok((words, only_thing)),
        false => Err(unknown(&start, cursor, &words, known)),
    }
}

fn unknown<'k>(
    start: &Cursor,
    end: &Cursor,
    found: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Fault {
    let fault = Diagnostic::error("E0210", end.since(start)).with("found", found);
    Box::new(fault.suggest(tregua_syntax::nearest(found, known)))
}

/// `: "شاحنة"`, or for a thing `: one "شاحنة", two "شاحنتان", few "شاحنات", many "شاحنة", other "شاحنة"`.
fn rendering(
    cursor: &mut Cursor,
    thing: Option<&Thing>,
    only_thing: bool,
    categories: &'static [&'static str],
) -> Reads<Rendering> {
    if cursor.eat_kind(SyntaxKind::Colon).is_none() {
        return Err(expected(cursor, What::Colon, []));
    }
    let start = *cursor;
    let mut read = Rendering::default();
    if cursor.peek_kind() == Some(SyntaxKind::Quoted) {
        read.name = Some(phrases::quoted(cursor)?);
    } else {
        loop {
            let here = *cursor;
            let Some(category) = CATEGORIES.iter().find(|category| cursor.eat(category)) else {
                return Err(keywords(cursor, categories));
            };
            if thing.is_none() {
                return Err(forms_fault(&here, cursor, "none", ""));
            }
            let form = phrases::quoted(cursor)?;
            if read.forms.insert((*category).to_owned(), form).is_some() {
                return Err(phrases::twice(&here, category, None));
            }
            if cursor.eat_kind(SyntaxKind::Comma).is_none() {
                break;
            }
        }
    }
    if !cursor.at_end() {
        return Err(left_over(cursor));
    }
    let counted = read.name.is_none() || thing.is_some() && only_thing;
    let missing = categories
        .iter()
        .filter(|category| counted && !read.forms.contains_key(**category));
    let missing: Vec<&str> = missing.copied().collect();
    match missing.as_slice() {
        [] => Ok(read),
        missing => Err(forms_fault(&start, cursor, "missing", &missing.join(", "))),
    }
}

/// The complaint about forms by number: of a name that is not counted, or that lack some.
fn forms_fault(start: &Cursor, end: &Cursor, why: &str, missing: &str) -> Fault {
    let fault = Diagnostic::error("E0211", end.since(start));
    Box::new(fault.with("why", why).with("missing", missing))
}

#[cfg(test)]
mod tests {
    use crate::read;

    const TEXT: &str = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\n\
        clock +02:00, each day runs 07:00 to 07:00\nphase Pause\nstarts 2024-01-01 07:00\nlasts 4 days\n\
        thing truck (trucks)\nkinds load: goods and fuel\n\
        clause aid trucks in Pause\nBeta must admit at least 2 trucks each day\ncounted at crossing\n\
        reading \"three a day\": at least 3 trucks, held by Alpha\n";

    fn codes(lines: &str) -> Vec<&'static str> {
        let read = read(&format!("{TEXT}{lines}"));
        let codes = read.diagnostics.iter().map(|diagnostic| diagnostic.code);
        codes.collect()
    }

    #[test]
    fn names_of_every_sort_are_rendered_and_change_nothing_that_is_agreed() {
        let lines = "names in Arabic\nAlpha: \"ألفا\"\nPause: \"الهدنة\"\nfuel: \"وقود\"\naid trucks: \"شاحنات المعونة\"\n\
            \"three a day\": \"ثلاث كل يوم\"\n\
            truck: one \"شاحنة\", two \"شاحنتان\", few \"شاحنات\", many \"شاحنة\", other \"شاحنة\"\n";
        let plain = read(TEXT).agreement.unwrap();
        let outcome = read(&format!("{TEXT}{lines}"));
        assert_eq!(outcome.diagnostics, []);
        let agreement = outcome.agreement.unwrap();
        assert_eq!(agreement.clauses, plain.clauses);
        assert_eq!(agreement.rendered("ar", "Alpha"), Some("ألفا"));
        assert_eq!(
            agreement.rendered("ar", "aid trucks"),
            Some("شاحنات المعونة")
        );
        assert_eq!(agreement.rendered("it", "Alpha"), None);
        assert_eq!(agreement.counted("ar", "truck", "two"), Some("شاحنتان"));
        assert_eq!(
            agreement.rendered("ar", "truck"),
            None,
            "things are counted"
        );
        assert_eq!(
            agreement.counted("ar", "truck", "zero"),
            Some("شاحنة"),
            "as for every other number"
        );
    }

    #[test]
    fn what_is_not_declared_or_lacks_a_form_is_told() {
        assert_eq!(codes("names in Klingon\nAlpha: \"x\"\n"), ["E0103"]);
        assert_eq!(codes("names in Italian\nGamma: \"x\"\n"), ["E0210"]);
        assert_eq!(
            codes("names in Italian\n\"four a day\": \"x\"\n"),
            ["E0210"]
        );
        assert_eq!(codes("names in Italian\ntruck: \"camion\"\n"), ["E0211"]);
        assert_eq!(codes("names in Italian\nAlpha: one \"Alfa\"\n"), ["E0211"]);
        assert_eq!(
            codes("names in Italian\nAlpha: \"Alfa\"\nAlpha: \"Alfa\"\n"),
            ["E0201"]
        );
        assert_eq!(
            codes("names in Italian\ntruck: one \"camion\", other \"camion\"\n"),
            [] as [&str; 0]
        );
    }
}
