//! `tregua count`: counts as such, by voice and counting point, without a term; also on a record without a text.

use std::collections::BTreeSet;

use tregua_calendar::{Clock, Date, Window};
use tregua_desk::Text;
use tregua_report::counts::without_text;
use tregua_report::{CountsWanted, counts};
use tregua_standing::Evaluator;
use tregua_standing::document::Keys;

use crate::cli;
use crate::commands::print_json;
use crate::commands::status::{Question, text_and_record, unknown};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::print::{self, words};

/// The clock of a record without a text, unless another is named.
const UTC: &str = "+00:00";

pub(crate) fn run(args: &cli::Count, as_json: bool) -> Outcome {
    let question = question(args)?;
    let evaluator = question.evaluator();
    let wanted = wanted(args, &question, &evaluator)?;
    let found = counts(&evaluator, &wanted);
    let keys = Keys::new(&question.statements);
    if as_json {
        let json = question.json(&evaluator, &keys);
        return print_json(&json.counts(&found));
    }
    let agreement = &question.text.agreement;
    if agreement.name.is_empty() {
        print::count::heading_without_text(agreement, question.moment, &question.provenance);
    } else {
        question.heading(&evaluator, &keys);
    }
    print::count::print(&evaluator, &found, &keys, question.statements.len());
    Ok(())
}

/// The record with its text, or with a clock alone if it holds none.
fn question(args: &cli::Count) -> Result<Question, Fault> {
    let (text, record) = text_and_record(&args.files)?;
    let record = load::record(record)?;
    if text.is_none() {
        let texts = record.agreements().map_err(|error| load::reading(&error))?;
        if texts.is_empty() {
            let zone = args.clock.as_deref().unwrap_or(UTC);
            let clock = Clock::new(zone, "00:00").map_err(|_| {
                let args = [("option", "--clock".into()), ("text", zone.into())];
                Fault::usage(words().say("count-no-clock", &args))
                    .hint(words().say("count-no-clock-help", &[]))
            })?;
            let text = Text {
                name: String::new(),
                text: String::new(),
                agreement: without_text(clock),
            };
            return Question::of(text, &record, &args.when);
        }
    }
    if args.clock.is_some() {
        return Err(Fault::usage(words().say("count-clock-beside-text", &[])));
    }
    Question::in_record(&record, text, args.what_if, &args.when)
}

/// What is asked for; names that nothing bears are errors that list those that do.
fn wanted(
    args: &cli::Count,
    question: &Question,
    evaluator: &Evaluator<'_>,
) -> Result<CountsWanted, Fault> {
    let agreement = &question.text.agreement;
    let measured = evaluator.measured();
    let known = |what: &str, asked: &[String], names: BTreeSet<String>| match asked
        .iter()
        .find(|name| !names.contains(*name))
    {
        Some(name) => Err(unknown(what, name, names.into_iter())),
        None => Ok(asked.iter().cloned().collect::<BTreeSet<String>>()),
    };
    let things: Vec<String> = args
        .what
        .iter()
        .map(|name| {
            agreement
                .thing(name)
                .map_or(name, |thing| &thing.name)
                .clone()
        })
        .collect();
    let all = measured.iter();
    let all_things = all.clone().filter_map(|one| one.thing.clone()).collect();
    let acts = all.clone().map(|one| one.act.clone()).collect();
    let points = all.filter_map(|one| one.point.clone()).collect();
    let voices = evaluator.known().iter().map(|one| one.voice()).collect();
    Ok(CountsWanted {
        things: known("thing", &things, all_things)?,
        acts: known("act", &args.act, acts)?,
        points: known("counting point", &args.point, points)?,
        voices: known("voice", &args.voice, voices)?,
        windows: window(args, &agreement.clock)?.into_iter().collect(),
    })
}

/// The days asked for, as the agreement's days.
fn window(args: &cli::Count, clock: &Clock) -> Result<Option<Window>, Fault> {
    let Some((from, to)) = args.from.zip(args.to) else {
        return Ok(None);
    };
    if to < from {
        let args = [
            ("from", from.to_string().into()),
            ("to", to.to_string().into()),
        ];
        return Err(Fault::usage(words().say("count-days-backwards", &args)));
    }
    let day = |date: Date| clock.day(date);
    Ok(Some(Window::new(day(from).from, day(to).to)))
}
