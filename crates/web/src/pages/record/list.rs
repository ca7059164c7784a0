//! `/record`: what is on record, newest first, with filters; and what is looked for by its words.

use schemars::JsonSchema;
use serde::Serialize;

use crate::access::Action;
use crate::frame::Sheet;
use crate::pages::bits::voice_key;
use crate::reply::{Reply, Trouble};
use crate::routes::{Page, Route};
use crate::visit::Visit;

use super::find::{Filters, Start, find, no_day};
use super::line::Line;
use super::list_sheet;

/// Sources that are offered to choose from; of more, the key is typed.
const MOST_OFFERED: usize = 200;

/// Longest words looked for, in characters.
pub(super) const MOST_WORDS: usize = 200;

/// Where words are looked for.
pub(super) const SEARCH: &str = "/record/search";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page::<List>(),
        // Words that are looked for may name people: they are sent in a form, never in an address.
        Route::form(SEARCH, Action::SeeRecord, search),
        Route::page::<Found>(),
    ]
}

/// Entries of the record, newest first.
#[derive(Serialize, JsonSchema)]
pub(crate) struct List {
    /// What narrows the list.
    pub(super) filters: Filters,
    /// The name that the words looked for are kept under.
    pub(super) search: Option<String>,
    /// The words looked for; empty if none were.
    pub(super) words: String,
    /// How many entries are known at the moment asked about.
    pub(super) there: usize,
    /// How many of them fit. What this reader may not see was left out before counting.
    pub(super) matching: usize,
    /// At most 100 of them.
    pub(super) rows: Vec<Line>,
    /// For `before`: where the next page, of older entries, begins; `null` if there are none.
    pub(super) older: Option<u64>,
    /// For `after`: where the page of newer entries ends; `null` if there are none.
    pub(super) newer: Option<u64>,
    /// What one may choose from.
    pub(super) choices: Choices,
}

/// What one may choose from.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Choices {
    /// Voices that spoke: their key in addresses, and their name.
    pub(super) voices: Vec<(String, String)>,
    /// Verbs that were used.
    pub(super) acts: Vec<String>,
    /// Labels of clauses: those that the text declares, and those that entries name.
    pub(super) clauses: Vec<String>,
    /// Keys of sources; empty if there are more than 200.
    pub(super) sources: Vec<String>,
}

impl Page for List {
    const PATH: &'static str = "/record";
    const ACTION: Action = Action::SeeRecord;
    const TITLE: &'static str = "web-nav-record";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let filters = Filters::of_address(visit)?;
        let start = Start::read(|name| visit.get(name));
        Ok(List::of(visit, filters, String::new(), start))
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        let sheet = Sheet::at_a_moment(list_sheet::list(self, visit));
        sheet.with_scripts(&["record.js"])
    }
}

impl List {
    /// Where this list is.
    pub(super) fn path(&self) -> String {
        match &self.search {
            Some(search) => format!("{SEARCH}/{search}"),
            None => List::PATH.to_owned(),
        }
    }

    fn of(visit: &Visit, filters: Filters, words: String, start: Start) -> Self {
        let found = find(visit, &filters, &words, start);
        let rows: Vec<Line> = found
            .rows
            .iter()
            .map(|(held, gone)| Line::of(visit, held, gone.as_ref()))
            .collect();
        let mut choices = found.choices;
        if let Some(text) = &visit.snapshot.text {
            let declared = text.agreement.clauses.iter();
            choices
                .clauses
                .extend(declared.map(|clause| clause.label.clone()));
        }
        let order = |a: &String, b: &String| visit.words().order(a, b);
        let mut voices: Vec<String> = choices.voices.into_iter().collect();
        voices.sort_by(order);
        let sources = choices.sources;
        List {
            filters,
            search: None,
            words,
            there: found.there,
            matching: found.matching,
            older: rows.last().map(|row| row.idx).filter(|_| found.older),
            newer: rows.first().map(|row| row.idx).filter(|_| found.newer),
            rows,
            choices: Choices {
                voices: voices
                    .into_iter()
                    .map(|voice| (voice_key(&voice), voice))
                    .collect(),
                acts: choices.acts.into_iter().collect(),
                clauses: choices.clauses.into_iter().collect(),
                sources: match sources.len() {
                    0..=MOST_OFFERED => sources.into_iter().collect(),
                    _ => Vec::new(),
                },
            },
        }
    }
}

/// What was found by words, which are kept for a while.
#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
pub(crate) struct Found(List);

impl Page for Found {
    const PATH: &'static str = "/record/search/{search}";
    const ACTION: Action = Action::SeeRecord;
    const TITLE: &'static str = "web-record-search-title";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let name = visit.param("search");
        let words = visit.house.searches.find(&visit.whose(), name, visit.now);
        let words = words.ok_or_else(|| Trouble::Input(visit.t("web-record-search-forgotten")))?;
        let filters = Filters::of_address(visit)?;
        let start = Start::read(|name| visit.get(name));
        Ok(Found(List {
            search: Some(name.to_owned()),
            ..List::of(visit, filters, words, start)
        }))
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        self.0.sheet(visit)
    }
}

/// Keeps the words, and goes to what they find.
fn search(visit: &Visit) -> Result<Reply, Trouble> {
    let get = |name: &str| Some(visit.form.get(name));
    let filters = Filters::read(get).map_err(|(_, typed)| no_day(visit, &typed))?;
    let words = visit.form.get("words").trim();
    if words.is_empty() {
        return Ok(Reply::see(visit.link_with("/record", &filters.parts())));
    }
    let words = words.chars().take(MOST_WORDS).collect();
    let kept = visit.house.searches.keep(&visit.whose(), words, visit.now);
    let name = kept.map_err(|error| Trouble::Fault(error.to_string()))?;
    let path = format!("{SEARCH}/{name}");
    Ok(Reply::see(visit.link_with(&path, &filters.parts())))
}
