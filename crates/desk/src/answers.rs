//! Lines of quick entry: what a record knows that they can name, and drafts of them on record.

use std::collections::{BTreeMap, BTreeSet};

use crate::intake::source_row;
use crate::{HeldPayload, Holdings};
use tregua_import::quick::Known;

/// What the entries say that a line can name.
pub fn known(holdings: &Holdings) -> Known {
    let mut known = Known::default();
    for payload in holdings
        .entries()
        .iter()
        .filter_map(|entry| entry.payload.as_ref())
    {
        match payload {
            HeldPayload::Statement(claim) => {
                known.claims.insert(claim.key.clone());
                known.voices.insert(claim.voice.clone());
                known.things.extend(claim.thing.clone());
                if let Some(office) = &claim.speaker {
                    add(&mut known.offices, office, &claim.voice);
                }
                if let (Some(about), Some(act)) = (&claim.about, &claim.act) {
                    add(&mut known.abouts, about, act);
                }
            }
            HeldPayload::Source(source) => known.sources.push(source_row(source)),
            _ => {}
        }
    }
    known
}

fn add(map: &mut BTreeMap<String, BTreeSet<String>>, key: &str, value: &str) {
    map.entry(key.to_owned())
        .or_default()
        .insert(value.to_owned());
}
