//! The table of roles: who may do what, to which class of entries.

use schemars::JsonSchema;
use serde::Serialize;

/// What somebody is here for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Reads what is open to every member.
    Observer,
    /// Puts claims on record.
    Reporter,
    /// Speaks for a party. Off unless the set-up turns it on.
    PartyOfficer,
    /// Mediates: reads everything, also what is missing.
    Mediator,
    /// Leads a monitoring mission: keeps the record and its briefs.
    MonitorLead,
    /// Reads what is open, and the log of who read and exported what.
    Auditor,
    /// Keeps accounts. Reads nothing of the record.
    Administrator,
    /// Alone with the record on their own machine.
    Alone,
}

impl Role {
    /// Every role, in the order of the table.
    pub const ALL: &'static [Role] = &[
        Role::Observer,
        Role::Reporter,
        Role::PartyOfficer,
        Role::Mediator,
        Role::MonitorLead,
        Role::Auditor,
        Role::Administrator,
        Role::Alone,
    ];

    /// Its word in addresses, files and JSON.
    pub fn word(self) -> &'static str {
        match self {
            Role::Observer => "observer",
            Role::Reporter => "reporter",
            Role::PartyOfficer => "party-officer",
            Role::Mediator => "mediator",
            Role::MonitorLead => "monitor-lead",
            Role::Auditor => "auditor",
            Role::Administrator => "administrator",
            Role::Alone => "alone",
        }
    }

    /// The role of this word.
    pub fn of_word(word: &str) -> Option<Self> {
        Role::ALL.iter().copied().find(|role| role.word() == word)
    }
}

/// What a route does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Come in: pages before anybody is known. They show nothing of the record.
    Enter,
    /// One's own preferences, password, sessions.
    OwnAccount,
    /// Standings, counts, what is due, changes, the agreement's text.
    SeeStandings,
    /// Which kinds of figure would decide what is open.
    SeeMissing,
    /// Entries of the record.
    SeeRecord,
    /// Entries as files.
    Export,
    /// Put a claim on record, correct or retract one of one's own organisation.
    WriteClaim,
    /// Put files of claims on record.
    Import,
    /// Put a text of the agreement on record.
    WriteText,
    /// Draft and release briefs.
    WriteBrief,
    /// Accounts of members.
    SeeMembers,
    /// Invite, change and disable members.
    ManageMembers,
    /// The log of logins, reads and exports.
    SeeAudit,
}

impl Action {
    /// Every action, in the order of the table.
    pub const ALL: &'static [Action] = &[
        Action::Enter,
        Action::OwnAccount,
        Action::SeeStandings,
        Action::SeeMissing,
        Action::SeeRecord,
        Action::Export,
        Action::WriteClaim,
        Action::Import,
        Action::WriteText,
        Action::WriteBrief,
        Action::SeeMembers,
        Action::ManageMembers,
        Action::SeeAudit,
    ];
}

/// How widely an entry may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// By every member who may see the record.
    Open,
    /// Hours and places of hand-overs, sites and shelters: by named roles only, until closed and 24 hours more.
    Restricted,
}

impl Class {
    /// Every class.
    pub const ALL: &'static [Class] = &[Class::Open, Class::Restricted];
}

/// The one gate. `None` is somebody who has not come in yet.
pub fn authorize(role: Option<Role>, action: Action, class: Class) -> bool {
    use Action as A;
    let Some(role) = role else {
        return action == A::Enter;
    };
    if class == Class::Restricted {
        let named = matches!(role, Role::Mediator | Role::MonitorLead | Role::Alone);
        return named && authorize(Some(role), action, Class::Open);
    }
    if matches!(action, A::Enter | A::OwnAccount) {
        return true;
    }
    match role {
        Role::Observer => matches!(action, A::SeeStandings | A::SeeRecord | A::Export),
        Role::Reporter | Role::PartyOfficer => matches!(
            action,
            A::SeeStandings | A::SeeRecord | A::Export | A::WriteClaim
        ),
        Role::Mediator => matches!(
            action,
            A::SeeStandings
                | A::SeeMissing
                | A::SeeRecord
                | A::Export
                | A::WriteClaim
                | A::WriteBrief
        ),
        Role::MonitorLead => !matches!(action, A::ManageMembers),
        Role::Auditor => matches!(
            action,
            A::SeeStandings | A::SeeRecord | A::Export | A::SeeAudit
        ),
        Role::Administrator => matches!(action, A::SeeMembers | A::ManageMembers | A::SeeAudit),
        Role::Alone => true,
    }
}
