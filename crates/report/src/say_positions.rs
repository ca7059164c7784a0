//! Positions in words: a cell as a few lines, and what stands beside the table as lines of their own.

use tregua_calendar::Said;
use tregua_record::entries::claim::anonymous;
use tregua_wording::Arg;

use crate::Say;
use crate::positions::{Cell, Link, Position, Report, Row, Spoken, Stance, Step};

impl Say<'_> {
    /// The name of a row: the clause, or the text as a whole.
    pub fn position_row(&self, row: &Row) -> String {
        let Some(label) = &row.clause else {
            return self.words.say("position-whole", &[]);
        };
        let name = self.name(label);
        match row.not_in_text {
            false => name,
            true => {
                let args = [("clause", Arg::said(name))];
                self.words.say("position-not-in-text", &args)
            }
        }
    }

    /// What a party said, the latest first, a few lines for each: what it does, its words, who and when.
    pub fn position_cell(&self, cell: &Cell) -> Vec<Vec<String>> {
        if cell.positions.is_empty() {
            return vec![vec![self.words.say("position-nothing", &[])]];
        }
        let positions = cell.positions.iter().rev();
        positions
            .map(|position| self.own_position(position))
            .collect()
    }

    fn own_position(&self, position: &Position) -> Vec<String> {
        let mut lines = vec![self.stance(position.stance)];
        lines.extend(self.quoted(&position.spoken));
        let office = position
            .spoken
            .speaker
            .iter()
            .map(|office| self.name(office));
        let who = office.chain(self.said_on(&position.spoken));
        lines.push(self.words.join("list-comma", who));
        if !position.names_the_text {
            lines.push(self.words.say("position-no-text", &[]));
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// A position of somebody who is no party, on one line.
    pub fn position_of_other(&self, position: &Position) -> String {
        let args = [
            ("voice", Arg::said(self.speaking(&position.spoken))),
            (
                "said",
                Arg::said(self.stance_and_words(position.stance, &position.spoken)),
            ),
        ];
        self.words.say("position-other", &args)
    }

    /// What somebody says of another's position, and who denies it.
    pub fn position_report(&self, report: &Report) -> String {
        let stance = self.stance_and_words(report.stance, &report.spoken);
        let args = [
            ("voice", Arg::said(self.speaking(&report.spoken))),
            ("of", Arg::said(self.voice(&report.of))),
            ("said", Arg::said(stance)),
        ];
        // Officials without a name are no other than whose position it is, and still not that voice.
        let own =
            report.spoken.voice == report.of || anonymous(&report.spoken.voice) == Some(&report.of);
        let key = if own {
            "position-other"
        } else {
            "position-report"
        };
        let told = self.words.say(key, &args);
        let denied = report.denied.iter().map(|spoken| {
            let args = [
                ("voice", Arg::said(self.speaking(spoken))),
                ("words", Arg::said(self.quoted(spoken).unwrap_or_default())),
            ];
            self.words.say("position-denied", &args)
        });
        self.words
            .join("list-semicolon", [told].into_iter().chain(denied))
    }

    /// One step on the way of the text.
    pub fn position_step(&self, step: &Step) -> String {
        let named = |name: &Option<String>| name.as_ref().map(|name| self.name(name));
        let part = |key: &str, name: &Option<String>| {
            let name = named(name)?;
            Some(self.words.say(key, &[("voice", Arg::said(name))]))
        };
        let act = self.words.known("position-act", &step.act);
        let parts = [
            Some(act),
            part("position-by", &step.actor),
            part("position-from", &step.from),
            part("position-to", &step.to),
            step.planned
                .then(|| self.words.say("position-planned", &[])),
            self.quoted(&step.spoken),
        ];
        let done = self.words.join("list-comma", parts.into_iter().flatten());
        let args = [
            ("voice", Arg::said(self.speaking(&step.spoken))),
            ("said", Arg::said(done)),
        ];
        self.words.say("position-other", &args)
    }

    /// What a voice ties a term to.
    pub fn position_link(&self, link: &Link) -> String {
        let clause = match &link.clause {
            Some(label) => self.name(label),
            None => self.words.say("position-whole", &[]),
        };
        let track = link.track.as_ref().map(|track| self.track(track));
        let what = self
            .words
            .join("list-comma", [clause].into_iter().chain(track));
        let args = [
            ("voice", Arg::said(self.speaking(&link.spoken))),
            ("what", Arg::said(what)),
            ("tied", link.tied_to.as_str().into()),
        ];
        self.words.say("position-link", &args)
    }

    fn stance(&self, stance: Stance) -> String {
        self.words.known("position", stance.word())
    }

    fn stance_and_words(&self, stance: Stance, spoken: &Spoken) -> String {
        let parts = [self.stance(stance)].into_iter().chain(self.quoted(spoken));
        self.words.join("list-comma", parts)
    }

    fn quoted(&self, spoken: &Spoken) -> Option<String> {
        let words = spoken.words.as_deref()?;
        // Words that quote others are ours in part: they stand as they are.
        if words.contains('“') {
            return Some(self.words.apart(words).into_owned());
        }
        Some(self.words.say("position-words", &[("words", words.into())]))
    }

    fn said_on(&self, spoken: &Spoken) -> Option<String> {
        spoken.when().map(|said| match said {
            Said::On(date) => self.day(*date),
            Said::At(at) => self.instant(*at),
        })
    }

    /// The voice, its office and the day, in brackets behind it.
    fn speaking(&self, spoken: &Spoken) -> String {
        let office = spoken.speaker.iter().map(|office| self.name(office));
        let beside = office.chain(self.said_on(spoken));
        let beside = self.words.join("list-comma", beside);
        let voice = self.voice(&spoken.voice);
        if beside.is_empty() {
            return voice;
        }
        let args = [("voice", Arg::said(voice)), ("beside", Arg::said(beside))];
        self.words.say("position-voice", &args)
    }
}
