//! Plain values to build cases from: everything that is not said is left open.

use tregua_agreement::Agreement;
use tregua_agreement::duty::{
    Crediting, Duty, Kernel, KindChoice, Measure, Part, Sense, Threshold,
};
use tregua_agreement::lexicon::Lexicon;
use tregua_agreement::meaning::{Axis, Clause, Held, Phase, Reading, Span, Thing, Zone};
use tregua_calendar::{Clock, ClockError, Date, Length, Time, Timestamp};
use tregua_record::entries::claim::{Claim, Kind};

use crate::question::Statement;

/// The first date of every case.
pub const FIRST_DATE: Date = Date::constant(2030, 3, 1);

/// An agreement between Alpha and Beta, mediated by Gamma and Delta: days from 07:00 to 07:00 at +02:00, one phase named
/// Pause of four days from [`FIRST_DATE`], crates of two sizes under two arrangements, pallets, a zone named North; no
/// clause, no header about dated figures, no grace, no counting body.
///
/// # Errors
/// [`ClockError`] never, as long as the zone written here is known.
pub fn agreement() -> Result<Agreement, ClockError> {
    let clock = Clock::new("+02:00", "07:00")?;
    let starts = clock.instant(FIRST_DATE, Time::constant(7, 0, 0, 0)).at;
    let size = axis("size", &["small", "large"]);
    let arrangement = axis("arrangement", &["agreed", "side"]);
    Ok(Agreement {
        name: "Pause of Alpha and Beta".to_owned(),
        text: None,
        parties: words(&["Alpha", "Beta"]),
        mediators: words(&["Gamma", "Delta"]),
        carriers: Vec::new(),
        counting_bodies: Vec::new(),
        speaks_for: Vec::new(),
        clock,
        dated_figures: false,
        reporting_grace: None,
        things: vec![
            thing("crate", vec![size, arrangement]),
            thing("pallet", Vec::new()),
        ],
        tracks: Vec::new(),
        zones: vec![Zone {
            name: "North".to_owned(),
            description: "north of the canal".to_owned(),
            no_line: true,
        }],
        phases: vec![Phase {
            name: "Pause".to_owned(),
            starts,
            once: Vec::new(),
            lasts: Some(Length::Days(4)),
            span: Span::default(),
        }],
        clauses: Vec::new(),
        lexicon: Lexicon::default(),
        renderings: Default::default(),
    })
}

/// A clause with one reading of one part.
pub fn clause(label: &str, duty: Duty) -> Clause {
    let name = "total".to_owned();
    Clause {
        label: label.to_owned(),
        was: Vec::new(),
        span: Span::default(),
        asserted_by: Vec::new(),
        track: None,
        rows: Vec::new(),
        misprints: Vec::new(),
        readings: vec![Reading {
            point: None,
            name: None,
            held: Held::default(),
            parts: vec![Part { name, duty }],
        }],
    }
}

/// A duty of Alpha towards Beta in the phase Pause: no condition, no cure, suspended by nobody.
pub fn duty(kernel: Kernel) -> Duty {
    Duty {
        bound: words(&["Alpha"]),
        beneficiaries: words(&["Beta"]),
        phase: Some("Pause".to_owned()),
        ..Duty::of(kernel)
    }
}

/// An act by Alpha upon a thing, of every kind, at every point.
pub fn measure(act: &str, thing: Option<&str>) -> Measure {
    Measure {
        act: act.to_owned(),
        actors: words(&["Alpha"]),
        thing: thing.map(str::to_owned),
        kinds: Vec::new(),
        unit: None,
        point: None,
        place: None,
        to: None,
        through: None,
        counted_by: Vec::new(),
        crediting: Crediting::ByTime,
        list_of: None,
        level: None,
        group: None,
    }
}

/// A number without any doubt.
pub fn threshold(sense: Sense, n: u64) -> Threshold {
    Threshold {
        sense,
        lo: n,
        hi: Some(n),
        about: None,
    }
}

/// The kinds of one axis that count.
pub fn kinds(axis: &str, any_of: &[&str]) -> KindChoice {
    KindChoice {
        axis: axis.to_owned(),
        any_of: any_of.iter().map(|&kind| kind.to_owned()).collect(),
    }
}

/// A statement of which only the key, the kind and the voice are filled in: an event, for the whole of its time.
pub fn claim(key: &str, kind: Kind, voice: &str) -> Claim {
    Claim::new(key, kind, voice)
}

/// A statement signed by its own voice, with its key as its id, known from the beginning.
pub fn statement(claim: Claim) -> Statement {
    Statement {
        id: claim.key.to_string(),
        author: claim.voice.to_string(),
        claim,
        known: Timestamp::MIN,
    }
}

/// So many minutes after an instant, or before it.
pub fn minutes(at: Timestamp, minutes: i64) -> Timestamp {
    second(at.as_second().saturating_add(minutes.saturating_mul(60)))
}

/// The instant of a second; one out of range becomes the last instant.
pub(crate) fn second(at: i64) -> Timestamp {
    Timestamp::from_second(at).unwrap_or(Timestamp::MAX)
}

/// The n-th date of a case, from 0.
pub fn date(n: usize) -> Date {
    (0..n).fold(FIRST_DATE, |date, _| date.tomorrow().unwrap_or(date))
}

fn axis(name: &str, kinds: &[&str]) -> Axis {
    Axis {
        name: name.to_owned(),
        kinds: words(kinds),
    }
}

fn thing(name: &str, axes: Vec<Axis>) -> Thing {
    Thing {
        name: name.to_owned(),
        plural: format!("{name}s"),
        unit: None,
        axes,
    }
}

/// Names as an agreement holds them.
pub fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_owned()).collect()
}
