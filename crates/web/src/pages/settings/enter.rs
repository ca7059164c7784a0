//! Coming in: by handle, password and one-time code; and the first time by an invitation.

use maud::html;

use super::pieces::{
    Asked, CODE, Field, HANDLE, NEW_PASSWORD, PASSWORD, context, page, role, secret, team, wrong,
};
use crate::access::{Action, Chosen, Class, Refused, authorize};
use crate::reply::{Reply, Trouble};
use crate::routes::Route;
use crate::visit::Visit;

const INVITATION: Field = Field {
    name: "invitation",
    label: "web-access-invitation",
    kind: "text",
    fills: "off",
};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::get("/enter", Action::Enter, |visit| {
            team(visit)?;
            Ok(enter_page(visit, None))
        }),
        Route::form("/enter", Action::Enter, enter).that_costs(),
        Route::get("/join", Action::Enter, |visit| {
            team(visit)?;
            Ok(join_page(visit, None))
        }),
        Route::form("/join", Action::Enter, join).that_costs(),
        Route::form("/join/member", Action::Enter, member).that_costs(),
    ]
}

fn enter_page(visit: &Visit, wrong: Option<(&str, String)>) -> Reply {
    let failed = wrong.is_some();
    let asked = Asked {
        path: "/enter",
        fields: &[HANDLE, PASSWORD, CODE],
        hidden: &[],
        button: "web-access-enter",
        wrong,
    };
    let main = html! {
        (asked.markup(visit))
        p { a href="/join" { (visit.t("web-access-join")) } }
    };
    page(visit, "web-access-enter", main, failed)
}

fn enter(visit: &Visit) -> Result<Reply, Trouble> {
    let chosen = Chosen {
        handle: visit.form.get("handle"),
        password: visit.form.get("password"),
        code: visit.form.get("code"),
    };
    match team(visit)?.sign_in(&chosen, visit.now) {
        Ok(token) => {
            // Whoever only keeps the accounts has nothing to see on the first page.
            let role = team(visit)?.who(&token, visit.now).map(|who| who.role);
            let reads = authorize(role, Action::SeeStandings, Class::Open);
            Ok(come_in(
                visit,
                &token,
                if reads { "/" } else { "/settings" },
            ))
        }
        Err(refused) => {
            // Which of the three was wrong is not said; the first is where one begins again.
            let (_, said) = wrong(visit, refused)?;
            Ok(enter_page(visit, Some(("handle", said))))
        }
    }
}

/// Leaves the cookie of a session.
pub(super) fn come_in(visit: &Visit, token: &str, path: &str) -> Reply {
    Reply::See {
        path: path.to_owned(),
        cookies: vec![visit.house.door.session_cookie(token)],
    }
}

fn join_page(visit: &Visit, wrong: Option<(&str, String)>) -> Reply {
    let failed = wrong.is_some();
    let asked = Asked {
        path: "/join",
        fields: &[INVITATION],
        hidden: &[],
        button: "web-access-go-on",
        wrong,
    };
    page(visit, "web-access-join", asked.markup(visit), failed)
}

/// An invitation opens the form of an account.
fn join(visit: &Visit) -> Result<Reply, Trouble> {
    member_page(visit, None)
}

fn member_page(visit: &Visit, refused: Option<(&'static str, String)>) -> Result<Reply, Trouble> {
    let invitation = visit.form.get("invitation");
    let (invited, own_secret) = match team(visit)?.invitation(invitation, visit.now) {
        Ok(found) => found,
        Err(refused) => {
            let said = wrong(visit, refused)?;
            return Ok(join_page(visit, Some(said)));
        }
    };
    let failed = refused.is_some();
    let asked = Asked {
        path: "/join/member",
        fields: &[HANDLE, NEW_PASSWORD, CODE],
        hidden: &[("invitation", invitation)],
        button: "web-access-join-now",
        wrong: refused,
    };
    let main = html! {
        // What is wrong with the form goes before it.
        p tabindex="-1" autofocus[!failed] { (visit.with("web-access-invited", &[("role", role(visit, invited.word()))])) }
        p { (visit.t(&format!("web-role-{}-may", invited.word()))) }
        (secret(visit, &own_secret, ""))
        (asked.markup(visit))
    };
    Ok(page(visit, "web-access-join", main, failed))
}

fn member(visit: &Visit) -> Result<Reply, Trouble> {
    let chosen = Chosen {
        handle: visit.form.get("handle"),
        password: visit.form.get("password"),
        code: visit.form.get("code"),
    };
    let invitation = visit.form.get("invitation");
    match team(visit)?.join(invitation, &chosen, &context(visit), visit.now) {
        Ok(token) => Ok(come_in(visit, &token, "/settings?done=joined")),
        Err(Refused::Invitation) => {
            let said = wrong(visit, Refused::Invitation)?;
            Ok(join_page(visit, Some(said)))
        }
        Err(refused) => {
            let said = wrong(visit, refused)?;
            member_page(visit, Some(said))
        }
    }
}
