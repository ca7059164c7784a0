//! The verbs: their roles, whether they can be required, allowed or forbidden, and their counting points.

/// The verbs an agreement may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lexicon {
    /// In alphabetical order.
    pub verbs: Vec<Verb>,
}

/// One verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// Its base form, which is also the `act` of claims: `hand over`.
    pub name: String,
    /// Its past participle: `handed over`.
    pub done: String,
    /// Whether it can be required, allowed, forbidden.
    pub modes: Modes,
    /// Counting points in the order in which the thing passes them; a clause must name one where there are several.
    pub points: Vec<String>,
}

/// Which modal verbs a verb goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Modes {
    /// `must`.
    pub required: bool,
    /// `may`.
    pub allowed: bool,
    /// `must not`.
    pub forbidden: bool,
}

impl Lexicon {
    /// The verb of this name.
    pub fn verb(&self, name: &str) -> Option<&Verb> {
        self.verbs.iter().find(|verb| verb.name == name)
    }
}

impl Default for Lexicon {
    /// The verbs every agreement has.
    fn default() -> Self {
        const ANY: Modes = Modes {
            required: true,
            allowed: true,
            forbidden: true,
        };
        const DUTY: Modes = Modes {
            required: true,
            allowed: true,
            forbidden: false,
        };
        // What is announced of a phase, said of a text, or of words that no count can judge; no clause requires, allows or
        // forbids it.
        const ANNOUNCED: Modes = Modes {
            required: false,
            allowed: false,
            forbidden: false,
        };
        const BAN: Modes = Modes {
            required: false,
            allowed: false,
            forbidden: true,
        };
        let aid: &[&str] = &[
            "dispatch",
            "crossing",
            "offloading",
            "collection",
            "receipt",
            "delivery",
        ];
        let list: &[&str] = &["offer", "handover", "receipt", "acceptance"];
        let table: &[(&str, &str, Modes, &[&str])] = &[
            ("accept", "accepted", DUTY, &[]),
            ("admit", "admitted", ANY, aid),
            ("allow", "allowed", DUTY, &[]),
            ("answer", "answered", DUTY, &[]),
            ("attack", "attacked", BAN, &[]),
            ("convey", "conveyed", ANY, &[]),
            ("dispatch", "dispatched", ANY, aid),
            ("draft", "drafted", ANNOUNCED, &[]),
            ("end", "ended", ANNOUNCED, &[]),
            ("extend", "extended", ANNOUNCED, &[]),
            ("fly", "flown", BAN, &[]),
            ("hand over", "handed over", DUTY, list),
            ("hold", "held", ANY, &[]),
            ("honour", "honoured", ANNOUNCED, &[]),
            ("meet", "met", DUTY, &[]),
            ("move", "moved", ANY, &[]),
            (
                "notify",
                "notified",
                DUTY,
                &["dispatch", "receipt", "acknowledgement"],
            ),
            ("offer", "offered", DUTY, &[]),
            ("postpone", "postponed", ANY, &[]),
            ("receive", "received", DUTY, &[]),
            ("refuse", "refused", ANY, &[]),
            ("release", "released", ANY, &["undertaking", "handover"]),
            ("request", "requested", ANY, &[]),
            ("resume", "resumed", ANNOUNCED, &[]),
            ("start", "started", ANNOUNCED, &[]),
            ("vacate", "vacated", DUTY, &[]),
            ("verify", "verified", DUTY, &[]),
            ("visit", "visited", ANY, &[]),
            ("withdraw", "withdrawn", ANY, &[]),
        ];
        let verb = |&(name, done, modes, points): &(&str, &str, Modes, &[&str])| Verb {
            name: name.to_owned(),
            done: done.to_owned(),
            modes,
            points: points.iter().map(|point| (*point).to_owned()).collect(),
        };
        Lexicon {
            verbs: table.iter().map(verb).collect(),
        }
    }
}
