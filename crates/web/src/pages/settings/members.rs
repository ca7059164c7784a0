//! Members and invitations.

use maud::{Markup, html};
use schemars::JsonSchema;
use serde::Serialize;

use super::account::fresh;
use super::audit::{LogLine, table};
use super::pieces::{done, failed, page, role, team, with_code, wrong};
use crate::access::{Account, Action, Role};
use crate::frame::Sheet;
use crate::reply::{Reply, Trouble};
use crate::routes::{Page, Route};
use crate::visit::Visit;

/// Everybody with an account.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Members {
    /// By handle.
    pub members: Vec<Member>,
    /// Roles that somebody can be invited as here, by their words.
    pub roles: Vec<&'static str>,
    /// Invitations, who took them up, changes of roles: lines of the log, newest first, at most 20.
    pub lately: Vec<LogLine>,
}

/// Lines about rights that are shown.
const LATELY: u32 = 20;

/// One account.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Member {
    /// Its id, as the log has it.
    pub id: String,
    /// What its owner wants to be called here.
    pub handle: String,
    /// The role, by its word.
    pub role: &'static str,
    /// True if it cannot come in.
    pub disabled: bool,
}

impl Page for Members {
    const PATH: &'static str = "/settings/members";
    const ACTION: Action = Action::SeeMembers;
    const TITLE: &'static str = "web-settings-members";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let team = team(visit)?;
        let member = |account: Account| Member {
            id: account.id,
            handle: account.handle,
            role: account.role.word(),
            disabled: account.disabled,
        };
        Ok(Members {
            members: team
                .accounts()
                .map_err(failed)?
                .into_iter()
                .map(member)
                .collect(),
            roles: team.roles().map(Role::word).collect(),
            lately: team
                .log_of_rights(LATELY)
                .map_err(failed)?
                .into_iter()
                .map(LogLine::of)
                .collect(),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::plain(self.markup(visit, None))
    }
}

impl Members {
    fn markup(&self, visit: &Visit, said: Option<String>) -> Markup {
        let keeps = visit.may(Action::ManageMembers);
        html! {
            (done(visit))
            @if let Some(said) = said { div.trouble role="alert" tabindex="-1" autofocus { p { (said) } } }
            div.scroll tabindex="0" role="region" aria-label=(visit.t("web-settings-members")) {
                table {
                    caption { (visit.t("web-settings-members-all")) }
                    thead { tr {
                        th scope="col" { (visit.t("web-access-handle")) }
                        th scope="col" { (visit.t("web-settings-role")) }
                        th scope="col" { (visit.t("web-settings-state")) }
                        @if keeps { th scope="col" { (visit.t("web-settings-change")) } }
                    } }
                    tbody {
                        @for member in &self.members {
                            tr {
                                th scope="row" { bdi { (member.handle) } " " code { bdi { (member.id) } } }
                                td { (visit.t(&format!("web-role-{}", member.role))) }
                                td { (visit.t(if member.disabled { "web-settings-state-off" } else { "web-settings-state-on" })) }
                                @if keeps { td { (self.change(visit, member)) } }
                            }
                        }
                    }
                }
            }
            @if keeps {
                h2 { (visit.t("web-settings-invite")) }
                p { (visit.t("web-settings-invite-how")) }
                form.plain method="post" action="/settings/members/invite" {
                    p.field {
                        label for="role" { (visit.t("web-settings-role")) }
                        (self.choice(visit, "role", "observer"))
                    }
                    p { button { (visit.t("web-settings-invite")) } }
                }
                h3 { (visit.t("web-role-party-officer")) }
                p { (with_code(&visit.t("web-settings-party-officer"))) }
            }
            h2 { (visit.t("web-settings-lately")) }
            p { (visit.t("web-settings-lately-how")) }
            (table(visit, "web-settings-lately", "web-settings-lately-lines", &self.lately))
        }
    }

    fn choice(&self, visit: &Visit, id: &str, chosen: &str) -> Markup {
        html! {
            select id=(id) name="role" {
                @for role in &self.roles {
                    option value=(role) selected[*role == chosen] { (visit.t(&format!("web-role-{role}"))) }
                }
            }
        }
    }

    fn change(&self, visit: &Visit, member: &Member) -> Markup {
        let id = format!("role-{}", member.id);
        html! {
            form.action method="post" action="/settings/members/change" {
                input type="hidden" name="member" value=(member.id);
                label.unseen for=(id) { (visit.t("web-settings-role")) }
                (self.choice(visit, &id, member.role))
                @if member.disabled {
                    button name="state" value="on" { (visit.t("web-settings-enable")) }
                } @else {
                    button name="state" value="on" { (visit.t("web-settings-change-role")) }
                    button name="state" value="off" { (visit.t("web-settings-disable")) }
                }
            }
        }
    }
}

fn invite(visit: &Visit) -> Result<Reply, Trouble> {
    fresh_members(visit, |member| {
        let team = team(visit)?;
        let invited = Role::of_word(visit.form.get("role")).ok_or(Trouble::Absent)?;
        match team.invite(invited, &member.account, visit.now) {
            Err(refused) => refused_page(visit, refused),
            Ok(code) => Ok(page(
                visit,
                "web-settings-invite",
                html! {
                    p role="status" tabindex="-1" autofocus { (visit.with("web-settings-invited", &[("role", role(visit, invited.word()))])) }
                    p.key { code dir="ltr" { (code) } }
                    p { (visit.t("web-settings-invited-how")) }
                    p { a href="/settings/members" { (visit.t("web-settings-members")) } }
                },
                false,
            )),
        }
    })
}

fn change(visit: &Visit) -> Result<Reply, Trouble> {
    fresh_members(visit, |member| {
        let role = Role::of_word(visit.form.get("role")).ok_or(Trouble::Absent)?;
        let off = visit.form.get("state") == "off";
        let id = visit.form.get("member");
        match team(visit)?.change_member(member, id, role, off, visit.now) {
            Ok(()) => Ok(Reply::see("/settings/members?done=member")),
            Err(refused) => refused_page(visit, refused),
        }
    })
}

/// A form cannot be sent again by a link: whoever has to give password and code first comes back to the list.
fn fresh_members(
    visit: &Visit,
    work: impl FnOnce(&crate::access::Member) -> Result<Reply, Trouble>,
) -> Result<Reply, Trouble> {
    match visit.member() {
        Some(member) if !member.fresh => {
            Ok(Reply::see("/settings/again?back=%2Fsettings%2Fmembers"))
        }
        _ => fresh(visit, work),
    }
}

fn refused_page(visit: &Visit, refused: crate::access::Refused) -> Result<Reply, Trouble> {
    let (_, said) = wrong(visit, refused)?;
    let main = Members::data(visit)?.markup(visit, Some(said));
    Ok(page(visit, Members::TITLE, main, true))
}

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::page::<Members>(),
        Route::form("/settings/members/invite", Action::ManageMembers, invite),
        Route::form("/settings/members/change", Action::ManageMembers, change),
    ]
}
