//! A row of `claims.csv`.

use tregua_calendar::Timestamp;
use tregua_record::Name;
use tregua_record::entries::claim::{Adds, Attribution, Claim, Coverage, Kind};

use crate::batch::Context;
use crate::cells::{amount, effects, kinds, names, times};
use crate::checks;
use crate::limits::MAX_FIGURE_CHARS;
use crate::line::Line;
use crate::problem::{self, Trouble};

/// Reads a row; `None` if anything in it is wrong.
pub(crate) fn read(line: &mut Line<'_>, context: &Context<'_>) -> Option<Claim> {
    if line.askew() {
        return None;
    }
    let words = context.vocabulary;
    let clock = words.clock();
    let key = line.required("claim", names::key);
    let kind = line.required("kind", |text| names::one_of(text, Kind::ALL, Kind::word));
    let voice = line.required("voice", |text| Ok(text.to_owned()));
    let thing = line.parse("thing", |text| Ok(words.thing(text)));
    let parts = line.parse("of_kind", kinds::kinds).unwrap_or_default();
    let attribution = line.parse("attribution", |text| {
        names::one_of(text, Attribution::ALL, Attribution::word)
    });
    let adds = line.parse("adds", |text| names::one_of(text, Adds::ALL, Adds::word));
    let coverage = line.parse("coverage", |text| {
        names::one_of(text, Coverage::ALL, Coverage::word)
    });
    let claim = Claim {
        key: key.unwrap_or_default().into(),
        // Stands in for a kind that was not understood; such a row becomes no claim.
        kind: kind.unwrap_or(Kind::Note),
        voice: voice.unwrap_or_default().into(),
        speaker: line.words("speaker"),
        attribution: attribution.unwrap_or(Attribution::Named),
        repeats: line.words("repeats"),
        hedge: line.words("hedge"),
        act: line.parse("act", |text| words.act(text)).map(Name::from),
        actor: line.parse("actor", |text| Ok(names::actor(text))),
        blamed: line.words("blamed"),
        thing: thing.map(Name::from),
        kinds: parts,
        amount: line.parse("amount", amount::amount),
        unit: line.words("unit"),
        out_of: line.parse("out_of", amount::number),
        adds: adds.unwrap_or(Adds::Event),
        coverage: coverage.unwrap_or(Coverage::Whole),
        effects: line.parse("effects", effects::effects).unwrap_or_default(),
        ids: line
            .parse("ids", names::list)
            .unwrap_or_default()
            .into_iter()
            .collect(),
        counting_point: line
            .parse("counting_point", |text| words.point(text))
            .map(Name::from),
        from: line.words("from"),
        to: line.words("to"),
        through: line.words("through"),
        place: line.words("place"),
        occurred: line.time("occurred", clock, times::when),
        about: line.words("about"),
        clause: line
            .parse("clause", |text| words.term(text))
            .map(Name::from),
        under: line.words("under"),
        counts_for: line
            .time("counts_for", clock, times::counts_for)
            .map(Name::from),
        cause: line.words("cause"),
        refers_to: line
            .parse("refers_to", |text| referred(text, context))
            .unwrap_or_default()
            .into_iter()
            .map(Name::from)
            .collect(),
        source: line
            .parse("source", |text| source(text, context))
            .map(Name::from),
        figure: line.parse("figure", figure).map(Name::from),
        said: line.time("said", clock, times::said),
        received: line.time("received", clock, |text| received(text, context)),
        extra: line.extra(),
    };
    checks::check(line, &claim, kind, context);
    (!line.failed()).then_some(claim)
}

fn referred(text: &str, context: &Context<'_>) -> Result<Vec<String>, Trouble> {
    let keys = names::list(text)?;
    match keys.iter().find(|key| !context.knows_claim(key)) {
        Some(key) => {
            Err(Trouble::with_word(problem::CLAIM_UNKNOWN, key).suggest(context.near_claims(key)))
        }
        None => Ok(keys),
    }
}

fn source(text: &str, context: &Context<'_>) -> Result<String, Trouble> {
    match context.knows_source(text) {
        true => Ok(text.to_owned()),
        false => {
            Err(Trouble::with_word(problem::SOURCE_UNKNOWN, text)
                .suggest(context.near_sources(text)))
        }
    }
}

fn figure(text: &str) -> Result<String, Trouble> {
    match text.chars().nth(MAX_FIGURE_CHARS) {
        Some(_) => Err(Trouble::new(problem::FIGURE_TOO_LONG).arg("limit", MAX_FIGURE_CHARS)),
        None => Ok(text.to_owned()),
    }
}

fn received(text: &str, context: &Context<'_>) -> Result<Timestamp, Trouble> {
    match context.options.rebuild {
        true => times::received(text),
        false => Err(Trouble::new(problem::RECEIVED_REFUSED)),
    }
}
