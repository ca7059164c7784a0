//! `tregua changes`: what changed between two moments, and which entries changed it.

use tregua_standing::Moment;
use tregua_standing::document::Keys;

use crate::cli::{self, When};
use crate::commands::print_json;
use crate::commands::status::Question;
use crate::exit::{Fault, Outcome};
use crate::moment::instant;
use crate::print::{self, words};

pub(crate) fn run(args: &cli::Changes, as_json: bool) -> Outcome {
    let when = When {
        as_of: None,
        as_known: args.to.clone(),
        known: args.known.clone(),
    };
    let start = instant("--from", Some(&args.from))?.unwrap_or_default();
    instant("--to", args.to.as_deref())?;
    let question = Question::ask(&args.files, args.narrow.what_if, &when)?.seen(&args.narrow)?;
    let wanted = question.wanted(&args.clause, &args.narrow)?;
    if start >= question.moment.as_of {
        return Err(Fault::usage(words().say("changes-not-before", &[]))
            .hint(words().say("changes-not-before-help", &[])));
    }
    let from = Moment {
        as_of: start,
        as_known: start,
    };
    let later = question.evaluator();
    let found = tregua_report::changes(&later.at(from), &later, &wanted);
    let keys = Keys::new(&question.statements);
    if as_json {
        let json = question.json(&later, &keys);
        return print_json(&json.changes(from, &found));
    }
    question.heading(&later, &keys);
    let report = print::changes::Report {
        agreement: &question.text.agreement,
        from,
        to: question.moment,
        changes: &found,
        cells: later.rows_only(&wanted).len(),
        keys: &keys,
    };
    report.print();
    Ok(())
}
