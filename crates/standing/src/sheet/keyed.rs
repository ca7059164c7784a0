//! Instances that claims make: one for each key under which somebody says that a trigger happened. The windows of such an
//! instance run from the trigger as each voice dates it, so every voice is counted in windows of its own.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use tregua_agreement::duty::Kernel;
use tregua_calendar::{Length, Timestamp, Window};
use tregua_record::Name;

use super::near::speaks_of_all;
use super::table::Table;
use super::{Sheet, Use, usable};
use crate::column::Column;
use crate::count::{Count, count};
use crate::figures::Figure;
use crate::instances::{Instance, Keyed};
use crate::kernels::{self, Ask, respond};
use crate::tray::Plain;

/// Where the trigger and the act owed stand among the measures of the duty.
pub(super) const OWED: usize = 0;
pub(super) const TRIGGER: usize = 1;

/// What one voice says of a trigger.
#[derive(Clone)]
pub(super) struct Trigger {
    /// How many there were in the phase: 0 or 1, unless so many are owed for each so many.
    count: Count,
    /// From the earliest to the latest instant at which it may have happened, unless the voice says that it did not.
    at: Option<Window>,
}

/// The places of the figures that ever were under a key, in the order of the columns: the few that its instance has to look at.
#[derive(Default)]
pub(super) struct Near {
    pub(super) triggers: Vec<usize>,
    pub(super) owed: Vec<Owed>,
    /// What was counted before: several views hear the same voice say the same.
    pub(super) heard: RefCell<Vec<(Heard, Vec<Count>)>>,
    /// What voices say of the trigger: in which phase, which voice, and whether with what it repeats.
    pub(super) dated: RefCell<Vec<(Window, Name, bool, Trigger)>>,
}

/// The place of a figure that may answer a trigger.
#[derive(Clone, Copy)]
pub(super) struct Owed {
    pub(super) place: u32,
    /// It names the key itself, or speaks of every key; else it may name the claim of a trigger.
    pub(super) surely: bool,
}

/// All that the counts of a voice under a key are made from.
#[derive(PartialEq, Eq)]
pub(super) struct Heard {
    voice: String,
    /// Closings that repeat another's count too.
    repeats: bool,
    /// The addresses of its figures of the act owed.
    figures: Vec<usize>,
    /// How many triggers, and when.
    trigger: (Count, Window),
}

impl Near {
    fn counted(&self, heard: &Heard) -> Option<Vec<Count>> {
        let all = self.heard.borrow();
        let same = all.iter().find(|(own, _)| own == heard);
        same.map(|(_, counts)| counts.clone())
    }
}

/// The instants that follow from a trigger at one instant.
#[derive(Clone, Copy)]
struct Edges {
    due: Timestamp,
    last: Timestamp,
    cure: Timestamp,
}

impl Sheet<'_> {
    /// An instance for each key under which somebody says that the trigger happened in `phase`, in the order of the keys: of
    /// all keys, or of these.
    pub(crate) fn keyed(&self, phase: &Window, only: Option<&BTreeSet<String>>) -> Vec<Instance> {
        let Some(column) = self.columns.get(TRIGGER) else {
            return Vec::new();
        };
        let happened =
            |figure: &&Figure| figure.hi != Some(0) && figure.region.span.overlaps(phase);
        let at = |figure: &Figure| instants(figure.region.span.cut(phase));
        let Some(only) = only else {
            let Some(table) = self.table() else {
                return Vec::new();
            };
            let known = self.moment.as_known;
            // Figures are read in the order in which they lie, not in that of the keys.
            let mut when: Vec<Option<Window>> = vec![None; table.slots().len()];
            for (slot, place) in table.told() {
                let figure = column.figures.get(place);
                let figure = figure.filter(|figure| figure.known.holds(known));
                if let (Some(figure), Some(own)) = (figure.filter(happened), when.get_mut(slot)) {
                    let at = at(figure);
                    *own = Some(own.map_or(at, |own| hull(own, at)));
                }
            }
            let instances = table.slots().iter().zip(when).filter_map(|(slot, at)| {
                let keyed = Keyed {
                    key: slot.key.clone(),
                    phase: *phase,
                };
                Some(self.instance(&keyed, at?))
            });
            return instances.collect();
        };
        let named = only.iter().flat_map(|key| column.by_name().named(key));
        let places: BTreeSet<usize> = named.collect();
        let figures = self.standing(column, places.into_iter());
        let figures = figures.into_iter().filter(happened);
        let asked = |key: &str| only.contains(key);
        let mut by_key: Vec<(&Name, &Figure)> = figures
            .flat_map(|figure| keys(figure).map(move |key| (key, figure)))
            .filter(|(key, _)| asked(key))
            .collect();
        by_key.sort_by_key(|(key, _)| *key);
        let of_one = by_key.chunk_by(|(one, _), (other, _)| one == other);
        let instances = of_one.filter_map(|figures| {
            let (key, _) = figures.first()?;
            let keyed = Keyed {
                key: (*key).clone(),
                phase: *phase,
            };
            let at = figures.iter().map(|(_, figure)| at(figure)).reduce(hull)?;
            Some(self.instance(&keyed, at))
        });
        instances.collect()
    }

    /// The same instance with its windows as these voices date the trigger: what all of them leave possible, or from the
    /// first to the last where they differ. One that none of them dates stays as it is.
    pub(crate) fn dated<'v>(
        &self,
        instance: &Instance,
        voices: impl Iterator<Item = &'v String>,
        using: &Use<'_>,
        alike: bool,
    ) -> Instance {
        // A group lasts as long as the phase, whoever tells of it.
        let Some(keyed) = instance.key.as_ref().filter(|_| self.group().is_none()) else {
            return instance.clone();
        };
        let each: Vec<Window> = voices
            .filter_map(|voice| self.trigger(voice, keyed, using).at)
            .collect();
        let meet =
            |all: Window, one: &Window| Window::new(all.from.max(one.from), all.to.min(one.to));
        let Some(first) = each.first().copied() else {
            return instance.clone();
        };
        let shared = each.iter().fold(first, meet);
        let at = if alike || shared.to < shared.from {
            each.into_iter().fold(first, hull)
        } else {
            shared
        };
        self.instance(keyed, at)
    }

    /// When `voice` says that the trigger of a keyed instance happened.
    pub(crate) fn triggered(
        &self,
        voice: &str,
        instance: &Instance,
        using: &Use<'_>,
    ) -> Option<Window> {
        let keyed = instance.key.as_ref().filter(|_| self.group().is_none());
        self.trigger(voice, keyed?, using).at
    }

    /// The counts of `voice` in a keyed instance: up to the due instant, the last moment, the end of the cure; the
    /// trigger; between the first two, between the last two.
    pub(super) fn keyed_counts(&self, voice: &str, keyed: &Keyed, using: &Use<'_>) -> Vec<Count> {
        let trigger = self.trigger(voice, keyed, using);
        let (Some(at), Some(column)) = (trigger.at, self.columns.get(OWED)) else {
            return self.undated(trigger.count);
        };
        let near = self.near_key(keyed);
        let known = self.moment.as_known;
        let figures: Vec<&Figure> = self
            .owed(column, keyed, &near)
            .filter(|figure| figure.known.holds(known))
            .filter(|figure| *figure.voice == *voice && usable(figure, using))
            .collect();
        let heard = Heard {
            voice: voice.to_owned(),
            repeats: using.repeats,
            figures: figures
                .iter()
                .map(|one| std::ptr::from_ref(*one).addr())
                .collect(),
            trigger: (trigger.count, at),
        };
        // Where a view chooses among entries, it may choose among those that close counts.
        let kept = using.only.is_none();
        if kept && let Some(counts) = near.counted(&heard) {
            return counts;
        }
        let since = self.since(keyed, at);
        let counts = self.count_from(&heard, (since, at), column, &figures, using);
        if kept {
            near.heard.borrow_mut().push((heard, counts.clone()));
        }
        counts
    }

    /// The counts of these figures of one voice, which dates the trigger at `at`.
    fn count_from(
        &self,
        heard: &Heard,
        (since, at): (Timestamp, Window),
        column: &Column,
        figures: &[&Figure],
        using: &Use<'_>,
    ) -> Vec<Count> {
        let (first, last) = (self.edges(at.from), self.edges(at.to));
        // A trigger at one instant leaves one due instant, and what is surely and what is maybe in time is the same.
        let at_once = at.from == at.to;
        let start = match self.owed_before() {
            true => Timestamp::MIN,
            false => self.beginning(at.from),
        };
        let count = |ask: &Ask| self.count_keyed(&heard.voice, column, figures, ask, using);
        let upto = |edge: fn(&Edges) -> Timestamp| {
            let maybe = count(&respond::stretch(start, edge(&last)));
            let surely = match at_once {
                true => maybe.clone(),
                false => count(&respond::stretch(start, edge(&first))),
            };
            let after = count(&respond::stretch(since, edge(&last)));
            // What was there before the trigger was there when it was due: only what came after it has to be complete.
            let before = maybe.lo.saturating_sub(after.lo);
            Count {
                lo: surely.lo,
                hi: after.hi.map(|hi| hi.saturating_add(before)),
                straddle: beyond(&maybe, surely.lo),
                spoken: maybe.spoken,
                differs: maybe.differs || surely.differs,
                ..after
            }
            .in_order()
        };
        let in_between = |from: fn(&Edges) -> Timestamp, to: fn(&Edges) -> Timestamp| {
            let maybe = count(&respond::stretch_after(from(&first), to(&last)));
            let lo = match at_once {
                true => maybe.lo,
                false => count(&respond::stretch_after(from(&last), to(&first))).lo,
            };
            Count {
                lo,
                straddle: beyond(&maybe, lo),
                ..maybe
            }
        };
        // What is owed before is never late.
        let between = |from, to| match self.owed_before() {
            true => nothing(),
            false => in_between(from, to),
        };
        let (by_last, (by_cure, curing)) = (
            upto(|edges| edges.last),
            match self.duty.cure {
                Some(_) => (
                    Some(upto(|edges| edges.cure)),
                    between(|edges| edges.last, |edges| edges.cure),
                ),
                None => (None, nothing()),
            },
        );
        vec![
            upto(|edges| edges.due),
            by_last.clone(),
            // Without a cure it ends with the last moment.
            by_cure.unwrap_or(by_last),
            heard.trigger.0.clone(),
            between(|edges| edges.due, |edges| edges.last),
            curing,
        ]
    }

    /// The figures of a keyed instance, whoever's they are and wherever they fall.
    pub(super) fn keyed_touching(&self, keyed: &Keyed) -> Vec<&Figure> {
        let near = self.near_key(keyed);
        let known = self.moment.as_known;
        let owed = self.columns.get(OWED).into_iter();
        let owed = owed.flat_map(|column| self.owed(column, keyed, &near));
        let all = owed.chain(self.ever(TRIGGER, near.triggers.iter().copied()));
        all.filter(|figure| figure.known.holds(known)).collect()
    }

    /// The instants at which a keyed instance may stand otherwise because time has passed: those that follow from each
    /// instant at which somebody put its trigger.
    pub(super) fn keyed_clock(&self, keyed: &Keyed) -> Vec<Timestamp> {
        let near = self.near_key(keyed);
        let triggers = self.ever(TRIGGER, near.triggers.iter().copied());
        let at = triggers.map(|figure| instants(figure.region.span.cut(&keyed.phase)));
        let edges = at.flat_map(|at| [self.edges(at.from), self.edges(at.to)]);
        edges
            .flat_map(|edges| [edges.due, edges.last, edges.cure])
            .collect()
    }

    /// Calls `each` with every figure of a keyed instance, whenever it stood.
    pub(super) fn keyed_ever(&self, keyed: &Keyed, each: impl FnMut(&Figure)) {
        let near = self.near_key(keyed);
        let owed = self.ever(OWED, near.owed.iter().map(|owed| owed.place as usize));
        owed.chain(self.ever(TRIGGER, near.triggers.iter().copied()))
            .for_each(each);
    }

    fn ever(
        &self,
        column: usize,
        places: impl Iterator<Item = usize>,
    ) -> impl Iterator<Item = &Figure> {
        let column = self.columns.get(column);
        let figure = move |place: usize| column.and_then(|column| column.figures.get(place));
        places.filter_map(figure)
    }

    /// The figures that speak of the act owed under a key, whenever they stood.
    fn owed<'s>(
        &'s self,
        column: &'s Column,
        keyed: &Keyed,
        near: &Near,
    ) -> impl Iterator<Item = &'s Figure> {
        near.owed.iter().filter_map(move |owed| {
            let figure = column.figures.get(owed.place as usize)?;
            (owed.surely || self.answers(figure, &keyed.key, near)).then_some(figure)
        })
    }

    /// The figures at `places` that stand at the moment and are those of `voice`.
    fn of_voice<'s>(
        &'s self,
        column: &'s Column,
        places: &'s [usize],
        voice: &str,
    ) -> impl Iterator<Item = &'s Figure> {
        let known = self.moment.as_known;
        let figures = places.iter().filter_map(|place| column.figures.get(*place));
        figures.filter(move |figure| *figure.voice == *voice && figure.known.holds(known))
    }

    /// What is near a key. The same instance is asked about voice after voice, so the last answer is kept.
    fn near_key(&self, keyed: &Keyed) -> Rc<Near> {
        if let Some((key, near)) = &*self.last_near.borrow()
            && *key == keyed.key
        {
            return Rc::clone(near);
        }
        let listed = self.table.get().and_then(|table| table.as_ref());
        let near = listed.and_then(|table| table.near(&keyed.key));
        let near = Rc::new(near.unwrap_or_else(|| self.find_near(&keyed.key)));
        *self.last_near.borrow_mut() = Some((keyed.key.clone(), Rc::clone(&near)));
        near
    }

    /// Every key of the part.
    pub(super) fn table(&self) -> Option<&Table> {
        let made = self.table.get_or_init(|| {
            let (triggers, owed) = (self.columns.get(TRIGGER)?, self.columns.get(OWED)?);
            Some(Table::of(triggers, owed))
        });
        made.as_ref()
    }

    pub(super) fn find_near(&self, key: &str) -> Near {
        let (Some(owed), Some(triggers)) = (self.columns.get(OWED), self.columns.get(TRIGGER))
        else {
            return Near::default();
        };
        let mut near = Near {
            triggers: triggers.by_name().named(key).collect(),
            ..Near::default()
        };
        let mut places: Vec<usize> = owed.by_name().named(key).collect();
        near.triggers.retain(|place| {
            let figure = triggers.figures.get(*place);
            figure.is_some_and(|figure| keys(figure).any(|own| *own == *key))
        });
        near.triggers.sort_unstable();
        near.triggers.dedup();
        // An answer may also name the claim of a trigger that is under the key.
        for figure in self.ever(TRIGGER, near.triggers.iter().copied()) {
            let name = figure.version.live.statement.claim.key.as_str();
            if name != key {
                places.extend(owed.by_name().named(name));
            }
        }
        places.extend(owed.by_name().of_all());
        places.sort_unstable();
        places.dedup();
        let places = places.into_iter().map(u32::try_from);
        let owed = places.flatten().map(|place| Owed {
            place,
            surely: false,
        });
        near.owed = owed.collect();
        near
    }

    /// Anything is possible of an act whose trigger the voice does not date.
    fn undated(&self, trigger: Count) -> Vec<Count> {
        let open = Count::silent(true);
        let curing = match self.duty.cure {
            Some(_) => open.clone(),
            None => nothing(),
        };
        vec![
            open.clone(),
            open.clone(),
            open.clone(),
            trigger,
            open,
            curing,
        ]
    }

    fn count_keyed(
        &self,
        voice: &str,
        column: &Column,
        figures: &[&Figure],
        ask: &Ask,
        using: &Use<'_>,
    ) -> Count {
        let query = kernels::query_by_time(ask, column.asked(ask.span));
        let closings = self.closings(voice, column, &query, using);
        let as_of = self.moment.as_of;
        count(figures, Plain::default(), &query, &closings, as_of)
    }

    fn trigger(&self, voice: &str, keyed: &Keyed, using: &Use<'_>) -> Trigger {
        let near = self.near_key(keyed);
        let kept = using.only.is_none() && using.undenied.is_none();
        if kept {
            let all = near.dated.borrow();
            let same = all.iter().find(|(phase, name, repeats, _)| {
                *phase == keyed.phase && **name == *voice && *repeats == using.repeats
            });
            if let Some((.., trigger)) = same {
                return trigger.clone();
            }
        }
        let trigger = self.trigger_of(voice, keyed, using, &near);
        let mut own = self.ever(TRIGGER, near.triggers.iter().copied());
        if let Some(figure) = own.find(|figure| kept && *figure.voice == *voice) {
            let name = figure.voice.clone();
            let asked = (keyed.phase, name, using.repeats, trigger.clone());
            near.dated.borrow_mut().push(asked);
        }
        trigger
    }

    fn trigger_of(&self, voice: &str, keyed: &Keyed, using: &Use<'_>, near: &Near) -> Trigger {
        let column = self.columns.get(TRIGGER);
        let figures: Vec<&Figure> = column
            .into_iter()
            .flat_map(|column| self.of_voice(column, &near.triggers, voice))
            .filter(|figure| usable(figure, using))
            .collect();
        if figures.is_empty() {
            return Trigger {
                count: Count::silent(true),
                at: None,
            };
        }
        // All that is said under one key is said of one happening: rivals, and never a sum.
        let inside =
            |figure: &Figure| figure.place_known && figure.region.span.inside(&keyed.phase);
        let most = |figure: &Figure| match self.duty.kernel {
            Kernel::Respond { rate: Some(_), .. } if !figure.names_objects => u64::MAX,
            // Once is owed however many there were; and one object is one.
            _ => 1,
        };
        let asked = column.map(|column| column.asked(keyed.phase));
        let surely = |figure: &&Figure| {
            let kinds = |asked| figure.sure().kinds_inside(asked);
            if inside(figure) && asked.as_ref().is_some_and(kinds) {
                figure.lo.min(most(figure))
            } else {
                0
            }
        };
        let here: Vec<&Figure> = figures
            .iter()
            .copied()
            .filter(|figure| figure.hi != Some(0) && figure.region.span.overlaps(&keyed.phase))
            .collect();
        let lo = figures.iter().map(surely).min().unwrap_or(0);
        let hi = here.iter().try_fold(0, |hi: u64, figure| {
            let own = figure.hi.unwrap_or(u64::MAX).min(most(figure));
            (own < u64::MAX).then(|| hi.max(own))
        });
        let straddle = match here.iter().all(|figure| inside(figure)) {
            true => Some(0),
            false => hi.map(|hi| hi.saturating_sub(lo)),
        };
        Trigger {
            count: Count {
                lo,
                hi,
                straddle,
                spoken: true,
                ..Count::silent(true)
            },
            at: here
                .iter()
                .map(|figure| instants(figure.region.span.cut(&keyed.phase)))
                .reduce(hull),
        }
    }

    /// True if `figure` speaks of the act owed under `key`: by a named object, its `about` key, or the claim it names.
    /// A total of nothing that names none says it of every key.
    pub(super) fn answers(&self, figure: &Figure, key: &str, near: &Near) -> bool {
        let claim = &figure.version.live.claim;
        let known = self.moment.as_known;
        let named = || {
            let mut triggers = self.ever(TRIGGER, near.triggers.iter().copied());
            triggers.any(|trigger| {
                let own = &trigger.version.live.statement.claim.key;
                trigger.known.holds(known) && claim.refers_to.contains(own)
            })
        };
        claim.ids.contains(key)
            || claim.about.as_deref() == Some(key)
            || claim.refers_to.iter().any(|name| name == key)
            || speaks_of_all(figure)
            || (!claim.refers_to.is_empty() && named())
    }

    fn owed_before(&self) -> bool {
        matches!(self.duty.kernel, Kernel::Respond { before: true, .. })
    }

    /// From when on it has to be said that nothing was done: from the trigger; of what is owed before, from the start of the
    /// phase, or of the day on which it was due if that is earlier.
    fn since(&self, keyed: &Keyed, at: Window) -> Timestamp {
        match self.owed_before() {
            true => keyed
                .phase
                .from
                .min(self.beginning(self.edges(at.from).due)),
            false => at.from,
        }
    }

    fn edges(&self, at: Timestamp) -> Edges {
        let clock = &self.agreement.clock;
        if let Kernel::Respond {
            within,
            before: true,
            ..
        } = &self.duty.kernel
        {
            let due = clock.minus(at, *within);
            return Edges {
                due,
                last: due,
                cure: due,
            };
        }
        let (within, at_latest) = match &self.duty.kernel {
            Kernel::Respond {
                within, at_latest, ..
            } => (*within, *at_latest),
            _ => (Length::Hours(0), None),
        };
        let due = clock.plus(at, within);
        let last = at_latest.map_or_else(
            || crate::instances::end_of_day(clock, due),
            |length| clock.plus(due, length),
        );
        let cure = self.duty.cure;
        Edges {
            due,
            last,
            cure: cure.map_or(last, |length| clock.plus(last, length)),
        }
    }

    fn instance(&self, keyed: &Keyed, at: Window) -> Instance {
        let last = self.edges(at.to);
        Instance {
            date: None,
            key: Some(keyed.clone()),
            window: Window::new(self.since(keyed, at), last.due),
            last: last.last,
            cure: last.cure,
        }
    }

    /// From when an answer counts: the beginning of the trigger's day, for answers are often given a date and no hour.
    pub(super) fn beginning(&self, at: Timestamp) -> Timestamp {
        let mut known = self.beginnings.borrow_mut();
        let after = known.partition_point(|(same, _)| same.from <= at);
        let before = after.checked_sub(1).and_then(|place| known.get(place));
        if let Some((_, beginning)) = before.filter(|(same, _)| same.holds(at)) {
            return *beginning;
        }
        let clock = &self.agreement.clock;
        let (civil, day) = (
            clock.civil_date(clock.civil(at).date()),
            clock.day(clock.day_of(at)),
        );
        let beginning = day.from.min(civil.from);
        // Wherever in both of these an instant lies, they are its day and its date.
        let same = day.cut(&civil);
        if same.holds(at) {
            known.insert(after, (same, beginning));
        }
        beginning
    }
}

/// The keys of a trigger: the objects it names; else its `about` key; else the key of its claim.
pub(super) fn keys(figure: &Figure) -> impl Iterator<Item = &Name> {
    let claimed = || {
        let live = &figure.version.live;
        let ids = &live.claim.ids;
        let other = || live.claim.about.as_ref().unwrap_or(live.key());
        ids.iter().chain(ids.is_empty().then(other))
    };
    let claimed = figure.only.is_none().then(claimed);
    figure.only.iter().chain(claimed.into_iter().flatten())
}

/// From the first instant of a span to its last; one instant is both.
pub(super) fn instants(span: Window) -> Window {
    let at_once = span.to.as_nanosecond() - span.from.as_nanosecond() <= 1;
    Window::new(span.from, if at_once { span.from } else { span.to })
}

/// The count of an empty stretch.
fn nothing() -> Count {
    Count {
        hi: Some(0),
        ..Count::silent(true)
    }
}

fn hull(one: Window, other: Window) -> Window {
    Window::new(one.from.min(other.from), one.to.max(other.to))
}

/// How much more than `lo` there may be by what `maybe` counts and what straddles its edges.
fn beyond(maybe: &Count, lo: u64) -> Option<u64> {
    maybe
        .straddle
        .map(|straddle| maybe.lo.saturating_add(straddle).saturating_sub(lo))
}
