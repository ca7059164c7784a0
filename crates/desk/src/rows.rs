//! Claims and sources on record as rows again, in the columns that import reads.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use tregua_calendar::Clock;
use tregua_import::{Layout, Options, Rows, SharedClaim, SourceRow, Vocabulary, WriteError};
use tregua_record::Claim;
use tregua_wording::{Arg, Wording};

use crate::intake::source_row;
use crate::{HeldPayload, Holdings};

/// Keys named at most when claims would not read back alike.
const MOST_NAMED: usize = 20;

/// Claims that are read back at once, to see whether they would be the same.
const CHUNK: usize = 1000;

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
    pub claims: Vec<SharedClaim>,
    /// The sources.
    pub sources: Vec<SourceRow>,
    /// Entries whose payload was erased, or is not understood by this version.
    pub unread: usize,
    /// Entries left out because they are for groups: a file would be for everybody.
    pub restricted: usize,
}

impl OnRecord {
    /// The rows; with `received` also when this record received each claim.
    pub fn of(holdings: &Holdings, received: bool) -> Self {
        let mut rows = OnRecord {
            claims: Vec::new(),
            sources: Vec::new(),
            unread: 0,
            restricted: 0,
        };
        for entry in holdings.entries() {
            match &entry.payload {
                Some(_) if entry.group.is_some() => rows.restricted += 1,
                Some(HeldPayload::Statement(claim)) => {
                    rows.claims.push(SharedClaim {
                        claim: Arc::clone(claim),
                        received: entry.received.filter(|_| received),
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
        if self.restricted > 0 {
            let entries = words.say("entries", &[("n", (self.restricted as u64).into())]);
            remarks.push(words.say("export-restricted", &[("entries", Arg::said(entries))]));
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
        let claims = || self.claims.iter().map(|shared| &shared.claim);
        let options = Options {
            known_sources: claims()
                .filter_map(|claim| claim.source.as_ref().map(String::from))
                .collect(),
            known_claims: claims()
                .flat_map(|claim| claim.refers_to.iter().map(String::from))
                .collect(),
            rebuild: true,
            ..Options::default()
        };
        let reads_alike = |claims: &[SharedClaim]| {
            let mut bytes = Vec::new();
            // Memory takes whatever is written to it.
            let _ = tregua_import::write_text(&mut bytes, Rows::Shared(claims), Layout::default());
            let file = tregua_import::File {
                name: "",
                bytes: &bytes,
            };
            let read = tregua_import::read(&[file], &Vocabulary::open(), &options);
            let alike = |(read, written): (&Claim, &SharedClaim)| {
                let received = written.received();
                match written.claim.received == received {
                    true => *read == *written.claim,
                    false => {
                        let mut claim = Claim::clone(&written.claim);
                        claim.received = received;
                        *read == claim
                    }
                }
            };
            read.claims.len() == claims.len() && read.claims.iter().zip(claims).all(alike)
        };
        let chunks = self.claims.chunks(CHUNK);
        // Row `n` stands on no certain line: words may hold line ends. Where not all are alike each claim is tried by itself.
        let tried = chunks.filter(|chunk| !reads_alike(chunk)).flatten();
        let otherwise = tried.filter(|claim| !reads_alike(std::slice::from_ref(*claim)));
        otherwise.map(|shared| shared.claim.key.as_str()).collect()
    }

    /// Writes a file of these tables, row by row. A text holds one: the first.
    ///
    /// # Errors
    /// [`WriteError`] if a workbook cannot hold them, or the system takes no more.
    pub fn write(
        &self,
        out: &mut dyn Write,
        form: Form,
        tables: &[Table],
        layout: Layout<'_>,
    ) -> Result<(), WriteError> {
        let mut tables = tables.iter().map(|table| self.table(*table));
        match (form, tables.next()) {
            (Form::Csv, Some(table)) => Ok(tregua_import::write_csv(out, table, layout)?),
            (Form::Csv, None) => Ok(()),
            (Form::Xlsx, first) => {
                let tables: Vec<Rows<'_>> = first.into_iter().chain(tables).collect();
                tregua_import::write_xlsx(out, &tables, layout)
            }
        }
    }

    /// The rows as JSON: under `claims` and `sources` one object for each, with the columns of a file. Each is made when it is
    /// written.
    pub fn document<'a>(&'a self, clock: Option<&'a Clock>) -> impl Serialize + 'a {
        Document { rows: self, clock }
    }
}

struct Document<'a> {
    rows: &'a OnRecord,
    clock: Option<&'a Clock>,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let list = |table: Table| List {
            rows: self.rows.table(table),
            clock: self.clock,
        };
        let mut document = serializer.serialize_struct("Document", 4)?;
        document.serialize_field("format", &1)?;
        document.serialize_field("claims", &list(Table::Claims))?;
        document.serialize_field("sources", &list(Table::Sources))?;
        document.serialize_field("unread", &self.rows.unread)?;
        document.end()
    }
}

struct List<'a> {
    rows: Rows<'a>,
    clock: Option<&'a Clock>,
}

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let objects = tregua_import::objects(self.rows, self.clock);
        let sorted = objects.map(|cells| cells.into_iter().collect::<BTreeMap<_, _>>());
        serializer.collect_seq(sorted)
    }
}
