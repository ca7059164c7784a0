//! What a request gets back, and why it may not.

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use tokio::sync::OwnedSemaphorePermit;
use tregua_desk::{Fault, FaultKind};

use crate::access::Action;

/// What a request gets back.
#[derive(Debug)]
pub enum Reply {
    /// A page.
    Html(StatusCode, String),
    /// The data of a page.
    Json(StatusCode, String),
    /// Elsewhere, by GET; with cookies to leave.
    See {
        /// A path of ours.
        path: String,
        /// Values of `Set-Cookie`.
        cookies: Vec<String>,
    },
    /// Elsewhere, by GET, with nothing of ours left in the browser.
    Left {
        /// A path of ours.
        path: String,
        /// The value of `Set-Cookie` that takes the session away.
        cookie: String,
    },
    /// A file to keep.
    File {
        /// Its name.
        name: String,
        /// Its media type.
        media: &'static str,
        /// What it holds.
        body: Body,
    },
    /// A part of the program itself.
    Asset {
        /// Its media type.
        media: &'static str,
        /// What it holds.
        bytes: &'static [u8],
    },
    /// A page that needs nothing else and is printed: it brings the style of `tregua_report::page`, and no other is allowed in it.
    Printed(String),
    /// News of the record, as long as the reader stays and their session lasts.
    Live {
        /// One of the places there are for that.
        place: OwnedSemaphorePermit,
        /// The headers that say who they are.
        headers: HeaderMap,
    },
    /// Another reply, with cookies to leave.
    Leaving {
        /// The reply.
        reply: Box<Reply>,
        /// Values of `Set-Cookie`.
        cookies: Vec<String>,
    },
}

impl Reply {
    /// A page, all in order.
    pub fn html(page: String) -> Self {
        Reply::Html(StatusCode::OK, page)
    }

    /// Data, all in order.
    ///
    /// # Errors
    /// [`Trouble::Fault`] if it cannot be written as JSON, which is a fault of ours.
    pub fn json(data: &impl Serialize) -> Result<Self, Trouble> {
        let text =
            serde_json::to_string(data).map_err(|error| Trouble::Fault(error.to_string()))?;
        Ok(Reply::Json(StatusCode::OK, text))
    }

    /// Elsewhere, by GET.
    pub fn see(path: impl Into<String>) -> Self {
        Reply::See {
            path: path.into(),
            cookies: Vec::new(),
        }
    }
}

/// Why a request does not get what it asked for. What is said of it comes from the phrase files.
#[derive(Debug)]
pub enum Trouble {
    /// Nobody has come in: 401, with the way in.
    Unknown,
    /// This role may not: 403.
    Denied(Action),
    /// There is nothing here: 404.
    Absent,
    /// The record has no text of an agreement yet: 409.
    NoText,
    /// It is being worked out: 202, and the page asks again by itself.
    Working,
    /// The request is wrong: 400. A sentence for the reader, already in their language.
    Input(String),
    /// Too much at once: 413.
    TooLarge(usize),
    /// Too often: 429, seconds to wait.
    TooOften(u64),
    /// The world failed (disk, memory) or we have a bug: 500. The detail goes to the log, never to the page.
    Fault(String),
}

impl From<Fault> for Trouble {
    /// What the reader can mend is told to them; what the machine did goes to the log.
    fn from(fault: Fault) -> Self {
        let said = fault.lines().join(" ");
        match fault.kind() {
            FaultKind::Input | FaultKind::Usage => Trouble::Input(said),
            FaultKind::Unsound | FaultKind::World => Trouble::Fault(said),
        }
    }
}

impl Trouble {
    /// The status line.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Trouble::Unknown => StatusCode::UNAUTHORIZED,
            Trouble::Denied(_) => StatusCode::FORBIDDEN,
            Trouble::Absent => StatusCode::NOT_FOUND,
            Trouble::NoText => StatusCode::CONFLICT,
            Trouble::Working => StatusCode::ACCEPTED,
            Trouble::Input(_) => StatusCode::BAD_REQUEST,
            Trouble::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Trouble::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
            Trouble::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The phrase that says it.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Trouble::Unknown => "web-trouble-unknown",
            Trouble::Denied(_) => "web-trouble-denied",
            Trouble::Absent => "web-trouble-absent",
            Trouble::NoText => "web-trouble-no-text",
            Trouble::Working => "web-trouble-working",
            Trouble::Input(_) => "web-trouble-input",
            Trouble::TooLarge(_) => "web-trouble-too-large",
            Trouble::TooOften(_) => "web-trouble-too-often",
            Trouble::Fault(_) => "web-trouble-fault",
        }
    }
}
