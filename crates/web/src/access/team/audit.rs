//! The log of who came in, looked and changed what: append-only, each line holding the hash of the one before.
//!
//! Names of people are never in it: accounts by their ids, entries by theirs, routes as they stand in the list of routes.

use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use tregua_calendar::Timestamp;

use super::TeamError;

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident $word:literal,)+) => {
        /// What the log tells.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Event { $($(#[$doc])* $name,)+ }

        impl Event {
            /// Every event.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Event] = &[$(Event::$name,)+];

            /// Its word in the log.
            pub(crate) fn word(self) -> &'static str {
                match self { $(Event::$name => $word,)+ }
            }
        }
    };
}

events! {
    /// Somebody was invited.
    Invited "invited",
    /// An invitation was taken up.
    Joined "joined",
    /// Somebody came in.
    CameIn "came-in",
    /// Somebody did not come in: unknown handle, wrong password, wrong code.
    TurnedAway "turned-away",
    /// Somebody gave password and code again.
    Again "again",
    /// Somebody left.
    Left "left",
    /// A session was ended by its owner.
    Ended "ended",
    /// A password was changed.
    Password "password",
    /// The secret of one-time codes was changed.
    Codes "codes",
    /// A member's role was changed, or the account disabled or enabled.
    Changed "changed",
    /// A role was refused a route.
    Denied "denied",
    /// Restricted entries were looked at.
    Read "read",
    /// Restricted entries were taken along.
    Exported "exported",
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) seq: i64,
    /// RFC 3339, UTC.
    pub(crate) at: String,
    pub(crate) event: String,
    /// The account's id; empty if nobody is known.
    pub(crate) account: String,
    /// What it was about, as codes and ids.
    pub(crate) detail: String,
}

/// Puts a line at the end.
pub(super) fn append(
    db: &Connection,
    now: Timestamp,
    event: Event,
    account: &str,
    detail: &str,
) -> Result<(), TeamError> {
    let last: Option<(i64, Vec<u8>)> = {
        let mut newest =
            db.prepare_cached("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")?;
        let mut rows = newest.query([])?;
        match rows.next()? {
            Some(row) => Some((row.get(0)?, row.get(1)?)),
            None => None,
        }
    };
    let (seq, before) = last.map_or((0, Vec::new()), |(seq, hash)| (seq + 1, hash));
    let line = Line {
        seq,
        at: now.to_string(),
        event: event.word().to_owned(),
        account: account.to_owned(),
        detail: detail.to_owned(),
    };
    let mut insert = db.prepare_cached("INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    insert.execute(params![
        line.seq,
        line.at,
        line.event,
        line.account,
        line.detail,
        hash(&before, &line)
    ])?;
    Ok(())
}

/// At most `most` lines before line `before`, newest first.
pub(super) fn lines(db: &Connection, before: i64, most: u32) -> Result<Vec<Line>, TeamError> {
    let mut query = db.prepare_cached(
        "SELECT seq, at, event, account, detail FROM audit WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2",
    )?;
    let rows = query.query_map(params![before, most], line)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// At most `most` lines of who got which rights, newest first: invitations, who took them up, changes of members.
pub(super) fn lines_of_rights(db: &Connection, most: u32) -> Result<Vec<Line>, TeamError> {
    let mut query = db.prepare_cached(
        "SELECT seq, at, event, account, detail FROM audit WHERE event IN (?1, ?2, ?3) ORDER BY seq DESC LIMIT ?4",
    )?;
    let [invited, joined, changed] =
        [Event::Invited, Event::Joined, Event::Changed].map(Event::word);
    let rows = query.query_map(params![invited, joined, changed, most], line)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn line(row: &rusqlite::Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        seq: row.get(0)?,
        at: row.get(1)?,
        event: row.get(2)?,
        account: row.get(3)?,
        detail: row.get(4)?,
    })
}

/// The first line that was changed, or whose predecessor was taken away; `None` if the chain holds.
pub(super) fn first_broken(db: &Connection) -> Result<Option<i64>, TeamError> {
    let mut query =
        db.prepare("SELECT seq, at, event, account, detail, hash FROM audit ORDER BY seq")?;
    let mut rows = query.query([])?;
    let (mut before, mut next) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let line = Line {
            seq: row.get(0)?,
            at: row.get(1)?,
            event: row.get(2)?,
            account: row.get(3)?,
            detail: row.get(4)?,
        };
        let kept: Vec<u8> = row.get(5)?;
        if line.seq != next || kept != hash(&before, &line) {
            return Ok(Some(line.seq));
        }
        before = kept;
        next += 1;
    }
    Ok(None)
}

fn hash(before: &[u8], line: &Line) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(line.seq.to_be_bytes());
    for text in [&line.at, &line.event, &line.account, &line.detail] {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().to_vec()
}
