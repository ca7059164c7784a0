//! The statements of a press report that a history was made from, as its page `reports.md` tells them: what each says, and
//! where in the record it lives.

/// What a page says of a statement that no clause judges.
const RECORDED_ONLY: &str = "recorded only";

/// One report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The page's heading.
    pub title: String,
    /// Its statements, in the order of the page.
    pub statements: Vec<ReportStatement>,
}

/// One statement of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStatement {
    /// `S1-01`.
    pub id: String,
    /// What it says, in the words of the page.
    pub says: String,
    /// Whose statement it is.
    pub by: String,
    /// The page says that no clause judges it.
    pub recorded_only: bool,
    /// Where it lives, in the words of the page; without "recorded only" where they begin with it.
    pub lives: Vec<Piece>,
}

/// A piece of the words that say where a statement lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// The key of a claim or the label of a clause.
    Name(String),
}

impl ReportStatement {
    /// The claims' keys and clauses' labels it lives in.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lives.iter().filter_map(|piece| match piece {
            Piece::Name(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }
}

/// Reads such a page: of its Markdown, the first heading and the rows of tables that begin with the id of a statement.
pub fn read(page: &str) -> Report {
    let title = page.lines().find_map(|line| line.strip_prefix("# "));
    let statements = page.lines().filter_map(|line| {
        let row = line.trim().strip_prefix('|')?;
        let row = row.strip_suffix('|').unwrap_or(row);
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [id, says, by, lives] = cells.as_slice() else {
            return None;
        };
        is_statement(id).then(|| ReportStatement {
            id: (*id).to_owned(),
            says: (*says).to_owned(),
            by: (*by).to_owned(),
            recorded_only: lives.contains(RECORDED_ONLY),
            lives: pieces(
                lives
                    .strip_prefix(RECORDED_ONLY)
                    .unwrap_or(lives)
                    .trim_start_matches([':', ',', ' ']),
            ),
        })
    });
    Report {
        title: title.unwrap_or_default().trim().to_owned(),
        statements: statements.collect(),
    }
}

/// True for the id of a statement of a report: `S`, the report's number, `-`, the statement's.
pub fn is_statement(text: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = text.strip_prefix('S').and_then(|rest| rest.split_once('-'));
    parts.is_some_and(|(report, statement)| number(report) && number(statement))
}

/// Words and, between backticks, names.
fn pieces(cell: &str) -> Vec<Piece> {
    let pieces = cell.split('`').enumerate();
    let pieces = pieces.filter(|(_, text)| !text.is_empty());
    pieces
        .map(|(at, text)| match at % 2 {
            0 => Piece::Words(text.to_owned()),
            _ => Piece::Name(text.to_owned()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "\
# The report of the lake

Prose with a | in it.

| id | what it says | attributed to | lives in |
|---|---|---|---|
| S9-01 | trucks came | Alpha | `k1`, counted under `goods trucks` |
| S9-02 | talks went on | Beta; reporter | recorded only: `k2` |
";

    #[test]
    fn a_page_gives_its_statements_with_what_they_say_and_where_they_live() {
        let report = read(PAGE);
        assert_eq!(report.title, "The report of the lake");
        let ids: Vec<&str> = report
            .statements
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        assert_eq!(ids, ["S9-01", "S9-02"]);
        let [first, second] = report.statements.as_slice() else {
            panic!()
        };
        assert_eq!(first.says, "trucks came");
        assert_eq!(second.by, "Beta; reporter");
        assert_eq!(first.names().collect::<Vec<_>>(), ["k1", "goods trucks"]);
        assert!(!first.recorded_only && second.recorded_only);
        assert_eq!(second.lives, [Piece::Name("k2".to_owned())]);
        assert_eq!(first.lives[1], Piece::Words(", counted under ".to_owned()));
    }

    #[test]
    fn only_ids_of_statements_are_ids_of_statements() {
        assert!(is_statement("S1-01") && is_statement("S12-3"));
        for other in ["A2-01", "S-01", "S1-", "S1", "S1-a", "s1-01", ""] {
            assert!(!is_statement(other), "{other}");
        }
    }
}
