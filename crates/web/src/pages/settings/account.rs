//! One's own sessions, password and one-time codes.

use maud::html;

use super::enter::come_in;
use super::pieces::{Asked, CODE, NEW_PASSWORD, PASSWORD, context, page, secret, team, wrong};
use crate::access::{Action, Member, Refused, new_secret};
use crate::frame::local;
use crate::reply::{Reply, Trouble};
use crate::routes::Route;
use crate::visit::Visit;

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::form("/settings/leave", Action::OwnAccount, leave),
        Route::form("/settings/end", Action::OwnAccount, end),
        Route::get("/settings/again", Action::OwnAccount, |visit| {
            team(visit)?;
            Ok(again_page(visit, None))
        }),
        Route::form("/settings/again", Action::OwnAccount, again),
        Route::get("/settings/password", Action::OwnAccount, |visit| {
            fresh(visit, |_| Ok(password_page(visit, None)))
        }),
        Route::form("/settings/password", Action::OwnAccount, password),
        Route::get("/settings/codes", Action::OwnAccount, |visit| {
            fresh(visit, |_| codes_page(visit, None))
        }),
        Route::form("/settings/codes", Action::OwnAccount, codes),
    ]
}

/// Does what only somebody may do who gave password and code a short while ago; anybody else gives them first.
pub(super) fn fresh(
    visit: &Visit,
    work: impl FnOnce(&Member) -> Result<Reply, Trouble>,
) -> Result<Reply, Trouble> {
    team(visit)?;
    let member = visit.member().ok_or(Trouble::Unknown)?;
    if member.fresh {
        return work(member);
    }
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("back", &visit.path)
        .finish();
    Ok(Reply::see(format!("/settings/again?{query}")))
}

fn leave(visit: &Visit) -> Result<Reply, Trouble> {
    let member = visit.member().ok_or(Trouble::Absent)?;
    if let Err(Refused::Fault(error)) = team(visit)?.leave(member, visit.now) {
        return Err(super::pieces::failed(error));
    }
    Ok(Reply::Left {
        path: "/enter".to_owned(),
        cookie: visit.house.door.no_cookie(),
    })
}

fn end(visit: &Visit) -> Result<Reply, Trouble> {
    let member = visit.member().ok_or(Trouble::Absent)?;
    let ended = team(visit)?.end_session(member, visit.form.get("session"), visit.now);
    if let Err(Refused::Fault(error)) = ended {
        return Err(super::pieces::failed(error));
    }
    Ok(Reply::see("/settings?done=ended"))
}

fn again_page(visit: &Visit, wrong: Option<(&str, String)>) -> Reply {
    let failed = wrong.is_some();
    let back = visit.get("back").unwrap_or_else(|| visit.form.get("back"));
    let asked = Asked {
        path: "/settings/again",
        fields: &[PASSWORD, CODE],
        hidden: &[("back", local(back))],
        button: "web-access-go-on",
        wrong,
    };
    let main = html! {
        p { (visit.t("web-access-again-why")) }
        (asked.markup(visit))
    };
    page(visit, "web-access-again", main, failed)
}

fn again(visit: &Visit) -> Result<Reply, Trouble> {
    let member = visit.member().ok_or(Trouble::Absent)?;
    let (password, code) = (visit.form.get("password"), visit.form.get("code"));
    match team(visit)?.again(member, password, code, visit.now) {
        Ok(token) => Ok(come_in(visit, &token, local(visit.form.get("back")))),
        Err(refused) => {
            let said = wrong(visit, refused)?;
            Ok(again_page(visit, Some(said)))
        }
    }
}

fn password_page(visit: &Visit, wrong: Option<(&str, String)>) -> Reply {
    let failed = wrong.is_some();
    let asked = Asked {
        path: "/settings/password",
        fields: &[NEW_PASSWORD],
        hidden: &[],
        button: "web-settings-password-change",
        wrong,
    };
    page(
        visit,
        "web-settings-password-change",
        asked.markup(visit),
        failed,
    )
}

fn password(visit: &Visit) -> Result<Reply, Trouble> {
    fresh(visit, |member| {
        let chosen = visit.form.get("password");
        match team(visit)?.change_password(member, chosen, &context(visit), visit.now) {
            Ok(token) => Ok(come_in(visit, &token, "/settings?done=password")),
            Err(refused) => {
                let said = wrong(visit, refused)?;
                Ok(password_page(visit, Some(said)))
            }
        }
    })
}

/// The secret is shown once and sent back with the code that shows that the app has it; it is nobody else's.
fn codes_page(visit: &Visit, wrong: Option<(&str, String)>) -> Result<Reply, Trouble> {
    let failed = wrong.is_some();
    let own = match secret_of(visit.form.get("secret")) {
        Some(kept) => kept,
        None => new_secret().map_err(super::pieces::failed)?.to_vec(),
    };
    let letters = crate::access::base32(&own);
    let member = visit.member().ok_or(Trouble::Unknown)?;
    let handle = team(visit)?
        .account(&member.account)
        .map_err(super::pieces::failed)?
        .handle;
    let asked = Asked {
        path: "/settings/codes",
        fields: &[CODE],
        hidden: &[("secret", &letters)],
        button: "web-settings-codes-change",
        wrong,
    };
    let main = html! {
        (secret(visit, &own, &handle))
        (asked.markup(visit))
    };
    Ok(page(visit, "web-settings-codes-change", main, failed))
}

fn codes(visit: &Visit) -> Result<Reply, Trouble> {
    fresh(visit, |member| {
        let Some(secret) = secret_of(visit.form.get("secret")) else {
            return codes_page(visit, None);
        };
        let code = visit.form.get("code");
        match team(visit)?.change_codes(member, &secret, code, visit.now) {
            Ok(token) => Ok(come_in(visit, &token, "/settings?done=codes")),
            Err(refused) => {
                let said = wrong(visit, refused)?;
                codes_page(visit, Some(said))
            }
        }
    })
}

/// The 160 bits of a secret.
fn secret_of(letters: &str) -> Option<Vec<u8>> {
    let secret = crate::access::of_base32(letters)?;
    (secret.len() == 20).then_some(secret)
}
