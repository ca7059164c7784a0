//! Claims and sources on record as rows again, in the columns that import reads.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use tregua_calendar::{Clock, Timestamp};
use tregua_import::{Layout, Options, Rows, SourceRow, Vocabulary, WriteError};
use tregua_record::Claim;
use tregua_wording::{Arg, Wording};

use crate::intake::source_row;
use crate::{HeldPayload, Holdings};

/// Keys named at most when claims would not read back alike.
const MOST_NAMED: usize = 20;

/// What is written: one of the two tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// The claims.
    Claims,
    /// The sources.
    Sources,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text: one table.
    Csv,
    /// A workbook: a sheet for each table.
    Xlsx,
}

/// What is on record, as rows, in the order of its entries.
#[derive(Debug, Clone)]
pub struct OnRecord {
    /// The claims, shared with whoever keeps the record.
    pub claims: Vec<Arc<Claim>>,
    /// The sources.
    pub sources: Vec<SourceRow>,
    /// Entries whose payload was erased, or is not understood by this version.
    pub unread: usize,
}

/// The claim with the time when this record received it, unless it says so itself.
pub fn with_received(mut claim: Arc<Claim>, at: Option<Timestamp>) -> Arc<Claim> {
    if claim.received.is_none() && at.is_some() {
        Arc::make_mut(&mut claim).received = at;
    }
    claim
}

impl OnRecord {
    /// The rows; with `received` also when this record received each claim.
    pub fn of(holdings: &Holdings, received: bool) -> Self {
        let mut rows = OnRecord {
            claims: Vec::new(),
            sources: Vec::new(),
            unread: 0,
        };
        for entry in holdings.entries() {
            match &entry.payload {
                Some(HeldPayload::Statement(claim)) => {
                    let claim = Arc::clone(claim);
                    rows.claims.push(if received {
                        with_received(claim, entry.received)
                    } else {
                        claim
                    });
                }
                Some(HeldPayload::Source(source)) => rows.sources.push(source_row(source)),
                Some(_) => {}
                None => rows.unread += 1,
            }
        }
        rows
    }

    /// A table, as the writers take it.
    pub fn table(&self, table: Table) -> Rows<'_> {
        match table {
            Table::Claims => Rows::Shared(&self.claims),
            Table::Sources => Rows::Sources(&self.sources),
        }
    }

    /// `184 claims`.
    pub fn count(&self, table: Table, words: &Wording) -> String {
        let (key, n) = match table {
            Table::Claims => ("claims", self.claims.len()),
            Table::Sources => ("sources", self.sources.len()),
        };
        words.say(key, &[("n", (n as u64).into())])
    }

    /// What the rows cannot say, in words.
    pub fn remarks(&self, words: &Wording) -> Vec<String> {
        let mut remarks = Vec::new();
        if self.unread > 0 {
            let entries = words.say("entries", &[("n", (self.unread as u64).into())]);
            remarks.push(words.say("export-unread", &[("entries", Arg::said(entries))]));
        }
        let keys = self.that_read_otherwise();
        if !keys.is_empty() {
            let n = words.say("claims", &[("n", (keys.len() as u64).into())]);
            let few = keys.iter().take(MOST_NAMED);
            let few = few.map(|key| words.apart(&format!("`{key}`")).into_owned());
            let more = (keys.len() > MOST_NAMED).then(|| words.say("and-more", &[]));
            let named = words.join("list-comma", few.chain(more));
            let args = [("claims", Arg::said(n)), ("keys", Arg::said(named))];
            remarks.push(words.say("export-otherwise", &args));
        }
        remarks
    }

    /// Keys of claims whose rows would not read back as the same claims: a name with the sign that parts a list, say.
    /// Rows cannot make such claims, but a record may hold claims that never were rows.
    fn that_read_otherwise(&self) -> Vec<&str> {
        let bytes = tregua_import::write_text(self.table(Table::Claims), Layout::default());
        let file = tregua_import::File {
            name: "",
            bytes: &bytes,
        };
        let named = |key: &String| key.clone();
        let options = Options {
            known_sources: self
                .claims
                .iter()
                .filter_map(|claim| claim.source.clone())
                .collect(),
            known_claims: self
                .claims
                .iter()
                .flat_map(|claim| claim.refers_to.iter().map(named))
                .collect(),
            rebuild: true,
            ..Options::default()
        };
        let read = tregua_import::read(&[file], &Vocabulary::open(), &options);
        if read.claims.iter().eq(self.claims.iter().map(AsRef::as_ref)) {
            return Vec::new();
        }
        // Row `n` stands on no certain line: words may hold line ends. Each claim is tried by itself.
        let alone = |claim: &&Arc<Claim>| {
            let one = Rows::Shared(std::slice::from_ref(*claim));
            let bytes = tregua_import::write_text(one, Layout::default());
            let file = tregua_import::File {
                name: "",
                bytes: &bytes,
            };
            let read = tregua_import::read(&[file], &Vocabulary::open(), &options);
            read.claims.first() != Some(claim.as_ref())
        };
        self.claims
            .iter()
            .filter(alone)
            .map(|claim| claim.key.as_str())
            .collect()
    }

    /// The bytes of a file of these tables. A text holds one: the first.
    ///
    /// # Errors
    /// [`WriteError`] if a workbook cannot hold them.
    pub fn file(
        &self,
        form: Form,
        tables: &[Table],
        layout: Layout<'_>,
    ) -> Result<Vec<u8>, WriteError> {
        let mut tables = tables.iter().map(|table| self.table(*table));
        match form {
            Form::Csv => Ok(tables
                .next()
                .map_or_else(Vec::new, |table| tregua_import::write_csv(table, layout))),
            Form::Xlsx => tregua_import::write_xlsx(&tables.collect::<Vec<_>>(), layout),
        }
    }

    /// The rows as JSON: under `claims` and `sources` one object for each, with the columns of a file.
    pub fn document(&self, clock: Option<&Clock>) -> Value {
        let list = |table: Table| -> Vec<Value> {
            let objects = tregua_import::objects(self.table(table), clock).into_iter();
            let object = |cells: Vec<(String, String)>| {
                let cells = cells
                    .into_iter()
                    .map(|(column, text)| (column, Value::String(text)));
                Value::Object(cells.collect::<Map<_, _>>())
            };
            objects.map(object).collect()
        };
        json!({
            "format": 1, "claims": list(Table::Claims), "sources": list(Table::Sources), "unread": self.unread,
        })
    }
}
