//! From counts to what the page shows: narrowed to what was asked for, small counts merged, sources named.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use tregua_calendar::{Clock, Date, Said, When};
use tregua_record::Claim;
use tregua_report::Stamp;
use tregua_report::brief::What;
use tregua_report::series::{self, Charted, Known, Point, Ref, Replaced, SMALL, Series};
use tregua_standing::Evaluator;
use tregua_standing::document::Keys;
use tregua_wording::latin_digits;

use super::{
    Asks, AtPoint, Choices, Counted, EntryRef, Exchange, Figure, Figures, Filters, Held, HeldRow,
    Revised, SourceShown, Topic, VoiceChoice, VoiceExchange, VoiceSeries,
};
use crate::access::{Action, Class};
use crate::house::Snapshot;
use crate::pages::bits::voice_key;
use crate::reckoning::Reckoning;
use crate::reply::Trouble;
use crate::visit::Visit;

/// Most entries that are counted on the spot where there is no text: with one, the moment is worked out beforehand and kept.
const MOST_WITHOUT_TEXT: usize = 10_000;

/// Most corrected figures in the list.
const MOST_REVISED: usize = 100;

/// The days asked for.
type Days = (Option<Date>, Option<Date>);

pub(super) fn build(visit: &Visit) -> Result<Figures, Trouble> {
    let mut not_understood = Vec::new();
    let mut date = |name: &str| -> Option<Date> {
        let typed = visit
            .get(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())?;
        let read = latin_digits(typed).parse().ok();
        if read.is_none() {
            not_understood.push(name.to_owned());
        }
        read
    };
    let days: Days = (date("from"), date("to"));
    let own = |name: &str| visit.get(name).unwrap_or("").to_owned();
    let day = |name: &str| latin_digits(&own(name));
    let asked_for = Filters {
        thing: own("thing"),
        point: own("point"),
        voice: own("voice"),
        from: day("from"),
        to: day("to"),
    };
    let text = visit.snapshot.text.is_some();
    let charted = if text {
        Some(with_text(visit, days)?)
    } else {
        without_text(visit, days)
    };
    let shaper = Shaper {
        open: visit.may_with(Action::SeeStandings, Class::Restricted),
        clock: visit.snapshot.clock(),
        asked_for: &asked_for,
    };
    let mut figures = match &charted {
        Some(charted) => shaper.shape(charted),
        None => Figures::default(),
    };
    figures.too_many = charted.is_none();
    figures.text = text;
    figures.small_merged = !shaper.open;
    figures.not_understood = not_understood;
    figures.sources = sources(&figures, &visit.snapshot);
    figures.asked_for = asked_for;
    Ok(figures)
}

/// Drawn once for each moment; of other days than those shown by themselves, the last ones asked for are kept.
fn with_text(visit: &Visit, days: Days) -> Result<Arc<Charted>, Trouble> {
    let reckoning = visit.reckoning()?;
    if days == (None, None) {
        return Ok(of_all_days(&reckoning));
    }
    let snapshot = Arc::clone(reckoning.snapshot());
    let draw = |evaluator: &Evaluator<'_>, keys: &Keys<'_>| draw(evaluator, keys, &snapshot, days);
    let kept = reckoning.once("figures of other days", |_, _| {
        Mutex::<Option<(Days, Arc<Charted>)>>::new(None)
    });
    if let Ok(kept) = kept.lock()
        && let Some((own, charted)) = kept.as_ref()
        && *own == days
    {
        return Ok(Arc::clone(charted));
    }
    let charted = Arc::new(reckoning.ask(draw));
    if let Ok(mut kept) = kept.lock() {
        *kept = Some((days, Arc::clone(&charted)));
    }
    Ok(charted)
}

fn of_all_days(reckoning: &Reckoning) -> Arc<Charted> {
    let snapshot = Arc::clone(reckoning.snapshot());
    reckoning.once("figures", |evaluator, keys| {
        draw(evaluator, keys, &snapshot, (None, None))
    })
}

/// Works out beforehand what the page shows.
pub(in crate::pages) fn warm(reckoning: &Arc<Reckoning>) {
    of_all_days(reckoning);
}

fn without_text(visit: &Visit, days: Days) -> Option<Arc<Charted>> {
    let statements = visit.snapshot.statements(visit.asked.by);
    if statements.len() > MOST_WITHOUT_TEXT {
        return None;
    }
    let evaluator = Evaluator::new(
        visit.snapshot.unwritten(),
        statements.iter(),
        visit.asked.moment,
    );
    let keys = Keys::new(statements.iter());
    Some(Arc::new(draw(&evaluator, &keys, &visit.snapshot, days)))
}

fn draw(
    evaluator: &Evaluator<'_>,
    keys: &Keys<'_>,
    snapshot: &Snapshot,
    (first, last): Days,
) -> Charted {
    let published = |claim: &Claim| is_published(claim, snapshot);
    let known = Known {
        keys,
        published: &published,
    };
    series::charted(evaluator, &known, first, last)
}

/// True if the claim names a source that has a date of publication or an address: anybody could have read it there.
fn is_published(claim: &Claim, snapshot: &Snapshot) -> bool {
    let source = || snapshot.holdings.source(claim.source.as_deref()?);
    source().is_some_and(|source| source.published.is_some() || source.url.is_some())
}

/// The sources of every entry named.
fn sources(figures: &Figures, snapshot: &Snapshot) -> Vec<SourceShown> {
    let series = figures.topics.iter().chain(&figures.others);
    let voices = series
        .flat_map(|topic| &topic.points)
        .flat_map(|one| &one.voices);
    let exchanged = figures.exchanges.iter().flat_map(|one| &one.voices);
    let all = voices
        .flat_map(|voice| &voice.points)
        .chain(exchanged.flat_map(|voice| voice.base.iter().chain(&voice.owed)))
        .chain(
            figures
                .held
                .iter()
                .flat_map(|one| &one.rows)
                .map(|row| &row.figure),
        );
    let entries = all.flat_map(|figure| {
        let revised = figure.revised.iter().map(|one| &one.at);
        figure.entries.iter().chain(revised)
    });
    let listed = figures
        .revised
        .iter()
        .flat_map(|one| [&one.at, &one.revised_by]);
    let keys: BTreeSet<&String> = entries
        .chain(listed)
        .filter_map(|entry| entry.source.as_ref())
        .collect();
    let clock = snapshot.clock();
    keys.into_iter()
        .map(|key| {
            let source = snapshot.holdings.source(key);
            SourceShown {
                source: key.clone(),
                publisher: source.and_then(|one| one.publisher.clone()),
                title: source.and_then(|one| one.title.clone()),
                published: source
                    .and_then(|one| one.published)
                    .map(|said| date(said, clock)),
                url: source.and_then(|one| one.url.clone()),
            }
        })
        .collect()
}

/// The date alone: at which hour something was said can tell the hour of a hand-over.
fn date(said: Said, clock: &Clock) -> String {
    match said {
        Said::On(date) => date.to_string(),
        Said::At(at) => clock.civil(at).date().to_string(),
    }
}

/// Makes what a reader sees.
struct Shaper<'a> {
    /// True if the reader may see small counts.
    open: bool,
    clock: &'a Clock,
    asked_for: &'a Filters,
}

impl Shaper<'_> {
    fn shape(&self, charted: &Charted) -> Figures {
        let listed = charted.replaced.iter().filter(|one| {
            self.wants(one.thing.as_ref(), one.point.as_ref()) && self.wants_voice(&one.voice)
        });
        let listed: Vec<&Replaced> = listed.collect();
        Figures {
            days: charted.days.iter().map(Date::to_string).collect(),
            cut: charted.cut,
            choices: choices(charted),
            topics: self.topics(&charted.asked, &charted.days),
            others: self.topics(&charted.others, &charted.days),
            held: charted
                .held
                .iter()
                .filter_map(|one| self.held(one))
                .collect(),
            exchanges: charted
                .exchanges
                .iter()
                .filter_map(|one| self.exchange(one))
                .collect(),
            revised_more: listed.len().saturating_sub(MOST_REVISED),
            revised: listed
                .into_iter()
                .take(MOST_REVISED)
                .map(|one| self.revised(one))
                .collect(),
            ..Figures::default()
        }
    }

    fn wants(&self, thing: Option<&String>, point: Option<&String>) -> bool {
        let is = |asked: &String, own: Option<&String>| asked.is_empty() || own == Some(asked);
        is(&self.asked_for.thing, thing) && is(&self.asked_for.point, point)
    }

    fn wants_voice(&self, voice: &str) -> bool {
        self.asked_for.voice.is_empty() || voice_key(voice) == self.asked_for.voice
    }

    /// Series of one thing at several points are one topic.
    fn topics(&self, series: &[Series], days: &[Date]) -> Vec<Topic> {
        let mut topics: Vec<Topic> = Vec::new();
        for one in series {
            if !self.wants(one.what.thing.as_ref(), one.what.point.as_ref()) {
                continue;
            }
            let counted = counted(&one.what, &one.actors);
            let at = AtPoint {
                point: one.what.point.clone(),
                voices: one
                    .voices
                    .iter()
                    .filter(|own| self.wants_voice(&own.voice))
                    .map(|own| VoiceSeries {
                        voice: own.voice.clone(),
                        key: voice_key(&own.voice),
                        points: self.points(&own.points, days),
                    })
                    .collect(),
                nothing_received: one
                    .nothing_received
                    .iter()
                    .filter(|voice| self.wants_voice(voice))
                    .cloned()
                    .collect(),
            };
            let asks = one.lines.iter().map(asks);
            match topics.iter_mut().find(|topic| topic.counted == counted) {
                Some(topic) => {
                    for ask in asks {
                        if !topic.asks.contains(&ask) {
                            topic.asks.push(ask);
                        }
                    }
                    topic.points.push(at);
                }
                None => {
                    let mut topic = Topic {
                        counted,
                        asks: Vec::new(),
                        points: vec![at],
                    };
                    for ask in asks {
                        if !topic.asks.contains(&ask) {
                            topic.asks.push(ask);
                        }
                    }
                    topics.push(topic);
                }
            }
        }
        topics
    }

    fn points(&self, points: &[Option<Point>], days: &[Date]) -> Vec<Figure> {
        let told = points.iter().zip(days);
        told.filter_map(|(point, day)| Some(self.figure(point.as_ref()?, Some(*day))))
            .collect()
    }

    /// What of a figure this reader sees: what is small and unpublished of it could be anything that is small.
    fn figure(&self, point: &Point, day: Option<Date>) -> Figure {
        let (mut lo, mut hi, mut fewer_than) = (point.lo, point.hi, None);
        if let Some((least, room)) = point.small.filter(|_| !self.open) {
            lo = lo.saturating_sub(least);
            hi = hi.map(|hi| hi.saturating_add(room).max(SMALL - 1));
            if lo < SMALL {
                lo = 0;
            }
            fewer_than = Some(SMALL);
        }
        Figure {
            day: day.map(|day| day.to_string()),
            lo,
            hi,
            fewer_than,
            differs: point.differs,
            entries: point.from.iter().map(|at| self.entry(at)).collect(),
            more_entries: point.more,
            revised: point.replaced.iter().map(|one| self.revised(one)).collect(),
        }
    }

    fn entry(&self, at: &Ref) -> EntryRef {
        EntryRef {
            entry: (&at.entry).into(),
            claim: at.claim.clone(),
            source: at.source.clone(),
            said: at.said.map(|said| date(said, self.clock)),
        }
    }

    fn revised(&self, one: &Replaced) -> Revised {
        let merged = one.small && !self.open;
        let most = SMALL - 1;
        Revised {
            at: self.entry(&one.at),
            voice: one.voice.clone(),
            thing: one.thing.clone(),
            act: one.act.clone(),
            point: one.point.clone(),
            day: one.day.map(|day| day.to_string()),
            lo: if merged { 0 } else { one.amount.lo },
            hi: match one.amount.hi {
                Some(hi) if merged => Some(hi.max(most)),
                hi => hi,
            },
            fewer_than: merged.then_some(SMALL),
            retracted: one.retracted,
            revised_by: self.entry(&one.by),
        }
    }

    fn held(&self, one: &series::HeldSeries) -> Option<Held> {
        if !self.wants(one.what.thing.as_ref(), one.what.point.as_ref()) {
            return None;
        }
        let stamp = |at| Stamp::new(at, self.clock).text().to_owned();
        let rows: Vec<HeldRow> = one
            .rows
            .iter()
            .filter(|row| self.wants_voice(&row.voice))
            .map(|row| HeldRow {
                voice: row.voice.clone(),
                window: row
                    .window
                    .map(|window| [stamp(window.from), stamp(window.to)]),
                when: row.when.map(|when| self.when(when).to_string()),
                still: row.stock,
                kinds: row.kinds.clone(),
                figure: self.figure(&row.figure, None),
            })
            .collect();
        (!rows.is_empty()).then(|| Held {
            counted: counted(&one.what, &one.actors),
            point: one.what.point.clone(),
            rows,
        })
    }

    /// For those who may not see hours of hand-overs, dates alone.
    fn when(&self, when: When) -> When {
        if self.open {
            return when;
        }
        let window = when.window(self.clock);
        let first = self.clock.civil(window.from).date();
        let before_end = window
            .to
            .checked_sub(std::time::Duration::from_nanos(1))
            .unwrap_or(window.to);
        match when {
            When::Dates(..) => when,
            _ => When::Dates(first, self.clock.civil(before_end).date()),
        }
    }

    fn exchange(&self, one: &series::Exchange) -> Option<Exchange> {
        let things = [&one.base, &one.owed];
        if !things
            .iter()
            .any(|what| self.wants(what.thing.as_ref(), what.point.as_ref()))
        {
            return None;
        }
        Some(Exchange {
            clauses: one.clauses.clone(),
            asserted_by: one.asserted_by.clone(),
            n: one.n,
            rates: one.rates.clone(),
            m: one.m,
            base: counted(&one.base, &[]),
            owed: counted(&one.owed, &[]),
            point: one.owed.point.clone(),
            from: Stamp::new(one.from, self.clock).text().to_owned(),
            days: one.days.iter().map(Date::to_string).collect(),
            voices: one
                .voices
                .iter()
                .filter(|own| self.wants_voice(&own.voice))
                .map(|own| VoiceExchange {
                    voice: own.voice.clone(),
                    key: voice_key(&own.voice),
                    base: self.points(&own.base, &one.days),
                    owed: self.points(&own.owed, &one.days),
                })
                .collect(),
        })
    }
}

fn counted(what: &What, actors: &[String]) -> Counted {
    Counted {
        act: what.act.clone(),
        actors: actors.to_vec(),
        thing: what.thing.clone(),
        kinds: what.kinds.clone(),
        unit: what.unit.clone(),
        place: what.place.clone(),
    }
}

fn asks(line: &series::Line) -> Asks {
    let sense = line.sense.words();
    Asks {
        clause: line.clause.clone(),
        asserted_by: line.asserted_by.clone(),
        part: line.part.clone(),
        reading: line.reading.clone(),
        held_by: line.held.by.clone(),
        held_in: line.held.in_sources.clone(),
        ours: line.held.ours,
        each_day: line.each_day,
        sense: sense.to_owned(),
        lo: line.lo,
        hi: line.hi,
        about: line.about,
    }
}

/// What can be asked for: all that is drawn before it is narrowed.
fn choices(charted: &Charted) -> Choices {
    let series = || charted.asked.iter().chain(&charted.others);
    let whats = series()
        .map(|one| &one.what)
        .chain(charted.held.iter().map(|one| &one.what));
    let (mut things, mut points) = (BTreeSet::new(), BTreeSet::new());
    for what in whats {
        things.extend(what.thing.clone());
        points.extend(what.point.clone());
    }
    let spoke = series().flat_map(|one| &one.voices).map(|own| &own.voice);
    let held = charted.held.iter().flat_map(|one| &one.rows);
    let voices: BTreeSet<&String> = spoke.chain(held.map(|row| &row.voice)).collect();
    Choices {
        things: things.into_iter().collect(),
        points: points.into_iter().collect(),
        voices: voices
            .into_iter()
            .map(|voice| VoiceChoice {
                key: voice_key(voice),
                voice: voice.clone(),
            })
            .collect(),
    }
}
