//! `ratio`: so many for each so many, `Alpha must release at least 3 … for each 1 … each day and overall`; or for each of
//! several categories its own number, `… of rank civilian and 5 for each 1 of rank soldier overall`; or at most so many, for
//! what the clause names itself, `at most 1 rifle for each 1 rifle dispatched by Alpha`. A range, `between 3 and 5`, is both.

use std::collections::BTreeSet;

use tregua_syntax::{Diagnostic, SyntaxKind};

use super::{Lack, Mode, Roles, Subject, Term, TermKind, measure, participle, roles};
use crate::clause::{Change, Chosen, Slot, begins_addition, point_of_its_own};
use crate::cursor::Cursor;
use crate::duty::{Kernel, KindChoice, Measure, Part, Rate, Sense, Windows};
use crate::fault::{Reads, keywords};
use crate::lexicon::Verb;
use crate::meaning::Thing;
use crate::names::Names;
use crate::phrases::{self, Wanted, expect, form_for};

pub(super) struct Kind;

#[derive(Clone)]
struct Ratio {
    verb: Verb,
    actors: Vec<String>,
    sense: Sense,
    owed: Measure,
    n: u64,
    base: Measure,
    m: u64,
    rates: Vec<Rate>,
    /// Of a range, the larger number.
    most: Option<u64>,
    /// The clause says itself what the base is: whose, and where it is counted.
    named: bool,
}

impl TermKind for Kind {
    fn recognises(&self, subject: &Subject, rest: &Cursor) -> bool {
        let must = matches!(
            subject,
            Subject::Voices {
                mode: Mode::Must,
                ..
            }
        );
        must && phrases::is_threshold(rest) && rest.has_ahead("for each")
    }

    fn read(&self, subject: Subject, cursor: &mut Cursor, names: &Names) -> Reads<Box<dyn Term>> {
        let Subject::Voices { actors, verb, .. } = subject else {
            return Err(crate::fault::left_over(cursor));
        };
        let start = *cursor;
        let Wanted {
            number: threshold,
            limit,
        } = phrases::wanted(cursor)?;
        if !matches!(threshold.sense, Sense::AtLeast | Sense::AtMost) || threshold.about.is_some() {
            let span = cursor.since(&start);
            let shape = Diagnostic::error("E0107", span)
                .with("found", "for each")
                .with("shape", "11")
                .with("name", "ratio-cap");
            return Err(Box::new(shape));
        }
        let sense = threshold.sense;
        let n = threshold.lo;
        // At most none for each of another is a ban.
        if n == 0 {
            return Err(Box::new(
                Diagnostic::error("E0303", cursor.since(&start)).with("found", "at most 0"),
            ));
        }
        let most = limit.map(|limit| limit.lo);
        let thing = phrases::thing(cursor, names, form_for(most.unwrap_or(n)))?;
        let mut owed = measure(&verb, &actors, Some(thing), Roles::default());
        owed.kinds = phrases::kinds(cursor, thing)?;
        expect(cursor, "for each")?;
        let m = phrases::positive(cursor)?;
        let start = *cursor;
        let base_thing = phrases::thing(cursor, names, form_for(m))?;
        // What the others do by the same verb makes it owed: nobody raises what he himself owes.
        let others: Vec<String> = names
            .parties
            .iter()
            .filter(|party| !actors.contains(party))
            .cloned()
            .collect();
        let mut base = measure(&verb, &others, Some(base_thing), Roles::default());
        base.kinds = phrases::kinds(cursor, base_thing)?;
        // A word that begins no addition says what is done with it.
        let goes_on = cursor.peek_kind() == Some(SyntaxKind::Word)
            && !cursor.is("and")
            && !begins_addition(cursor);
        if goes_on {
            // What the clause names itself may be the same voice's: so many in for so many out.
            let done = participle(cursor, names)?;
            expect(cursor, "by")?;
            let by = phrases::voices(cursor, names)?;
            let kinds = base.kinds;
            base = measure(&done, &by, Some(base_thing), roles(cursor, names)?);
            base.kinds = kinds;
            base.point = point_of_its_own(cursor, &start, &done)?;
            let named = true;
            return Ok(Box::new(Ratio {
                verb,
                actors,
                sense,
                owed,
                n,
                base,
                m,
                rates: Vec::new(),
                most,
                named,
            }));
        }
        // A range has two numbers for all of the base: of a category it would be one more.
        let rates = match most {
            Some(_) => Vec::new(),
            None => categories(cursor, base_thing, (n, m), &base)?,
        };
        let n = rates.iter().map(|rate| rate.n).min().unwrap_or(n);
        if !rates.is_empty() {
            base.kinds = together(&rates);
        }
        Ok(Box::new(Ratio {
            verb,
            actors,
            sense,
            owed,
            n,
            base,
            m,
            rates,
            most,
            named: false,
        }))
    }
}

/// `… of rank civilian and 5 for each 1 of rank soldier`: the categories, where there are several.
fn categories(
    cursor: &mut Cursor,
    thing: &Thing,
    (n, m): (u64, u64),
    base: &Measure,
) -> Reads<Vec<Rate>> {
    let mut rates = vec![Rate {
        n,
        of: base.clone(),
    }];
    while cursor.eat("and") {
        if rates.len() >= MOST_CATEGORIES {
            return Err(phrases::too_many(cursor, "categories", MOST_CATEGORIES));
        }
        let n = phrases::positive(cursor)?;
        expect(cursor, "for each")?;
        let start = *cursor;
        if phrases::positive(cursor)? != m {
            return Err(keywords(&start, &[&m.to_string()]));
        }
        let start = *cursor;
        if !cursor.is("of") {
            return Err(keywords(cursor, &["of"]));
        }
        let kinds = phrases::kinds(cursor, thing)?;
        let of = Measure {
            kinds,
            ..base.clone()
        };
        if let Some(other) = rates
            .iter()
            .find(|rate| !told_apart(&rate.of.kinds, &of.kinds))
        {
            let words = if other.of.kinds.is_empty() {
                thing.plural.clone()
            } else {
                said(&other.of.kinds)
            };
            let fault =
                Diagnostic::error("E0413", cursor.since(&start)).with("found", said(&of.kinds));
            return Err(Box::new(fault.with("other", words)));
        }
        rates.push(Rate { n, of });
    }
    Ok(if rates.len() > 1 { rates } else { Vec::new() })
}

/// A sum has at most so many categories.
const MOST_CATEGORIES: usize = 8;

/// True if two categories name the same axes, the same kinds on all but one of these, and share none on that one: then nothing
/// is in both, and what is in one of them can be told by that axis alone.
fn told_apart(one: &[KindChoice], other: &[KindChoice]) -> bool {
    let differing: Vec<_> = one
        .iter()
        .filter(|choice| !other.contains(choice))
        .collect();
    let [own] = differing.as_slice() else {
        return false;
    };
    let same_axis = other.iter().find(|choice| choice.axis == own.axis);
    one.len() == other.len()
        && same_axis.is_some_and(|theirs| theirs.any_of.is_disjoint(&own.any_of))
}

/// The kinds of all categories together.
fn together(rates: &[Rate]) -> Vec<KindChoice> {
    let mut all: Vec<KindChoice> = Vec::new();
    for choice in rates.iter().flat_map(|rate| &rate.of.kinds) {
        match all.iter_mut().find(|known| known.axis == choice.axis) {
            Some(known) => known.any_of.extend(choice.any_of.iter().cloned()),
            None => all.push(choice.clone()),
        }
    }
    all
}

/// Kinds as the text says them.
fn said(kinds: &[KindChoice]) -> String {
    let or = |any_of: &BTreeSet<String>| {
        any_of
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" or ")
    };
    let choices = kinds
        .iter()
        .map(|choice| format!("{} {}", choice.axis, or(&choice.any_of)));
    choices.collect::<Vec<_>>().join(" and ")
}

impl Term for Ratio {
    fn name(&self) -> &'static str {
        "ratio"
    }

    fn verb(&self) -> Option<&Verb> {
        Some(&self.verb)
    }

    fn takes(&self) -> &'static [Slot] {
        use Slot::*;
        &[
            Within, AfterEach, AtLatest, Each, Overall, Counted, LeftOpen, Condition, Suspended,
            Waived, Once, Freed, Instead, Alongside, Manner, Effort,
        ]
    }

    fn check(&self, chosen: &Chosen) -> Result<(), Lack> {
        let after_each = chosen.said.after_each.as_ref();
        // What makes it owed is the base: another trigger has no number. A last moment needs a due instant.
        let other = after_each.is_some_and(|(_, trigger)| trigger.is_some());
        let none = chosen.amount_windows().is_empty() && after_each.is_none();
        // What one of several categories makes owed has no number of its own by its time, and nothing is due of what is limited.
        let limits = self.sense == Sense::AtMost || self.most.is_some();
        let several = after_each.is_some() && (!self.rates.is_empty() || limits);
        if several {
            return Err(Lack::Window(&[
                "each day and overall",
                "each day",
                "overall",
            ]));
        }
        if none || other || (chosen.said.at_latest.is_some() && after_each.is_none()) {
            let windows = &[
                "each day and overall",
                "each day",
                "overall",
                "within … hours of each",
            ];
            return Err(Lack::Window(windows));
        }
        Ok(())
    }

    /// A reading of an exchange is about whom it counts as a reason, not about whom it owes.
    fn thing_of_kinds(&self) -> Option<&str> {
        self.base.thing.as_deref().filter(|_| self.rates.is_empty())
    }

    fn changed(&self, change: &Change) -> Option<Box<dyn Term>> {
        let Change::Kinds(kinds) = change else {
            return None;
        };
        if !self.rates.is_empty() {
            return None;
        }
        let mut changed = self.clone();
        changed.base.kinds = kinds.clone();
        Some(Box::new(changed))
    }

    fn parts(&self, chosen: &Chosen) -> Vec<Part> {
        let part = |windows: Windows| {
            let (owed, base) = (chosen.counting(&self.owed), self.base(chosen));
            let rate = |rate: &Rate| Rate {
                n: rate.n,
                of: chosen.counting(&rate.of),
            };
            let rates = self.rates.iter().map(rate).collect();
            let kernel = Kernel::Ratio {
                sense: self.sense,
                owed,
                n: self.n,
                m: self.m,
                base,
                rates,
                windows,
            };
            let of = |kernel| chosen.part(windows.part(), kernel, &self.actors, None);
            let limit = self.most.map(|most| {
                let (owed, base) = (chosen.counting(&self.owed), self.base(chosen));
                let kernel = Kernel::Ratio {
                    sense: Sense::AtMost,
                    owed,
                    n: most,
                    m: self.m,
                    base,
                    rates: Vec::new(),
                    windows,
                };
                of(kernel).limiting()
            });
            std::iter::once(of(kernel)).chain(limit)
        };
        let each = chosen.said.after_each.as_ref().map(|(within, _)| {
            let kernel = Kernel::Respond {
                measure: chosen.counting(&self.owed),
                trigger: self.base(chosen),
                rate: Some((self.n, self.m)),
                within: *within,
                before: false,
                at_latest: chosen.said.at_latest,
            };
            chosen.part("each time".to_owned(), kernel, &self.actors, None)
        });
        each.into_iter()
            .chain(chosen.amount_windows().into_iter().flat_map(part))
            .collect()
    }
}

impl Ratio {
    /// What the clause names itself is counted where it says; the others' part of an exchange where the exchange is.
    fn base(&self, chosen: &Chosen) -> Measure {
        match self.named {
            true => chosen.triggering(&self.base),
            false => chosen.counting(&self.base),
        }
    }
}
