//! What people are told of a clause's course: what it waits for, who freed whom, and what suspends or waives it.

use tregua_agreement::duty::Event;
use tregua_agreement::meaning::Phase;
use tregua_calendar::Length;
use tregua_standing::{Row, Status, Worth};
use tregua_wording::Arg;

use crate::say::Say;

impl Say<'_> {
    /// Suspensions that suspend nothing, and waivers by some of those who together may or by somebody else: told beside.
    pub(crate) fn beside(&self, row: &Row) -> Vec<String> {
        let idle = row.suspensions.iter().filter_map(|one| {
            let key = match one.worth {
                Worth::Power | Worth::Ground => return None,
                Worth::Open => "says-suspends-open",
                Worth::NoGround => "says-suspends-groundless",
                Worth::NoPower => "says-suspends-powerless",
            };
            Some((key, &one.voice))
        });
        let waived = row.waivers.iter().filter(|_| row.status != Status::Waived);
        let waived = waived.map(|one| match one.benefits {
            true => ("says-waived-by-some", &one.voice),
            false => ("says-waived-by-another", &one.voice),
        });
        let mut each: Vec<String> = Vec::new();
        for (key, voice) in idle.chain(waived) {
            let voice = ("voice", Arg::said(self.voice(voice)));
            let told = self.words.say(key, &[voice]);
            if !each.contains(&told) {
                each.push(told);
            }
        }
        each
    }

    /// When a phase that waits for something starts, and how long it then lasts.
    pub fn once_begun(&self, phase: &Phase) -> String {
        let events = ("events", Arg::said(self.events(&phase.once)));
        let from = ("from", Arg::said(self.instant(phase.starts)));
        let lasts = match phase.lasts {
            Some(Length::Days(days)) => self.words.say("days", &[("n", u64::from(days).into())]),
            Some(Length::Hours(hours)) => {
                self.words.say("hours", &[("n", u64::from(hours).into())])
            }
            None => self.words.say("phase-open", &[]),
        };
        let lasts = ("lasts", Arg::said(lasts));
        self.words.say("phase-once", &[events, from, lasts])
    }

    /// That a phase has not begun, or that nobody can tell, and what it waits for.
    /// Of a phase that this text does not have (a brief may be older than the text), as `once` writes it.
    pub fn waiting(&self, phase: &str, once: &[impl ToString], open: Option<Status>) -> String {
        let once = match self.agreement.phase(phase) {
            Some(phase) => self.once_begun(phase),
            None => {
                let written = once.iter().map(ToString::to_string);
                self.words.join("list-and", written)
            }
        };
        let args = [("phase", phase.into()), ("once", Arg::said(once))];
        let Some(status) = open else {
            return self.words.say("phase-waits", &args);
        };
        let status = ("status", Arg::said(self.status(status)));
        let args: Vec<_> = args.into_iter().chain([status]).collect();
        self.words.say("phase-waits-open", &args)
    }

    /// A sentence about events.
    pub(crate) fn told(&self, key: &str, events: &[Event]) -> String {
        let events = Arg::said(self.events(events));
        self.words.say(key, &[("events", events)])
    }

    /// Events that a clause or a phase waits for: all of them.
    pub fn events(&self, events: &[Event]) -> String {
        let each = events.iter().map(|event| self.event(event));
        self.words.join("list-and", each)
    }

    fn event(&self, event: &Event) -> String {
        let voices = |by: &[String]| ("voices", Arg::said(self.voices("list-and", by)));
        match event {
            Event::Stands { clause, met } => {
                let key = if *met { "event-met" } else { "event-not-met" };
                self.words.say(key, &[("clause", clause.as_str().into())])
            }
            Event::Performed { clause } => self
                .words
                .say("event-performed", &[("clause", clause.as_str().into())]),
            Event::Agreed { by, clause } => {
                let clause = clause.as_deref();
                match clause.map(|clause| ("clause", clause.into())) {
                    Some(clause) => self.words.say("event-agreed", &[voices(by), clause]),
                    None => self.words.say("event-agreed-to-it", &[voices(by)]),
                }
            }
            Event::Announced { by } => self.words.say("event-announced", &[voices(by)]),
            Event::Over { phase } => {
                let phase = ("phase", phase.as_str().into());
                self.words.say("event-over", &[phase])
            }
            Event::Done(measure) => {
                let act = ("act", Arg::said(self.act(&measure.act)));
                self.words
                    .say("event-done", &[act, voices(&measure.actors)])
            }
        }
    }
}
