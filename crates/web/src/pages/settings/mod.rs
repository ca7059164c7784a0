//! Settings: one's own account and means of coming in, who else is here, what each role may do, and the log of it all.

mod account;
mod audit;
mod enter;
mod members;
mod pieces;

use schemars::JsonSchema;
use serde::Serialize;

use maud::{Markup, html};
use tregua_report::Stamp;
use tregua_wording::Arg;

use crate::access::{Action, Class, Role, Session, authorize};
use crate::frame::Sheet;
use crate::reply::Trouble;
use crate::routes::{Page, Route};
use crate::visit::Visit;

use pieces::{action, at, done, failed, with_code};

/// What applies to this reader.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Settings {
    /// `personal`: alone on this machine; `team`: by account.
    pub mode: &'static str,
    /// The reader's role, by its word.
    pub role: Option<&'static str>,
    /// Their account; `null` when alone.
    pub account: Option<OwnAccount>,
    /// Who signs what is put on record here; `null` for roles that read nothing of the record.
    pub signs: Option<Signs>,
    /// Every role and what it may do.
    pub roles: Vec<RoleLine>,
}

/// One's own account.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OwnAccount {
    /// Its id, as the log has it.
    pub id: String,
    /// What its owner wants to be called here.
    pub handle: String,
    /// Sessions that have not run out, newest first.
    pub sessions: Vec<OwnSession>,
}

/// One session of one's own.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OwnSession {
    /// Its id.
    pub id: String,
    /// When it began, RFC 3339.
    #[schemars(with = "String")]
    pub begun: Stamp,
    /// When it was last used, RFC 3339, to the minute.
    #[schemars(with = "String")]
    pub seen: Stamp,
    /// True for the one that asks.
    pub this: bool,
}

/// The key that signs what is put on record here.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Signs {
    /// The organisation, as it signs.
    pub organisation: String,
    /// The device's key, as hexadecimal.
    pub device: String,
}

/// One role.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RoleLine {
    /// Its word.
    pub role: &'static str,
    /// What it may do with open entries, by the words of the table of roles.
    pub may: Vec<Action>,
    /// True if it sees restricted entries whole.
    pub restricted: bool,
    /// False if nobody can be invited as this here.
    pub on: bool,
}

impl Page for Settings {
    const PATH: &'static str = "/settings";
    const ACTION: Action = Action::OwnAccount;
    const TITLE: &'static str = "web-nav-settings";

    fn data(visit: &Visit) -> Result<Self, Trouble> {
        let door = &visit.house.door;
        let account = match (door.accounts(), visit.member()) {
            (Some(team), Some(member)) => {
                let account = team.account(&member.account).map_err(failed)?;
                let sessions = team.sessions(&member.account, visit.now).map_err(failed)?;
                let own = |session: Session| OwnSession {
                    this: session.id == member.session,
                    begun: Stamp::new(session.begun, visit.snapshot.clock()),
                    seen: Stamp::new(session.seen, visit.snapshot.clock()),
                    id: session.id,
                };
                Some(OwnAccount {
                    id: account.id,
                    handle: account.handle,
                    sessions: sessions.into_iter().map(own).collect(),
                })
            }
            _ => None,
        };
        let signs = visit.may(Action::SeeStandings).then(|| {
            visit.house.read(|record| Signs {
                organisation: record.author().to_string(),
                device: record.device().to_string(),
            })
        });
        let on: Option<Vec<Role>> = door.accounts().map(|team| team.roles().collect());
        let line = |role: &Role| RoleLine {
            role: role.word(),
            may: Action::ALL
                .iter()
                .copied()
                .filter(|action| authorize(Some(*role), *action, Class::Open))
                .collect(),
            restricted: authorize(Some(*role), Action::SeeRecord, Class::Restricted),
            on: match &on {
                Some(on) => on.contains(role),
                None => *role == Role::Alone,
            },
        };
        Ok(Settings {
            mode: if door.accounts().is_some() {
                "team"
            } else {
                "personal"
            },
            role: visit.role().map(Role::word),
            account,
            signs,
            roles: Role::ALL.iter().map(line).collect(),
        })
    }

    fn sheet(&self, visit: &Visit) -> Sheet {
        Sheet::plain(html! {
            (done(visit))
            p { (with_code(&visit.t(&format!("web-settings-mode-{}", self.mode)))) }
            @if let Some(role) = self.role {
                p { (visit.with("web-settings-your-role", &[("role", Arg::said(visit.t(&format!("web-role-{role}"))))])) }
            }
            @let (members, log) = (visit.may(Action::SeeMembers), visit.may(Action::SeeAudit));
            @if self.account.is_some() && (members || log) {
                ul.ways {
                    @if members { li { a href="/settings/members" { (visit.t("web-settings-members")) } } }
                    @if log { li { a href="/settings/log" { (visit.t("web-settings-log")) } } }
                }
            }
            @if let Some(account) = &self.account { (own_account(visit, account)) }
            (keys(visit, self.signs.as_ref()))
            h2 { (visit.t("web-settings-languages")) }
            p { (visit.t("web-settings-languages-how")) }
            h2 { (visit.t("web-settings-roles")) }
            p { (visit.t("web-settings-roles-how")) }
            dl.roles {
                @for line in &self.roles {
                    dt {
                        (visit.t(&format!("web-role-{}", line.role)))
                        @if !line.on && self.account.is_some() { " " span.off { (visit.t("web-settings-role-off")) } }
                    }
                    dd { (visit.t(&format!("web-role-{}-may", line.role))) }
                }
            }
        })
    }
}

fn own_account(visit: &Visit, account: &OwnAccount) -> Markup {
    html! {
        h2 { (visit.t("web-settings-account")) }
        p { (visit.with("web-settings-called", &[("handle", account.handle.as_str().into()), ("id", account.id.as_str().into())])) }
        (action(visit, "/settings/leave", "web-settings-leave", &[]))
        h3 { (visit.t("web-settings-sessions")) }
        ul.sessions {
            @for session in &account.sessions {
                li {
                    (visit.with("web-settings-session", &[
                        ("begun", Arg::said(at(visit, &session.begun))),
                        ("seen", Arg::said(at(visit, &session.seen))),
                    ]))
                    @if session.this { " " strong { (visit.t("web-settings-session-this")) } }
                    @else { (action(visit, "/settings/end", "web-settings-session-end", &[("session", &session.id)])) }
                }
            }
        }
        h3 { (visit.t("web-settings-means")) }
        p { (visit.t("web-settings-means-how")) }
        ul.ways {
            li { a href="/settings/password" { (visit.t("web-settings-password-change")) } }
            li { a href="/settings/codes" { (visit.t("web-settings-codes-change")) } }
        }
        p.hint { (visit.t("web-settings-passkeys-none")) }
    }
}

fn keys(visit: &Visit, signs: Option<&Signs>) -> Markup {
    html! {
        @if let Some(signs) = signs {
            h2 { (visit.t("web-settings-keys")) }
            p { (visit.with("web-settings-signs", &[("organisation", signs.organisation.as_str().into())])) }
            p.key { code { bdi { (signs.device) } } }
            p.hint { (visit.t("web-settings-signs-how")) }
        }
    }
}

pub(crate) fn routes() -> Vec<Route> {
    [
        vec![Route::page::<Settings>()],
        enter::routes(),
        account::routes(),
        members::routes(),
        audit::routes(),
    ]
    .concat()
}

#[cfg(test)]
mod tests;
