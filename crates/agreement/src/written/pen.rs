//! The small phrases that sentences share, as the language has them.

use tregua_calendar::{Length, Time, Timestamp};

use crate::Agreement;
use crate::duty::{Event, KindChoice, Measure, Sense, Threshold};

/// Acts over a place, not in it.
const OVER: &str = "fly";

/// Writes names and phrases of one text.
pub(super) struct Pen<'a> {
    pub(super) agreement: &'a Agreement,
    /// How a declared name is set.
    pub(super) apart: &'a dyn Fn(&str) -> String,
}

impl Pen<'_> {
    pub(super) fn name(&self, name: &str) -> String {
        (self.apart)(name)
    }

    /// `Alpha and Beta`
    pub(super) fn and(&self, names: &[String]) -> String {
        self.joined(names, " and ")
    }

    /// `Alpha or Beta`
    pub(super) fn joined<'n>(
        &self,
        names: impl IntoIterator<Item = &'n String>,
        with: &str,
    ) -> String {
        let names: Vec<String> = names.into_iter().map(|name| self.name(name)).collect();
        names.join(with)
    }

    /// So many of it: one takes the singular, every other number the plural.
    pub(super) fn thing(&self, name: &str, n: u64) -> String {
        let thing = self.agreement.thing(name);
        let form = thing.map(|thing| if n == 1 { &thing.name } else { &thing.plural });
        self.name(form.map_or(name, String::as_str))
    }

    /// Many of it, behind a space and before its kinds: ` trucks of load fuel`.
    pub(super) fn things_of(&self, measure: &Measure) -> String {
        let thing = measure.thing.as_deref();
        let thing = thing.map(|thing| format!(" {}", self.thing(thing, 0)));
        thing.unwrap_or_default() + &self.kinds(&measure.kinds)
    }

    /// ` of age woman or child and nationality Israeli`
    pub(super) fn kinds(&self, kinds: &[KindChoice]) -> String {
        let choice = |choice: &KindChoice| {
            format!(
                "{} {}",
                self.name(&choice.axis),
                self.joined(&choice.any_of, " or ")
            )
        };
        match kinds {
            [] => String::new(),
            kinds => format!(
                " of {}",
                kinds.iter().map(choice).collect::<Vec<_>>().join(" and ")
            ),
        }
    }

    /// ` to Alpha through Beta in North`
    pub(super) fn roles(&self, measure: &Measure) -> String {
        let place = if measure.act == OVER { "over" } else { "in" };
        let roles = [
            ("to", &measure.to),
            ("through", &measure.through),
            (place, &measure.place),
        ];
        let said = roles
            .into_iter()
            .filter_map(|(word, name)| Some((word, name.as_ref()?)));
        said.map(|(word, name)| format!(" {word} {}", self.name(name)))
            .collect()
    }

    /// ` list of people held in North`, where it is one.
    pub(super) fn list(&self, measure: &Measure) -> Option<String> {
        let of = measure.list_of.as_deref()?;
        Some(format!(" list of {}", self.thing(of, 0)))
    }

    /// `handed over`
    pub(super) fn done(&self, act: &str) -> String {
        let verb = self.agreement.lexicon.verb(act);
        verb.map_or_else(|| act.to_owned(), |verb| verb.done.clone())
    }

    /// The counting points of a verb.
    pub(super) fn points(&self, act: &str) -> &[String] {
        let verb = self.agreement.lexicon.verb(act);
        verb.map(|verb| verb.points.as_slice()).unwrap_or_default()
    }

    /// `2024-01-03 12:00`, on the agreement's clock.
    pub(super) fn instant(&self, at: Timestamp) -> String {
        self.agreement.writes(at)
    }

    /// `4 days from start of Pause`
    pub(super) fn since_start(&self, length: Length, phase: &str) -> String {
        format!(
            "{} from start of {}",
            self::length(length),
            self.name(phase)
        )
    }

    /// `between 30 and 35 trucks`, where there is a limit beside it; `at least 200 trucks`, `about 300 trucks (bounds 200 or more)`
    pub(super) fn number(&self, threshold: &Threshold, limit: Option<u64>, thing: &str) -> String {
        if let Some(most) = limit {
            let things = self.thing(thing, most);
            return format!("between {} and {most} {things}", threshold.lo);
        }
        let n = threshold.about.unwrap_or(threshold.lo);
        let sense = match (threshold.sense, threshold.about) {
            (Sense::AtLeast | Sense::Batch, Some(_)) => "about",
            (Sense::AtLeast | Sense::Batch, None) => "at least",
            (Sense::AtMost, None) => "at most",
            (Sense::AtMost, Some(_)) => "at most about",
            (Sense::Exactly, None) => "exactly",
            (Sense::Exactly, Some(_)) => "exactly about",
        };
        let bounds = match (threshold.about, threshold.hi) {
            (None, _) => String::new(),
            (Some(_), Some(hi)) => format!(" (bounds {} to {hi})", threshold.lo),
            (Some(_), None) => format!(" (bounds {} or more)", threshold.lo),
        };
        format!("{sense} {n} {}{bounds}", self.thing(thing, n))
    }

    /// `truck of load fuel admitted by Beta in North counted at crossing`, `time Beta has visited in North`
    pub(super) fn each(&self, trigger: &Measure) -> String {
        let (done, by) = (self.done(&trigger.act), self.and(&trigger.actors));
        let roles = self.roles(trigger);
        let counted = self.counted(trigger);
        match (&trigger.thing, self.list(trigger)) {
            (Some(thing), None) => {
                let kinds = self.kinds(&trigger.kinds);
                format!(
                    "{}{kinds} {done} by {by}{roles}{counted}",
                    self.thing(thing, 1)
                )
            }
            (_, list) => {
                let list = list.unwrap_or_default();
                format!(
                    "time {by} {} {done}{list}{roles}{counted}",
                    has(&trigger.actors)
                )
            }
        }
    }

    /// ` counted at crossing`, of something that a sentence only mentions.
    pub(super) fn counted(&self, measure: &Measure) -> String {
        let point = measure.point.as_ref();
        point.map_or_else(String::new, |point| format!(" counted at {point}"))
    }

    /// `clause talks is met and Council has verified in North`
    pub(super) fn events(&self, events: &[Event]) -> String {
        let events: Vec<String> = events.iter().map(|event| self.event(event)).collect();
        events.join(" and ")
    }

    fn event(&self, event: &Event) -> String {
        match event {
            Event::Stands { clause, met } => {
                let stands = if *met { "is met" } else { "stands as not met" };
                format!("clause {} {stands}", self.name(clause))
            }
            Event::Performed { clause } => format!("clause {}", self.name(clause)),
            Event::Agreed { by, .. } => format!("{} {} agreed to it", self.and(by), has(by)),
            Event::Announced { by } => format!("{} {} announced it", self.and(by), has(by)),
            Event::Over { phase } => format!("{} is over", self.name(phase)),
            Event::Done(measure) => {
                let actors = &measure.actors;
                let any = measure
                    .thing
                    .as_ref()
                    .map(|_| format!(" any{}", self.things_of(measure)));
                let what = self.list(measure).or(any).unwrap_or_default();
                // A verb with one point needs none named.
                let several = self.points(&measure.act).len() > 1;
                let point = measure.point.as_ref().filter(|_| several);
                let at = point.map_or_else(String::new, |point| format!(" at {point}"));
                let (done, roles) = (self.done(&measure.act), self.roles(measure));
                format!(
                    "{} {} {done}{what}{roles}{at}",
                    self.and(actors),
                    has(actors)
                )
            }
        }
    }
}

/// One `has`, several `have`.
pub(super) fn has(voices: &[String]) -> &'static str {
    if voices.len() == 1 { "has" } else { "have" }
}

/// `4 days`, `1 hour`
pub(super) fn length(length: Length) -> String {
    match length {
        Length::Days(1) => "1 day".to_owned(),
        Length::Days(days) => format!("{days} days"),
        Length::Hours(1) => "1 hour".to_owned(),
        Length::Hours(hours) => format!("{hours} hours"),
    }
}

/// `07:00`
pub(super) fn hour(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}
