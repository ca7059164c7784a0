//! The worked histories: every statement of the press reports that they come from has a home in them.
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests end the test, as the tests do"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The histories made from a press report, with the ids of its statements: `S1-01` to `S1-19`.
const REPORTS: [(&str, &str, usize); 2] = [("gaza-2023-11", "S1", 19), ("gaza-2024-02", "S2", 11)];

/// What a history holds that a statement can live in.
struct History {
    /// Claim keys, each with the statements that it names in `x_case`.
    claims: BTreeMap<String, BTreeSet<String>>,
    labels: BTreeSet<String>,
}

/// The folders in `examples/` that have a page of statements, by name.
fn pages() -> BTreeMap<String, PathBuf> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    fs::read_dir(examples)
        .unwrap()
        .map(|found| found.unwrap().path())
        .filter(|folder| folder.join("reports.md").is_file())
        .map(|folder| {
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            (name, folder)
        })
        .collect()
}

impl History {
    fn of(folder: &Path) -> Self {
        let mut claims = BTreeMap::new();
        let mut labels = BTreeSet::new();
        for found in fs::read_dir(folder).unwrap() {
            let path = found.unwrap().path();
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("csv") => read_claims(&path, &mut claims),
                Some("tregua") => {
                    let read = tregua_agreement::read(&fs::read_to_string(&path).unwrap());
                    let clauses = read.agreement.unwrap().clauses;
                    labels.extend(clauses.into_iter().map(|clause| clause.label));
                }
                _ => {}
            }
        }
        History { claims, labels }
    }
}

/// Adds the claims of a file; a table without claims adds none.
fn read_claims(path: &Path, claims: &mut BTreeMap<String, BTreeSet<String>>) {
    let mut reader = csv::Reader::from_path(path).unwrap();
    for row in reader.deserialize() {
        let row: BTreeMap<String, String> = row.unwrap();
        let Some(key) = row.get("claim") else { return };
        let cell = row.get("x_case").map_or("", String::as_str);
        let named = cell.split(';').map(|id| id.trim().to_owned()).collect();
        claims.insert(key.clone(), named);
    }
}

/// The rows of the page's table: the id of a statement, and the names in backticks in the last cell.
fn homes(page: &str) -> Vec<(String, Vec<String>)> {
    let cells = |line: &str| -> Vec<String> {
        line.trim()
            .trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    page.lines()
        .filter(|line| line.starts_with("| S"))
        .map(|line| {
            let cells = cells(line);
            let last = cells.last().map_or("", String::as_str);
            let names = last.split('`').skip(1).step_by(2).map(str::to_owned);
            (cells[0].clone(), names.collect())
        })
        .collect()
}

/// What is wrong with a page, in words.
fn faults(page: &str, statements: &BTreeSet<String>, history: &History) -> Vec<String> {
    let homes = homes(page);
    let mut faults = Vec::new();
    for id in statements {
        let rows = homes.iter().filter(|(row, _)| row == id).count();
        if rows != 1 {
            faults.push(format!("{id} has {rows} rows"));
        }
    }
    // Where claims name the statements, one that lives in them is named by one of them.
    let linked = history
        .claims
        .values()
        .any(|named| !named.is_disjoint(statements));
    for (id, names) in &homes {
        if !statements.contains(id) {
            faults.push(format!("{id} is no statement of the report"));
        }
        if !names.iter().any(|name| history.claims.contains_key(name)) {
            faults.push(format!("{id} names no claim in backticks"));
        }
        for name in names {
            if !history.claims.contains_key(name) && !history.labels.contains(name) {
                faults.push(format!("{id} names `{name}`, neither claim nor clause"));
            }
        }
        let own = |named: &BTreeSet<String>| named.contains(id);
        if linked
            && !names
                .iter()
                .filter_map(|name| history.claims.get(name))
                .any(own)
        {
            faults.push(format!("no claim that {id} lives in names it"));
        }
    }
    faults
}

fn statements(prefix: &str, count: usize) -> BTreeSet<String> {
    (1..=count).map(|at| format!("{prefix}-{at:02}")).collect()
}

#[test]
fn every_statement_of_the_reports_lives_in_its_history() {
    let pages = pages();
    assert!(pages.contains_key("gaza-2023-11"), "{pages:?}");
    for (name, folder) in pages {
        let report = REPORTS.iter().find(|(known, ..)| *known == name);
        let Some((_, prefix, count)) = report else {
            panic!("examples/{name}/reports.md: say in this test which statements it has");
        };
        let page = fs::read_to_string(folder.join("reports.md")).unwrap();
        let found = faults(&page, &statements(prefix, *count), &History::of(&folder));
        assert!(found.is_empty(), "examples/{name}/reports.md: {found:#?}");
    }
}

#[test]
fn a_page_is_held_to_its_statements_its_claims_and_its_clauses() {
    let claims = [("k1", "S9-01"), ("k2", "S9-02"), ("k3", "S9-02")];
    let claims = claims.map(|(key, id)| (key.to_owned(), [id.to_owned()].into()));
    let history = History {
        claims: claims.into(),
        labels: ["goods trucks".to_owned()].into(),
    };
    let told = |page: &str| faults(page, &statements("S9", 2), &history);
    let whole =
        "| S9-01 | … | Alpha | `k1`, clause `goods trucks` |\n| S9-02 | … | Beta | `k2`; `k3` |\n";
    assert_eq!(told(whole), [] as [&str; 0]);
    assert_eq!(told("| S9-01 | … | Alpha | `k1` |\n"), ["S9-02 has 0 rows"]);
    assert_eq!(
        told(&whole.replace("`k1`", "`k1`, `k9`")),
        ["S9-01 names `k9`, neither claim nor clause"]
    );
    assert_eq!(
        told(&whole.replace("goods trucks", "good trucks")),
        ["S9-01 names `good trucks`, neither claim nor clause"]
    );
    assert_eq!(
        told(&format!("{whole}| S9-03 | … | Gamma | `k1` |\n")),
        [
            "S9-03 is no statement of the report",
            "no claim that S9-03 lives in names it"
        ]
    );
    assert_eq!(
        told(&whole.replace("`k1`, clause", "clause")),
        [
            "S9-01 names no claim in backticks",
            "no claim that S9-01 lives in names it"
        ]
    );
}
