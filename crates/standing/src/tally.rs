//! Counts as such, without a term: what each voice says was counted, over the phase and over every longer window
//! that some voice gives a total for. Rival figures stand beside each other, with their flags.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::duty::{Crediting, Kernel, Measure, Part};
use tregua_agreement::meaning::Clause;
use tregua_calendar::Window;
use tregua_record::Name;
use tregua_record::entries::claim::Claim;

use crate::count::Count;
use crate::evaluator::Evaluator;
use crate::figures::Figure;
use crate::flags::{Flag, flags};
use crate::instances::Instance;
use crate::measured::words;
use crate::sheet::{Sheet, Use};

/// One voice's count of one thing over one window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The act counted.
    pub act: String,
    /// The thing, as declared.
    pub thing: Option<String>,
    /// The unit, if not pieces.
    pub unit: Option<String>,
    /// The counting point.
    pub point: Option<String>,
    /// Where, if the text counts it in one place only.
    pub place: Option<String>,
    /// Who says so.
    pub voice: String,
    /// Over which window.
    pub window: Window,
    /// The count.
    pub counted: Count,
    /// Parts by kind, as the voice's total for this window states them.
    pub parts: BTreeMap<String, u64>,
    /// The quota per day that the text asks for at this point, as it prints it, and the number of days in the window.
    /// None of a term that only some assert: it would stand beside the counts of those who never stated it.
    pub beside: Option<(u64, u64)>,
    /// What the voice's figures say against each other.
    pub flags: Vec<Flag>,
    /// The entries it was made from.
    pub from: Vec<Name>,
}

impl Evaluator<'_> {
    /// Every count, in the order of the text, the longest window first.
    pub fn tallies(&self) -> Vec<Tally> {
        let mut done: Vec<&Measure> = Vec::new();
        let mut tallies = Vec::new();
        for clause in &self.agreement.clauses {
            for part in clause.readings.iter().flat_map(|reading| &reading.parts) {
                for measure in part.duty.kernel.amounts() {
                    if !done.iter().any(|known| same_count(known, measure)) {
                        done.push(measure);
                        let measure = of_every_kind(measure);
                        tallies.extend(self.tally(clause, part, &measure, None, |tally| tally));
                    }
                }
            }
        }
        tallies
    }

    /// What each voice says of one measure in each of these windows; a voice without a figure inside one is absent there.
    /// `take` has each as it comes: one names every entry that it was made from, and of sums that grow day by day all
    /// together would name each many times.
    ///
    /// `part` is the part of `clause` that asks about it; the count is of the measure, not of the term.
    pub fn tallies_asked<T>(
        &self,
        clause: &Clause,
        part: &Part,
        measure: &Measure,
        windows: &[Window],
        take: impl FnMut(Tally) -> T,
    ) -> Vec<T> {
        self.tally(clause, part, measure, Some(windows), take)
    }

    fn tally<T>(
        &self,
        clause: &Clause,
        part: &Part,
        measure: &Measure,
        only: Option<&[Window]>,
        mut take: impl FnMut(Tally) -> T,
    ) -> Vec<T> {
        let plain = Part {
            name: part.name.clone(),
            duty: measured(part, measure),
        };
        let frame = self.frame(clause, &plain);
        let sheet = self.sheet(&frame);
        let by_voice = sheet.by_voice(0);
        let phase = self
            .phases
            .iter()
            .find(|phase| part.duty.phase.as_ref() == Some(&phase.name))
            .or(self.phases.first());
        let Some(phase) = phase else {
            return Vec::new();
        };
        let spans = by_voice
            .values()
            .flatten()
            .filter(|figure| figure.total)
            .map(|figure| figure.region.span);
        let longer = spans.filter(|span| {
            span.to.as_second() - span.from.as_second() > 26 * 3600 && span.overlaps(&phase.window)
        });
        let asked: BTreeSet<Window> = match only {
            Some(windows) => windows.iter().copied().collect(),
            None => longer.chain([phase.window]).collect(),
        };
        let mut windows: Vec<Window> = asked.into_iter().collect();
        windows.sort_by_key(|window| {
            (
                std::cmp::Reverse(window.to.as_second() - window.from.as_second()),
                window.from,
            )
        });
        let mut rows = Vec::new();
        for window in windows {
            for (voice, figures) in &by_voice {
                let found = self.voice_tally(clause, measure, &sheet, window, voice, figures);
                rows.extend(found.map(&mut take));
            }
        }
        rows
    }

    pub(crate) fn voice_tally(
        &self,
        clause: &Clause,
        measure: &Measure,
        sheet: &Sheet<'_>,
        window: Window,
        voice: &str,
        figures: &[&Figure],
    ) -> Option<Tally> {
        let instance = Instance {
            date: None,
            key: None,
            window,
            last: window.to,
            cure: window.to,
        };
        let counted = sheet
            .counts(voice, &instance, &Use::EVERYTHING)
            .into_iter()
            .next()?;
        let inside: Vec<&Figure> = figures
            .iter()
            .copied()
            .filter(|figure| figure.region.span.inside(&window))
            .collect();
        // An open range that says nothing of this window is left out: it would read as a report of none.
        if inside.is_empty() || (counted.lo == 0 && counted.hi.is_none()) {
            return None;
        }
        let own_total = inside
            .iter()
            .find(|figure| figure.total && figure.region.span == window && tells_parts(figure));
        let from = inside
            .iter()
            .map(|figure| figure.version.live.statement.id.clone())
            .collect::<BTreeSet<_>>();
        let flags = flags(&inside, self.moment.as_of).into_iter().collect();
        Some(Tally {
            act: measure.act.clone(),
            thing: measure.thing.clone(),
            unit: measure.unit.clone(),
            point: measure.point.clone(),
            place: measure.place.clone(),
            voice: voice.to_owned(),
            window,
            counted,
            parts: own_total.map_or_else(BTreeMap::new, |figure| parts(&figure.version.live.claim)),
            beside: self.quota_beside(clause, measure, &window),
            flags,
            from: from.into_iter().collect(),
        })
    }

    /// The daily quota that the text sets for this measure, where it sets one as everybody's, and how many of its days
    /// the window holds.
    fn quota_beside(
        &self,
        clause: &Clause,
        measure: &Measure,
        window: &Window,
    ) -> Option<(u64, u64)> {
        use tregua_agreement::duty::Windows;
        if !clause.asserted_by.is_empty() {
            return None;
        }
        let daily = clause
            .readings
            .iter()
            .filter(|reading| reading.name.is_none())
            .flat_map(|reading| &reading.parts)
            .find_map(|part| match &part.duty.kernel {
                Kernel::Amount {
                    measure: own,
                    threshold,
                    windows: Windows::EachDay,
                } if own.act == measure.act && own.thing == measure.thing => {
                    Some(threshold.about.unwrap_or(threshold.lo))
                }
                _ => None,
            })?;
        let days = self.agreement.clock.days_in(window, 4_000).len();
        Some((daily, u64::try_from(days).ok()?))
    }
}

/// True if it says how much of it is of which kind; of a thing that no text declares, every kind it names counts.
fn tells_parts(figure: &Figure) -> bool {
    let undeclared = figure.region.kinds.is_empty();
    figure.parts().len() > 1 || (undeclared && parts(&figure.version.live.claim).len() > 1)
}

/// True if both count the same in the same place, whatever kinds they ask about.
fn same_count(one: &Measure, two: &Measure) -> bool {
    let same = (&one.act, &one.actors, &one.thing, &one.unit)
        == (&two.act, &two.actors, &two.thing, &two.unit);
    same && (&one.point, &one.place) == (&two.point, &two.place)
}

/// The measure with every kind of the thing.
fn of_every_kind(measure: &Measure) -> Measure {
    Measure {
        kinds: Vec::new(),
        ..measure.clone()
    }
}

/// The measure alone, counted where and when it happened.
fn measured(part: &Part, measure: &Measure) -> tregua_agreement::duty::Duty {
    use tregua_agreement::duty::{Duty, Sense, Threshold, Windows};
    let measure = Measure {
        crediting: Crediting::ByTime,
        list_of: None,
        level: None,
        group: None,
        ..measure.clone()
    };
    let threshold = Threshold {
        sense: Sense::AtLeast,
        lo: 0,
        hi: Some(0),
        about: None,
    };
    Duty {
        kernel: Kernel::Amount {
            measure,
            threshold,
            windows: Windows::Overall,
        },
        cure: None,
        ..part.duty.clone()
    }
}

/// A claim's parts by kind, as it states them.
pub(crate) fn parts(claim: &Claim) -> BTreeMap<String, u64> {
    let counted = claim.kinds.iter();
    counted
        .filter_map(|part| Some((words(&part.all_of), part.count?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Kind};

    use super::*;
    use crate::document::what;
    use crate::{Moment, Statement};

    const TEXT: &str = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\n\
        clock +02:00, each day runs 07:00 to 07:00\na dated figure counts for the day that begins on it\n\
        thing truck (trucks)\nzone North \"north of the river\"\nzone South \"south of it\"\n\
        phase Pause\nstarts 2024-01-01 07:00\nlasts 4 days\n\
        clause all in Pause\nBeta must admit about 30 trucks (bounds 20 to 40) each day\ncounted at crossing\n\
        clause north in Pause\nBeta must admit at least 9 trucks in North each day\ncounted at crossing\n\
        clause south in Pause\nasserted by Alpha\nBeta must admit at least 5 trucks in South each day\n\
        counted at crossing\n";

    fn total(key: &str, amount: u64, place: &str) -> Statement {
        let claim = Claim {
            act: Some("admit".into()),
            actor: Some(Actor::Named("Beta".into())),
            thing: Some("truck".into()),
            amount: Some(Amount::exactly(amount)),
            adds: Adds::Total,
            counting_point: Some("crossing".into()),
            place: Some(place.into()),
            occurred: "2024-01-01/2024-01-04".parse().ok(),
            ..Claim::new(key, Kind::Claim, "Beta")
        };
        Statement {
            id: key.into(),
            author: "Monitors".into(),
            known: "2024-01-05T08:00:00Z".parse().unwrap(),
            claim: claim.into(),
        }
    }

    #[test]
    fn a_count_in_one_place_names_it_and_only_a_quota_of_all_stands_beside() {
        let agreement = tregua_agreement::read(TEXT).agreement.unwrap();
        let statements = [total("n", 12, "North"), total("s", 7, "South")];
        let at = "2024-01-06T00:00:00Z".parse().unwrap();
        let moment = Moment {
            as_of: at,
            as_known: at,
        };
        let tallies = Evaluator::new(&agreement, &statements, moment).tallies();
        let told: Vec<_> = tallies
            .iter()
            .map(|tally| (what(&agreement, tally), tally.beside))
            .collect();
        assert_eq!(
            told,
            [
                ("trucks admitted".to_owned(), Some((30, 4))),
                ("trucks admitted in North".to_owned(), Some((9, 4))),
                ("trucks admitted in South".to_owned(), None),
            ]
        );
        let counted = |tally: &Tally| (tally.counted.lo, tally.counted.hi);
        assert_eq!(counted(&tallies[1]), (12, Some(12)));
        assert_eq!(counted(&tallies[2]), (7, Some(7)));
    }
}
