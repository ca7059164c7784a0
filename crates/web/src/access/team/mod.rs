//! Team mode: accounts by invitation, password and one-time codes, sessions, and the log of all this.
//!
//! It has a file of its own beside the record, which only its owner may read. Nothing of it is ever in the record.

mod audit;
mod secrets;

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use tregua_calendar::Timestamp;

pub(crate) use audit::{Event, Line};
use secrets::{Cost, Hasher, invitation_hash, random, step_of, strong, token_hash};
pub(crate) use secrets::{address_of, base32, of_base32};

use super::door::{Entrance, Member, token};
use super::roles::Role;

/// An invitation that nobody takes up is void after this long.
const INVITATION_S: i64 = 7 * 24 * 3600;

/// A session ends after this long without a request.
const IDLE_S: i64 = 30 * 60;

/// A session ends after this long whatever happens.
const WHOLE_S: i64 = 12 * 3600;

/// For so long after password and code were given, members and means of coming in can be changed.
const FRESH_S: i64 = 10 * 60;

/// That a session is in use is written down no more often than this.
const SEEN_STEP_S: i64 = 60;

/// Failures of one handle that cost no waiting.
const FREE_FAILURES: u32 = 3;

/// The longest that a handle has to wait: nobody can lock somebody else out for longer.
const LONGEST_WAIT_S: i64 = 60;

/// Handles whose failures are remembered at once.
const MOST_FAILED: usize = 10_000;

/// Longest handle, in characters.
const HANDLE_CHARS: std::ops::RangeInclusive<usize> = 2..=40;

/// The file, or the system, failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct TeamError(pub(super) String);

impl From<rusqlite::Error> for TeamError {
    fn from(error: rusqlite::Error) -> Self {
        TeamError(format!("the file of accounts: {error}"))
    }
}

/// Why somebody does not come in, or cannot choose what they chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// Handle, password or code: which one is not said.
    Wrong,
    /// Seconds to wait.
    Wait(u64),
    /// The invitation is unknown, used or out of date.
    Invitation,
    /// The password is too short or too long.
    Length,
    /// The password is too easy to guess.
    Weak,
    /// The handle is taken or is none.
    Handle,
    /// The one-time code is not the one that belongs to the secret shown.
    Code,
    /// It would leave nobody who keeps the accounts.
    Last,
    /// The file or the system failed.
    Fault(TeamError),
}

impl From<TeamError> for Refused {
    fn from(error: TeamError) -> Self {
        Refused::Fault(error)
    }
}

impl From<rusqlite::Error> for Refused {
    fn from(error: rusqlite::Error) -> Self {
        Refused::Fault(error.into())
    }
}

/// Somebody who may come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) id: String,
    /// What they want to be called here.
    pub(crate) handle: String,
    pub(crate) role: Role,
    pub(crate) disabled: bool,
}

/// A session, as its owner is told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session {
    /// The beginning of its hash: enough to end it, not enough to use it.
    pub(crate) id: String,
    pub(crate) begun: Timestamp,
    pub(crate) seen: Timestamp,
}

#[derive(Debug, Clone, Copy, Default)]
struct Failed {
    times: u32,
    again_from: i64,
}

/// The accounts of a team.
pub(crate) struct Team {
    db: Mutex<Connection>,
    hasher: Hasher,
    failed: Mutex<BTreeMap<String, Failed>>,
    /// True if people who speak for a party may have accounts.
    party_officers: bool,
}

impl Team {
    /// The accounts in this file, which is made if there is none.
    pub(crate) fn open(path: &Path, party_officers: bool) -> Result<Self, TeamError> {
        let world = |error: std::io::Error| TeamError(format!("{}: {error}", path.display()));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true);
        let file = tregua_record::private::owner_only(&mut options)
            .open(path)
            .map_err(world)?;
        if tregua_record::private::is_exposed(&file).map_err(world)? {
            return Err(TeamError(format!(
                "{}: others than its owner may read or write it; take their rights away (chmod 600)",
                path.display()
            )));
        }
        drop(file);
        Team::with(Connection::open(path)?, party_officers, Cost::REAL)
    }

    fn with(db: Connection, party_officers: bool, cost: Cost) -> Result<Self, TeamError> {
        db.busy_timeout(std::time::Duration::from_secs(5))?;
        // The mode is answered with a row.
        db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        db.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
        db.execute_batch(include_str!("schema.sql"))?;
        Ok(Team {
            db: Mutex::new(db),
            hasher: Hasher::new(cost),
            failed: Mutex::default(),
            party_officers,
        })
    }

    /// For tests: accounts that vanish, with quick hashes.
    #[cfg(test)]
    pub(crate) fn in_memory() -> Self {
        Team::with(Connection::open_in_memory().unwrap(), false, Cost::TINY).unwrap()
    }

    fn db(&self) -> MutexGuard<'_, Connection> {
        // What a thread that died had begun was rolled back.
        self.db.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All of it or nothing of it.
    fn change<T>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Refused>,
    ) -> Result<T, Refused> {
        let mut db = self.db();
        let transaction = db.transaction()?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Roles that somebody can be invited as.
    pub(crate) fn roles(&self) -> impl Iterator<Item = Role> + '_ {
        let roles = Role::ALL.iter().copied();
        roles.filter(|role| self.has(*role))
    }

    fn has(&self, role: Role) -> bool {
        match role {
            Role::Alone => false,
            Role::PartyOfficer => self.party_officers,
            _ => true,
        }
    }

    /// True if nobody has joined yet.
    pub(crate) fn is_empty(&self) -> Result<bool, TeamError> {
        let none = "SELECT NOT EXISTS (SELECT 1 FROM account)";
        Ok(self.db().query_row(none, [], |row| row.get(0))?)
    }

    /// Invites somebody as this role: the code for them, to be used once within a week. `by` is the account that invites;
    /// empty for whoever starts the program.
    pub(crate) fn invite(&self, role: Role, by: &str, now: Timestamp) -> Result<String, Refused> {
        if !self.has(role) {
            return Err(Refused::Invitation);
        }
        let code = secrets::invitation()?;
        let secret: [u8; 20] = random()?;
        self.change(|db| {
            db.execute(
                "DELETE FROM invitation WHERE until <= ?1",
                [now.as_second()],
            )?;
            db.execute(
                "INSERT INTO invitation VALUES (?1, ?2, ?3, ?4)",
                params![
                    invitation_hash(&code),
                    role.word(),
                    secret,
                    now.as_second() + INVITATION_S
                ],
            )?;
            audit::append(db, now, Event::Invited, by, role.word())?;
            Ok(())
        })?;
        Ok(code)
    }

    /// What an invitation is for, and the secret of the one-time codes that will belong to the account.
    pub(crate) fn invitation(
        &self,
        code: &str,
        now: Timestamp,
    ) -> Result<(Role, Vec<u8>), Refused> {
        let db = self.db();
        let found: Option<(String, Vec<u8>)> = db
            .query_row(
                "SELECT role, secret FROM invitation WHERE code = ?1 AND until > ?2",
                params![invitation_hash(code), now.as_second()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let found = found.and_then(|(role, secret)| Some((Role::of_word(&role)?, secret)));
        found
            .filter(|(role, _)| self.has(*role))
            .ok_or(Refused::Invitation)
    }

    /// Takes up an invitation: the token of the first session.
    pub(crate) fn join(
        &self,
        invited: &str,
        chosen: &Chosen<'_>,
        context: &[&str],
        now: Timestamp,
    ) -> Result<String, Refused> {
        let (role, secret) = self.invitation(invited, now)?;
        let handle = chosen.handle.trim();
        let odd = handle.chars().any(char::is_control);
        if odd || !HANDLE_CHARS.contains(&handle.chars().count()) {
            return Err(Refused::Handle);
        }
        let context: Vec<&str> = context.iter().copied().chain([handle]).collect();
        strong(chosen.password, &context)?;
        let step = step_of(&secret, chosen.code, now.as_second(), -1)?.ok_or(Refused::Code)?;
        let salt: [u8; 16] = random()?;
        let hash = self.hasher.hash(chosen.password, &salt)?;
        let id = account_id()?;
        self.change(|db| {
            let used = db.execute(
                "DELETE FROM invitation WHERE code = ?1",
                [invitation_hash(invited)],
            )?;
            if used != 1 {
                return Err(Refused::Invitation);
            }
            let added = db.execute(
                "INSERT OR IGNORE INTO account VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)",
                params![
                    id,
                    handle,
                    role.word(),
                    salt,
                    hash,
                    secret,
                    step,
                    now.as_second()
                ],
            )?;
            if added != 1 {
                return Err(Refused::Handle);
            }
            audit::append(db, now, Event::Joined, &id, role.word())?;
            new_session(db, &id, now)
        })
    }

    /// Comes in: the token of a new session. However it goes, it takes one hash.
    pub(crate) fn sign_in(&self, chosen: &Chosen<'_>, now: Timestamp) -> Result<String, Refused> {
        let handle = chosen.handle.trim();
        self.wait_of(handle, now)?;
        let known = self.credentials("handle", handle)?;
        let account = self.check(known, chosen, now)?;
        match account {
            Some((account, step)) => {
                self.forget_failures(handle);
                self.change(|db| {
                    use_step(db, &account, step)?;
                    audit::append(db, now, Event::CameIn, &account, "")?;
                    new_session(db, &account, now)
                })
            }
            None => {
                self.note_failure(handle, now);
                self.change(|db| {
                    let known: Option<String> = db
                        .query_row(
                            "SELECT id FROM account WHERE handle = ?1",
                            [handle],
                            |row| row.get(0),
                        )
                        .optional()?;
                    // What was typed is not kept: it could be a password, or a name.
                    Ok(audit::append(
                        db,
                        now,
                        Event::TurnedAway,
                        &known.unwrap_or_default(),
                        "",
                    )?)
                })?;
                Err(Refused::Wrong)
            }
        }
    }

    /// Password and code again: a new token for the same session, which ends the old one.
    pub(crate) fn again(
        &self,
        member: &Member,
        password: &str,
        code: &str,
        now: Timestamp,
    ) -> Result<String, Refused> {
        let handle = self.account(&member.account)?.handle;
        self.wait_of(&handle, now)?;
        let known = self.credentials("id", &member.account)?;
        let chosen = Chosen {
            handle: &handle,
            password,
            code,
        };
        let Some((account, step)) = self.check(known, &chosen, now)? else {
            self.note_failure(&handle, now);
            self.note(Event::TurnedAway, &member.account, "again", now)?;
            return Err(Refused::Wrong);
        };
        self.forget_failures(&handle);
        self.change(|db| {
            use_step(db, &account, step)?;
            audit::append(db, now, Event::Again, &account, "")?;
            end(db, &account, Some(&member.session))?;
            new_session(db, &account, now)
        })
    }

    /// The account and the step of the code, if password and code are right.
    fn check(
        &self,
        known: Option<Credentials>,
        chosen: &Chosen<'_>,
        now: Timestamp,
    ) -> Result<Option<(String, i64)>, Refused> {
        let nobody = Credentials {
            id: String::new(),
            salt: vec![0; 16],
            hash: Vec::new(),
            secret: vec![0; 20],
            step: i64::MAX,
        };
        let known = known.unwrap_or(nobody);
        let hash = self.hasher.hash(chosen.password, &known.salt)?;
        let step = step_of(&known.secret, chosen.code, now.as_second(), known.step)?;
        // Hashes are compared, so how long it takes tells nothing of the password.
        let right = token_hash(&format!("{hash:?}")) == token_hash(&format!("{:?}", known.hash));
        Ok(step.filter(|_| right).map(|step| (known.id, step)))
    }

    fn credentials(&self, column: &str, value: &str) -> Result<Option<Credentials>, TeamError> {
        let query = format!(
            "SELECT id, salt, hash, secret, step, role FROM account WHERE {column} = ?1 AND disabled = 0"
        );
        let found = self.db().query_row(&query, [value], |row| {
            let role: String = row.get(5)?;
            Ok((
                role,
                Credentials {
                    id: row.get(0)?,
                    salt: row.get(1)?,
                    hash: row.get(2)?,
                    secret: row.get(3)?,
                    step: row.get(4)?,
                },
            ))
        });
        let found = found.optional()?;
        let usable = |role: &str| Role::of_word(role).is_some_and(|role| self.has(role));
        Ok(found
            .filter(|(role, _)| usable(role))
            .map(|(_, credentials)| credentials))
    }

    fn wait_of(&self, handle: &str, now: Timestamp) -> Result<(), Refused> {
        let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let from = failed
            .get(&handle.to_lowercase())
            .map_or(0, |one| one.again_from);
        match u64::try_from(from - now.as_second()) {
            Ok(wait_s) if wait_s > 0 => Err(Refused::Wait(wait_s)),
            _ => Ok(()),
        }
    }

    fn note_failure(&self, handle: &str, now: Timestamp) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        if failed.len() >= MOST_FAILED {
            failed.retain(|_, one| one.again_from > now.as_second());
        }
        if failed.len() >= MOST_FAILED {
            return;
        }
        let one = failed.entry(handle.to_lowercase()).or_default();
        one.times = one.times.saturating_add(1);
        let doubled = one.times.saturating_sub(FREE_FAILURES).min(6);
        let wait_s = if doubled == 0 {
            0
        } else {
            (1_i64 << doubled).min(LONGEST_WAIT_S)
        };
        one.again_from = now.as_second() + wait_s;
    }

    fn forget_failures(&self, handle: &str) {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        failed.remove(&handle.to_lowercase());
    }

    /// Who has this token. Their session goes on.
    pub(crate) fn who(&self, token: &str, now: Timestamp) -> Option<Entrance> {
        let hash = token_hash(token);
        let db = self.db();
        let (entrance, seen) = self.session(&db, &hash, now)?;
        let now_s = now.as_second();
        if now_s >= seen + SEEN_STEP_S {
            let mut update = db
                .prepare_cached("UPDATE session SET seen = ?2 WHERE token = ?1")
                .ok()?;
            update.execute(params![hash, now_s]).ok()?;
        }
        Some(entrance)
    }

    /// The same, where nobody asks: what only follows the record does not keep a session from running out.
    pub(crate) fn still(&self, token: &str, now: Timestamp) -> Option<Entrance> {
        let entrance = self.session(&self.db(), &token_hash(token), now);
        entrance.map(|(entrance, _)| entrance)
    }

    /// Who has the token of this hash, and the second at which they were seen.
    fn session(&self, db: &Connection, hash: &[u8], now: Timestamp) -> Option<(Entrance, i64)> {
        let mut query = db
            .prepare_cached(
                "SELECT s.account, a.role, s.begun, s.seen, s.fresh, a.handle FROM session s JOIN account a ON a.id = s.account
                 WHERE s.token = ?1 AND a.disabled = 0",
            )
            .ok()?;
        let row = |row: &rusqlite::Row<'_>| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, i64>(2)?,
                row.get::<_, i64>(3)?,
                row.get::<_, i64>(4)?,
                row.get::<_, String>(5)?,
            ))
        };
        let (account, role, begun, seen, fresh, handle) =
            query.query_row([hash], row).optional().ok()??;
        let now_s = now.as_second();
        if now_s >= seen + IDLE_S || now_s >= begun + WHOLE_S {
            return None;
        }
        let role = Role::of_word(&role).filter(|role| self.has(*role))?;
        let entrance = Entrance {
            role,
            member: Some(Member {
                account,
                handle,
                session: session_id(hash),
                fresh: now_s < fresh + FRESH_S,
            }),
        };
        Some((entrance, seen))
    }

    /// Leaves.
    pub(crate) fn leave(&self, member: &Member, now: Timestamp) -> Result<(), Refused> {
        self.change(|db| {
            end(db, &member.account, Some(&member.session))?;
            Ok(audit::append(db, now, Event::Left, &member.account, "")?)
        })
    }

    /// Ends one of one's own sessions.
    pub(crate) fn end_session(
        &self,
        member: &Member,
        session: &str,
        now: Timestamp,
    ) -> Result<(), Refused> {
        self.change(|db| {
            end(db, &member.account, Some(session))?;
            Ok(audit::append(db, now, Event::Ended, &member.account, "")?)
        })
    }

    /// The sessions of an account that have not run out, newest first.
    pub(crate) fn sessions(
        &self,
        account: &str,
        now: Timestamp,
    ) -> Result<Vec<Session>, TeamError> {
        let db = self.db();
        let mut query = db.prepare(
            "SELECT token, begun, seen FROM session WHERE account = ?1 AND begun > ?2 AND seen > ?3 ORDER BY begun DESC",
        )?;
        let since = params![account, now.as_second() - WHOLE_S, now.as_second() - IDLE_S];
        let rows = query.query_map(since, |row| {
            Ok(Session {
                id: session_id(&row.get::<_, Vec<u8>>(0)?),
                begun: instant(row.get(1)?),
                seen: instant(row.get(2)?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Another password: every session ends, and a new one begins.
    pub(crate) fn change_password(
        &self,
        member: &Member,
        password: &str,
        context: &[&str],
        now: Timestamp,
    ) -> Result<String, Refused> {
        let handle = self.account(&member.account)?.handle;
        let context: Vec<&str> = context.iter().copied().chain([handle.as_str()]).collect();
        strong(password, &context)?;
        let salt: [u8; 16] = random()?;
        let hash = self.hasher.hash(password, &salt)?;
        self.change(|db| {
            db.execute(
                "UPDATE account SET salt = ?2, hash = ?3 WHERE id = ?1",
                params![member.account, salt, hash],
            )?;
            audit::append(db, now, Event::Password, &member.account, "")?;
            end(db, &member.account, None)?;
            new_session(db, &member.account, now)
        })
    }

    /// Another secret of one-time codes, which the code shows to be in the app: every session ends, and a new one begins.
    pub(crate) fn change_codes(
        &self,
        member: &Member,
        secret: &[u8],
        code: &str,
        now: Timestamp,
    ) -> Result<String, Refused> {
        let step = step_of(secret, code, now.as_second(), -1)?.ok_or(Refused::Code)?;
        self.change(|db| {
            db.execute(
                "UPDATE account SET secret = ?2, step = ?3 WHERE id = ?1",
                params![member.account, secret, step],
            )?;
            audit::append(db, now, Event::Codes, &member.account, "")?;
            end(db, &member.account, None)?;
            new_session(db, &member.account, now)
        })
    }

    /// Everybody with an account, by handle.
    pub(crate) fn accounts(&self) -> Result<Vec<Account>, TeamError> {
        let db = self.db();
        let mut query =
            db.prepare("SELECT id, handle, role, disabled FROM account ORDER BY handle")?;
        let rows = query.query_map([], account_of)?;
        let accounts: Vec<Option<Account>> = rows.collect::<Result<_, _>>()?;
        Ok(accounts.into_iter().flatten().collect())
    }

    /// One account.
    pub(crate) fn account(&self, id: &str) -> Result<Account, TeamError> {
        let query = "SELECT id, handle, role, disabled FROM account WHERE id = ?1";
        let found = self.db().query_row(query, [id], account_of).optional()?;
        found
            .flatten()
            .ok_or_else(|| TeamError("no such account".to_owned()))
    }

    /// Another role for a member, or none: their sessions end either way.
    pub(crate) fn change_member(
        &self,
        by: &Member,
        id: &str,
        role: Role,
        disabled: bool,
        now: Timestamp,
    ) -> Result<(), Refused> {
        if !self.has(role) {
            return Err(Refused::Invitation);
        }
        self.change(|db| {
            db.execute(
                "UPDATE account SET role = ?2, disabled = ?3 WHERE id = ?1",
                params![id, role.word(), disabled],
            )?;
            let keepers: i64 = db.query_row(
                "SELECT count(*) FROM account WHERE disabled = 0 AND role = ?1",
                [Role::Administrator.word()],
                |row| row.get(0),
            )?;
            if keepers == 0 {
                return Err(Refused::Last);
            }
            end(db, id, None)?;
            let state = if disabled { "disabled" } else { "enabled" };
            let detail = format!("{id} {} {state}", role.word());
            Ok(audit::append(
                db,
                now,
                Event::Changed,
                &by.account,
                &detail,
            )?)
        })
    }

    /// Puts a line into the log. Whoever cannot be logged does not get what they ask for.
    pub(crate) fn note(
        &self,
        event: Event,
        account: &str,
        detail: &str,
        now: Timestamp,
    ) -> Result<(), TeamError> {
        audit::append(&self.db(), now, event, account, detail)
    }

    /// At most `most` lines of the log before line `before`, newest first.
    pub(crate) fn log(&self, before: i64, most: u32) -> Result<Vec<Line>, TeamError> {
        audit::lines(&self.db(), before, most)
    }

    /// At most `most` lines of the log of who got which rights, newest first.
    pub(crate) fn log_of_rights(&self, most: u32) -> Result<Vec<Line>, TeamError> {
        audit::lines_of_rights(&self.db(), most)
    }

    /// The first line of the log that does not fit the one before it; `None` if all do.
    pub(crate) fn log_broken_at(&self) -> Result<Option<i64>, TeamError> {
        audit::first_broken(&self.db())
    }
}

/// What somebody types to come in.
pub(crate) struct Chosen<'a> {
    pub(crate) handle: &'a str,
    pub(crate) password: &'a str,
    pub(crate) code: &'a str,
}

struct Credentials {
    id: String,
    salt: Vec<u8>,
    hash: Vec<u8>,
    secret: Vec<u8>,
    step: i64,
}

/// A new secret of one-time codes.
pub(crate) fn new_secret() -> Result<[u8; 20], TeamError> {
    random()
}

fn account_of(row: &rusqlite::Row<'_>) -> rusqlite::Result<Option<Account>> {
    let role: String = row.get(2)?;
    let (id, handle, disabled) = (row.get(0)?, row.get(1)?, row.get(3)?);
    Ok(Role::of_word(&role).map(|role| Account {
        id,
        handle,
        role,
        disabled,
    }))
}

fn account_id() -> Result<String, TeamError> {
    let bytes: [u8; 6] = random()?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn session_id(hash: &[u8]) -> String {
    hash.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// No two requests use one code, even at once.
fn use_step(db: &Connection, account: &str, step: i64) -> Result<(), Refused> {
    let used = db.execute(
        "UPDATE account SET step = ?2 WHERE id = ?1 AND step < ?2",
        params![account, step],
    )?;
    if used == 1 {
        Ok(())
    } else {
        Err(Refused::Wrong)
    }
}

fn new_session(db: &Connection, account: &str, now: Timestamp) -> Result<String, Refused> {
    let token = token().map_err(|error| TeamError(error.to_string()))?;
    let now_s = now.as_second();
    db.execute(
        "DELETE FROM session WHERE seen <= ?1 OR begun <= ?2",
        [now_s - IDLE_S, now_s - WHOLE_S],
    )?;
    db.execute(
        "INSERT INTO session VALUES (?1, ?2, ?3, ?3, ?3)",
        params![token_hash(&token), account, now_s],
    )?;
    Ok(token)
}

/// Ends one session of an account, or all.
fn end(db: &Connection, account: &str, session: Option<&str>) -> Result<(), TeamError> {
    db.execute(
        "DELETE FROM session WHERE account = ?1 AND (?2 IS NULL OR lower(hex(substr(token, 1, 8))) = ?2)",
        params![account, session],
    )?;
    Ok(())
}

fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// For tests: the code that an app shows for this secret so many seconds later.
#[cfg(test)]
pub(crate) fn code_of(secret: &[u8], now: Timestamp, later_s: u64) -> String {
    let second = u64::try_from(now.as_second()).unwrap() + later_s;
    secrets::codes(secret).unwrap().generate(second).to_string()
}

#[cfg(test)]
mod tests;
