//! What every one of these histories is made of: its text, its claims, and the rows of its case file.

use std::collections::BTreeSet;

use tregua_agreement::Agreement;
use tregua_calendar::Timestamp;
use tregua_import::{File, Options, Vocabulary};
use tregua_record::entries::claim::Claim;
use tregua_standing::{Evaluator, Moment, Statement};

/// A history, as its folder has it.
pub(crate) struct Example {
    pub(crate) text: &'static str,
    pub(crate) sources: &'static [u8],
    pub(crate) claims: &'static [u8],
    /// A row of its case file on each line.
    pub(crate) rows: &'static str,
}

impl Example {
    pub(crate) fn agreement(&self) -> Agreement {
        let read = tregua_agreement::read(self.text);
        assert_eq!(read.diagnostics, []);
        read.agreement.unwrap()
    }

    pub(crate) fn claims(&self) -> Vec<Claim> {
        let files = [("sources.csv", self.sources), ("claims.csv", self.claims)];
        let files = files.map(|(name, bytes)| File { name, bytes });
        let vocabulary = Vocabulary::from(&self.agreement());
        let batch = tregua_import::read(&files, &vocabulary, &Options::default());
        assert_eq!(batch.problems, []);
        batch.claims
    }

    /// What follows at `as_of`, knowing what had been said by `as_known`.
    pub(crate) fn asked<T>(
        &self,
        as_of: &str,
        as_known: &str,
        answer: impl FnOnce(&Evaluator<'_>) -> T,
    ) -> T {
        let agreement = self.agreement();
        let statement = |claim: Claim| Statement {
            id: (&claim.key).into(),
            author: "recorder".into(),
            known: claim.said.unwrap().latest(&agreement.clock),
            claim: claim.into(),
        };
        let statements: Vec<Statement> = self.claims().into_iter().map(statement).collect();
        let instant = |text: &str| -> Timestamp { text.parse().unwrap() };
        let moment = Moment {
            as_of: instant(as_of),
            as_known: instant(as_known),
        };
        answer(&Evaluator::new(&agreement, &statements, moment))
    }

    /// Every row of the case file has a claim or a clause, and every claim and clause a row.
    pub(crate) fn is_housed(&self) {
        let rows = self.rows.lines().filter(|line| !line.starts_with('#'));
        let rows: BTreeSet<&str> = rows.collect();
        let mut named: BTreeSet<String> = BTreeSet::new();
        for claim in self.claims() {
            let cell = claim.extra.get("x_case").cloned().unwrap_or_default();
            assert!(!cell.is_empty(), "{} names no row", claim.key);
            assert!(claim.source.is_some() || claim.voice.starts_with("recorder"));
            named.extend(cell.split(';').map(str::to_owned));
        }
        for clause in &self.agreement().clauses {
            assert!(!clause.rows.is_empty(), "{} names no row", clause.label);
            named.extend(clause.rows.iter().cloned());
        }
        let named: BTreeSet<&str> = named.iter().map(String::as_str).collect();
        assert_eq!(named, rows);
    }
}
