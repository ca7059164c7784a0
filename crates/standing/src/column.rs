//! The column of one measure: every figure that was ever on record for it, and when each stood. A moment sees those that
//! stand then.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use tregua_agreement::Agreement;
use tregua_agreement::duty::Measure;
use tregua_agreement::meaning::Clause;
use tregua_calendar::{Timestamp, Window};

use tregua_record::entries::claim::Claim;

use crate::figures::{Figure, Reader, read_window};
use crate::history::{Stretch, Version};
use crate::region::Region;
use crate::sheet::near::ByName;
use crate::shelf::Shelf;
use crate::statement::{Live, Subject};
use crate::tray::{Tray, is_plain};

/// Every figure for one measure of one clause.
pub(crate) struct Column<'a> {
    /// In the order of their statements' ids.
    pub(crate) figures: Vec<Figure<'a>>,
    /// All of them by when they fall.
    pub(crate) all: Shelf,
    pub(crate) by_voice: BTreeMap<Box<str>, Own>,
    pub(crate) closes: Vec<Closing<'a>>,
    /// Rivals of one another, by the place of the first.
    rivals: HashMap<usize, Vec<usize>>,
    /// The kinds that the measure asks about, axis by axis.
    kinds: Box<[u64]>,
    /// Made when first asked for: only instances that claims make ask by name.
    by_name: OnceLock<ByName>,
}

/// One voice's figures, as places in the column's.
#[derive(Default)]
pub(crate) struct Own {
    pub(crate) places: Vec<usize>,
    /// From when the first of them stood.
    pub(crate) since: Timestamp,
    /// Its plain events.
    pub(crate) tray: Tray,
    /// All others.
    pub(crate) shelf: Shelf,
}

/// A statement that closes a window for the measure.
pub(crate) struct Closing<'a> {
    pub(crate) id: &'a str,
    pub(crate) claim: &'a Claim,
    pub(crate) voice: Box<str>,
    pub(crate) known: Stretch,
    /// `None` if it states no time.
    pub(crate) window: Option<Window>,
    /// It states the measure's place, or the measure has none: coverage of a ban is coverage of its place.
    pub(crate) placed: bool,
    /// It does not repeat another's.
    pub(crate) own: bool,
}

impl<'a> Column<'a> {
    /// The figures that `counting` gives for the measure, and the windows that `closing` closes.
    pub(crate) fn new<'v>(
        agreement: &Agreement,
        clause: &Clause,
        measure: &Measure,
        counting: impl Iterator<Item = &'v Arc<Version<'a>>>,
        closing: impl Iterator<Item = &'v Arc<Version<'a>>>,
    ) -> Self
    where
        'a: 'v,
    {
        let reader = Reader::new(agreement, clause, measure);
        let mut figures: Vec<Figure<'a>> = counting
            .filter_map(|version| reader.figure(version).ok())
            .collect();
        let mut by_voice: BTreeMap<Box<str>, Own> = BTreeMap::new();
        for (at, figure) in figures.iter().enumerate() {
            match by_voice.get_mut(&*figure.version.live.voice) {
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
                    by_voice.insert(Box::from(&*figure.version.live.voice), own);
                }
            }
        }
        // Kept for as long as the record is looked at: no room to grow.
        figures.shrink_to_fit();
        for (at, figure) in figures.iter_mut().enumerate() {
            figure.rival = at;
        }
        let mut rivals = HashMap::new();
        for own in by_voice.values() {
            for group in groups(&figures, &own.places) {
                let Some(first) = group.first().copied() else {
                    continue;
                };
                for place in &group {
                    if let Some(figure) = figures.get_mut(*place) {
                        figure.rival = first;
                    }
                }
                rivals.insert(first, group);
            }
        }
        let closes = closing.filter(|version| closes(&version.live, measure));
        let closes: Vec<Closing<'a>> = closes
            .map(|version| Closing::of(agreement, measure, version))
            .collect();
        let anywhere = reader.asked(Window::new(Timestamp::MIN, Timestamp::MAX));
        for (voice, own) in &mut by_voice {
            let figure = |place: &usize| figures.get(*place);
            let totals = own
                .places
                .iter()
                .filter_map(figure)
                .any(|figure| figure.total);
            let summed = !totals && !closes.iter().any(|close| close.voice == *voice);
            let plain = |place: &usize| {
                let alone = |figure: &Figure<'_>| !rivals.contains_key(&figure.rival);
                summed
                    && figure(place)
                        .is_some_and(|figure| alone(figure) && is_plain(figure, &anywhere))
            };
            let (plain, others): (Vec<usize>, Vec<usize>) =
                own.places.iter().copied().partition(plain);
            own.places.shrink_to_fit();
            own.tray = Tray::of(&figures, plain.into_iter());
            own.shelf = Shelf::of(&figures, others.into_iter());
        }
        Column {
            all: Shelf::of(&figures, 0..figures.len()),
            by_voice,
            closes,
            rivals,
            kinds: anywhere.kinds,
            by_name: OnceLock::new(),
            figures,
        }
    }

    /// The places of a figure and its rivals; `None` if it has none.
    pub(crate) fn rivals(&self, place: usize) -> Option<&[usize]> {
        let figure = self.figures.get(place)?;
        self.rivals.get(&figure.rival).map(Vec::as_slice)
    }

    /// The figures by the names they give.
    pub(crate) fn by_name(&self) -> &ByName {
        self.by_name.get_or_init(|| ByName::of(&self.figures))
    }

    /// The cells the measure asks about.
    pub(crate) fn asked(&self, span: Window) -> Region {
        Region {
            span,
            kinds: self.kinds.clone(),
        }
    }
}

impl<'a> Closing<'a> {
    fn of(agreement: &Agreement, measure: &Measure, version: &Version<'a>) -> Self {
        let live = &version.live;
        Closing {
            id: live.statement.id.as_str(),
            claim: &live.statement.claim,
            voice: Box::from(&*live.voice),
            known: version.known,
            window: live
                .claim
                .occurred
                .map(|when| read_window(agreement, when).0),
            placed: measure.place.is_none() || live.claim.place == measure.place,
            own: live.statement.claim.repeats.is_none(),
        }
    }
}

/// The groups of several among the figures at `places`, each in order.
fn groups(figures: &[Figure<'_>], places: &[usize]) -> Vec<Vec<usize>> {
    let group = |place: &usize| {
        figures
            .get(*place)
            .map(|figure| figure.version.live.subject())
    };
    let mut by_group: Vec<(Option<Subject<'_>>, usize)> =
        places.iter().map(|place| (group(place), *place)).collect();
    by_group.sort_unstable();
    let groups = by_group.chunk_by(|(one, _), (other, _)| one == other);
    let several = groups.filter(|rivals| rivals.len() > 1);
    several
        .map(|rivals| rivals.iter().map(|(_, place)| *place).collect())
        .collect()
}

/// True if `live` closes windows of the measure.
fn closes(live: &Live<'_>, measure: &Measure) -> bool {
    live.kind == tregua_record::entries::claim::Kind::Close && speaks_of(live, measure)
}

/// True if `live` speaks of the measure: what it leaves unstated it means whatever it is.
pub(crate) fn speaks_of(live: &Live<'_>, measure: &Measure) -> bool {
    let claim = &live.claim;
    let same = |said: &Option<String>, asked: Option<&str>| {
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
