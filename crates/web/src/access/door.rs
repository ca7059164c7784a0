//! Who is asking, from where, and whether they call us by our own name.

use std::net::IpAddr;
use std::sync::{Mutex, OnceLock};

use axum::http::HeaderMap;
use axum::http::header::{COOKIE, HOST};
use sha2::{Digest, Sha256};
use tregua_calendar::Timestamp;

use super::limits::Limits;
use super::roles::Role;
use super::team::Team;

/// The cookie that says who is asking.
const COOKIE_NAME: &str = "tregua";

/// The same in team mode: browsers keep one of this name for its own host only, and only over TLS.
const TEAM_COOKIE_NAME: &str = "__Host-tregua";

/// How people come in.
pub(crate) struct Door {
    way: Way,
    /// What one address and one session may ask for.
    pub(crate) limits: Limits,
}

enum Way {
    /// Alone: whoever has the one-time link.
    Personal {
        /// Who comes in with the cookie.
        role: Role,
        /// SHA-256 of the token of the link; `None` once it was used.
        link: Mutex<Option<[u8; 32]>>,
        /// SHA-256 of the cookie that the link left.
        session: Mutex<Option<[u8; 32]>>,
        /// The port that is listened on.
        port: OnceLock<u16>,
    },
    /// A team: whoever has an account.
    Team {
        team: Box<Team>,
        origin: Origin,
        /// True if a proxy of ours says where a request comes from.
        behind_proxy: bool,
    },
}

/// Where the browsers of a team find the server: `https://truce.example.org`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    text: String,
    host: String,
    secure: bool,
}

impl Origin {
    /// `https://` and a host, with or without a port; `http://` only for the machine itself.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('/').to_ascii_lowercase();
        let (scheme, host) = text.split_once("://")?;
        let secure = scheme == "https";
        let odd = |letter: char| !(letter.is_ascii_alphanumeric() || ".-:[]".contains(letter));
        if host.is_empty() || host.contains(odd) {
            return None;
        }
        let local = scheme == "http" && is_this_machine(host);
        (secure || local).then(|| Origin {
            host: host.to_owned(),
            text: text.clone(),
            secure,
        })
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its host, with its port if it says one.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }
}

/// Who has come in.
#[derive(Debug, Clone)]
pub(crate) struct Entrance {
    pub(crate) role: Role,
    /// The account and session; `None` when alone.
    pub(crate) member: Option<Member>,
}

/// Somebody with an account, in one of their sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    pub(crate) account: String,
    /// What they want to be called here.
    pub(crate) handle: String,
    pub(crate) session: String,
    /// True if password and code were given a short while ago.
    pub(crate) fresh: bool,
}

impl Door {
    /// A door that opens once to whoever has the link; gives the link's token.
    pub(crate) fn personal() -> Result<(Self, String), getrandom::Error> {
        let token = token()?;
        let way = Way::Personal {
            role: Role::Alone,
            link: Mutex::new(Some(hash(&token))),
            session: Mutex::new(None),
            port: OnceLock::new(),
        };
        Ok((Door::of(way), token))
    }

    /// A door for a team.
    pub(crate) fn team(team: Team, origin: Origin, behind_proxy: bool) -> Self {
        Door::of(Way::Team {
            team: Box::new(team),
            origin,
            behind_proxy,
        })
    }

    fn of(way: Way) -> Self {
        Door {
            way,
            limits: Limits::default(),
        }
    }

    /// The accounts; `None` in personal mode.
    pub(crate) fn accounts(&self) -> Option<&Team> {
        match &self.way {
            Way::Team { team, .. } => Some(team),
            Way::Personal { .. } => None,
        }
    }

    /// The origin of team mode.
    pub(crate) fn origin(&self) -> Option<&Origin> {
        match &self.way {
            Way::Team { origin, .. } => Some(origin),
            Way::Personal { .. } => None,
        }
    }

    /// True if browsers come over TLS only.
    pub(crate) fn is_secure(&self) -> bool {
        self.origin().is_some_and(|origin| origin.secure)
    }

    /// From now on this port is listened on.
    pub(crate) fn listens_on(&self, own: u16) {
        if let Way::Personal { port, .. } = &self.way {
            // It is told once, before the first request.
            let _ = port.set(own);
        }
    }

    /// Uses the link: the cookie to leave, if the token is the one that was printed and was not used.
    pub(crate) fn enter(&self, given: &str) -> Option<String> {
        let Way::Personal { link, session, .. } = &self.way else {
            return None;
        };
        let mut link = link.lock().ok()?;
        if *link != Some(hash(given)) {
            return None;
        }
        let cookie = token().ok()?;
        *session.lock().ok()? = Some(hash(&cookie));
        *link = None;
        Some(format!(
            "{COOKIE_NAME}={cookie}; HttpOnly; SameSite=Strict; Path=/"
        ))
    }

    /// The cookie of a session of a member.
    pub(crate) fn session_cookie(&self, token: &str) -> String {
        format!("{TEAM_COOKIE_NAME}={token}; Secure; HttpOnly; SameSite=Strict; Path=/")
    }

    /// Takes that cookie away.
    pub(crate) fn no_cookie(&self) -> String {
        format!("{TEAM_COOKIE_NAME}=; Max-Age=0; Secure; HttpOnly; SameSite=Strict; Path=/")
    }

    /// Who sends these headers.
    pub(crate) fn who(&self, headers: &HeaderMap, now: Timestamp) -> Option<Entrance> {
        match &self.way {
            Way::Team { team, .. } => team.who(cookie(headers, TEAM_COOKIE_NAME)?, now),
            Way::Personal { role, session, .. } => {
                let cookie = cookie(headers, COOKIE_NAME)?;
                // Hashes are compared, so how long it takes tells nothing of the cookie.
                let known = *session.lock().ok()?;
                (known == Some(hash(cookie))).then_some(Entrance {
                    role: *role,
                    member: None,
                })
            }
        }
    }

    /// Who sent these headers with a request that goes on by itself: that does not keep their session from running out.
    pub(crate) fn still(&self, headers: &HeaderMap, now: Timestamp) -> Option<Entrance> {
        match &self.way {
            Way::Team { team, .. } => team.still(cookie(headers, TEAM_COOKIE_NAME)?, now),
            Way::Personal { .. } => self.who(headers, now),
        }
    }

    /// True if the request is for us by our own name: a page of elsewhere whose name was made to lead here calls us by that.
    pub(crate) fn is_called_by_name(&self, headers: &HeaderMap) -> bool {
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next().and_then(|host| host.to_str().ok());
        let (Some(host), None) = (host, hosts.next()) else {
            return false;
        };
        let host = host.to_ascii_lowercase();
        match &self.way {
            Way::Team { origin, .. } => host == origin.host,
            Way::Personal { port, .. } => {
                let own = port.get().map(u16::to_string);
                let given = port_of(&host).unwrap_or("80");
                is_this_machine(&host) && own.is_none_or(|own| own == given)
            }
        }
    }

    /// True if a form comes from a page of ours: browsers say where a request comes from, and pages cannot forge that.
    /// Browsers that say neither are not believed.
    pub(crate) fn is_own_form(&self, headers: &HeaderMap) -> bool {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        if let Some(site) = text("sec-fetch-site") {
            return site == "same-origin";
        }
        let Some(origin) = text("origin").map(str::to_ascii_lowercase) else {
            return false;
        };
        match &self.way {
            Way::Team { origin: own, .. } => origin == own.text,
            Way::Personal { .. } => {
                let host = text("host").map(str::to_ascii_lowercase);
                host.is_some_and(|host| origin == format!("http://{host}"))
            }
        }
    }

    /// The address that a request is counted for: of IPv6 the network, which one person has all of.
    pub(crate) fn address(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> String {
        let told = match &self.way {
            Way::Team {
                behind_proxy: true, ..
            } => forwarded(headers),
            _ => None,
        };
        match told.or(peer) {
            Some(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
                Some(address) => address.to_string(),
                None => {
                    let [a, b, c, d, ..] = address.segments();
                    format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
                }
            },
            Some(address) => address.to_string(),
            None => String::new(),
        }
    }

    /// For tests: a door through which somebody of this role has come, and their cookie.
    #[cfg(test)]
    pub(crate) fn open_to(role: Option<Role>) -> (Self, Option<String>) {
        let (mut door, token) = Door::personal().unwrap();
        if let (Way::Personal { role: own, .. }, Some(role)) = (&mut door.way, role) {
            *own = role;
        }
        let cookie = role.and_then(|_| {
            let cookie = door.enter(&token)?;
            cookie.split(';').next().map(str::to_owned)
        });
        (door, cookie)
    }
}

/// What our own proxy says: it puts the address it saw last, behind whatever the request claimed before.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let mut lines = headers.get_all("x-forwarded-for").iter();
    let last = lines.next_back()?.to_str().ok()?.rsplit(',').next()?.trim();
    last.parse().ok()
}

fn is_this_machine(host: &str) -> bool {
    let bare = match port_of(host) {
        Some(port) => host
            .strip_suffix(port)
            .and_then(|host| host.strip_suffix(':')),
        None => Some(host),
    };
    matches!(bare, Some("127.0.0.1" | "localhost" | "[::1]"))
}

fn port_of(host: &str) -> Option<&str> {
    let (_, port) = host.rsplit_once(':')?;
    (!port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(port)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_over_tls_or_this_machine() {
        for good in [
            "https://truce.example.org",
            "https://truce.example.org:8443/",
            "http://localhost:7927",
        ] {
            assert!(Origin::of(good).is_some(), "{good}");
        }
        for bad in [
            "http://truce.example.org",
            "truce.example.org",
            "https://",
            "https://a/b",
            "https://a@b",
            "ftp://a",
        ] {
            assert_eq!(Origin::of(bad), None, "{bad}");
        }
        assert!(!Origin::of("http://localhost").unwrap().secure);
    }

    #[test]
    fn what_a_request_says_of_its_address_counts_only_behind_a_proxy_of_ours() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "192.0.2.1, 192.0.2.2".parse().unwrap());
        let origin = || Origin::of("https://truce.example.org").unwrap();
        let peer = Some("2001:db8:1:2:3::4".parse().unwrap());
        let open = Door::team(Team::in_memory(), origin(), false);
        assert_eq!(open.address(peer, &headers), "2001:db8:1:2::/64");
        let behind = Door::team(Team::in_memory(), origin(), true);
        assert_eq!(behind.address(peer, &headers), "192.0.2.2");
        let (personal, _) = Door::personal().unwrap();
        assert_eq!(personal.address(peer, &headers), "2001:db8:1:2::/64");
    }
}
