//! `tregua missing`: which kinds of figure would decide what is open.

use tregua_report::missing;
use tregua_standing::document::Keys;

use crate::cli;
use crate::commands::print_json;
use crate::commands::status::Question;
use crate::exit::Outcome;
use crate::print;

pub(crate) fn run(args: &cli::Missing, as_json: bool) -> Outcome {
    let question =
        Question::ask(&args.files, args.narrow.what_if, &args.when)?.seen(&args.narrow)?;
    let wanted = question.wanted(&args.clause, &args.narrow)?;
    let evaluator = question.evaluator();
    let found = missing(&evaluator, &wanted);
    let keys = Keys::new(&question.statements);
    if as_json {
        let json = question.json(&evaluator, &keys);
        return print_json(&json.missing(&found));
    }
    question.heading(&evaluator, &keys);
    let cells = if found.is_empty() {
        evaluator.rows_only(&wanted).len()
    } else {
        0
    };
    print::missing::print(&question.text.agreement, &found, cells);
    Ok(())
}
