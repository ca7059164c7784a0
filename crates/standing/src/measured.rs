//! What is counted without a term: every measure that the claims themselves state, in any window, and what is still held.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tregua_agreement::duty::{Crediting, Duty, Kernel, Measure, Part, Sense, Threshold, Windows};
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Timestamp, When, Window};
use tregua_record::Name;
use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Kind};

use crate::evaluator::Evaluator;
use crate::figures::point;
use crate::statement::Live;
use crate::tally::Tally;
use crate::versions::Version;

/// Who acts, where a voice does not say or does not know: no name is empty.
const NOBODY: &str = "";

/// One thing counted, as claims state it: figures of other measures never mix with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Measured {
    /// The thing, as declared where the text declares it.
    pub thing: Option<String>,
    /// The act.
    pub act: String,
    /// Who acts; `None`: not stated, or not known.
    pub actor: Option<String>,
    /// The unit, if not pieces.
    pub unit: Option<String>,
    /// The counting point.
    pub point: Option<String>,
    /// Of a thing that no text declares: the kinds that the claim names. Whether they overlap others is not known, so
    /// that each has a count of its own.
    pub kinds: BTreeSet<String>,
}

/// How many one voice says are still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stock {
    /// Who says so.
    pub voice: String,
    /// The entry.
    pub entry: Name,
    /// How many; `None`: not in numbers.
    pub amount: Option<Amount>,
    /// At which time, as claimed.
    pub when: Option<When>,
    /// Parts by kind.
    pub parts: BTreeMap<String, u64>,
}

impl Evaluator<'_> {
    /// Every measure with a number on record, ordered by thing, act, actor, unit and counting point.
    pub fn measured(&self) -> BTreeSet<Measured> {
        let figures = self.lives().filter(|live| counts(live));
        let mut found = BTreeSet::new();
        // One by one: there are few among very many.
        found.extend(figures.filter_map(|live| self.measure_of(&live.claim)));
        found
    }

    /// What each voice says of a measure: in the windows given, or, if none are, in each phase it touches, in every
    /// longer window that a total is given for, and over all of it where some lies outside the phases. A voice that says
    /// nothing of a window is absent there.
    pub fn counts_of(&self, measured: &Measured, windows: &[Window]) -> Vec<Tally> {
        let stated = self.stated(measured);
        let clause = nameless();
        let part = part(measured);
        let frame = self.frame(&clause, &part);
        let sheet = frame.sheet_of(&stated, self.moment.as_known);
        let by_voice = sheet.by_voice(0);
        let spans: Vec<(Window, bool)> = by_voice
            .values()
            .flatten()
            .map(|figure| (figure.region.span, figure.total))
            .collect();
        let windows = if windows.is_empty() {
            self.windows_of(&spans)
        } else {
            windows.to_vec()
        };
        let mut tallies = Vec::new();
        for window in windows {
            for (voice, figures) in &by_voice {
                let measure = part.duty.kernel.measure();
                let found = self.voice_tally(&clause, measure, &sheet, window, voice, figures);
                tallies.extend(found);
            }
        }
        tallies
    }

    /// What each voice says is still there, the latest time first; earlier ones are kept.
    pub fn stocks_of(&self, measured: &Measured) -> Vec<Stock> {
        let own = self.lives().filter(|live| {
            live.claim.adds == Adds::Stock
                && counts(live)
                && self.measure_of(&live.claim).as_ref() == Some(measured)
        });
        let mut stocks: Vec<(Option<Timestamp>, &Live)> = own
            .map(|live| {
                let when = live.claim.occurred;
                (
                    when.map(|when| when.window(&self.agreement.clock).from),
                    live,
                )
            })
            .collect();
        stocks.sort_by_key(|(at, live)| {
            (
                live.voice().to_owned(),
                std::cmp::Reverse(*at),
                std::cmp::Reverse(live.statement.known),
                live.claim.key.clone(),
                live.statement.id.clone(),
            )
        });
        let stock = |(_, live): (Option<Timestamp>, &Live)| Stock {
            voice: live.voice().to_string(),
            entry: live.statement.id.clone(),
            amount: live.claim.amount,
            when: live.claim.occurred,
            parts: crate::tally::parts(&live.claim),
        };
        stocks.into_iter().map(stock).collect()
    }

    /// Entries of a measure that state no time, and so count in no window.
    pub fn untimed_of(&self, measured: &Measured) -> Vec<Name> {
        let own = self.lives().filter(|live| {
            counts(live)
                && live.claim.occurred.is_none()
                && live.claim.adds != Adds::Stock
                && self.measure_of(&live.claim).as_ref() == Some(measured)
        });
        let mut ids: Vec<Name> = own.map(|live| live.statement.id.clone()).collect();
        ids.sort_unstable();
        ids
    }

    fn measure_of(&self, claim: &Claim) -> Option<Measured> {
        let thing = claim.thing.as_deref();
        let declared = thing.and_then(|name| self.agreement.thing(name));
        let plain = claim.kinds.iter().filter(|part| part.count.is_none());
        let kinds = plain
            .map(|part| words(&part.all_of))
            .chain(claim.under.as_ref().map(String::from));
        Some(Measured {
            act: claim.act.as_ref()?.to_string(),
            actor: claim
                .actor
                .as_ref()
                .and_then(Actor::name)
                .map(str::to_owned),
            thing: declared
                .map(|thing| thing.name.clone())
                .or(claim.thing.as_ref().map(String::from)),
            unit: claim.unit.as_ref().map(String::from),
            point: point(claim).map(str::to_owned),
            kinds: if declared.is_some() {
                BTreeSet::new()
            } else {
                kinds.collect()
            },
        })
    }

    /// The statements of a measure, and those that close windows, as if they named no clause: a count is of the measure.
    fn stated(&self, measured: &Measured) -> Vec<Arc<Version>> {
        let own = self.versions().filter(|version| {
            let live = &version.live;
            live.kind == Kind::Close
                || (counts(live) && self.measure_of(&live.claim).as_ref() == Some(measured))
        });
        let actor = Some(Actor::Named(actor(measured).into()));
        own.map(|version| {
            let (claim, closes) = (&version.live.claim, version.live.kind == Kind::Close);
            let of_measure =
                claim.thing.as_deref() == measured.thing.as_deref() && claim.actor == actor;
            if claim.clause.is_none() && (closes || of_measure) {
                return Arc::clone(version);
            }
            let mut version = Version::clone(version);
            let claim = Arc::make_mut(&mut version.live.claim);
            claim.clause = None;
            if !closes {
                claim.thing = measured.thing.as_ref().map(Name::from);
                claim.actor.clone_from(&actor);
            }
            Arc::new(version)
        })
        .collect()
    }

    /// The days of the agreement's clock that hold all of a window.
    fn whole_days(&self, window: Window) -> Window {
        let clock = &self.agreement.clock;
        let last = window
            .to
            .checked_sub(std::time::Duration::from_nanos(1))
            .unwrap_or(window.to);
        let day = |at| clock.day(clock.day_of(at));
        Window::new(day(window.from).from, day(last).to)
    }

    fn windows_of(&self, spans: &[(Window, bool)]) -> Vec<Window> {
        let touched = |window: &Window| spans.iter().any(|(span, _)| span.overlaps(window));
        let phases: Vec<Window> = self.phases.iter().map(|phase| phase.window).collect();
        let mut windows: BTreeSet<Window> = phases.iter().copied().filter(touched).collect();
        let longer = spans
            .iter()
            .filter(|(span, total)| *total && length(span) > 26 * 3600);
        windows.extend(longer.map(|(span, _)| *span));
        let whole = spans
            .iter()
            .map(|(span, _)| *span)
            .reduce(|all, span| Window::new(all.from.min(span.from), all.to.max(span.to)));
        if let Some(whole) = whole.filter(|all| !phases.iter().any(|phase| all.inside(phase))) {
            windows.insert(self.whole_days(whole));
        }
        let mut windows: Vec<Window> = windows.into_iter().collect();
        windows.sort_by_key(|window| (std::cmp::Reverse(length(window)), window.from));
        windows
    }
}

fn length(window: &Window) -> i64 {
    window.to.as_second() - window.from.as_second()
}

fn counts(live: &Live) -> bool {
    crate::figures::counts(live.kind) && live.claim.amount.is_some()
}

fn actor(measured: &Measured) -> String {
    measured.actor.clone().unwrap_or_else(|| NOBODY.to_owned())
}

/// The words of a kind: alternatives of one axis with `or`, axes with a comma.
pub(crate) fn words(all_of: &[BTreeSet<String>]) -> String {
    let axes: Vec<String> = all_of
        .iter()
        .map(|set| set.iter().cloned().collect::<Vec<_>>().join(" or "))
        .collect();
    axes.join(", ")
}

fn nameless() -> Clause {
    Clause {
        label: String::new(),
        was: Vec::new(),
        span: Default::default(),
        asserted_by: Vec::new(),
        track: None,
        rows: Vec::new(),
        misprints: Vec::new(),
        readings: Vec::new(),
    }
}

/// A part that asks for nothing, so that its counts can be made.
fn part(measured: &Measured) -> Part {
    let measure = Measure {
        act: measured.act.clone(),
        actors: vec![actor(measured)],
        thing: measured.thing.clone(),
        kinds: Vec::new(),
        unit: measured.unit.clone(),
        point: measured.point.clone(),
        place: None,
        to: None,
        through: None,
        counted_by: Vec::new(),
        crediting: Crediting::ByTime,
        list_of: None,
        level: None,
        group: None,
    };
    let threshold = Threshold {
        sense: Sense::AtLeast,
        lo: 0,
        hi: Some(0),
        about: None,
    };
    Part {
        name: String::new(),
        duty: Duty::of(Kernel::Amount {
            measure,
            threshold,
            windows: Windows::Overall,
        }),
    }
}
