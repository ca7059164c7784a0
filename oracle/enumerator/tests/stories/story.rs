//! A small history, told in a few lines.

#![expect(
    clippy::unwrap_used,
    reason = "a helper of tests that fails is a test that fails"
)]

use tregua_agreement::Agreement;
use tregua_agreement::duty::{Due, Duty, Kernel, Measure, Sense, Windows};
use tregua_calendar::{Said, Timestamp};
use tregua_enumerator::cases::plain;
use tregua_enumerator::{Answer, Question, Statement, View, judge};
use tregua_record::entries::claim::{Actor, Adds, Amount, Claim, Kind};

/// An agreement and what is said about it; asked long after unless told otherwise.
pub(crate) struct Story {
    pub(crate) agreement: Agreement,
    pub(crate) statements: Vec<Statement>,
    pub(crate) as_of: Timestamp,
}

pub(crate) fn at(text: &str) -> Timestamp {
    format!("2030-{text}+02:00").parse().unwrap()
}

/// One clause, `term`, of one duty.
pub(crate) fn story(duty: Duty) -> Story {
    let mut agreement = plain::agreement().unwrap();
    agreement.dated_figures = true;
    agreement.clauses.push(plain::clause("term", duty));
    Story {
        agreement,
        statements: Vec::new(),
        as_of: at("04-01T00:00"),
    }
}

impl Story {
    pub(crate) fn without_header(mut self) -> Self {
        self.agreement.dated_figures = false;
        self
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Agreement)) -> Self {
        change(&mut self.agreement);
        self
    }

    pub(crate) fn asked_on(mut self, moment: &str) -> Self {
        self.as_of = at(moment);
        self
    }

    /// Said and signed by its voice.
    pub(crate) fn says(mut self, claim: Claim) -> Self {
        self.statements.push(plain::statement(claim));
        self
    }

    pub(crate) fn signed_by(mut self, author: &str, claim: Claim) -> Self {
        self.statements.push(Statement {
            author: author.to_owned(),
            ..plain::statement(claim)
        });
        self
    }

    pub(crate) fn answers(&self, view: &View) -> Vec<Answer> {
        let as_known = Timestamp::MAX;
        let question = Question {
            agreement: &self.agreement,
            statements: &self.statements,
            as_of: self.as_of,
            as_known,
        };
        judge(&question, view).unwrap()
    }

    /// The status of the first instance.
    pub(crate) fn status(&self, view: &View) -> &'static str {
        self.answers(view).first().unwrap().status
    }

    pub(crate) fn according_to(&self, voice: &str) -> &'static str {
        self.status(&View::AccordingTo(voice.to_owned()))
    }
}

/// Crates that Alpha admits.
pub(crate) fn crates() -> Measure {
    plain::measure("admit", Some("crate"))
}

pub(crate) fn at_least(n: u64, windows: Windows) -> Duty {
    amount(Sense::AtLeast, n, windows)
}

pub(crate) fn amount(sense: Sense, n: u64, windows: Windows) -> Duty {
    plain::duty(Kernel::Amount {
        measure: crates(),
        threshold: plain::threshold(sense, n),
        windows,
    })
}

/// Alpha notifies by noon of 2 March.
pub(crate) fn by_noon() -> Duty {
    let due = Due::At(at("03-02T12:00"));
    plain::duty(Kernel::Done {
        measure: plain::measure("notify", None),
        due,
        at_latest: None,
    })
}

/// Alpha does not fly over North.
pub(crate) fn no_flights() -> Duty {
    let measure = Measure {
        place: Some("North".to_owned()),
        ..plain::measure("fly", None)
    };
    plain::duty(Kernel::Ban {
        measure,
        windows: Windows::Overall,
    })
}

/// A claim about crates that Alpha admitted: `when` without the year, as in `03-01` or `03-01T09:00`.
pub(crate) fn figure(key: &str, voice: &str, adds: Adds, n: u64, when: &str) -> Claim {
    let mut claim = plain::claim(key, Kind::Claim, voice);
    claim.act = Some("admit".into());
    claim.actor = Some(Actor::Named("Alpha".into()));
    claim.thing = Some("crate".into());
    claim.adds = adds;
    claim.amount = Some(Amount::exactly(n));
    claim.occurred = Some(occurred(when));
    claim.said = Some(Said::At(at("03-06T00:00")));
    claim
}

pub(crate) fn total(key: &str, voice: &str, n: u64, when: &str) -> Claim {
    figure(key, voice, Adds::Total, n, when)
}

pub(crate) fn event(key: &str, voice: &str, n: u64, when: &str) -> Claim {
    Claim {
        about: Some(key.into()),
        ..figure(key, voice, Adds::Event, n, when)
    }
}

/// The same about an act without a thing.
pub(crate) fn act(claim: Claim, act: &str) -> Claim {
    Claim {
        act: Some(act.into()),
        thing: None,
        ..claim
    }
}

/// A statement that names another.
pub(crate) fn naming(key: &str, kind: Kind, voice: &str, named: &str) -> Claim {
    Claim {
        refers_to: vec![named.into()],
        ..plain::claim(key, kind, voice)
    }
}

/// A statement about the clause itself.
pub(crate) fn about_term(key: &str, kind: Kind, voice: &str) -> Claim {
    Claim {
        clause: Some("term".into()),
        ..plain::claim(key, kind, voice)
    }
}

pub(crate) fn close(key: &str, voice: &str, when: &str) -> Claim {
    Claim {
        occurred: Some(occurred(when)),
        ..plain::claim(key, Kind::Close, voice)
    }
}

/// A new end of the phase.
pub(crate) fn extend(key: &str, voice: &str, end: &str) -> Claim {
    Claim {
        act: Some("extend".into()),
        occurred: Some(occurred(end)),
        ..plain::claim(key, Kind::Announce, voice)
    }
}

/// `03-01`, `03-01/03-02`, `03-01T09:00` or `03-01T09:00/03-01T10:00`.
fn occurred(when: &str) -> tregua_calendar::When {
    let one = |text: &str| match text.contains('T') {
        true => format!("2030-{text}+02:00"),
        false => format!("2030-{text}"),
    };
    when.split('/')
        .map(one)
        .collect::<Vec<_>>()
        .join("/")
        .parse()
        .unwrap()
}

pub(crate) fn status_of<'a>(answers: &'a [Answer], date: &str) -> Option<&'a str> {
    answers
        .iter()
        .find(|one| one.instance.as_deref() == Some(date))
        .map(|one| one.status)
}
