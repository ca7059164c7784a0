//! Pieces of forms that several of these pages share.

use axum::http::StatusCode;
use maud::{Markup, html};
use tregua_report::Stamp;
use tregua_wording::Arg;

use crate::access::{Refused, Team, TeamError};
use crate::frame::{self, Sheet};
use crate::pages::bits;
use crate::reply::{Reply, Trouble};
use crate::visit::Visit;

/// What stands in an address when something was done, and the phrases that say it.
const DONE: &[(&str, &str)] = &[
    ("ended", "web-settings-done-ended"),
    ("joined", "web-settings-done-joined"),
    ("password", "web-settings-done-password"),
    ("codes", "web-settings-done-codes"),
    ("member", "web-settings-done-member"),
];

/// One field of a form.
pub(super) struct Field {
    pub(super) name: &'static str,
    /// The key of its label; a hint is at `<label>-hint`, if there is one.
    pub(super) label: &'static str,
    pub(super) kind: &'static str,
    /// What a browser or a keeper of passwords may fill in.
    pub(super) fills: &'static str,
}

/// A form that was not taken, or not sent yet.
pub(super) struct Asked<'a> {
    pub(super) path: &'a str,
    pub(super) fields: &'a [Field],
    /// Sent along unseen.
    pub(super) hidden: &'a [(&'a str, &'a str)],
    /// The key of the button.
    pub(super) button: &'a str,
    /// What is wrong, and with which field.
    pub(super) wrong: Option<(&'a str, String)>,
}

impl Asked<'_> {
    /// The form, with what is wrong on top.
    pub(super) fn markup(&self, visit: &Visit) -> Markup {
        html! {
            @if let Some((field, said)) = &self.wrong {
                div.trouble role="alert" tabindex="-1" autofocus { p { a href={ "#" (field) } { (said) } } }
            }
            form.plain method="post" action=(self.path) {
                @for (name, value) in self.hidden { input type="hidden" name=(name) value=(value); }
                @for field in self.fields { (self.field(visit, field)) }
                p { button { (visit.t(self.button)) } }
            }
        }
    }

    fn field(&self, visit: &Visit, field: &Field) -> Markup {
        let hint = format!("{}-hint", field.label);
        let hinted = visit.words().has(&hint);
        let wrong = self
            .wrong
            .as_ref()
            .is_some_and(|(name, _)| *name == field.name);
        // What is secret is typed again.
        let secret = field.kind == "password" || field.fills == "one-time-code";
        let kept = if secret {
            ""
        } else {
            visit.form.get(field.name)
        };
        html! {
            p.field {
                label for=(field.name) { (visit.t(field.label)) }
                input id=(field.name) name=(field.name) type=(field.kind) autocomplete=(field.fills) required
                    value=[(!kept.is_empty()).then_some(kept)]
                    inputmode=[(field.fills == "one-time-code").then_some("numeric")]
                    dir=[secret.then_some("ltr")]
                    aria-invalid=[wrong.then_some("true")]
                    aria-describedby=[hinted.then(|| format!("{}-hint", field.name))];
                @if hinted { span.hint id={ (field.name) "-hint" } { (visit.t(&hint)) } }
            }
        }
    }
}

/// The password field.
pub(super) const PASSWORD: Field = Field {
    name: "password",
    label: "web-access-password",
    kind: "password",
    fills: "current-password",
};

/// The field of a new password.
pub(super) const NEW_PASSWORD: Field = Field {
    name: "password",
    label: "web-access-new-password",
    kind: "password",
    fills: "new-password",
};

/// The field of a one-time code.
pub(super) const CODE: Field = Field {
    name: "code",
    label: "web-access-code",
    kind: "text",
    fills: "one-time-code",
};

/// The field of a handle.
pub(super) const HANDLE: Field = Field {
    name: "handle",
    label: "web-access-handle",
    kind: "text",
    fills: "username",
};

/// A button that does something at once.
pub(super) fn action(visit: &Visit, path: &str, button: &str, hidden: &[(&str, &str)]) -> Markup {
    html! {
        form.action method="post" action=(path) {
            @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
            button { (visit.t(button)) }
        }
    }
}

/// Says what was just done.
pub(super) fn done(visit: &Visit) -> Markup {
    bits::done(visit, DONE)
}

/// A page of a form; 400 if something is wrong.
pub(super) fn page(visit: &Visit, title: &str, main: Markup, wrong: bool) -> Reply {
    let status = if wrong {
        StatusCode::BAD_REQUEST
    } else {
        StatusCode::OK
    };
    Reply::Html(status, frame::page(visit, title, Sheet::plain(main)))
}

/// The accounts; there is nothing here without them.
pub(super) fn team(visit: &Visit) -> Result<&Team, Trouble> {
    visit.house.door.accounts().ok_or(Trouble::Absent)
}

/// The file of accounts failed.
#[expect(clippy::needless_pass_by_value, reason = "handed to map_err")]
pub(super) fn failed(error: TeamError) -> Trouble {
    Trouble::Fault(error.to_string())
}

/// What is wrong, and with which field.
pub(super) fn wrong(visit: &Visit, refused: Refused) -> Result<(&'static str, String), Trouble> {
    let (field, key) = match refused {
        Refused::Fault(error) => return Err(failed(error)),
        Refused::Wait(wait_s) => return Err(Trouble::TooOften(wait_s)),
        Refused::Wrong => ("password", "web-access-wrong"),
        Refused::Invitation => ("invitation", "web-access-wrong-invitation"),
        Refused::Length => ("password", "web-access-wrong-length"),
        Refused::Weak => ("password", "web-access-wrong-weak"),
        Refused::Handle => ("handle", "web-access-wrong-handle"),
        Refused::Code => ("code", "web-access-wrong-code"),
        Refused::Last => ("role", "web-access-wrong-last"),
    };
    Ok((field, visit.t(key)))
}

/// Words that anybody would guess first here.
pub(super) fn context(visit: &Visit) -> Vec<&str> {
    let name = visit
        .snapshot
        .text
        .as_ref()
        .map(|text| text.agreement.name.as_str());
    let host = visit.house.door.origin().map(crate::access::Origin::host);
    name.into_iter().chain(host).collect()
}

/// The secret of one-time codes, to be taken into an app: a picture, and its letters.
pub(super) fn secret(visit: &Visit, secret: &[u8], handle: &str) -> Markup {
    let host = visit
        .house
        .door
        .origin()
        .map_or("tregua", |origin| origin.host());
    let address = crate::access::address_of(secret, host, handle);
    let letters = crate::access::base32(secret);
    html! {
        p { (visit.t("web-access-codes-how")) }
        @if let Some(picture) = picture(visit, &address) { (picture) }
        p.key { (visit.t("web-access-codes-letters")) " " code dir="ltr" { (letters) } }
    }
}

fn picture(visit: &Visit, text: &str) -> Option<Markup> {
    let code = qrcodegen::QrCode::encode_text(text, qrcodegen::QrCodeEcc::Medium).ok()?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + 4, y + 4));
        }
    }
    let view = format!("0 0 {0} {0}", size + 8);
    Some(html! {
        svg.qr viewBox=(view) role="img" aria-label=(visit.t("web-access-codes-picture")) {
            rect width=(size + 8) height=(size + 8) class="qr-ground" {}
            path d=(path) class="qr-ink" {}
        }
    })
}

/// An instant in words.
pub(super) fn at(visit: &Visit, stamp: &Stamp) -> String {
    visit.say().instant(stamp.at())
}

/// A role in words.
pub(super) fn role(visit: &Visit, word: &str) -> Arg<'static> {
    Arg::said(visit.t(&format!("web-role-{word}")))
}

/// A phrase whose words between backticks are to be typed as they are.
pub(super) fn with_code(said: &str) -> Markup {
    html! {
        @for (at, part) in said.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}
