//! `/`: what is in force, what is due next, what is open.

use maud::html;
use schemars::JsonSchema;
use serde::Serialize;

use crate::access::Action;
use crate::frame::Sheet;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page::<Now>()]
}

/// What the page shows.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Now {
    /// How many cells there are.
    cells: usize,
}

impl Page for Now {
    const PATH: &'static str = "/";
    const ACTION: Action = Action::SeeStandings;
    const TITLE: &'static str = "web-nav-now";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        Ok(Now {
            cells: visit.reckoning()?.rows.len(),
        })
    }

    fn sheet(&self, _: &Visit) -> Sheet {
        Sheet::at_a_moment(html! { p { (self.cells) } })
    }
}
