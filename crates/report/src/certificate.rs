//! A standing with all that it takes to check it: the duty as data, every entry known, and what became of each.
//!
//! For a checker that trusts nobody's arithmetic: it reads no agreement and knows no zone, so the instants that dates
//! stand for are written out. The shapes are described in `docs/certificate.md`.

mod course;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use tregua_agreement::Agreement;
use tregua_agreement::duty::{Cap, Crediting, Duty, Kernel, Level, Measure};
use tregua_agreement::meaning::{Clause, Thing};
use tregua_calendar::{Clock, Date, Length, Said, Timestamp, When, Window};
use tregua_record::entries::claim::{Amount, Attribution, Claim, KindPart};
use tregua_standing::{
    Considered, Count, Evaluator, Explanation, Gone, Joined, Name, OwnView, PhaseSpan, Required,
    Row, Slack, Statement, Voices, Weight, WhyNot,
};

/// The certificates of these explanations, all made by `evaluator`, in one document.
pub fn certificates(evaluator: &Evaluator<'_>, explanations: &[Explanation]) -> Value {
    let agreement = evaluator.agreement();
    let known = evaluator.known();
    let moment = evaluator.moment();
    let awaited = course::awaited(evaluator, explanations);
    let rows = explanations
        .iter()
        .filter_map(|one| row(evaluator, one, false));
    let mut document = json!({
        "format": 3,
        "agreement": {
            "name": agreement.name, "parties": agreement.parties, "counting_bodies": agreement.counting_bodies,
            "mediators": agreement.mediators, "phases": agreement.phases.len(),
            "dated_figures": agreement.dated_figures, "things": agreement.things.iter().map(thing).collect::<Vec<_>>(),
        },
        "as_of": moment.as_of.to_string(),
        "as_known": moment.as_known.to_string(),
        "days": days(agreement, &known, &awaited.rows),
        "views": evaluator.own_views().iter().map(own_view).collect::<Vec<_>>(),
        "grace": awaited.grace,
    });
    // Moved in as they are: inside of `json!` each would be written anew, with all that is in it.
    document["entries"] = known.iter().map(|statement| entry(statement)).collect();
    document["rows"] = rows.collect();
    document["clauses"] = Value::Array(awaited.clauses);
    document["phases"] = Value::Array(awaited.phases);
    document["further"] = Value::Array(awaited.rows);
    document
}

/// A view that a reader added, as it stands in a file of views.
fn own_view(own: &OwnView) -> Value {
    let voices = match &own.voices {
        Voices::Named(voices) => json!(voices),
        Voices::Parties => json!("parties"),
        Voices::Mediators => json!("mediators"),
        Voices::CountingBodies => json!("counting bodies"),
        Voices::Everyone => json!("everyone"),
    };
    let joined = match own.joined {
        Joined::Alike => "alike",
        Joined::SideBySide => "side by side",
    };
    let entries = &own.entries;
    json!({
        "name": own.name, "voices": voices, "joined": joined, "entries": {
            "repeats": entries.repeats, "attribution": entries.attribution.map(Attribution::word),
            "hedged": entries.hedged, "sources": entries.sources,
        },
    })
}

fn thing(thing: &Thing) -> Value {
    let axes: Vec<Value> = thing
        .axes
        .iter()
        .map(|axis| json!({ "axis": axis.name, "kinds": axis.kinds }))
        .collect();
    json!({ "name": thing.name, "plural": thing.plural, "axes": axes })
}

fn span(window: Window) -> [String; 2] {
    [window.from.to_string(), window.to.to_string()]
}

/// For every date that an entry names, and those of the rows that others wait for, with the dates beside them: the agreement's
/// day that begins on it, and the date from midnight to midnight.
fn days(agreement: &Agreement, known: &[&Statement], awaited: &[Value]) -> BTreeMap<String, Value> {
    let mut dates: BTreeSet<Date> = BTreeSet::new();
    for row in awaited {
        let date = row["instance"].as_str().and_then(|day| day.parse().ok());
        let beside = |date: Date| [date.yesterday().ok(), Some(date), date.tomorrow().ok()];
        dates.extend(date.into_iter().flat_map(beside).flatten());
    }
    for statement in known {
        let claim = &statement.claim;
        let occurred = claim.occurred.and_then(|when| When::dates(&when));
        dates.extend(occurred.into_iter().flat_map(|(first, last)| [first, last]));
        if let Some(Said::On(date)) = claim.said {
            dates.insert(date);
        }
    }
    let clock = &agreement.clock;
    let both =
        |date: Date| json!({ "day": span(clock.day(date)), "date": span(clock.civil_date(date)) });
    dates
        .into_iter()
        .map(|date| (date.to_string(), both(date)))
        .collect()
}

/// What an entry says, in the columns of `claims.csv`; what it leaves open is left out.
fn entry(statement: &Statement) -> Value {
    let claim: &Claim = &statement.claim;
    let words = [
        ("voice", Some(claim.voice.clone())),
        ("repeats", claim.repeats.clone()),
        ("act", claim.act.clone()),
        // One that a voice says it does not know is not one that it leaves open.
        (
            "actor",
            claim
                .actor
                .as_ref()
                .map(|actor| actor.name().unwrap_or("unknown").into()),
        ),
        ("thing", claim.thing.clone()),
        ("unit", claim.unit.clone()),
        ("counting_point", claim.counting_point.clone()),
        ("to", claim.to.clone()),
        ("place", claim.place.clone()),
        (
            "occurred",
            claim.occurred.map(|when| when.to_string().into()),
        ),
        ("said", claim.said.map(|said| said.to_string().into())),
        ("about", claim.about.clone()),
        ("clause", claim.clause.clone()),
        ("under", claim.under.clone()),
        ("counts_for", claim.counts_for.clone()),
        ("source", claim.source.clone()),
    ];
    let kinds: Vec<Value> = claim.kinds.iter().map(kind_part).collect();
    let mut columns = Map::new();
    let mut put = |name: &str, value: Value| {
        columns.insert(name.to_owned(), value);
    };
    put("entry", json!(statement.id));
    put("claim", json!(claim.key));
    put("author", json!(statement.author));
    put("known", json!(statement.known.to_string()));
    put("kind", json!(claim.kind.word()));
    if claim.attribution == Attribution::Anonymous {
        put("attribution", json!(claim.attribution.word()));
    }
    put("adds", json!(claim.adds.word()));
    put("coverage", json!(claim.coverage.word()));
    for (name, word) in words {
        if let Some(word) = word {
            put(name, json!(word));
        }
    }
    if !kinds.is_empty() {
        put("of_kind", json!(kinds));
    }
    if let Some(Amount { lo, hi, .. }) = claim.amount {
        put("amount", json!({ "lo": lo, "hi": hi }));
    }
    if let Some(all) = claim.out_of {
        put("out_of", json!(all));
    }
    if !claim.refers_to.is_empty() {
        put("refers_to", json!(claim.refers_to));
    }
    if claim.hedge.is_some() {
        put("hedged", json!(true));
    }
    if !claim.ids.is_empty() {
        put("ids", json!(claim.ids));
    }
    Value::Object(columns)
}

fn kind_part(part: &KindPart) -> Value {
    json!({ "all_of": part.all_of, "count": part.count })
}

/// One row; `None` if it is not of this agreement.
fn row(evaluator: &Evaluator<'_>, explanation: &Explanation, alone: bool) -> Option<Value> {
    let row = &explanation.row;
    let agreement = evaluator.agreement();
    let clause = agreement.clause(&row.clause)?;
    let duty = duty_of(clause, row)?;
    let last = match row.required {
        Required::Done { last, .. }
        | Required::State {
            by: Some((_, last)),
            ..
        }
        | Required::Ratio {
            by: Some((_, last)),
            ..
        } => last,
        _ => row.window.to,
    };
    let ways = match course::ties(agreement, duty) {
        true => evaluator.ways(row),
        false => Vec::new(),
    };
    // Where its phase waits for something, each way has its own.
    let own = || phase_of(duty, evaluator.phases()).map(|phase| phase.window);
    let phase = if course::begins(agreement, duty) {
        None
    } else {
        own()
    };
    let times = ways.iter().filter_map(|way| way.times);
    let phases: BTreeSet<Window> = times
        .clone()
        .filter_map(|times| times.phase)
        .chain(phase)
        .collect();
    let follows = match duty.kernel {
        _ if duty.kernel.keyed() => follows(evaluator, explanation, duty, &phases),
        _ => BTreeMap::new(),
    };
    // Notice that is given as it is due is given in time: its window ends just after.
    let just_after = row
        .window
        .to
        .checked_add(std::time::Duration::from_nanos(1));
    let own = [row.window.to, last, row.until].into_iter();
    let own = own.chain(just_after.ok().filter(|_| of_notice(duty)));
    let theirs = follows
        .values()
        .flat_map(|one| [one.due, one.last, one.until]);
    let others = times
        .clone()
        .flat_map(|times| [times.window.to, times.last, times.until]);
    let edges: BTreeSet<Timestamp> = own.chain(theirs).chain(others).collect();
    let widest = |window: Window, times: tregua_standing::Times| {
        let (one, other) = (window, times.window);
        Window::new(one.from.min(other.from), one.to.max(other.to))
    };
    let labels: Vec<&String> = [&clause.label].into_iter().chain(&clause.was).collect();
    let mut certificate = json!({
        "clause": { "labels": labels, "asserted_by": clause.asserted_by, "renews": renews(clause) },
        "part": row.part,
        "reading": { "counting point": row.point, "name": row.reading },
        "instance": row.instance.as_ref().map(ToString::to_string),
        "window": span(row.window),
        "last": last.to_string(),
        "until": row.until.to_string(),
        "grace": grace(agreement, &edges),
        "follows": follows.iter().map(|(at, follow)| (at.to_string(), follow_json(follow))).collect::<BTreeMap<_, _>>(),
        "phase": phase.map(span),
        "stretches": stretches(evaluator, duty, times.fold(row.window, widest)),
        "renewed_to": renewed_to(agreement, duty, row.until),
        "grant": phase.and_then(|phase| grant(agreement, duty, row.window, phase)),
        "alone": alone,
        "view": row.view.to_string(),
        "status": row.status.word(),
        "outcomes": row.outcomes.iter().map(|outcome| outcome.word()).collect::<Vec<_>>(),
        "causes": row.causes.iter().map(|cause| cause.word()).collect::<Vec<_>>(),
        "counted": row.counted.as_ref().map(counted),
        "base": row.base.as_ref().map(counted),
        "slack": row.slack.map(slack),
        "rests_on": row.rests_on,
    });
    certificate["duty"] = duty_json(duty);
    certificate["course"] = course::of_row(agreement, clause, duty, &ways, phase).into();
    certificate["considered"] = explanation.considered.iter().map(weighed).collect();
    Some(certificate)
}

fn duty_of<'a>(clause: &'a Clause, row: &Row) -> Option<&'a Duty> {
    let same =
        |point: &Option<String>, name: &Option<String>| (point, name) == (&row.point, &row.reading);
    let mut readings = clause.readings.iter();
    let reading = readings.find(|reading| same(&reading.point, &reading.name))?;
    let part = reading.parts.iter().find(|part| part.name == row.part)?;
    Some(&part.duty)
}

fn phase_of<'a>(duty: &Duty, phases: &'a [PhaseSpan]) -> Option<&'a PhaseSpan> {
    let name = match &duty.kernel {
        Kernel::Earned { phase, .. } => Some(phase),
        _ => duty.phase.as_ref(),
    };
    match name {
        Some(name) => phases.iter().find(|phase| phase.name == *name),
        None => phases.first(),
    }
}

/// For each end of a window, when the declared reporting grace after it is over.
fn grace(agreement: &Agreement, ends: &BTreeSet<Timestamp>) -> BTreeMap<String, String> {
    let Some(grace) = agreement.reporting_grace else {
        return BTreeMap::new();
    };
    let over = |end: Timestamp| agreement.clock.plus(end, grace).to_string();
    ends.iter()
        .map(|end| (end.to_string(), over(*end)))
        .collect()
}

/// What follows from a trigger at one instant: the beginning of its day (of what is owed before, of its due instant's day),
/// and until when the act is in time, late, or makes good.
struct Follow {
    day: Timestamp,
    due: Timestamp,
    last: Timestamp,
    until: Timestamp,
}

fn follow_json(follow: &Follow) -> Value {
    let Follow {
        day,
        due,
        last,
        until,
    } = follow;
    json!({ "day": day.to_string(), "due": due.to_string(), "last": last.to_string(), "until": until.to_string() })
}

/// For every instant at which an entry that was considered can put the trigger, as far as it lies in the phase.
fn follows(
    evaluator: &Evaluator<'_>,
    explanation: &Explanation,
    duty: &Duty,
    phases: &BTreeSet<Window>,
) -> BTreeMap<Timestamp, Follow> {
    let considered = explanation.considered.iter().map(|one| &one.entry);
    let considered: BTreeSet<&Name> = considered.collect();
    let known = evaluator.known().into_iter();
    let known = known.filter(|statement| considered.contains(&statement.id));
    let clock = &evaluator.agreement().clock;
    let times: Vec<Timestamp> = ends(clock, known).collect();
    let within = phases.iter().flat_map(|phase| {
        let cut = times.iter().map(|at| (*at).clamp(phase.from, phase.to));
        cut.chain([phase.from, phase.to])
    });
    let times: BTreeSet<Timestamp> = within.collect();
    let follow = |at| Some((at, follow(clock, duty, at)?));
    times.into_iter().filter_map(follow).collect()
}

/// Every instant at which a time begins or ends that one of these entries names, or that it was said at.
fn ends<'e>(
    clock: &'e Clock,
    known: impl Iterator<Item = &'e Statement> + 'e,
) -> impl Iterator<Item = Timestamp> + 'e {
    let ends = |when: When| match When::dates(&when) {
        // Both as agreement days and from midnight to midnight: which it is, the header says.
        Some((first, last)) => vec![
            clock.day(first).from,
            clock.day(last).to,
            clock.civil_date(first).from,
            clock.civil_date(last).to,
        ],
        None => {
            let window = when.window(clock);
            vec![window.from, window.to]
        }
    };
    let times = known.flat_map(|statement| {
        let said = statement.claim.said.map(|said| match said {
            Said::At(at) => When::Instant(at),
            Said::On(date) => When::Dates(date, date),
        });
        statement.claim.occurred.into_iter().chain(said)
    });
    times.flat_map(ends)
}

fn follow(clock: &Clock, duty: &Duty, at: Timestamp) -> Option<Follow> {
    if duty.kernel.group().is_some() {
        let day = clock.day(clock.day_of(at));
        return Some(Follow {
            day: day.from,
            due: day.to,
            last: day.to,
            until: day.to,
        });
    }
    let Kernel::Respond {
        within,
        before,
        at_latest,
        ..
    } = duty.kernel
    else {
        return None;
    };
    let beginning = |at| {
        let civil = clock.civil_date(clock.civil(at).date()).from;
        clock.day(clock.day_of(at)).from.min(civil)
    };
    if before {
        let due = clock.minus(at, within);
        return Some(Follow {
            day: beginning(due),
            due,
            last: due,
            until: due,
        });
    }
    let due = clock.plus(at, within);
    // An instant on the boundary belongs to the day it ends.
    let day = clock.day(clock.day_of(due));
    let end = if day.from == due { due } else { day.to };
    let last = at_latest.map_or(end, |length| clock.plus(due, length));
    Some(Follow {
        day: beginning(at),
        due,
        last,
        until: duty.cure.map_or(last, |length| clock.plus(last, length)),
    })
}

/// Where one more grant would carry the phase, and how far the reading's cap lets it go.
fn grant(agreement: &Agreement, duty: &Duty, window: Window, phase: Window) -> Option<Value> {
    let Kernel::Earned {
        days,
        cap: Cap::Days(cap),
        ..
    } = &duty.kernel
    else {
        return None;
    };
    let plus = |at, days| agreement.clock.plus(at, Length::Days(days)).to_string();
    Some(json!({ "ends": plus(window.to, *days), "cap": plus(phase.from, *cap) }))
}

/// The phase that a clause renews.
fn renews(clause: &Clause) -> Option<&String> {
    let parts = clause.readings.iter().flat_map(|reading| &reading.parts);
    let phases = parts.map(|part| match &part.duty.kernel {
        Kernel::Renewed { phase, .. } => Some(phase),
        _ => None,
    });
    phases.flatten().next()
}

fn of_notice(duty: &Duty) -> bool {
    matches!(
        duty.kernel,
        Kernel::Renewed {
            notice: Some(_),
            ..
        }
    )
}

/// Where consent would carry the end that it is asked about.
fn renewed_to(agreement: &Agreement, duty: &Duty, end: Timestamp) -> Option<String> {
    let Kernel::Renewed { length, .. } = duty.kernel else {
        return None;
    };
    Some(agreement.clock.plus(end, length).to_string())
}

/// For stretches of a length: how long they are, where the days begin and end that they are made of, and the last instant whose
/// reporting grace is over.
fn stretches(evaluator: &Evaluator<'_>, duty: &Duty, window: Window) -> Option<Value> {
    let (length, _) = duty.kernel.any_stretch()?;
    let (agreement, as_of) = (evaluator.agreement(), evaluator.moment().as_of);
    let clock = &agreement.clock;
    let graced = agreement.reporting_grace.and_then(|grace| {
        let at = clock.minus(as_of, grace);
        (clock.plus(at, grace) <= as_of).then(|| at.to_string())
    });
    Some(match length {
        Length::Hours(hours) => json!({ "hours": hours, "graced": graced }),
        Length::Days(days) => {
            // A stretch that begins on the last day of the window runs beyond it.
            let end = clock
                .plus(window.to, Length::Days(days))
                .min(Timestamp::MAX);
            let whole = Window::new(window.from, end);
            let dates = clock.days_in(&whole, MOST_DAYS);
            let begun = clock.day(clock.day_of(window.from)).from;
            let ends = dates.into_iter().map(|date| clock.day(date));
            let edges: BTreeSet<Timestamp> = ends
                .flat_map(|day| [day.from, day.to])
                .filter(|at| begun <= *at)
                .chain([begun])
                .collect();
            let edges: Vec<String> = edges.iter().map(Timestamp::to_string).collect();
            json!({ "days": days, "edges": edges, "graced": graced })
        }
    })
}

/// More days than any instance has.
const MOST_DAYS: usize = 8_000;

fn duty_json(duty: &Duty) -> Value {
    let kernel = match &duty.kernel {
        Kernel::Amount {
            measure, threshold, ..
        } => json!({
            "kernel": "amount", "measures": [measure_json(measure)], "sense": threshold.sense.words(), "lo": threshold.lo, "hi": threshold.hi,
        }),
        Kernel::Ratio {
            sense, n, m, rates, ..
        } => json!({
            "sense": sense.words(),
            "kernel": "ratio", "measures": duty.kernel.measures().into_iter().map(measure_json).collect::<Vec<_>>(),
            "n": n, "m": m, "rates": rates.iter().map(|rate| rate.n).collect::<Vec<_>>(),
        }),
        Kernel::Done { measure, .. } => {
            json!({ "kernel": "done", "measures": [measure_json(measure)] })
        }
        Kernel::Respond {
            measure,
            trigger,
            rate,
            before,
            ..
        } => json!({
            "kernel": "respond", "measures": [measure_json(measure), measure_json(trigger)], "before": before,
            "n": rate.map(|(n, _)| n), "m": rate.map(|(_, m)| m),
        }),
        Kernel::Share {
            measure,
            n,
            m,
            base,
            ..
        } => json!({
            "kernel": "share", "measures": [measure_json(measure), measure_json(base)], "n": n, "m": m,
        }),
        Kernel::Renewed {
            measure, notice, ..
        } => json!({
            "kernel": "renewed", "measures": [measure_json(measure)], "notice": notice.is_some(),
        }),
        // People judge it, and no count does: there is nothing more to it.
        Kernel::ByHand { measure, .. } => {
            json!({ "kernel": "by hand", "measures": [measure_json(measure)] })
        }
        Kernel::Ban { measure, .. } => {
            json!({ "kernel": "ban", "measures": [measure_json(measure)] })
        }
        Kernel::Allow { measure, every, .. } => {
            json!({ "kernel": "allow", "measures": [measure_json(measure)], "every": every })
        }
        Kernel::Earned { measure, per, .. } => {
            json!({ "kernel": "earned", "measures": [measure_json(measure)], "lo": per })
        }
    };
    let mut value = kernel;
    if let Some(object) = value.as_object_mut() {
        let further = [
            ("beneficiaries", json!(duty.beneficiaries)),
            ("suspended_by", json!(duty.suspended_by)),
            ("cure_agreed_by", json!(duty.cure_agreed_by)),
            ("can_be_made_good", json!(duty.can_be_made_good())),
            ("keeps_to", json!(duty.keeps_to())),
            ("condition", json!(duty.condition)),
        ];
        object.extend(further.map(|(name, value)| (name.to_owned(), value)));
    }
    value
}

fn measure_json(measure: &Measure) -> Value {
    let kinds: Vec<Value> = measure
        .kinds
        .iter()
        .map(|choice| json!({ "axis": choice.axis, "any_of": choice.any_of }))
        .collect();
    let credited_by = match &measure.crediting {
        Crediting::ByTime => Value::Null,
        Crediting::AsCountsForSays { holders } => json!(holders),
    };
    let level = measure.level.map(|level| {
        let above = matches!(level, Level::Above(_) | Level::AboveStart);
        json!({ "most": level.most(), "above": above })
    });
    json!({
        "act": measure.act, "actors": measure.actors, "thing": measure.thing, "kinds": kinds, "unit": measure.unit,
        "point": measure.point, "place": measure.place, "to": measure.to, "counted_by": measure.counted_by,
        "credited_by": credited_by, "level": level, "group": measure.group,
    })
}

fn counted(count: &Count) -> Value {
    json!({ "lo": count.lo, "hi": count.hi })
}

fn slack(slack: Slack) -> Value {
    match slack {
        Slack::Units(units) => json!({ "amount": i64::try_from(units).ok(), "unit": "counted" }),
        Slack::Minutes(minutes) => json!({ "amount": minutes, "unit": "minute" }),
    }
}

/// What became of an entry, in words that do not change with the language.
fn weighed(considered: &Considered) -> Value {
    let entry = &considered.entry;
    let only = |weight: &str| json!({ "entry": entry, "weight": weight });
    match &considered.weight {
        Weight::RestsOn => only("rests on"),
        Weight::Counted => only("counted"),
        Weight::OtherVoice => only("other voice"),
        Weight::NotInView => only("not in the view"),
        Weight::Repeats => only("repeats"),
        Weight::Before(minutes) => {
            json!({ "entry": entry, "weight": "before", "minutes": minutes })
        }
        Weight::After(minutes) => json!({ "entry": entry, "weight": "after", "minutes": minutes }),
        Weight::Credited => only("credited elsewhere"),
        Weight::No(why) => json!({ "entry": entry, "weight": "no figure", "test": test(*why) }),
        Weight::Gone(Gone::NotKnownYet) => only("not known yet"),
        Weight::Gone(Gone::CorrectedBy(by)) => {
            json!({ "entry": entry, "weight": "corrected", "by": by })
        }
        Weight::Gone(Gone::RetractedBy(by)) => {
            json!({ "entry": entry, "weight": "retracted", "by": by })
        }
        Weight::Beside => only("beside"),
    }
}

/// The name of the test of `docs/standings.md` §3 that an entry fails.
fn test(why: WhyNot) -> &'static str {
    let key = why.key();
    key.strip_prefix("why-").unwrap_or(key)
}
