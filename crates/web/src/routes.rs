//! The list of routes: the router, the description at `/openapi.json` and the table of roles are made of it.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;

use crate::access::Action;
use crate::frame::{self, Sheet};
use crate::pages;
use crate::reply::{Reply, Trouble};
use crate::visit::Visit;

/// A page: plain data first, then its template.
pub trait Page: Serialize + JsonSchema + Sized {
    /// Its address: `/terms`, `/record/{entry}`.
    const PATH: &'static str;
    /// What seeing it is.
    const ACTION: Action;
    /// The key of its title.
    const TITLE: &'static str;
    /// True if its data tell a long list a hundred at a time, as `pages::excerpt` has it.
    const TELLS_LONG_LISTS: bool = false;

    /// What it shows.
    ///
    /// # Errors
    /// [`Trouble`]: what is shown instead.
    fn data(visit: &Visit) -> Result<Self, Trouble>;

    /// How it shows it.
    fn sheet(&self, visit: &Visit) -> Sheet;
}

/// How large what a route takes may be, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// A form.
    Form,
    /// A form with files.
    Files,
}

/// Largest form.
pub(crate) const MAX_FORM_BYTES: usize = 1024 * 1024;
/// Largest form with files: what an import takes, and a little for the rest of the form.
pub(crate) const MAX_FILES_BYTES: usize = tregua_import::MAX_FILE_BYTES + MAX_FORM_BYTES;

impl Takes {
    /// The limit.
    pub fn most_bytes(self) -> usize {
        match self {
            Takes::Nothing => 0,
            Takes::Form => MAX_FORM_BYTES,
            Takes::Files => MAX_FILES_BYTES,
        }
    }
}

type Handler = fn(&Visit) -> Result<Reply, Trouble>;
type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// One way in.
#[derive(Clone, Copy)]
pub struct Route {
    /// Its address.
    pub path: &'static str,
    /// What using it is.
    pub action: Action,
    /// What it takes: nothing for a GET, a form for a POST.
    pub takes: Takes,
    /// True if whoever has not come in may use it only now and then: it tries a password, a link or an invitation.
    pub(crate) costs: bool,
    /// True if its data tell a long list a hundred at a time.
    pub(crate) tells_long_lists: bool,
    pub(crate) handler: Handler,
    pub(crate) json: Option<(Handler, SchemaOf)>,
}

impl Route {
    /// A page and its data.
    pub(crate) fn page<P: Page>() -> Self {
        Route {
            path: P::PATH,
            action: P::ACTION,
            takes: Takes::Nothing,
            costs: false,
            tells_long_lists: P::TELLS_LONG_LISTS,
            handler: |visit| {
                let data = P::data(visit)?;
                Ok(Reply::html(frame::page(visit, P::TITLE, data.sheet(visit))))
            },
            json: Some((
                |visit| Reply::json(&P::data(visit)?),
                |generator| generator.subschema_for::<P>(),
            )),
        }
    }

    /// Something else to look at: a file, an asset.
    pub(crate) fn get(path: &'static str, action: Action, handler: Handler) -> Self {
        Route {
            path,
            action,
            takes: Takes::Nothing,
            costs: false,
            tells_long_lists: false,
            handler,
            json: None,
        }
    }

    /// A form that changes something.
    pub(crate) fn form(path: &'static str, action: Action, handler: Handler) -> Self {
        Route {
            takes: Takes::Form,
            ..Route::get(path, action, handler)
        }
    }

    /// The same where whoever has not come in may try only now and then.
    pub(crate) fn that_costs(self) -> Self {
        Route {
            costs: true,
            ..self
        }
    }

    /// The same with files.
    pub(crate) fn files(path: &'static str, action: Action, handler: Handler) -> Self {
        Route {
            takes: Takes::Files,
            ..Route::get(path, action, handler)
        }
    }

    /// `GET` or `POST`.
    pub fn method(&self) -> &'static str {
        match self.takes {
            Takes::Nothing => "GET",
            _ => "POST",
        }
    }

    /// True if its data is also served as `.json`.
    pub fn has_json(&self) -> bool {
        self.json.is_some()
    }
}

/// Every route.
pub fn all() -> Vec<Route> {
    [
        crate::assets::routes(),
        crate::openapi::routes(),
        frame::routes(),
        pages::routes(),
    ]
    .concat()
}
