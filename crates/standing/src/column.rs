//! The column of one measure: every figure that was ever on record for it, and when each stood. A moment sees those that
//! stand then.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use tregua_agreement::Agreement;
use tregua_agreement::duty::Measure;
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Timestamp, Window};
use tregua_record::Name;

use crate::figures::{Figure, Reader, read_window};
use crate::history::Change;
use crate::region::Region;
use crate::sheet::near::ByName;
use crate::shelf::Shelf;
use crate::statement::{Live, Statement, Subject};
use crate::tray::{Tray, is_plain};
use crate::versions::{Stretch, Version};

/// Every figure for one measure of one clause.
#[derive(Clone)]
pub(crate) struct Column {
    /// In the order of their versions' places. One that is no more stays, and never stands.
    pub(crate) figures: Vec<Figure>,
    /// All of them by when they fall; made when first asked for: who only counts asks voice by voice.
    all: OnceLock<Shelf>,
    pub(crate) by_voice: BTreeMap<Box<str>, Own>,
    pub(crate) closes: Vec<Closing>,
    /// Rivals of one another, by the place of the first.
    rivals: HashMap<usize, Vec<usize>>,
    /// The kinds that the measure asks about, axis by axis.
    kinds: Box<[u64]>,
    /// Some figure was denied at some time; some figure or closing repeats another's report.
    pub(crate) disputed: bool,
    pub(crate) repeating: bool,
    /// Made when first asked for: only instances that claims make ask by name.
    by_name: OnceLock<ByName>,
}

/// One voice's figures, as places in the column's.
#[derive(Clone, Default)]
pub(crate) struct Own {
    pub(crate) places: Vec<usize>,
    /// From when the first of them stood.
    pub(crate) since: Timestamp,
    /// It has no total and closes nothing: its plain events are on the tray.
    summed: bool,
    /// Its plain events.
    pub(crate) tray: Tray,
    /// All others.
    pub(crate) shelf: Shelf,
}

/// A statement that closes a window for the measure.
#[derive(Clone)]
pub(crate) struct Closing {
    version: Arc<Version>,
    /// `None` if it states no time.
    pub(crate) window: Option<Window>,
    /// It states the measure's place, or the measure has none: coverage of a ban is coverage of its place.
    pub(crate) placed: bool,
    /// It does not repeat another's.
    pub(crate) own: bool,
}

/// What a change of the record changed in a column.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    /// The places of figures that came, went, or have other rivals.
    pub(crate) figures: Vec<usize>,
    /// What closes windows changed.
    pub(crate) closes: bool,
}

impl Column {
    /// The figures that `counting` gives for the measure, and the windows that `closing` closes.
    pub(crate) fn new<'v>(
        agreement: &Agreement,
        clause: &Clause,
        measure: &Measure,
        counting: impl Iterator<Item = &'v Arc<Version>>,
        closing: impl Iterator<Item = &'v Arc<Version>>,
    ) -> Self {
        let reader = Reader::new(agreement, clause, measure);
        let mut figures: Vec<Figure> = Vec::with_capacity(counting.size_hint().1.unwrap_or(0));
        figures.extend(counting.filter_map(|version| reader.figure(version).ok()));
        Column::of(agreement, measure, &reader, figures, closing)
    }

    /// The same of the figures that its reader gave, in the order of their versions' places.
    pub(crate) fn of<'v>(
        agreement: &Agreement,
        measure: &Measure,
        reader: &Reader<'_>,
        mut figures: Vec<Figure>,
        closing: impl Iterator<Item = &'v Arc<Version>>,
    ) -> Self {
        // Kept for as long as the record is looked at: no room to grow.
        figures.shrink_to_fit();
        let closes = closing.filter(|version| closes(&version.live, measure));
        let closes = closes.map(|version| Closing::of(agreement, measure, version));
        let closes: Vec<Closing> = closes.collect();
        let mut column = Column {
            by_voice: BTreeMap::new(),
            disputed: figures.iter().any(|figure| figure.denied),
            repeating: figures.iter().any(|figure| figure.repeats)
                || closes.iter().any(|close| !close.own),
            closes,
            rivals: HashMap::new(),
            kinds: reader.asked(always()).kinds,
            by_name: OnceLock::new(),
            all: OnceLock::new(),
            figures,
        };
        for at in 0..column.figures.len() {
            if let Some(figure) = column.figures.get_mut(at) {
                figure.rival = at;
            }
            column.note_voice(at);
        }
        let all: Vec<usize> = (0..column.figures.len()).collect();
        column.group(&all);
        let voices: Vec<Box<str>> = column.by_voice.keys().cloned().collect();
        for voice in voices {
            column.sort_out(&voice);
        }
        column
    }

    /// Lists a figure with its voice's.
    fn note_voice(&mut self, at: usize) {
        let Some(figure) = self.figures.get(at) else {
            return;
        };
        let voice = &*figure.voice;
        match self.by_voice.get_mut(voice) {
            Some(own) => {
                own.places.push(at);
                own.since = own.since.min(figure.known.from);
            }
            None => {
                let own = Own {
                    places: vec![at],
                    since: figure.known.from,
                    ..Own::default()
                };
                self.by_voice.insert(Box::from(voice), own);
            }
        }
    }

    /// Puts all figures of a voice where they belong: on the tray or on the shelf.
    fn sort_out(&mut self, voice: &str) {
        let Some(own) = self.by_voice.get(voice) else {
            return;
        };
        let live = |place: &usize| self.figures.get(*place).filter(|figure| figure.is_ever());
        let totals = own
            .places
            .iter()
            .filter_map(live)
            .any(|figure| figure.total);
        let summed = !totals && !self.closes.iter().any(|close| close.voice() == voice);
        let places = own
            .places
            .iter()
            .copied()
            .filter(|place| live(place).is_some());
        let asked = self.asked(always());
        let (plain, others): (Vec<usize>, Vec<usize>) =
            places.partition(|place| summed && self.is_plain_for(*place, &asked));
        let (tray, shelf) = (
            Tray::of(&self.figures, plain.into_iter()),
            Shelf::of(&self.figures, others.into_iter()),
        );
        if let Some(own) = self.by_voice.get_mut(voice) {
            *own = Own {
                places: std::mem::take(&mut own.places),
                since: own.since,
                summed,
                tray,
                shelf,
            };
            own.places.shrink_to_fit();
        }
    }

    /// True for a plain event without rivals.
    fn is_plain(&self, place: usize) -> bool {
        self.is_plain_for(place, &self.asked(always()))
    }

    fn is_plain_for(&self, place: usize, asked: &Region) -> bool {
        self.figures.get(place).is_some_and(|figure| {
            (figure.lone || !self.rivals.contains_key(&figure.rival)) && is_plain(figure, asked)
        })
    }

    /// Finds who are rivals among figures; all of those that any of these may have are among them.
    fn group(&mut self, places: &[usize]) {
        for place in places {
            if let Some(figure) = self.figures.get_mut(*place) {
                self.rivals.remove(&figure.rival);
                figure.rival = *place;
            }
        }
        for group in groups(&self.figures, places) {
            let Some(first) = group.first().copied() else {
                continue;
            };
            for place in &group {
                if let Some(figure) = self.figures.get_mut(*place) {
                    figure.rival = first;
                }
            }
            self.rivals.insert(first, group);
        }
    }

    /// True if a change of the record changes anything here.
    pub(crate) fn concerns(
        agreement: &Agreement,
        clause: &Clause,
        measure: &Measure,
        change: &Change,
    ) -> bool {
        let reader = Reader::new(agreement, clause, measure);
        // What a version said of the measure it says still, and reading it costs less than finding its place.
        let speaks = |version: &Arc<Version>| {
            closes(&version.live, measure) || reader.figure(version).is_ok()
        };
        change.dropped.iter().chain(&change.added).any(speaks)
    }

    /// Makes of it what [`Column::new`] would make after a change of the record.
    pub(crate) fn change(
        &mut self,
        agreement: &Agreement,
        clause: &Clause,
        measure: &Measure,
        change: &Change,
    ) -> Touched {
        let mut touched = Touched::default();
        let reader = Reader::new(agreement, clause, measure);
        // Voices of which some figure may be plain no more because of a total or a closing.
        let mut open: Vec<Box<str>> = Vec::new();
        let places = |column: &Column, versions: &[Arc<Version>]| -> Vec<usize> {
            let places = versions.iter().map(|version| column.place_of(version));
            places.flatten().collect()
        };
        let lost = places(self, &change.dropped);
        let mut kin = places(self, &change.beside);
        let rivals = |column: &Column, at: &usize| column.rivals(*at).map(<[usize]>::to_vec);
        let before: Vec<Option<Vec<usize>>> = kin.iter().map(|at| rivals(self, at)).collect();
        // Where each lies follows from who its rivals are, so all are taken up before anyone's change.
        for at in lost.iter().chain(&kin) {
            self.unplace(*at);
        }
        for version in &change.dropped {
            let before = self.closes.len();
            self.closes
                .retain(|close| close.version.live.version != version.live.version);
            touched.closes |= self.closes.len() < before;
        }
        for at in lost {
            if let Some(figure) = self.figures.get_mut(at) {
                if let Some(all) = self.all.get_mut() {
                    all.take(figure, at);
                }
                self.rivals.remove(&figure.rival);
                figure.known = figure.known.never();
                figure.rival = at;
            }
            touched.figures.push(at);
        }
        for version in &change.added {
            if closes(&version.live, measure) {
                let close = Closing::of(agreement, measure, version);
                self.repeating |= !close.own;
                self.closes.push(close);
                touched.closes = true;
                open.push(version.live.voice().into());
            }
            let Ok(mut figure) = reader.figure(version) else {
                continue;
            };
            let at = self.figures.len();
            self.disputed |= figure.denied;
            self.repeating |= figure.repeats;
            if figure.total {
                open.push(version.live.voice().into());
            }
            if let Some(all) = self.all.get_mut() {
                all.put(&figure, at);
            }
            figure.rival = at;
            self.figures.push(figure);
            self.note_voice(at);
            if let (Some(names), Some(figure)) = (self.by_name.get_mut(), self.figures.get(at)) {
                names.put(figure, at);
            }
            touched.figures.push(at);
            kin.push(at);
        }
        // Rivals hang together, so whoever gained or lost one is here.
        for at in &kin {
            if let Some(figure) = self.figures.get_mut(*at) {
                figure.lone = false;
            }
        }
        self.group(&kin);
        for (at, before) in kin.iter().zip(before) {
            if rivals(self, at) != before {
                touched.figures.push(*at);
            }
        }
        for at in kin {
            self.place(at);
        }
        for voice in open {
            if self.by_voice.get(&voice).is_some_and(|own| own.summed) {
                self.sort_out(&voice);
            }
        }
        touched
    }

    /// The place of a version's figure, if it stands at some time.
    fn place_of(&self, version: &Version) -> Option<usize> {
        let at = self
            .figures
            .binary_search_by_key(&version.live.version, |figure| figure.version.live.version)
            .ok()?;
        self.figures
            .get(at)
            .filter(|figure| figure.is_ever())
            .map(|_| at)
    }

    /// The figure of a version, if it stands at some time.
    pub(crate) fn figure_of(&self, version: &Version) -> Option<&Figure> {
        self.figures.get(self.place_of(version)?)
    }

    /// Puts a figure on its voice's tray or shelf.
    fn place(&mut self, at: usize) {
        if let Some((figures, own, figure, summed)) = self.kept_by(at) {
            match summed {
                true => own.tray.put(figures, at),
                false => own.shelf.put(figure, at),
            }
        }
    }

    /// Takes a figure off wherever it is.
    fn unplace(&mut self, at: usize) {
        if let Some((figures, own, figure, summed)) = self.kept_by(at) {
            match summed {
                true => own.tray.take(figures, at),
                false => own.shelf.take(figure, at),
            }
        }
    }

    /// All figures, what the voice of this one keeps, the figure, and whether it goes on the tray.
    fn kept_by(&mut self, at: usize) -> Option<(&[Figure], &mut Own, &Figure, bool)> {
        let plain = self.is_plain(at);
        let figure = self.figures.get(at)?;
        let own = self.by_voice.get_mut(&*figure.voice)?;
        let summed = plain && own.summed;
        Some((&self.figures, own, figure, summed))
    }

    /// The places of a figure and its rivals; `None` if it has none.
    pub(crate) fn rivals(&self, place: usize) -> Option<&[usize]> {
        let figure = self.figures.get(place)?;
        if figure.lone {
            return None;
        }
        self.rivals.get(&figure.rival).map(Vec::as_slice)
    }

    /// All figures by when they fall.
    pub(crate) fn all(&self) -> &Shelf {
        self.all.get_or_init(|| {
            let ever = self.figures.iter().enumerate();
            let ever = ever.filter(|(_, figure)| figure.is_ever());
            Shelf::of(&self.figures, ever.map(|(at, _)| at))
        })
    }

    /// The figures by the names they give.
    pub(crate) fn by_name(&self) -> &ByName {
        self.by_name.get_or_init(|| ByName::of(&self.figures))
    }

    /// True if the kinds of `region` are just those that the measure asks about.
    pub(crate) fn asks_about_all(&self, region: &Region) -> bool {
        self.kinds == region.kinds
    }

    /// The cells the measure asks about.
    pub(crate) fn asked(&self, span: Window) -> Region {
        Region {
            span,
            kinds: self.kinds.clone(),
        }
    }
}

impl Closing {
    fn of(agreement: &Agreement, measure: &Measure, version: &Arc<Version>) -> Self {
        let live = &version.live;
        Closing {
            window: live
                .claim
                .occurred
                .map(|when| read_window(agreement, when).0),
            placed: measure.place.is_none()
                || live.claim.place.as_deref() == measure.place.as_deref(),
            own: live.statement.claim.repeats.is_none(),
            version: Arc::clone(version),
        }
    }

    pub(crate) fn voice(&self) -> &str {
        self.version.live.voice()
    }

    pub(crate) fn statement(&self) -> &Statement {
        &self.version.live.statement
    }

    pub(crate) fn known(&self) -> Stretch {
        self.version.known
    }
}

/// All of time.
fn always() -> Window {
    Window::new(Timestamp::MIN, Timestamp::MAX)
}

/// The groups of several rivals among the figures at `places`, each in order: figures of one voice about one thing.
fn groups(figures: &[Figure], places: &[usize]) -> Vec<Vec<usize>> {
    let group = |place: &usize| -> Option<(&str, Subject<'_>)> {
        let live = &figures.get(*place)?.version.live;
        Some((live.voice(), live.subject()))
    };
    // Nearly all hang together with no other: to look into what these say would cost more than all else here.
    let may = |place: &&usize| figures.get(**place).is_some_and(|figure| !figure.lone);
    let both = places.iter().filter(may);
    let mut by_group: Vec<_> = both.map(|place| (group(place), *place)).collect();
    by_group.sort_unstable();
    let groups = by_group.chunk_by(|(one, _), (other, _)| one == other);
    let several = groups.filter(|rivals| rivals.len() > 1);
    several
        .map(|rivals| rivals.iter().map(|(_, place)| *place).collect())
        .collect()
}

/// True if `live` closes windows of the measure.
fn closes(live: &Live, measure: &Measure) -> bool {
    live.kind == tregua_record::entries::claim::Kind::Close && speaks_of(live, measure)
}

/// True if `live` speaks of the measure: what it leaves unstated it means whatever it is.
pub(crate) fn speaks_of(live: &Live, measure: &Measure) -> bool {
    let claim = &live.claim;
    let same = |said: &Option<Name>, asked: Option<&str>| {
        said.as_deref().is_none_or(|said| Some(said) == asked)
    };
    let actor = claim.actor.as_ref().is_none_or(|actor| {
        actor
            .name()
            .is_some_and(|name| measure.actors.iter().any(|known| known == name))
    });
    actor
        && same(&claim.act, Some(&measure.act))
        && same(&claim.thing, measure.thing.as_deref())
        && same(&claim.counting_point, measure.point.as_deref())
        && same(&claim.place, measure.place.as_deref())
}
