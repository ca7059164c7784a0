//! The statements: 21 kinds, one payload. What each field means stands with [`Claim`].

use std::collections::BTreeSet;

use ciborium::Value;

use super::Content;
use super::claim::{Actor, Adds, Amount, Attribution, Claim, Coverage, Kind, KindPart};
use crate::fields::{FieldError, Fields, number_of, text_of, text_values};
use crate::name::Name;
use crate::slots::Part;
use crate::{Codes, MAX_PAYLOAD_BYTES, cbor};

/// The code of a statement's kind is this plus the code of its [`Kind`].
pub(crate) const FIRST_CODE: u64 = 100;

crate::fields::named_keys! {
    KEY = 0 "claim",
    VOICE = 1 "voice",
    SPEAKER = 2 "speaker",
    ATTRIBUTION = 3 "attribution",
    REPEATS = 4 "repeats",
    HEDGE = 5 "hedge",
    ACT = 6 "act",
    ACTOR = 7 "actor",
    BLAMED = 8 "blamed",
    THING = 9 "thing",
    KINDS = 10 "of_kind",
    AMOUNT = 11 "amount",
    UNIT = 12 "unit",
    OUT_OF = 13 "out_of",
    ADDS = 14 "adds",
    COVERAGE = 15 "coverage",
    EFFECTS = 16 "effects",
    IDS = 17 "ids",
    COUNTING_POINT = 18 "counting_point",
    FROM = 19 "from",
    TO = 20 "to",
    THROUGH = 21 "through",
    PLACE = 22 "place",
    OCCURRED = 23 "occurred",
    ABOUT = 24 "about",
    CLAUSE = 25 "clause",
    UNDER = 26 "under",
    COUNTS_FOR = 27 "counts_for",
    CAUSE = 28 "cause",
    REFERS_TO = 29 "refers_to",
    SOURCE = 30 "source",
    FIGURE = 31 "figure",
    SAID = 32 "said",
    RECEIVED = 33 "received",
    EXTRA = 34 "x_ columns",
}

pub(crate) mod amount {
    crate::fields::keys! { LO = 0 "lo", HI = 1 "hi", ABOUT = 2 "about", }
}

pub(crate) mod part {
    crate::fields::keys! { ALL_OF = 0 "all of", COUNT = 1 "count", }
}

pub(crate) fn kind_of(code: u64) -> Option<Kind> {
    code.checked_sub(FIRST_CODE).and_then(Kind::from_code)
}

/// The place of the field that columns call so.
pub(crate) fn place_of(word: &str) -> Option<u8> {
    let found = KEYS.iter().find(|(_, name)| *name == word);
    found.and_then(|(key, _)| u8::try_from(*key).ok())
}

/// What columns call the field in this place.
pub(crate) fn word_of(place: u8) -> Option<&'static str> {
    let found = KEYS.iter().find(|(key, _)| *key == u64::from(place));
    found.map(|(_, name)| *name)
}

/// A claim of this kind with the fields that are shown, and nothing of all others.
pub(crate) fn from_part(code: u64, part: &Part) -> Result<Claim, FieldError> {
    let mut fields = Fields::default();
    // What every claim has, where it is not shown.
    fields.put(KEY, "");
    fields.put(VOICE, "");
    fields.put(ATTRIBUTION, Attribution::Named.code());
    fields.put(ADDS, Adds::Event.code());
    fields.put(COVERAGE, Coverage::Whole.code());
    for (place, field) in &part.fields {
        if word_of(*place).is_some() {
            let value = cbor::read(&field.value, MAX_PAYLOAD_BYTES)?;
            fields.put(u64::from(*place), value);
        }
    }
    Claim::read(code, &mut fields)
}

impl Content for Claim {
    const KIND: (u64, &'static str) = (FIRST_CODE + Kind::Claim.code(), Kind::Claim.word());

    fn kinds() -> Vec<(u64, &'static str)> {
        Kind::ALL
            .iter()
            .map(|kind| (FIRST_CODE + kind.code(), kind.word()))
            .collect()
    }

    #[cfg(test)]
    fn keys() -> &'static [(u64, &'static str)] {
        KEYS
    }

    fn code(&self) -> u64 {
        FIRST_CODE + self.kind.code()
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }

    /// Acts, parties and clauses only: the voice, figures, ids and words stay behind the commitment.
    fn codes(&self) -> Codes {
        let actor = self.actor.as_ref().and_then(Actor::name);
        let to = self
            .to
            .as_deref()
            .into_iter()
            .flat_map(|to| match self.kind {
                Kind::Agree => to.split(" and ").collect::<Vec<_>>(),
                _ => vec![to],
            });
        Codes {
            acts: self.act.iter().map(String::from).collect(),
            parties: actor
                .into_iter()
                .chain(self.from.as_deref())
                .chain(to)
                .map(|party| party.trim().to_owned())
                .collect(),
            clauses: self.clause.iter().map(String::from).collect(),
        }
    }

    fn write(&self, fields: &mut Fields) {
        fields.put(KEY, self.key.as_str());
        write_who(self, fields);
        write_what(self, fields);
        write_where_and_when(self, fields);
        write_links(self, fields);
        fields.put_text_map(EXTRA, self.extra.clone());
    }

    fn read(code: u64, fields: &mut Fields) -> Result<Self, FieldError> {
        let kind = kind_of(code).ok_or(FieldError::NotFields)?;
        let (key, voice) = (fields.name(KEY)?, fields.name(VOICE)?);
        Ok(Claim {
            key: fields.need(KEY, key)?,
            kind,
            voice: fields.need(VOICE, voice)?,
            speaker: fields.name(SPEAKER)?,
            attribution: fields.code(ATTRIBUTION, "an attribution", Attribution::from_code)?,
            repeats: fields.name(REPEATS)?,
            hedge: fields.name(HEDGE)?,
            act: fields.name(ACT)?,
            actor: fields.take(ACTOR).map(read_actor).transpose()?,
            blamed: fields.name(BLAMED)?,
            thing: fields.name(THING)?,
            kinds: fields.list(KINDS, read_part)?,
            amount: fields.take(AMOUNT).map(read_amount).transpose()?,
            unit: fields.name(UNIT)?,
            out_of: fields.number(OUT_OF)?,
            adds: fields.code(ADDS, "a way to add", Adds::from_code)?,
            coverage: fields.code(COVERAGE, "a coverage", Coverage::from_code)?,
            effects: fields.text_map(EFFECTS, read_amount)?,
            ids: fields.texts(IDS)?.into_iter().collect(),
            counting_point: fields.name(COUNTING_POINT)?,
            from: fields.name(FROM)?,
            to: fields.name(TO)?,
            through: fields.name(THROUGH)?,
            place: fields.name(PLACE)?,
            occurred: fields.parsed(OCCURRED, "a time")?,
            about: fields.name(ABOUT)?,
            clause: fields.name(CLAUSE)?,
            under: fields.name(UNDER)?,
            counts_for: fields.name(COUNTS_FOR)?,
            cause: fields.name(CAUSE)?,
            refers_to: fields
                .texts(REFERS_TO)?
                .into_iter()
                .map(Name::from)
                .collect(),
            source: fields.name(SOURCE)?,
            figure: fields.name(FIGURE)?,
            said: fields.parsed(SAID, "a date or an instant")?,
            received: fields.instant(RECEIVED)?,
            extra: fields.text_map(EXTRA, |value| text_of(EXTRA, value))?,
        })
    }
}

fn write_who(claim: &Claim, fields: &mut Fields) {
    fields.put(VOICE, claim.voice.as_str());
    fields.put_text(SPEAKER, claim.speaker.as_ref());
    fields.put(ATTRIBUTION, claim.attribution.code());
    fields.put_text(REPEATS, claim.repeats.as_ref());
    fields.put_text(HEDGE, claim.hedge.as_ref());
    fields.put_some(
        ACTOR,
        claim.actor.as_ref().map(|actor| match actor {
            Actor::Named(name) => Value::Text(name.into()),
            // No text: a party could be called `unknown`.
            Actor::Unknown => Value::Null,
        }),
    );
    fields.put_text(BLAMED, claim.blamed.as_ref());
}

fn write_what(claim: &Claim, fields: &mut Fields) {
    fields.put_text(ACT, claim.act.as_ref());
    fields.put_text(THING, claim.thing.as_ref());
    fields.put_list(KINDS, claim.kinds.iter().map(part_value));
    fields.put_some(AMOUNT, claim.amount.map(amount_value));
    fields.put_text(UNIT, claim.unit.as_ref());
    fields.put_some(OUT_OF, claim.out_of);
    fields.put(ADDS, claim.adds.code());
    fields.put(COVERAGE, claim.coverage.code());
    let effects = claim.effects.iter();
    fields.put_text_map(
        EFFECTS,
        effects.map(|(name, amount)| (name.clone(), amount_value(*amount))),
    );
    fields.put_list(IDS, text_values(&claim.ids));
    fields.put_text(COUNTING_POINT, claim.counting_point.as_ref());
}

fn write_where_and_when(claim: &Claim, fields: &mut Fields) {
    fields.put_text(FROM, claim.from.as_ref());
    fields.put_text(TO, claim.to.as_ref());
    fields.put_text(THROUGH, claim.through.as_ref());
    fields.put_text(PLACE, claim.place.as_ref());
    fields.put_some(OCCURRED, claim.occurred.map(|when| when.to_string()));
    fields.put_some(SAID, claim.said.map(|said| said.to_string()));
    fields.put_some(RECEIVED, claim.received.map(|at| at.to_string()));
}

fn write_links(claim: &Claim, fields: &mut Fields) {
    fields.put_text(ABOUT, claim.about.as_ref());
    fields.put_text(CLAUSE, claim.clause.as_ref());
    fields.put_text(UNDER, claim.under.as_ref());
    fields.put_text(COUNTS_FOR, claim.counts_for.as_ref());
    fields.put_text(CAUSE, claim.cause.as_ref());
    fields.put_list(REFERS_TO, text_values(&claim.refers_to));
    fields.put_text(SOURCE, claim.source.as_ref());
    fields.put_text(FIGURE, claim.figure.as_ref());
}

fn read_actor(value: Value) -> Result<Actor, FieldError> {
    match value {
        Value::Null => Ok(Actor::Unknown),
        value => text_of(ACTOR, value).map(|name| Actor::Named(name.into())),
    }
}

fn amount_value(amount: Amount) -> Value {
    let mut fields = Fields::default();
    fields.put(amount::LO, amount.lo);
    fields.put_some(amount::HI, amount.hi);
    fields.put_some(amount::ABOUT, amount.about);
    fields.into_value()
}

fn read_amount(value: Value) -> Result<Amount, FieldError> {
    let mut fields = Fields::from_value(value)?;
    let (lo, hi) = (fields.number(amount::LO)?, fields.number(amount::HI)?);
    let lo = fields.need(amount::LO, lo)?;
    if hi.is_some_and(|hi| hi < lo) {
        let expected = "an amount whose upper end is at least its lower";
        return Err(FieldError::Wrong {
            key: AMOUNT,
            expected,
        });
    }
    Ok(Amount {
        lo,
        hi,
        about: fields.number(amount::ABOUT)?,
    })
}

fn part_value(part: &KindPart) -> Value {
    let alternatives = |set: &BTreeSet<String>| Value::Array(text_values(set).collect());
    let mut fields = Fields::default();
    fields.put_list(part::ALL_OF, part.all_of.iter().map(alternatives));
    fields.put_some(part::COUNT, part.count);
    fields.into_value()
}

fn read_part(value: Value) -> Result<KindPart, FieldError> {
    let mut fields = Fields::from_value(value)?;
    let alternatives = |value: Value| {
        let Value::Array(texts) = value else {
            return Err(FieldError::Wrong {
                key: KINDS,
                expected: "lists of kinds",
            });
        };
        texts.into_iter().map(|text| text_of(KINDS, text)).collect()
    };
    let all_of = fields.list(part::ALL_OF, alternatives)?;
    let count = fields
        .take(part::COUNT)
        .map(|count| number_of(KINDS, &count))
        .transpose()?;
    Ok(KindPart { all_of, count })
}
