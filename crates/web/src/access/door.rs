//! Who is asking: the one-time link of personal mode, and the cookie it leaves.

use std::sync::Mutex;

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use sha2::{Digest, Sha256};

use super::Role;

/// The cookie that says who is asking.
const COOKIE_NAME: &str = "tregua";

/// How people come in.
pub(crate) struct Door {
    /// Who comes in with the cookie.
    role: Role,
    /// SHA-256 of the token of the one-time link; `None` once it was used.
    link: Mutex<Option<[u8; 32]>>,
    /// SHA-256 of the cookie that the link left.
    session: Mutex<Option<[u8; 32]>>,
}

/// Who has come in.
#[derive(Debug, Clone)]
pub(crate) struct Entrance {
    pub(crate) role: Role,
    /// The account's name for the log; `None` when alone.
    pub(crate) member: Option<String>,
}

impl Door {
    /// A door that opens once to whoever has the link; gives the link's token.
    pub(crate) fn personal() -> Result<(Self, String), getrandom::Error> {
        let token = token()?;
        let door = Door {
            role: Role::Alone,
            link: Mutex::new(Some(hash(&token))),
            session: Mutex::new(None),
        };
        Ok((door, token))
    }

    /// Uses the link: the cookie to leave, if the token is the one that was printed and was not used.
    pub(crate) fn enter(&self, given: &str) -> Option<String> {
        let mut link = self.link.lock().ok()?;
        if *link != Some(hash(given)) {
            return None;
        }
        let cookie = token().ok()?;
        *self.session.lock().ok()? = Some(hash(&cookie));
        *link = None;
        Some(format!(
            "{COOKIE_NAME}={cookie}; HttpOnly; SameSite=Strict; Path=/"
        ))
    }

    /// Who sends these headers.
    pub(crate) fn who(&self, headers: &HeaderMap) -> Option<Entrance> {
        let cookie = cookie(headers, COOKIE_NAME)?;
        // Hashes are compared, so how long it takes tells nothing of the cookie.
        let known = *self.session.lock().ok()?;
        (known == Some(hash(cookie))).then_some(Entrance {
            role: self.role,
            member: None,
        })
    }

    /// For tests: a door through which somebody of this role has come, and their cookie.
    #[cfg(test)]
    pub(crate) fn open_to(role: Option<Role>) -> (Self, Option<String>) {
        let (mut door, token) = Door::personal().unwrap();
        let cookie = role.and_then(|own| {
            door.role = own;
            let cookie = door.enter(&token)?;
            cookie.split(';').next().map(str::to_owned)
        });
        (door, cookie)
    }
}

/// The cookie of this name.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(COOKIE).iter();
    lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// 256 random bits, as hexadecimal.
pub(crate) fn token() -> Result<String, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
