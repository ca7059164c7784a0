//! What is missing: the kinds of figure that would decide what is open. Never who ought to supply them, and never for
//! acts that must not happen.

use std::collections::{BTreeMap, BTreeSet};

use tregua_agreement::duty::{Kernel, Measure, Part, Sense, Threshold};
use tregua_calendar::Window;
use tregua_standing::{Count, Evaluator, InstanceName, Required, Row, Status, View, Wanted};

use crate::parts::part_of;

/// A kind of figure that would decide something open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The clause's label.
    pub clause: String,
    /// The part's name.
    pub part: String,
    /// The instance, unless the part has only one.
    pub instance: Option<InstanceName>,
    /// The counting point of the reading, where it has one.
    pub point: Option<String>,
    /// The reading's name; `None`: the clause's own words.
    pub reading: Option<String>,
    /// The views in which it is open in the same way.
    pub views: Vec<View>,
    /// How it is open.
    pub status: Status,
    /// The act to be counted.
    pub act: String,
    /// The thing, as declared.
    pub thing: Option<String>,
    /// The unit, if not pieces.
    pub unit: Option<String>,
    /// The kinds to be counted, one list of alternatives for each axis the text names; empty: all.
    pub kinds: Vec<Vec<String>>,
    /// Where it is to be counted.
    pub counting_point: Option<String>,
    /// Of which time.
    pub window: Window,
    /// Which figure would settle it, where that follows; `None`: it depends on what else is said.
    pub enough: Option<Enough>,
    /// How many open cells of the table (readings × views × parts) a figure of this kind and time bears on.
    pub bears_on: usize,
}

/// Which figure settles an open cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Enough {
    /// A figure of so many or more settles it, also one “so far”.
    pub at_least: Option<u64>,
    /// So many of them are reported already.
    pub reported: u64,
    /// A figure for the whole window settles it, whatever it says.
    pub whole: bool,
}

/// The kinds of figure that would decide what is open among the wanted cells: those that bear on most cells first, then
/// by window and the order of the text.
pub fn missing(evaluator: &Evaluator<'_>, wanted: &Wanted) -> Vec<Missing> {
    let agreement = evaluator.agreement();
    let mut found: Vec<Missing> = Vec::new();
    let mut places: BTreeMap<_, usize> = BTreeMap::new();
    // Of a year most is decided: only what is open is made a row of.
    let mut open: Vec<Row> = Vec::new();
    evaluator.each_standing(wanted, &mut |standing| {
        open.extend(is_undecided(standing.status).then(|| standing.row()));
    });
    for row in open {
        let Some(part) = part_of(agreement, &row).filter(|part| is_open(&row, part)) else {
            continue;
        };
        for (measure, enough) in undecided(&row, part) {
            let one = one(&row, measure, enough);
            let alike = (
                place(&one),
                one.reading.clone(),
                one.status.word(),
                enough,
                one.figure(),
            );
            let at = *places.entry(alike).or_insert(found.len());
            match found.get_mut(at) {
                Some(known) => known.views.extend(one.views),
                None => found.push(one),
            }
        }
    }
    rank(&mut found);
    found
}

impl Missing {
    /// What the figure would be of, whichever cell asks for it.
    fn figure(&self) -> impl Ord + Clone + use<> {
        (
            self.window,
            self.act.clone(),
            self.thing.clone(),
            self.unit.clone(),
            self.kinds.clone(),
            self.counting_point.clone(),
        )
    }
}

fn place(one: &Missing) -> (String, String, Option<String>, Option<InstanceName>) {
    (
        one.clause.clone(),
        one.part.clone(),
        one.point.clone(),
        one.instance.clone(),
    )
}

/// True if a figure can decide the row: it is open for want of one, and not about an act that must not happen.
fn is_open(row: &Row, part: &Part) -> bool {
    is_undecided(row.status) && !matches!(part.duty.kernel, Kernel::Ban { .. })
}

fn is_undecided(status: Status) -> bool {
    matches!(
        status,
        Status::Unverified | Status::Contested | Status::Pending | Status::Overdue
    )
}

/// The measures of a row whose count is not one number, each with what would settle the row.
fn undecided<'p>(row: &Row, part: &'p Part) -> Vec<(&'p Measure, Option<Enough>)> {
    let alone = row.status != Status::Contested
        && row.view != View::AllVoices
        && row.view != View::BothParties;
    match &part.duty.kernel {
        Kernel::Ratio {
            owed,
            base,
            n,
            m,
            rates,
            sense,
            ..
        } => {
            let (have, per) = (row.counted.as_ref(), row.base.as_ref());
            let owing = match &row.required {
                // How many there are of each category is in no column of the row; what they make owed is.
                Required::Ratio { owed, .. } if !rates.is_empty() => *owed,
                _ if *sense == Sense::AtMost => exact(per).map(|per| n.saturating_mul(per) / *m),
                _ => exact(per).map(|per| n.saturating_mul(per).div_ceil(*m)),
            };
            let base_open = match rates.is_empty() {
                true => exact(per).is_none(),
                // Of each category how many, not only how many in all.
                false => owing.is_none(),
            };
            // Of a limit, enough to decide is more than it allows.
            let enough = |owing: u64| match sense {
                Sense::AtMost => owing.saturating_add(1),
                _ => owing,
            };
            let settles_owed = owing.map(|owing| Enough {
                at_least: Some(enough(owing)),
                reported: reported(have),
                whole: true,
            });
            let settles_base = exact(have).map(|_| Enough {
                at_least: None,
                reported: reported(per),
                whole: true,
            });
            let owed = exact(have).is_none().then_some((owed, settles_owed));
            let bases: Vec<_> = match rates.as_slice() {
                _ if !base_open => Vec::new(),
                [] => vec![(base, settles_base)],
                // How many in all is not enough: each category makes its own number owed.
                each => {
                    let figure = Enough {
                        at_least: None,
                        reported: 0,
                        whole: true,
                    };
                    let settles = settles_base.map(|_| figure);
                    each.iter().map(|rate| (&rate.of, settles)).collect()
                }
            };
            let sides = owed.into_iter().chain(bases);
            sides
                .map(|(measure, enough)| (measure, enough.filter(|_| alone)))
                .collect()
        }
        kernel => {
            let measure = kernel.measure();
            let contested = row.status == Status::Contested;
            if exact(row.counted.as_ref()).is_some() && !contested && !is_ahead(row) {
                return Vec::new();
            }
            let enough = settles(kernel, row).filter(|_| alone);
            vec![(measure, enough)]
        }
    }
}

/// What settles a part that counts one thing.
fn settles(kernel: &Kernel, row: &Row) -> Option<Enough> {
    let reported = reported(row.counted.as_ref());
    let enough = |at_least: Option<u64>, whole: bool| Enough {
        at_least,
        reported,
        whole,
    };
    let found = match kernel {
        Kernel::Amount { threshold, .. } => {
            let Threshold { sense, lo, hi, .. } = threshold;
            let one_number = *hi == Some(*lo);
            match sense {
                Sense::AtLeast => enough(*hi, one_number),
                Sense::AtMost => enough(hi.and_then(|hi| hi.checked_add(1)), one_number),
                Sense::Exactly | Sense::Batch => enough(None, one_number),
            }
        }
        // An act at an instant: done by then, or not.
        Kernel::Done { .. } | Kernel::Respond { .. } => enough(Some(1), false),
        Kernel::Allow { every, .. } if !*every => enough(Some(1), true),
        Kernel::Earned { per, .. } => enough(Some(*per), false),
        Kernel::Renewed { notice: None, .. } => enough(Some(1), false),
        Kernel::Allow { .. }
        | Kernel::Ban { .. }
        | Kernel::ByHand { .. }
        | Kernel::Ratio { .. }
        | Kernel::Share { .. }
        | Kernel::Renewed { .. } => return None,
    };
    (found.at_least.is_some() || found.whole).then_some(found)
}

fn is_ahead(row: &Row) -> bool {
    row.counted.as_ref().is_some_and(|count| !count.over)
}

fn exact(count: Option<&Count>) -> Option<u64> {
    let count = count.filter(|count| count.spoken)?;
    (count.hi == Some(count.lo)).then_some(count.lo)
}

fn reported(count: Option<&Count>) -> u64 {
    count.map_or(0, |count| count.lo)
}

fn one(row: &Row, measure: &Measure, enough: Option<Enough>) -> Missing {
    Missing {
        clause: row.clause.clone(),
        part: row.part.clone(),
        instance: row.instance.clone(),
        point: row.point.clone(),
        reading: row.reading.clone(),
        views: vec![row.view.clone()],
        status: row.status,
        act: measure.act.clone(),
        thing: measure.thing.clone(),
        unit: measure.unit.clone(),
        kinds: measure
            .kinds
            .iter()
            .map(|choice| choice.any_of.iter().cloned().collect())
            .collect(),
        counting_point: measure.point.clone(),
        window: row.window,
        enough,
        bears_on: 0,
    }
}

/// Counts the cells that each kind of figure bears on, and puts the most decisive first.
fn rank(found: &mut [Missing]) {
    let mut cells: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for one in found.iter() {
        for view in &one.views {
            cells.entry(one.figure()).or_default().insert((
                one.clause.clone(),
                one.part.clone(),
                one.point.clone(),
                one.reading.clone(),
                one.instance.clone(),
                view.clone(),
            ));
        }
    }
    for one in found.iter_mut() {
        one.bears_on = cells.get(&one.figure()).map_or(0, BTreeSet::len);
    }
    found.sort_by_key(|one| (std::cmp::Reverse(one.bears_on), one.figure()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::{CROSSING, agreement, announce, evaluator, says, trucks};
    use tregua_agreement::Agreement;
    use tregua_record::entries::claim::{Actor, Adds, Kind, KindPart};
    use tregua_standing::Statement;

    const AFTER: &str = "2024-01-10T00:00";

    fn ask(statements: &[Statement], moment: &str, clause: &str) -> Vec<Missing> {
        let agreement = agreement(CROSSING);
        let wanted = Wanted {
            clauses: BTreeSet::from([clause.to_owned()]),
            ..Wanted::default()
        };
        missing(&evaluator(&agreement, statements, moment), &wanted)
    }

    fn first_day<'m>(found: &'m [Missing], view: &str) -> Option<&'m Missing> {
        found.iter().find(|one| {
            one.instance == Some(InstanceName::Day("2024-01-01".parse().unwrap()))
                && one.point.as_deref() == Some("crossing")
                && one.reading.is_none()
                && one.views.contains(&View::named(view))
        })
    }

    fn said(id: &str, voice: &str, n: u64) -> Statement {
        trucks(id, voice, n, "2024-01-01", "crossing", "2024-01-02T08:00")
    }

    #[test]
    fn what_nobody_reported_is_missing_once_for_all_who_are_silent() {
        let found = ask(&[], AFTER, "aid");
        let one = first_day(&found, "Alpha").unwrap();
        assert_eq!(
            one.views,
            [
                View::AccordingTo("Alpha".to_owned()),
                View::AccordingTo("Beta".to_owned())
            ]
        );
        assert_eq!(one.act, "admit");
        assert_eq!(one.counting_point.as_deref(), Some("crossing"));
        assert_eq!(one.status, Status::Unverified);
        let enough = one.enough.unwrap();
        assert_eq!(
            (enough.at_least, enough.reported, enough.whole),
            (Some(200), 0, true)
        );
    }

    #[test]
    fn a_whole_figure_settles_what_it_was_missing_for() {
        for n in [0, 150, 200] {
            let found = ask(&[said("a", "Alpha", n)], AFTER, "aid");
            assert_eq!(first_day(&found, "Alpha"), None, "{n}");
            assert!(first_day(&found, "Beta").is_some());
        }
    }

    #[test]
    fn enough_is_enough_and_one_less_is_not() {
        let so_far = |n| {
            let mut one = said("a", "Alpha", n);
            one.claim_mut().coverage = tregua_record::entries::claim::Coverage::SoFar;
            one
        };
        let found = ask(&[so_far(137)], AFTER, "aid");
        let enough = first_day(&found, "Alpha").unwrap().enough.unwrap();
        assert_eq!((enough.at_least, enough.reported), (Some(200), 137));
        assert!(first_day(&ask(&[so_far(199)], AFTER, "aid"), "Alpha").is_some());
        assert_eq!(first_day(&ask(&[so_far(200)], AFTER, "aid"), "Alpha"), None);
    }

    #[test]
    fn where_accounts_differ_no_figure_of_one_voice_is_enough() {
        let found = ask(
            &[said("a", "Alpha", 200), said("b", "Beta", 137)],
            AFTER,
            "aid",
        );
        let all = first_day(&found, "all voices").unwrap();
        assert_eq!((all.status, all.enough), (Status::Contested, None));
        assert_eq!(first_day(&found, "Beta"), None);
    }

    #[test]
    fn nothing_is_asked_about_an_act_that_must_not_happen() {
        assert_eq!(ask(&[], AFTER, "flights"), []);
        assert_eq!(ask(&[], "2024-01-02T12:00", "flights"), []);
    }

    #[test]
    fn of_a_ratio_the_side_that_is_not_told_is_missing() {
        let mut captives = says("c", Kind::Claim, "Beta", "2024-01-05T20:00");
        let claim = captives.claim_mut();
        claim.act = Some("release".into());
        claim.actor = Some(Actor::Named("Beta".into()));
        claim.thing = Some("captive".into());
        claim.amount = Some(tregua_record::entries::claim::Amount::exactly(13));
        claim.adds = Adds::Total;
        claim.counting_point = Some("handover".into());
        claim.occurred = Some("2024-01-01/2024-01-04".parse().unwrap());
        let found = ask(&[captives], AFTER, "exchange");
        let own: Vec<&Missing> = found
            .iter()
            .filter(|one| one.views.contains(&View::named("Beta")))
            .collect();
        assert_eq!(own.len(), 1, "{own:#?}");
        assert_eq!(own[0].thing.as_deref(), Some("detainee"));
        let enough = own[0].enough.unwrap();
        assert_eq!((enough.at_least, enough.whole), (Some(39), true));
    }

    #[test]
    fn the_figure_that_bears_on_most_cells_comes_first() {
        let found = ask(&[], AFTER, "aid");
        assert!(
            found
                .windows(2)
                .all(|pair| pair[0].bears_on >= pair[1].bears_on)
        );
        // As written and 150 a day, in two parties' views and two joint ones.
        assert_eq!(found[0].bears_on, 8);
    }

    #[test]
    fn a_retracted_figure_is_missing_again_and_an_added_day_as_well() {
        let mut retraction = says("r", Kind::Retract, "Alpha", "2024-01-03T08:00");
        retraction.claim_mut().refers_to = vec!["a".into()];
        let statements = [said("a", "Alpha", 200), retraction];
        assert!(first_day(&ask(&statements, AFTER, "aid"), "Alpha").is_some());
        let extension = announce(
            "x",
            "Delta",
            "extend",
            "2024-01-06T07:00",
            "2024-01-04T20:00",
        );
        let days = |statements: &[Statement]| {
            let found = ask(statements, AFTER, "aid");
            let days: BTreeSet<_> = found
                .iter()
                .filter_map(|one| one.instance.as_ref())
                .collect();
            days.len()
        };
        assert_eq!((days(&[]), days(&[extension])), (4, 5));
    }

    #[test]
    fn a_term_not_begun_or_only_asserted_asks_for_nothing_in_the_views_of_others() {
        assert_eq!(ask(&[], "2023-12-01T00:00", "aid"), []);
        let found = ask(&[], AFTER, "patrols");
        let views: BTreeSet<_> = found.iter().flat_map(|one| &one.views).collect();
        assert_eq!(views, BTreeSet::from([&View::named("Beta")]));
    }

    /// Three detainees for each captive who is a civilian, five for each soldier.
    fn sum() -> Agreement {
        let text = CROSSING.replace(
            "thing captive (captives)",
            "thing captive (captives)\n  kinds rank: civilian and soldier",
        );
        agreement(&text.replace(
            "for each 1 captive\n",
            "for each 1 captive of rank civilian and 5 for each 1 of rank soldier\n",
        ))
    }

    fn released(id: &str, actor: &str, thing: &str, n: u64, kind: Option<&str>) -> Statement {
        let mut one = says(id, Kind::Claim, "Beta", "2024-01-05T20:00");
        let claim = one.claim_mut();
        claim.act = Some("release".into());
        claim.actor = Some(Actor::Named(actor.into()));
        claim.thing = Some(thing.into());
        claim.amount = Some(tregua_record::entries::claim::Amount::exactly(n));
        claim.adds = Adds::Total;
        let part = |kind: &str| KindPart {
            all_of: vec![BTreeSet::from([kind.to_owned()])],
            count: None,
        };
        claim.kinds = kind.into_iter().map(part).collect();
        claim.counting_point = Some("handover".into());
        claim.occurred = Some("2024-01-01/2024-01-04".parse().unwrap());
        one
    }

    #[test]
    fn of_a_sum_a_figure_of_each_category_is_missing_and_what_is_owed_is_shown_where_it_follows() {
        let agreement = sum();
        let wanted = Wanted {
            clauses: BTreeSet::from(["exchange".to_owned()]),
            ..Wanted::default()
        };
        let words = tregua_wording::Wording::new(tregua_wording::Lang::English);
        let say = crate::Say {
            words: &words,
            agreement: &agreement,
        };
        let of_beta = |statements: &[Statement]| {
            let evaluator = evaluator(&agreement, statements, AFTER);
            let rows = evaluator.standings(&wanted);
            let row = rows.iter().find(|row| row.view == View::named("Beta"));
            let found = missing(&evaluator, &wanted);
            let kinds: Vec<String> = found
                .iter()
                .filter(|one| one.views.contains(&View::named("Beta")))
                .map(|one| one.kinds.concat().join(" "))
                .collect();
            (say.figure(row.unwrap()), kinds)
        };
        let owed = released("d", "Alpha", "detainee", 38, None);
        let unknown = [owed.clone(), released("c", "Beta", "captive", 10, None)];
        let (figure, kinds) = of_beta(&unknown);
        assert_eq!(figure, "38 / owed: open");
        assert_eq!(kinds, ["civilian", "soldier"]);
        let known = [
            owed,
            released("c", "Beta", "captive", 4, Some("civilian")),
            released("s", "Beta", "captive", 6, Some("soldier")),
        ];
        let (figure, kinds) = of_beta(&known);
        assert_eq!(figure, "38 / 42 owed");
        assert_eq!(kinds, [] as [&str; 0]);
    }
}
