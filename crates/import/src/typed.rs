//! Rows that stand in no file: cells by the name of their column, as a form gives them.

use crate::batch::{File, Options, Outcome, read};
use crate::guard;
use crate::vocabulary::Vocabulary;

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// What to call it in problems (`file`): several rows are told apart by it.
    pub name: &'a str,
    /// Columns and what was typed into them; an empty cell says nothing.
    pub cells: &'a [(&'a str, &'a str)],
}

/// Reads rows by the code that reads files, so that what a form takes is what a spreadsheet may hold, in the same words.
///
/// A row with a column `claim` is a claim; one with `source` and `publisher` or `title` is a source. They may name each other.
pub fn read_typed(rows: &[Typed<'_>], vocabulary: &Vocabulary, options: &Options) -> Outcome {
    let texts: Vec<String> = rows.iter().map(written).collect();
    let files: Vec<File<'_>> = rows
        .iter()
        .zip(&texts)
        .map(|(row, text)| File {
            name: row.name,
            bytes: text.as_bytes(),
        })
        .collect();
    read(&files, vocabulary, options)
}

/// The row as a file has it. Tags of our own stand above it, so that words beginning with `#` are not taken for such.
fn written(row: &Typed<'_>) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| -> String {
        let quoted = cells.map(|cell| format!("\"{}\"", guard::shut(cell).replace('"', "\"\"")));
        quoted.collect::<Vec<_>>().join(",")
    };
    let names = line(&mut row.cells.iter().map(|(name, _)| *name));
    let tags = line(&mut row.cells.iter().map(|_| "#meta"));
    let cells = line(&mut row.cells.iter().map(|(_, cell)| *cell));
    format!("{names}\n{tags}\n{cells}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(cells: &[(&str, &str)]) -> Outcome {
        let row = Typed { name: "row", cells };
        read_typed(&[row], &Vocabulary::open(), &Options::default())
    }

    #[test]
    fn whatever_is_typed_arrives_as_it_was() {
        let words = ["=1+1", "\"", "a,\nb", "#tag", "'=1", "-5", "עמק", "a;b\tc"];
        for word in words {
            let found = read_one(&[
                ("claim", "k"),
                ("kind", "note"),
                ("voice", "#Alpha"),
                ("cause", word),
                ("figure", ""),
            ]);
            assert!(found.problems.is_empty(), "{word:?}: {:?}", found.problems);
            let cause = found.claims[0].cause.as_deref();
            assert_eq!(cause, Some(word));
        }
    }

    #[test]
    fn a_claim_may_name_a_source_typed_beside_it() {
        let claim = [
            ("claim", "k"),
            ("kind", "note"),
            ("voice", "Alpha"),
            ("source", "#1"),
        ];
        let source = [("source", "#1"), ("publisher", "#Gazette")];
        let rows = [
            Typed {
                name: "source",
                cells: &source,
            },
            Typed {
                name: "claim",
                cells: &claim,
            },
        ];
        let found = read_typed(&rows, &Vocabulary::open(), &Options::default());
        assert!(found.problems.is_empty(), "{:?}", found.problems);
        assert_eq!((found.sources.len(), found.claims.len()), (1, 1));
    }

    #[test]
    fn every_bad_cell_is_told_by_its_column() {
        let found = read_one(&[
            ("claim", "k"),
            ("kind", "deny"),
            ("voice", ""),
            ("amount", "1,5"),
            ("said", "yesterday"),
        ]);
        let places: Vec<_> = found
            .problems
            .iter()
            .map(|problem| (problem.code, problem.column.as_deref()))
            .collect();
        assert!(places.contains(&("I020", Some("voice"))), "{places:?}");
        assert!(places.contains(&("I061", Some("amount"))), "{places:?}");
        assert!(places.contains(&("I053", Some("said"))), "{places:?}");
        assert!(places.contains(&("I062", Some("refers_to"))), "{places:?}");
    }
}
