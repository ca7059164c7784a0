//! Hands out content that only some may read: some fields of it to everybody, or some or all to another group.
//!
//! What is handed out stands in an entry of its own, sealed or not like any other, so that nothing else has to know of it: whoever
//! can read that entry and has the one it names holds the two to each other.

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::Timestamp;

use super::Record;
use super::groups::{For, GroupError};
use super::plan::Draft;
use super::read::{ReadError, contents_of, damaged, own_envelope, sealed_of};
use super::reveal::RevealError;
use crate::entries::disclosure::{self, Disclosure};
use crate::entries::statement;
use crate::slots::Part;
use crate::store::Reader;
use crate::{
    Claim, EntryId, Envelope, Header, KindCode, Organisation, Packed, Payload, Ref, Rel, Sealed,
};

/// Some fields of an entry, as somebody disclosed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosed {
    /// The entry that shows them.
    pub by: EntryId,
    /// Whose words they are.
    pub of: EntryId,
    /// Who shows them.
    pub author: Organisation,
    /// The names of the fields that are shown, as the columns of a claim have them.
    pub fields: Vec<&'static str>,
    /// A claim with these fields, and nothing of all others.
    pub claim: Claim,
}

impl Record {
    /// Shows some fields of claims of this node's own organisation, to everybody or to a group, or hands the whole of them to a
    /// group, by an entry for each. `only` names the fields as columns do; empty means all.
    ///
    /// # Errors
    /// [`RevealError`]; the record is then unchanged.
    pub fn disclose(
        &mut self,
        entries: &BTreeSet<EntryId>,
        only: &BTreeSet<String>,
        group: Option<&str>,
        at: Timestamp,
    ) -> Result<Vec<EntryId>, RevealError> {
        let (group, drafts) = self.disclosures(entries, only, group)?;
        let done = self.add(&drafts, None, at, group.as_ref())?;
        Ok(done.entries)
    }

    /// Whether [`Record::disclose`] would take these, without doing it.
    ///
    /// # Errors
    /// As [`Record::disclose`].
    pub fn may_disclose(
        &self,
        entries: &BTreeSet<EntryId>,
        only: &BTreeSet<String>,
        group: Option<&str>,
    ) -> Result<(), RevealError> {
        self.disclosures(entries, only, group).map(drop)
    }

    fn disclosures(
        &self,
        entries: &BTreeSet<EntryId>,
        only: &BTreeSet<String>,
        group: Option<&str>,
    ) -> Result<(Option<For>, Vec<Draft>), RevealError> {
        self.may_reveal(entries)?;
        let group = group.map(|word| self.group(word)).transpose()?;
        let places = only
            .iter()
            .map(|word| {
                let place = statement::place_of(word);
                place.ok_or_else(|| RevealError::NoField(word.clone()))
            })
            .collect::<Result<BTreeSet<u8>, _>>()?;
        let mut drafts = Vec::new();
        for id in entries {
            let (header, sealed) = self.content(*id)?.ok_or(RevealError::Unread(*id))?;
            let disclosure = match only.is_empty() {
                true => Disclosure::Whole(sealed),
                false => {
                    let by_field = header.salt.is_some() && header.kind.statement().is_some();
                    let part = Part::of(&sealed, |place| places.contains(&place));
                    let part = part.filter(|_| by_field);
                    let part = part.ok_or(RevealError::InOnePiece(*id))?;
                    let lacks = |word: &&String| {
                        let place = statement::place_of(word);
                        place.is_none_or(|place| !part.fields.contains_key(&place))
                    };
                    if let Some(word) = only.iter().find(lacks) {
                        let field = word.clone();
                        return Err(RevealError::WithoutField { id: *id, field });
                    }
                    Disclosure::Some(part)
                }
            };
            drafts.push(draft(*id, disclosure));
        }
        let group = group.map(|known| For {
            id: known.id,
            readers: known.group.readers,
        });
        Ok((group, drafts))
    }

    /// Hands what was sealed for earlier groups of this name, as far as it can be read here, to the readers that the newest one
    /// has beside them. What they were handed before is not handed again.
    ///
    /// # Errors
    /// [`GroupError`]; the record is then unchanged.
    pub fn hand_earlier(&mut self, name: &str, at: Timestamp) -> Result<Vec<EntryId>, GroupError> {
        let newest = self.group(name)?;
        let groups = self.groups()?;
        let own = groups
            .iter()
            .filter(|it| it.author == newest.author && it.group.name == newest.group.name);
        let earlier: BTreeSet<EntryId> = own
            .filter(|it| !newest.group.readers.is_subset(&it.group.readers))
            .map(|it| it.id)
            .collect();
        // Who got what: by its own group, and by what was handed on to others since.
        let reads_all = |group: EntryId| {
            let group = groups.iter().find(|it| it.id == group);
            group.is_some_and(|it| newest.group.readers.is_subset(&it.group.readers))
        };
        let (mut sealed_for, mut handed) = (Vec::new(), BTreeSet::new());
        self.each_entry(|entry| {
            let header = entry.header;
            let Some(group) = header.group else { return };
            match entry.payload {
                Some(Payload::Disclosure(Disclosure::Whole(_))) if reads_all(group) => {
                    handed.extend(disclosed_by(&header));
                }
                Some(Payload::Disclosure(_)) => {}
                Some(_) if earlier.contains(&group) => sealed_for.push(entry.id),
                _ => {}
            }
        })?;
        let mut drafts = Vec::new();
        for id in sealed_for.into_iter().filter(|id| !handed.contains(id)) {
            if let Some((_, sealed)) = self.content(id)? {
                drafts.push(draft(id, Disclosure::Whole(sealed)));
            }
        }
        let group = For {
            id: newest.id,
            readers: newest.group.readers,
        };
        Ok(self.add(&drafts, None, at, Some(&group))?.entries)
    }

    /// The fields that were disclosed one by one, as far as the entry they are of is here and committed to them.
    ///
    /// # Errors
    /// [`ReadError`] if the record is damaged.
    pub fn disclosed(&self) -> Result<Vec<Disclosed>, ReadError> {
        let mut disclosed = Vec::new();
        let reader = self.store().reader();
        reader.each_disclosure(|row| {
            let envelope = own_envelope(&row)?;
            let header = envelope.header();
            let contents = contents_of(&row, header).map_err(|found| damaged(&row, found))?;
            let Some(Payload::Disclosure(Disclosure::Some(part))) = contents.payload else {
                return Ok(());
            };
            for of in disclosed_by(header) {
                let Some(row) = reader.by_id(of)? else {
                    continue;
                };
                let of_header = own_envelope(&row)?.header().clone();
                let fits = of_header.salt.is_some() && part.commit() == Some(of_header.commit);
                if let Some(claim) = claim_of(of_header.kind, &part).filter(|_| fits) {
                    let fields = part.fields.keys();
                    disclosed.push(Disclosed {
                        by: envelope.id(),
                        of,
                        author: header.author.clone(),
                        fields: fields.filter_map(|at| statement::word_of(*at)).collect(),
                        claim,
                    });
                }
            }
            Ok::<_, ReadError>(())
        })?;
        Ok(disclosed)
    }

    /// The header of an entry, and its content if it is here.
    fn content(&self, id: EntryId) -> Result<Option<(Header, Sealed)>, ReadError> {
        let Some((envelope, Some(sealed))) = self.proof(id)? else {
            return Ok(None);
        };
        Ok(Some((envelope.header().clone(), sealed)))
    }
}

/// An entry that discloses this one.
fn draft(of: EntryId, disclosure: Disclosure) -> Draft {
    let rel = Rel::Reveals;
    Draft {
        payload: Packed::from(Payload::Disclosure(disclosure)),
        refs: vec![Ref { rel, id: of }],
    }
}

/// What a disclosure is of.
pub(super) fn disclosed_by(header: &Header) -> impl Iterator<Item = EntryId> {
    let is_one = header.kind.number() == disclosure::CODE;
    let names = move |link: &&Ref| is_one && link.rel == Rel::Reveals;
    header.refs.iter().filter(names).map(|link| link.id)
}

/// Disclosures by what they are of: whoever erases that erases them too.
pub(super) fn disclosures(
    reader: Reader<'_>,
) -> Result<BTreeMap<EntryId, Vec<EntryId>>, ReadError> {
    let mut all: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    reader.each_disclosure(|row| {
        let envelope = own_envelope(&row)?;
        for of in disclosed_by(envelope.header()) {
            all.entry(of).or_default().push(envelope.id());
        }
        Ok::<_, ReadError>(())
    })?;
    Ok(all)
}

/// What was handed to this node of entries that it has without their content, where it is what they committed to.
pub(super) fn handed(reader: Reader<'_>) -> Result<Vec<(Envelope, Sealed)>, ReadError> {
    let mut handed = Vec::new();
    reader.each_disclosure(|row| {
        let envelope = own_envelope(&row)?;
        let contents = row.payload.as_ref().and_then(sealed_of);
        let read = contents.and_then(|it| Payload::decode(envelope.header().kind, &it.bytes).ok());
        let Some(Payload::Disclosure(Disclosure::Whole(sealed))) = read.and_then(|it| it.payload)
        else {
            return Ok(());
        };
        for of in disclosed_by(envelope.header()) {
            if reader.is_bare(of)?
                && let Some(row) = reader.by_id(of)?
            {
                let of = own_envelope(&row)?;
                // A form that is none would make the record unsound.
                let formed = !matches!(
                    Payload::decode(of.header().kind, &sealed.bytes),
                    Err(crate::FieldError::Cbor(_))
                );
                if of.header().opens(&sealed) && formed {
                    handed.push((of, sealed.clone()));
                }
            }
        }
        Ok::<_, ReadError>(())
    })?;
    Ok(handed)
}

/// A claim with the fields that are shown.
fn claim_of(kind: KindCode, part: &Part) -> Option<Claim> {
    statement::from_part(kind.number(), part).ok()
}

#[cfg(test)]
#[path = "disclose_tests.rs"]
mod tests;
