//! `tregua status`: where each term stands.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tregua_desk::{By, Text, Unread};
use tregua_record::{Record, Sha256};
use tregua_report::Json;
use tregua_standing::document::{self, Keys, Provenance};
use tregua_standing::{Evaluator, Moment, OwnView, Statement, View, Voices, Wanted};
use tregua_wording::Arg;

use crate::cli::{Narrow, Status, When};
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::{moment, now};
use crate::print::{self, words};

pub(crate) fn run(args: &Status, as_json: bool) -> Outcome {
    let question =
        Question::ask(&args.files, args.narrow.what_if, &args.when)?.seen(&args.narrow)?;
    let wanted = question.wanted(&args.clause, &args.narrow)?;
    question.status(&wanted, as_json)
}

/// A text, statements and a moment: what every question about standings starts from.
pub(crate) struct Question {
    pub(crate) text: Text,
    pub(crate) statements: Vec<Statement>,
    pub(crate) moment: Moment,
    pub(crate) by: By,
    known_now: bool,
    /// The views that the reader adds.
    views: Arc<[OwnView]>,
    /// Entries that cannot be read.
    pub(crate) unread: Vec<Unread>,
    pub(crate) provenance: Provenance,
}

impl Question {
    pub(crate) fn ask(files: &[PathBuf], what_if: bool, when: &When) -> Result<Self, Fault> {
        let (text, record) = text_and_record(files)?;
        Question::in_record(&load::record(record)?, text, what_if, when)
    }

    /// The same in a record that is open already.
    pub(crate) fn in_record(
        record: &Record,
        text: Option<&Path>,
        what_if: bool,
        when: &When,
    ) -> Result<Self, Fault> {
        let text = match text {
            Some(path) => {
                let text = load::text(path)?;
                known_text(record, &text, what_if)?;
                text
            }
            None => load::newest_text(record)?.ok_or_else(|| {
                Fault::input(words().say("text-absent", &[]))
                    .hint(words().say("text-absent-help", &[]))
            })?,
        };
        Question::of(text, record, when)
    }

    /// What the reports say of it to programs.
    pub(crate) fn json<'a>(&'a self, evaluator: &'a Evaluator<'a>, keys: &'a Keys<'a>) -> Json<'a> {
        Json {
            evaluator,
            provenance: &self.provenance,
            keys,
        }
    }

    pub(crate) fn of(text: Text, record: &Record, when: &When) -> Result<Self, Fault> {
        let (holdings, sound) = load::reported(record)?;
        let holdings = load::known(record, holdings, &when.known)?;
        let by = match when.known.by {
            Some(by) => by.into(),
            None => holdings.usually_by(&text.agreement),
        };
        let unread = holdings.unread();
        let provenance = Provenance {
            unreadable: unread.iter().map(Unread::json).collect(),
            agreement_sha256: Sha256::of(text.text.as_bytes()).to_string(),
            record_head: record
                .head()
                .map_err(|error| load::reading(&error))?
                .to_string(),
            record_sound: sound,
            known_by: by.word().to_owned(),
        };
        let statements = holdings.statements(by, &text.agreement.clock);
        let moment = moment(when, now())?;
        Ok(Question {
            text,
            statements,
            moment,
            by,
            known_now: when.as_known.is_none(),
            views: Arc::default(),
            unread,
            provenance,
        })
    }

    /// The same with the views that the reader adds.
    pub(crate) fn seen(self, narrow: &Narrow) -> Result<Self, Fault> {
        let Some(path) = &narrow.views else {
            return Ok(self);
        };
        let views = load::views(path)?;
        let named = views.iter().filter_map(|own| match &own.voices {
            Voices::Named(voices) => Some(voices.iter()),
            _ => None,
        });
        let named = named.flatten().cloned().map(View::AccordingTo);
        self.check_voices(&named.collect())?;
        let views = views.into();
        Ok(Question { views, ..self })
    }

    /// The view of this name: one of the reader's own comes first.
    fn view(&self, name: &str) -> View {
        match self.views.iter().any(|own| own.name == name) {
            true => View::Own(name.to_owned()),
            false => View::named(name),
        }
    }

    /// The rows asked for; names that nothing bears are errors that list those that do.
    pub(crate) fn wanted(&self, clauses: &[String], narrow: &Narrow) -> Result<Wanted, Fault> {
        let agreement = &self.text.agreement;
        let mut labels = BTreeSet::new();
        for label in clauses {
            let known = || agreement.clauses.iter().map(|clause| clause.label.clone());
            let clause = agreement
                .clause(label)
                .ok_or_else(|| unknown("clause", label, known()))?;
            labels.insert(clause.label.clone());
        }
        let readings = || agreement.clauses.iter().flat_map(|clause| &clause.readings);
        let parts = || {
            readings()
                .flat_map(|reading| &reading.parts)
                .map(|part| part.name.clone())
        };
        let names = || {
            readings()
                .flat_map(|reading| [reading.point.clone(), reading.name.clone()])
                .flatten()
                .chain(["as written".to_owned()])
        };
        check_known("part", &narrow.part, parts)?;
        check_known("reading", &narrow.reading, names)?;
        let views: BTreeSet<View> = narrow.view.iter().map(|view| self.view(view)).collect();
        self.check_voices(&views)?;
        Ok(Wanted {
            clauses: labels,
            parts: narrow.part.iter().cloned().collect(),
            days: narrow.day.iter().copied().collect(),
            readings: narrow.reading.iter().cloned().collect(),
            views,
            ..Wanted::default()
        })
    }

    fn check_voices(&self, views: &BTreeSet<View>) -> Result<(), Fault> {
        let agreement = &self.text.agreement;
        let declared = agreement.declared_voices();
        let known: BTreeSet<String> = declared
            .cloned()
            .chain(self.statements.iter().map(Statement::voice))
            .collect();
        for view in views {
            match view {
                View::AccordingTo(voice) if !known.contains(voice) => {
                    return Err(unknown("voice", voice, known.into_iter()));
                }
                View::Own(name) if !self.views.iter().any(|own| own.name == *name) => {
                    let names = self.views.iter().map(|own| own.name.clone());
                    return Err(unknown("view", name, names));
                }
                _ => {}
            }
        }
        Ok(())
    }

    pub(crate) fn evaluator(&self) -> Evaluator<'_> {
        Evaluator::with_views(
            &self.text.agreement,
            &self.statements,
            self.moment,
            Arc::clone(&self.views),
        )
    }

    /// Prints the standings.
    pub(crate) fn status(&self, wanted: &Wanted, as_json: bool) -> Outcome {
        let evaluator = self.evaluator();
        let keys = Keys::new(&self.statements);
        if as_json {
            return print_json(&document::status(
                &evaluator,
                wanted,
                &self.provenance,
                &keys,
            ));
        }
        self.heading(&evaluator, &keys);
        let rows = evaluator.rows_only(wanted);
        print::status::rows(
            &self.text.agreement,
            &rows,
            &evaluator.over_readings(wanted, &rows),
            &self.unread,
        );
        if print::status::everything(wanted) {
            let tallies = evaluator.tallies();
            print::status::tallies(&self.text.agreement, &tallies.iter().collect::<Vec<_>>());
            print::status::accounts(&evaluator);
        }
        Ok(())
    }

    pub(crate) fn heading(&self, evaluator: &Evaluator<'_>, keys: &Keys<'_>) {
        print::status::heading(
            &self.text.agreement,
            evaluator,
            self.moment,
            self.known_now,
            &self.provenance,
            keys,
        );
    }
}

/// The text, if one is named, and the record, as commands take them.
pub(crate) fn text_and_record(files: &[PathBuf]) -> Result<(Option<&Path>, &Path), Fault> {
    match files {
        [record] => Ok((None, record)),
        [text, record] => Ok((Some(text), record)),
        _ => Err(Fault::usage(words().say("give-text-and-record", &[]))),
    }
}

/// Standings are read by a text that is on record, unless asked what another would say.
fn known_text(record: &Record, text: &Text, what_if: bool) -> Result<(), Fault> {
    let sha256 = Sha256::of(text.text.as_bytes());
    let kept = record.agreements().map_err(|error| load::reading(&error))?;
    if what_if || kept.iter().any(|kept| kept.sha256 == sha256) {
        return Ok(());
    }
    let args = [("name", text.name.as_str().into())];
    Err(Fault::input(words().say("text-not-in-record", &args))
        .hint(words().say("text-not-in-record-help", &[])))
}

fn check_known<I: Iterator<Item = String>>(
    what: &str,
    asked: &[String],
    known: impl Fn() -> I,
) -> Result<(), Fault> {
    match asked
        .iter()
        .find(|name| !known().any(|known| known == **name))
    {
        Some(name) => Err(unknown(what, name, known())),
        None => Ok(()),
    }
}

/// A name that nothing bears: an error that lists the names there are.
pub(crate) fn unknown(what: &str, name: &str, known: impl Iterator<Item = String>) -> Fault {
    let mut known: Vec<String> = known.collect::<BTreeSet<_>>().into_iter().collect();
    known.sort_by(|a, b| words().order(a, b));
    let known = words().names("list-comma", known.iter().map(|name| format!("`{name}`")));
    Fault::usage(words().say(
        &format!("no-such-{}", what.replace(' ', "-")),
        &[("name", name.into())],
    ))
    .hint(words().say("there-is", &[("names", Arg::said(known))]))
}
