//! `/record/import`: files of claims and sources. A dry run first, always; then, if somebody says so, on record, all or
//! nothing.

use std::time::Duration;

use axum::http::StatusCode;
use maud::Markup;
use schemars::JsonSchema;
use serde::Serialize;
use tregua_desk::intake::Handed;
use tregua_import::{MAX_FILE_BYTES, Problem};

use crate::access::Action;
use crate::frame::{self, Sheet};
use crate::reply::{Reply, Trouble};
use crate::routes::{Page, Route};
use crate::visit::Visit;

use super::import_sheet;
use super::jobs::{Refusal, Step};

/// How long a page waits for what is done soon; and for what is not, so that it does not show itself again every second.
const PATIENCE: Duration = Duration::from_millis(400);
const LONG_PATIENCE: Duration = Duration::from_secs(2);

/// Problems and notices that a page shows; its data has them all.
pub(super) const MOST_SHOWN: usize = 200;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page::<Import>(),
        Route::files(Import::PATH, Action::Import, upload),
        Route {
            handler: progress,
            ..Route::page::<Running>()
        },
        Route::form(Running::PATH, Action::Import, commit),
        Route::form("/record/import/{job}/forget", Action::Import, forget),
    ]
}

/// Where files are handed in.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Import {
    /// The most that is taken at once, in mebibytes.
    pub(super) most_mebibytes: usize,
    /// The reader's import under way: the last part of its address.
    pub(super) under_way: Option<String>,
    #[serde(skip)]
    pub(super) wrong: Option<Wrong>,
}

/// What is wrong with what was handed in.
pub(super) struct Wrong {
    pub(super) said: String,
}

/// How far an import is, and what was found.
#[derive(Serialize, JsonSchema, Default)]
pub(crate) struct Running {
    /// The last part of its address.
    pub(super) job: String,
    /// `reading`, `looking up`, `refused`, `failed`, `ready`, `signing` or `done`.
    pub(super) step: &'static str,
    /// Since how many seconds it is at it, or at rest.
    pub(super) seconds: u64,
    /// SHA-256 of each file, in the order given.
    pub(super) files: Vec<String>,
    /// Bytes of all files.
    pub(super) bytes: usize,
    /// True if a history is rebuilt.
    pub(super) rebuilt: bool,
    /// Names what is shown, for putting it on record.
    pub(super) sha256: String,
    /// Rows read.
    pub(super) rows: usize,
    /// Entries signed so far, while they are put on record.
    pub(super) signed: usize,
    /// Rows that are claims.
    pub(super) claims: usize,
    /// Rows that are sources.
    pub(super) sources: usize,
    /// Entries that would be new, or are.
    pub(super) new: usize,
    /// Entries that are on record already.
    pub(super) on_record_already: usize,
    /// Everything that stands against it.
    pub(super) problems: Vec<Told>,
    /// What is worth a look and stops nothing.
    pub(super) notices: Vec<Told>,
    /// The receipts written, by their ids.
    pub(super) receipts: Vec<String>,
    #[serde(skip)]
    pub(super) said: Vec<String>,
    #[serde(skip)]
    pub(super) names: Vec<String>,
}

/// One problem or notice.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Told {
    /// The file's name.
    pub(super) file: String,
    /// The sheet, where a file has sheets.
    pub(super) sheet: Option<String>,
    /// The line of a text, the row of a sheet, from 1; 0 for the whole.
    pub(super) line: usize,
    /// The column's letters in a sheet.
    pub(super) letters: Option<String>,
    /// The column's name.
    pub(super) column: Option<String>,
    /// Its code: `I001`.
    pub(super) code: &'static str,
    /// What its message is made of, by name.
    pub(super) args: Vec<(&'static str, String)>,
    /// What may have been meant.
    pub(super) suggestions: Vec<String>,
}

impl Told {
    fn of(problem: &Problem) -> Self {
        Told {
            file: problem.file.clone(),
            sheet: problem.sheet.clone(),
            line: problem.line,
            letters: problem.letters.clone(),
            column: problem.column.clone(),
            code: problem.code,
            args: problem.args.clone(),
            suggestions: problem.suggestions.clone(),
        }
    }
}

impl Page for Import {
    const PATH: &'static str = "/record/import";
    const ACTION: Action = Action::Import;
    const TITLE: &'static str = "web-record-import-title";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        Ok(Import {
            most_mebibytes: MAX_FILE_BYTES >> 20,
            under_way: visit
                .house
                .jobs
                .of(&visit.whose())
                .filter(|job| job.goes_on())
                .map(|job| job.id.clone()),
            wrong: None,
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::plain(import_sheet::form(self, visit)).with_scripts(&["record.js"])
    }
}

impl Page for Running {
    const PATH: &'static str = "/record/import/{job}";
    const ACTION: Action = Action::Import;
    const TITLE: &'static str = "web-record-import-title";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        Running::look(visit).map(|(running, _)| running)
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::plain(self.inside(visit)).with_scripts(&["record.js"])
    }
}

impl Running {
    fn inside(&self, visit: &Visit) -> Markup {
        import_sheet::running(self, visit)
    }

    /// How far it is, and whether it goes on by itself.
    fn look(visit: &Visit) -> Result<(Self, bool), Trouble> {
        let job = visit.house.jobs.named(&visit.whose(), visit.param("job"));
        let job = job.ok_or(Trouble::Absent)?;
        let begun_before = job.look(Duration::ZERO).1 > PATIENCE;
        let (step, since) = job.look(if begun_before {
            LONG_PATIENCE
        } else {
            PATIENCE
        });
        let mut running = Running {
            job: job.id.clone(),
            seconds: since.as_secs(),
            files: job.files.iter().map(|it| it.sha256.to_string()).collect(),
            names: job.files.iter().map(|it| it.name.clone()).collect(),
            bytes: job.bytes(),
            rebuilt: job.rebuilt,
            sha256: job.sha256.clone(),
            ..Running::default()
        };
        let working = step.is_working();
        if matches!(step, Step::Signing(_)) {
            running.signed = job.signed();
        }
        running.take(&step);
        Ok((running, working))
    }

    fn take(&mut self, step: &Step) {
        self.step = match step {
            Step::Reading => "reading",
            Step::LookingUp(_) => "looking up",
            Step::Refused(_) => "refused",
            Step::Failed(_) => "failed",
            Step::Ready(_) => "ready",
            Step::Signing(_) => "signing",
            Step::Done(_) => "done",
        };
        match step {
            Step::Reading => {}
            Step::LookingUp(rows) => self.rows = *rows,
            Step::Signing(drafts) => self.rows = *drafts,
            Step::Refused(seen) | Step::Ready(seen) => {
                self.rows = seen.rows;
                (self.claims, self.sources) = (seen.claims, seen.sources);
                self.new = seen.new;
                self.on_record_already = (seen.claims + seen.sources).saturating_sub(seen.new);
                self.problems = seen.problems.iter().map(Told::of).collect();
                self.notices = seen.notices.iter().map(Told::of).collect();
            }
            Step::Failed(said) => self.said = said.to_vec(),
            Step::Done(done) => {
                (self.new, self.on_record_already) = (done.new, done.here);
                self.receipts = done.receipts.iter().map(ToString::to_string).collect();
            }
        }
    }
}

fn upload(visit: &Visit) -> Result<Reply, Trouble> {
    let files: Vec<Handed> = visit
        .form
        .files
        .iter()
        .filter(|file| !file.name.is_empty() || !file.bytes.is_empty())
        .map(|file| Handed {
            name: file.name.clone(),
            bytes: file.bytes.clone(),
        })
        .collect();
    if files.is_empty() {
        return again(visit, visit.t("web-record-import-no-file"));
    }
    let rebuilt = !visit.form.get("rebuilt").is_empty();
    let jobs = &visit.house.jobs;
    match jobs.begin(&visit.house, visit.prefers, &visit.whose(), files, rebuilt) {
        Ok(id) => Ok(Reply::see(format!("{}/{id}", Import::PATH))),
        Err(refusal) => refused(visit, refusal),
    }
}

/// The form again, and why.
fn again(visit: &Visit, said: String) -> Result<Reply, Trouble> {
    let import = Import {
        wrong: Some(Wrong { said }),
        ..Import::data(visit)?
    };
    let page = frame::page(visit, Import::TITLE, import.sheet(visit));
    Ok(Reply::Html(StatusCode::BAD_REQUEST, page))
}

fn refused(visit: &Visit, refusal: Refusal) -> Result<Reply, Trouble> {
    match refusal {
        Refusal::Busy => again(visit, visit.t("web-record-import-busy")),
        Refusal::TooMany => again(visit, visit.t("web-record-import-too-many")),
        Refusal::Other => again(visit, visit.t("web-record-import-other")),
        Refusal::OtherText => again(visit, visit.t("web-record-import-other-text")),
        Refusal::System => Err(Trouble::Fault("no thread or no randomness".to_owned())),
    }
}

/// How far it is. While something is being done, the page asks again by itself.
fn progress(visit: &Visit) -> Result<Reply, Trouble> {
    let (running, working) = Running::look(visit)?;
    let page = frame::page(visit, Running::TITLE, running.sheet(visit));
    Ok(match working {
        true => Reply::Html(StatusCode::ACCEPTED, page),
        false => Reply::html(page),
    })
}

fn commit(visit: &Visit) -> Result<Reply, Trouble> {
    let jobs = &visit.house.jobs;
    let Some(job) = jobs.named(&visit.whose(), visit.param("job")) else {
        return again(visit, visit.t("web-record-import-gone"));
    };
    match jobs.commit(&visit.house, &job, visit.form.get("sha256")) {
        Ok(()) => Ok(Reply::see(format!("{}/{}", Import::PATH, job.id))),
        Err(refusal) => refused(visit, refusal),
    }
}

fn forget(visit: &Visit) -> Result<Reply, Trouble> {
    visit.house.jobs.forget(&visit.whose(), visit.param("job"));
    Ok(Reply::see(Import::PATH))
}
