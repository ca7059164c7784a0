//! What follows from some entries for one row: several voices (`docs/standings.md` §7) and the status (§8).

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::base::{base, states};
use crate::count::{Closings, Count, Credit, Query, count};
use crate::course::{Gates, cause_of};
use crate::events::Came;
use crate::figure::{Figure, Reader, Region, span};
use crate::input::{Document, Measure, Row, Times};
use crate::kernel::{Ask, CAUSES, Range, Words, asks, honoured, judged, number};
use crate::keyed::{Dated, answers, dated};
use crate::live::Said;
use crate::owed::BASE;
use crate::state::{not_so, since_the_start, taken_back, told};
use crate::sum::narrowed;
use crate::time::{Instant, Span, instant};
use crate::views::Lens;

/// What follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Follows {
    pub(crate) status: &'static str,
    pub(crate) outcomes: Words,
    pub(crate) causes: Words,
    /// One per count that the kernel needs; none where nothing was counted.
    pub(crate) counts: Vec<Count>,
    pub(crate) number: Range,
    /// When the trigger of an act that is owed for each of another happened, by one voice.
    pub(crate) trigger: Option<Dated>,
    /// The windows that it was judged in.
    pub(crate) times: Times,
}

/// A row with the figures of some entries.
pub(crate) struct Bench<'a> {
    pub(crate) document: &'a Document,
    pub(crate) row: &'a Row,
    pub(crate) said: &'a [Said<'a>],
    pub(crate) asks: Vec<Ask>,
    pub(crate) readers: Vec<Reader<'a>>,
    /// Per measure.
    pub(crate) figures: Rc<Vec<Vec<Figure<'a>>>>,
}

/// What one voice, or several together, leave open.
pub(crate) type Seen = Follows;

impl<'a> Bench<'a> {
    /// `None` for a kernel that is not known here.
    pub(crate) fn new(document: &'a Document, row: &'a Row, said: &'a [Said<'a>]) -> Option<Self> {
        let reader = |measure| Reader {
            document,
            labels: &row.clause.labels,
            renews: row.clause.renews.as_ref(),
            measure,
        };
        let readers: Vec<Reader<'_>> = row.duty.measures.iter().map(reader).collect();
        let of = |reader: &Reader<'a>| {
            said.iter()
                .filter_map(|one| reader.figure(one, said).ok())
                .collect()
        };
        let figures = Rc::new(readers.iter().map(of).collect());
        Some(Bench {
            document,
            row,
            said,
            asks: asks(row)?,
            readers,
            figures,
        })
    }

    /// The same row in other windows.
    pub(crate) fn within<T>(&self, times: &Times, ask: impl FnOnce(&Bench<'_>) -> T) -> T {
        let row = self.row.within(times);
        ask(&Bench {
            row: &row,
            asks: asks(&row).unwrap_or_default(),
            readers: self.readers.clone(),
            figures: Rc::clone(&self.figures),
            ..*self
        })
    }

    /// The statuses that stand over outcomes, from step 5 of §8 on; `freed` is when nobody was bound any more.
    pub(crate) fn settle(&self, seen: Seen, freed: Option<Instant>, gates: &Gates) -> Follows {
        let row = &*self.as_seen();
        let sole = if seen.outcomes.len() == 1 {
            seen.outcomes.first().copied()
        } else {
            None
        };
        let over = |status| Follows {
            status,
            outcomes: Words::new(),
            causes: Words::new(),
            ..seen.clone()
        };
        let suspended = match sole {
            Some(done @ ("met" | "late" | "cured")) => {
                return Follows {
                    status: done,
                    ..seen
                };
            }
            _ => self.suspended(row, gates.ground),
        };
        if suspended == Some("suspended") {
            return over("suspended");
        }
        if self.lapsed(row, &seen, sole, freed) {
            return over("lapsed");
        }
        let as_of = self.document.as_of;
        let overdue = !seen.outcomes.contains("met") && row.window.to <= as_of && as_of < row.until;
        let cause = CAUSES.into_iter().find(|cause| seen.causes.contains(cause));
        let status = match sole {
            Some(outcome) => outcome,
            None if overdue => "overdue",
            None => cause.unwrap_or("unverified"),
        };
        match suspended {
            // Whether it was suspended is open: only what left undone would count is.
            Some(open) if matches!(status, "not met" | "overdue") => Follows {
                causes: cause_of(open),
                ..over(open)
            },
            _ => Follows { status, ..seen },
        }
    }

    fn lapsed(&self, row: &Row, seen: &Seen, sole: Option<&str>, freed: Option<Instant>) -> bool {
        let due = row.window.to;
        // Those whom it binds are freed as if the phase had ended.
        let end = row.phase.map(|phase| phase.to).into_iter().chain(freed);
        let end = end.min().filter(|end| self.document.as_of >= *end);
        let ran_out = end.is_some_and(|end| due > end || (row.duty.condition && due == end));
        (row.duty.condition && sole == Some("not met"))
            || (ran_out && !honoured(row, &seen.counts, seen.number))
    }

    /// For a term that only some assert: what the view makes of the term itself.
    pub(crate) fn term(&self) -> Option<&'static str> {
        let asserters = &self.row.clause.asserted_by;
        let of_term = |one: &Said<'_>| {
            one.speaks_of().is_empty()
                && one.entry.about.is_none()
                && one.entry.clause.is_some()
                && self.names(one)
        };
        let voice = self.row.view.strip_prefix("according to ");
        let agrees = |one: &Said<'_>| {
            Some(one.voice.as_str()) == voice
                && matches!(one.kind.as_str(), "agree" | "confirm")
                && of_term(one)
        };
        let stands =
            asserters.is_empty() || asserters.iter().any(|one| Some(one.as_str()) == voice);
        if stands || self.said.iter().any(agrees) {
            return None;
        }
        let denied = self
            .said
            .iter()
            .any(|one| one.kind == "deny" && of_term(one));
        Some(if denied {
            "term contested"
        } else {
            "term not confirmed"
        })
    }

    /// By its own column, whatever it confirms.
    pub(crate) fn names(&self, one: &Said<'_>) -> bool {
        one.entry
            .clause
            .as_ref()
            .is_some_and(|label| self.row.clause.labels.contains(label))
    }

    pub(crate) fn waived(&self) -> bool {
        let beneficiaries = &self.row.duty.beneficiaries;
        let for_this = |one: &Said<'_>| match (self.keyed(), one.words.counts_for.as_ref()) {
            (Some((key, _)), _) => one.words.about.as_ref().is_none_or(|about| about == key),
            (None, Some(text)) => text.get(..10) == self.row.instance.as_deref(),
            (None, None) => true,
        };
        let waives = |who: &String| {
            let by = |one: &Said<'_>| {
                let mut measures = self.row.duty.measures.iter();
                let of_part = measures.any(|measure| closes(one, measure));
                let waives = one.kind == "waive" && self.names(one) && for_this(one);
                one.voice == *who && waives && of_part
            };
            self.said.iter().any(by)
        };
        !beneficiaries.is_empty() && beneficiaries.iter().all(waives)
    }

    /// `suspended`, or what leaves open whether it is. Where the text asks for a ground, a suspension holds from then on.
    fn suspended(&self, row: &Row, ground: Option<Came>) -> Option<&'static str> {
        let since = |ground| self.suspended_since(row, ground);
        match ground {
            None => since(Instant::MIN).then_some("suspended"),
            Some(Came::Not) => None,
            Some(Came::Open(status)) => since(Instant::MIN).then_some(status),
            Some(Came::At(first, last)) => match (since(first), since(last)) {
                (true, true) => Some("suspended"),
                (false, false) => None,
                _ => Some("ambiguous"),
            },
        }
    }

    /// A deadline's due instant lies in a suspension, or the window meets one. What must not happen is not suspended if it
    /// came to that outside of all of them.
    fn suspended_since(&self, row: &Row, ground: Instant) -> bool {
        let suspensions = self.suspensions(ground);
        let window = row.window;
        if matches!(row.duty.kernel.as_str(), "done" | "share") {
            let due = window.to;
            return suspensions
                .iter()
                .any(|one| one.from <= due && due < one.to);
        }
        let not_met = |rest: Span| {
            let seen = |bench: &Bench<'_>| Some(bench.seen(&bench.lens()?).outcomes);
            self.within(&self.cut(rest), seen) == Some(["not met"].into())
        };
        let meets = suspensions.iter().any(|one| one.meets(window));
        let ban = row.duty.kernel == "ban";
        meets && !(ban && outside(window, suspensions).into_iter().any(not_met))
    }

    /// The suspensions by those who may, each up to the same voice's resumption, and none of it before the ground.
    fn suspensions(&self, ground: Instant) -> Vec<Span> {
        let may = &self.row.duty.suspended_by;
        let own = |one: &&Said<'_>| may.contains(&one.voice) && self.names(one);
        let of = |one: &Said<'_>| {
            let window = self.dated(one)?;
            let resumed = self.said.iter().filter(own).filter(|other| {
                let resumes = other.words.act.as_deref() == Some("resume");
                other.kind == "announce" && resumes && other.voice == one.voice
            });
            let ends = resumed.filter_map(|other| Some(self.dated(other)?.from));
            let ends = ends.filter(|at| window.from <= *at);
            let to = ends.fold(window.to, Ord::min);
            let from = window.from.max(ground);
            Some(Span { from, to })
        };
        let all = self.said.iter().filter(own);
        let all = all.filter(|one| one.kind == "suspend").filter_map(of);
        all.filter(|one| !one.is_empty()).collect()
    }

    /// This window and nothing after it, in the same phase.
    pub(crate) fn cut(&self, window: Span) -> Times {
        Times {
            window,
            last: window.to,
            until: window.to,
            ..self.row.times()
        }
    }

    /// Its time, with dates read as figures are.
    pub(crate) fn dated(&self, one: &Said<'_>) -> Option<Span> {
        span(
            self.document,
            one.words.occurred.as_ref()?,
            self.document.agreement.dated_figures,
        )
    }

    /// Whose counts the named body's view asks: those that the clause names, else the header; none, if a measure has none.
    pub(crate) fn bodies(&self) -> BTreeSet<String> {
        let header = &self.document.agreement.counting_bodies;
        let of = |measure: &Measure| {
            if measure.counted_by.is_empty() {
                header.clone()
            } else {
                measure.counted_by.clone()
            }
        };
        let each: Vec<Vec<String>> = self.row.duty.measures.iter().map(of).collect();
        if each.iter().any(Vec::is_empty) {
            BTreeSet::new()
        } else {
            each.into_iter().flatten().collect()
        }
    }

    fn judged(&self, counts: Vec<Count>) -> Seen {
        let number = number(self.row, &counts);
        let (outcomes, causes) = judged(self.row, &counts, number);
        Follows {
            status: "",
            outcomes,
            causes,
            counts,
            number,
            trigger: None,
            times: self.row.times(),
        }
    }

    /// What one voice leaves open by those of its entries that are `usable`.
    pub(crate) fn voice(&self, voice: &str, usable: &dyn Fn(&Said<'_>) -> bool) -> Seen {
        let triggers = || {
            self.own(1, voice, usable)
                .into_iter()
                .filter(|one| self.is_under(one))
        };
        Follows {
            trigger: self.keyed().and_then(|(_, phase)| dated(triggers(), phase)),
            ..self.judged(self.counts(voice, usable))
        }
    }

    fn counts(&self, voice: &str, usable: &dyn Fn(&Said<'_>) -> bool) -> Vec<Count> {
        let (row, as_of) = (self.row, self.document.as_of);
        let own = |measure| self.own(measure, voice, usable);
        let count = |ask: &Ask| {
            let mut figures = own(ask.measure);
            let not_so = self.not_so(&figures);
            figures.retain(|one| not_so.is_none_or(|at| !taken_back(one, at)));
            let measure = row.duty.measures.get(ask.measure)?;
            let closings = self.closings(voice, usable, measure, ask.upper.to);
            let from_start = measure.level.is_some_and(|level| level.most.is_none());
            let since = match from_start {
                true => since_the_start(&figures, row.window.from),
                false => Vec::new(),
            };
            if from_start {
                figures = since.iter().collect();
            }
            let found = count(&figures, &self.query(ask)?, &closings, as_of);
            Some(match not_so {
                Some(at) => told(found, ask.upper, at),
                None => found,
            })
        };
        if let (Some(group), Some((key, phase))) = (self.row.group(), self.keyed()) {
            return self
                .parted(voice, usable, group, (key, phase))
                .into_iter()
                .collect();
        }
        if let Some((key, phase)) = self.keyed() {
            return self
                .keyed_counts(voice, usable, key, phase)
                .unwrap_or_default();
        }
        if let Some(stretches) = &row.stretches {
            return self
                .anywhere(stretches, voice, usable)
                .into_iter()
                .collect();
        }
        let mut counts: Vec<Count> = self.asks.iter().filter_map(count).collect();
        if let ("share", Some(reader)) = (row.duty.kernel.as_str(), self.readers.get(1)) {
            counts.push(base(&own(1), reader, row.window.to, as_of));
        }
        narrowed(row, counts)
    }

    /// The figures of one voice.
    pub(crate) fn own(
        &self,
        measure: usize,
        voice: &str,
        usable: &dyn Fn(&Said<'_>) -> bool,
    ) -> Vec<&Figure<'a>> {
        let figures = self.figures.get(measure).into_iter().flatten();
        let of_voice = |figure: &&Figure<'_>| {
            figure.said.voice == voice && usable(figure.said) && self.concerns(figure)
        };
        figures.filter(of_voice).collect()
    }

    /// False for consent and notice that speak of another end: consent to less than is asked for, or notice of a later one.
    fn concerns(&self, figure: &Figure<'_>) -> bool {
        let (row, words) = (self.row, &figure.said.words);
        let Some(to) = row.renewed_to.filter(|_| row.duty.kernel == "renewed") else {
            return true;
        };
        let named = words.occurred.as_ref().filter(|text| !text.contains('/'));
        named.and_then(|text| instant(text)).is_none_or(|end| {
            if row.duty.notice {
                end <= row.until
            } else {
                to.0 <= end
            }
        })
    }

    /// Of a state to reach: since when these say, latest, that it is not so.
    fn not_so(&self, own: &[&Figure<'_>]) -> Option<Instant> {
        let row = self.row;
        let level = row.duty.measures.first().and_then(|measure| measure.level);
        let reached = row.duty.kernel == "done" && level.is_some();
        not_so(own, row.until).filter(|_| reached)
    }

    /// True if its own voice takes it back.
    pub(crate) fn takes_back(&self, figure: &Figure<'_>) -> bool {
        let own = self.own(0, &figure.said.voice, &|_| true);
        self.not_so(&own).is_some_and(|at| taken_back(figure, at))
    }

    fn query(&self, ask: &Ask) -> Option<Query<'a>> {
        let day = self
            .row
            .instance
            .as_deref()
            .filter(|_| !matches!(self.row.duty.kernel.as_str(), "earned" | "renewed"));
        let credit = match day {
            Some(date) if ask.from_start => Credit::Day(date),
            Some(_) => Credit::Nowhere,
            None => Credit::ByTime,
        };
        let asked = Region {
            span: ask.span,
            cells: self.readers.get(ask.measure)?.cells(),
        };
        Some(Query {
            asked,
            upper: ask.upper,
            credit,
            ban: self.row.duty.kernel == "ban",
        })
    }

    pub(crate) fn closings(
        &self,
        voice: &str,
        usable: &dyn Fn(&Said<'_>) -> bool,
        measure: &Measure,
        end: Instant,
    ) -> Closings {
        let own = self
            .said
            .iter()
            .filter(|one| one.voice == voice && one.kind == "close" && usable(one));
        // Only a ban closes on coverage alone, and only on coverage of its place.
        let ban = self.row.duty.kernel == "ban" && self.row.group().is_none();
        let placed =
            |one: &Said<'_>| ban && (measure.place.is_none() || one.words.place == measure.place);
        let closed = own
            .filter(|one| closes(one, measure))
            .filter_map(|one| Some((self.dated(one)?, placed(one))));
        let grace = self.row.grace.iter().chain(&self.document.grace);
        let grace = grace.into_iter().find(|(at, _)| instant(at) == Some(end));
        let over = grace
            .and_then(|(_, over)| instant(over))
            .is_some_and(|over| self.document.as_of >= over);
        Closings {
            closed: closed.collect(),
            grace_over: over,
        }
    }

    /// The figures that touch a window of the row, or are credited to it.
    pub(crate) fn touching(&self) -> Vec<&Figure<'a>> {
        let (share, due) = (self.row.duty.kernel == "share", self.row.window.to);
        let touches = |at: usize, figure: &Figure<'_>| {
            if share && at == 1 {
                return states(figure, due);
            }
            let queries = self
                .asks
                .iter()
                .filter(|ask| ask.measure == at)
                .filter_map(|ask| self.query(ask));
            queries.into_iter().any(|query| match figure.credited {
                Some(_) => query.credits(figure),
                None => figure.region.meets(query.asked) && self.concerns(figure),
            })
        };
        if let (Some(group), Some((key, _))) = (self.row.group(), self.keyed()) {
            return self.of_group(group, key);
        }
        if let Some((key, _)) = self.keyed() {
            let triggers = self.triggers();
            let owed = self.figures.first().into_iter().flatten();
            let owed: Vec<_> = owed.filter(|one| answers(one, key, &triggers)).collect();
            return owed.into_iter().chain(triggers).collect();
        }
        let each = self.figures.iter().enumerate();
        each.flat_map(|(at, figures)| figures.iter().filter(move |figure| touches(at, figure)))
            .collect()
    }

    /// The voices with a figure here, that deny one, or that close a window over it.
    pub(crate) fn spoke(&self, lens: &Lens<'_>) -> BTreeSet<String> {
        let figures: Vec<&Figure<'_>> = self
            .touching()
            .into_iter()
            .filter(|figure| lens.usable(figure.said))
            .collect();
        let speaks = |one: &&Said<'_>| {
            let closing = one.kind == "close"
                && self
                    .dated(one)
                    .is_some_and(|window| window.meets(self.row.window))
                && self
                    .row
                    .duty
                    .measures
                    .iter()
                    .any(|measure| closes(one, measure));
            own(one) && (closing || figures.iter().any(|figure| one.denies(figure.said)))
        };
        let others = self.said.iter().filter(speaks);
        figures
            .iter()
            .map(|figure| figure.said.voice.clone())
            .chain(others.map(|one| one.voice.clone()))
            .collect()
    }

    /// What the parties say alike: from the least to the greatest of them.
    pub(crate) fn both(&self, voices: &BTreeSet<String>, lens: &Lens<'_>) -> Seen {
        let of = |voice: &String| self.voice(voice, &|one| lens.usable(one));
        let each: Vec<Seen> = voices.iter().map(of).collect();
        let hull = self.judged(joined(&each, |one, other| Count {
            lo: one.lo.min(other.lo),
            hi: one.hi.zip(other.hi).map(|(one, other)| one.max(other)),
            straddle: one
                .straddle
                .zip(other.straddle)
                .map(|(one, other)| one.max(other)),
            ..one.clone()
        }));
        let mut seen = self.opposed(hull.clone(), &each);
        if seen.causes.contains("contested") {
            seen.outcomes.extend(hull.outcomes);
            seen.causes.extend(hull.causes);
        }
        seen
    }

    /// What all voices leave possible together, unless two of them oppose or one denies what another says.
    pub(crate) fn side_by_side(&self, voices: &BTreeSet<String>, lens: &Lens<'_>) -> Seen {
        let of = |voice: &String| self.voice(voice, &|one| lens.usable(one));
        let each: Vec<Seen> = voices.iter().map(of).collect();
        let least = |one: Option<u64>, other: Option<u64>| one.into_iter().chain(other).min();
        let common = self.judged(joined(&each, |one, other| Count {
            lo: one.lo.max(other.lo),
            hi: least(one.hi, other.hi),
            straddle: match (one.spoken, other.spoken) {
                (true, false) => one.straddle,
                (false, true) => other.straddle,
                _ => least(one.straddle, other.straddle),
            },
            ..one.clone()
        }));
        let mut seen = self.opposed(common, &each);
        let mut disputed: Vec<(&Seen, Seen)> = Vec::new();
        for (own_words, voice) in each.iter().zip(voices) {
            let denied = |one: &Said<'_>| {
                let by = |other: &Said<'_>| {
                    own(other)
                        && voices.contains(&other.voice)
                        && other.voice != *voice
                        && other.denies(one)
                };
                self.said.iter().any(by)
            };
            let left = self.voice(voice, &|one| lens.usable(one) && !denied(one));
            if left.outcomes != own_words.outcomes {
                disputed.push((own_words, left));
            }
        }
        // What the voices have in common with what is denied decides nothing once a denial does.
        if !disputed.is_empty() && !seen.causes.contains("contested") {
            seen.outcomes.clear();
            seen.causes.clear();
        }
        for (own_words, left) in &disputed {
            seen.causes.insert("contested");
            for one in [own_words, left] {
                seen.causes.extend(&one.causes);
                seen.outcomes.extend(&one.outcomes);
            }
        }
        seen
    }

    /// Voices oppose if a count that decides the part is disjoint; a deadline is compared from its start.
    fn opposed(&self, together: Seen, each: &[Seen]) -> Seen {
        // Stretches after the due instant are parts of others.
        let stretches = matches!(self.row.duty.kernel.as_str(), "done" | "share" | "respond");
        let compared = |at: usize| !stretches || !(3..BASE).contains(&at);
        let below = |one: &Count, other: &Count| one.hi.is_some_and(|hi| hi < other.lo);
        let oppose = |one: &Seen, other: &Seen| {
            let pairs = one.counts.iter().zip(&other.counts).enumerate();
            let dates = one.trigger.zip(other.trigger);
            let apart = dates.is_some_and(|(one, other)| one.1 < other.0 || other.1 < one.0);
            apart
                || pairs
                    .filter(|(at, _)| compared(*at))
                    .any(|(_, (a, b))| below(a, b) || below(b, a))
        };
        let pairs = each
            .iter()
            .enumerate()
            .flat_map(|(at, one)| each.iter().skip(at + 1).map(move |other| (one, other)));
        let opposing: Vec<(&Seen, &Seen)> =
            pairs.filter(|(one, other)| oppose(one, other)).collect();
        let none_left = opposing.is_empty() && together.outcomes.is_empty();
        if opposing.is_empty() && !none_left {
            return together;
        }
        let mut seen = together;
        if !none_left {
            // Shown, and read for what lapsed, from the one to the other.
            let order = |count: &mut Count| match count.hi {
                Some(hi) if hi < count.lo => (count.lo, count.hi) = (hi, Some(count.lo)),
                _ => {}
            };
            seen.counts.iter_mut().for_each(order);
        }
        let union: Words = each
            .iter()
            .flat_map(|one| one.outcomes.iter().copied())
            .collect();
        let causes = each.iter().flat_map(|one| one.causes.iter().copied());
        if none_left
            || opposing
                .iter()
                .any(|(one, other)| one.outcomes != other.outcomes)
        {
            return Follows {
                outcomes: union,
                causes: causes.chain(["contested"]).collect(),
                ..seen
            };
        }
        let shared = |outcome: &&&str| each.iter().all(|one| one.outcomes.contains(*outcome));
        let outcomes: Words = union.iter().filter(shared).copied().collect();
        let causes = if outcomes.len() > 1 {
            causes.collect()
        } else {
            Words::new()
        };
        Follows {
            outcomes,
            causes,
            ..seen
        }
    }
}

/// What of a window lies in none of these.
fn outside(window: Span, mut taken: Vec<Span>) -> Vec<Span> {
    taken.sort_unstable();
    let (mut from, mut left) = (window.from, Vec::new());
    for one in taken {
        left.push(Span {
            from,
            to: one.from.min(window.to),
        });
        from = from.max(one.to);
    }
    left.push(Span {
        from,
        to: window.to,
    });
    left.retain(|one| !one.is_empty());
    left
}

pub(crate) fn own(said: &Said<'_>) -> bool {
    said.entry.repeats.is_none()
}

fn joined(each: &[Seen], how: impl Fn(&Count, &Count) -> Count) -> Vec<Count> {
    let mut each = each.iter().map(|one| one.counts.clone());
    let first = each.next().unwrap_or_default();
    each.fold(first, |all, counts| {
        let pairs = all.iter().zip(&counts);
        let both = |(one, other): (&Count, &Count)| Count {
            // Voices that put a trigger apart are counted in windows of their own.
            over: one.over && other.over,
            spoken: one.spoken || other.spoken,
            out_of: one.out_of.max(other.out_of),
            ..how(one, other)
        };
        pairs.map(both).collect()
    })
}

/// A `close` closes a measure's windows, and a `waive` waives it: what they leave unstated they mean whatever it is.
pub(crate) fn closes(said: &Said<'_>, measure: &Measure) -> bool {
    let same =
        |one: &Option<String>, asked: Option<&String>| one.is_none() || one.as_ref() == asked;
    let words = &said.words;
    words
        .actor
        .as_ref()
        .is_none_or(|actor| measure.actors.contains(actor))
        && same(&words.act, Some(&measure.act))
        && same(&words.thing, measure.thing.as_ref())
        && same(&words.counting_point, measure.point.as_ref())
        && same(&words.place, measure.place.as_ref())
}
