//! A clause in words: who must do what, when, counted where. What the text declares stays as written, set apart.

use schemars::JsonSchema;
use serde::Serialize;
use tregua_agreement::duty::{Cap, Crediting, Due, Hand, Kernel, Measure, Part, Sense, Windows};
use tregua_agreement::meaning::{Phase, Reading};
use tregua_calendar::{Length, Time};
use tregua_standing::Required;
use tregua_wording::Arg;

use super::clauses::kinds;
use crate::Say;

/// Acts that are done from a place, not in it.
const LEAVING: [&str; 2] = ["vacate", "withdraw"];

/// What a part asks: who and which act, and the rest of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Asked {
    /// `Alpha must: admit`
    pub lead: String,
    /// `at least 200 trucks; each day`
    pub rest: String,
}

/// Says what a text asks, in any language.
pub(super) struct Teller<'a>(pub(super) Say<'a>);

impl Teller<'_> {
    pub(super) fn t(&self, key: &str) -> String {
        self.0.words.say(&format!("show-{key}"), &[])
    }

    pub(super) fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.0.words.say(&format!("show-{key}"), args)
    }

    pub(super) fn voices(&self, voices: &[String]) -> Arg<'static> {
        Arg::said(self.0.voices("list-and", voices))
    }

    /// `in Pause`, as a clause's first line has it, unless its words name the phase.
    pub(super) fn in_phase(&self, part: &Part) -> Option<String> {
        let phase = part.duty.phase.as_ref()?;
        let unnamed = !names_its_phase(&part.duty.kernel);
        unnamed.then(|| format!("in {}", self.0.name(phase)))
    }

    /// What the words of the language leave unsaid: that no count judges them, and what another clause says of this one.
    pub(super) fn beside(&self, part: &Part) -> Option<Asked> {
        if part.duty.by_hand() {
            return Some(self.part(part));
        }
        let replaced = &part.duty.course.replaced_by;
        (!replaced.is_empty()).then(|| {
            let events = Arg::said(self.0.events(replaced));
            Asked {
                lead: self.with("freed", &[("events", events)]),
                rest: String::new(),
            }
        })
    }

    /// A part of a reading.
    pub(super) fn part(&self, part: &Part) -> Asked {
        let duty = &part.duty;
        let kernel = &duty.kernel;
        let measure = kernel.measure();
        let mut rest: Vec<String> = Vec::new();
        let only_named = only_named(part);
        match only_named {
            Some(happens) => rest.extend(self.named_on(happens, measure)),
            None => rest.extend(self.amount(kernel)),
        }
        rest.extend(self.roles(measure));
        let windows = kernel
            .windows()
            .filter(|windows| !goes_without_saying(kernel, *windows));
        rest.extend(windows.map(|windows| self.windows(windows)));
        if only_named.is_none() {
            rest.extend(self.due(kernel, duty.phase.as_deref()));
        }
        if let Some(phase) = duty.phase.as_ref().filter(|_| !names_its_phase(kernel)) {
            rest.push(self.with("in-phase", &[("phase", Arg::said(self.0.name(phase)))]));
        }
        if let Kernel::Ratio { owed, base, .. } = &duty.kernel
            && (owed.act != base.act || base.actors.iter().any(|who| owed.actors.contains(who)))
        {
            let args = [
                ("what", Arg::said(self.done(base))),
                ("who", self.voices(&base.actors)),
            ];
            rest.push(self.with("for-those", &args));
        }
        if measure.crediting != Crediting::ByTime {
            rest.push(self.0.words.say("rule-credited", &[]));
        }
        if !measure.counted_by.is_empty() {
            rest.push(self.with(
                "counted-by",
                &[("voices", self.voices(&measure.counted_by))],
            ));
        }
        if let Some(cure) = duty.cure {
            rest.push(self.with("cure", &[("length", Arg::said(self.length(cure)))]));
        }
        if !duty.cure_agreed_by.is_empty() {
            let voices = ("voices", self.voices(&duty.cure_agreed_by));
            rest.push(self.with("cure-agreed", &[voices]));
        }
        let course = &duty.course;
        let course = [
            ("once", &course.once),
            ("freed", &course.freed),
            ("freed", &course.replaced_by),
            ("alongside", &course.alongside),
        ];
        for (key, events) in course.into_iter().filter(|(_, events)| !events.is_empty()) {
            let events = Arg::said(self.0.events(events));
            rest.push(self.with(key, &[("events", events)]));
        }
        if !duty.suspended_by.is_empty() {
            let voices = ("voices", self.voices(&duty.suspended_by));
            let ground = &duty.course.ground;
            rest.push(if ground.is_empty() {
                self.with("suspended-by", &[voices])
            } else {
                let events = Arg::said(self.0.events(ground));
                self.with("suspended-ground", &[voices, ("events", events)])
            });
        }
        Asked {
            lead: self.lead(part),
            rest: self.0.words.join("list-semicolon", rest),
        }
    }

    fn lead(&self, part: &Part) -> String {
        let duty = &part.duty;
        let begins = part.name.starts_with("begun");
        // What binds is the act that waits for a list, not the list, which another may owe or give.
        let measure = only_named(part).unwrap_or_else(|| duty.kernel.measure());
        let act = ("act", Arg::said(self.0.act(&measure.act)));
        let who = |voices: &[String]| ("who", self.voices(voices));
        match &duty.kernel {
            Kernel::Earned {
                phase, days, per, ..
            } => {
                let unit = measure.thing.as_deref().unwrap_or(&measure.act);
                let unit = self.0.unit(unit, *per);
                let args = [("count", (*per).into()), ("unit", unit.into())];
                let promised = measure.point.as_deref() == Some("undertaking");
                let earned = if promised {
                    "asks-earned"
                } else {
                    "asks-earned-done"
                };
                let args = [
                    ("phase", Arg::said(self.0.name(phase))),
                    ("length", Arg::said(self.length(Length::Days(*days)))),
                    ("asked", Arg::said(self.0.words.say(earned, &args))),
                ];
                self.with("earns", &args)
            }
            Kernel::Renewed {
                phase,
                length,
                notice,
                ..
            } => {
                let mut args = vec![
                    ("phase", Arg::said(self.0.name(phase))),
                    ("length", Arg::said(self.length(*length))),
                    who(&measure.actors),
                ];
                args.extend(notice.map(|before| ("before", Arg::said(self.length(before)))));
                let key = if notice.is_some() {
                    "renews-silently"
                } else {
                    "renews"
                };
                self.with(key, &args)
            }
            Kernel::ByHand { hand, .. } => {
                let key = match hand {
                    Hand::Principle => "affirms",
                    Hand::Manner | Hand::Exception | Hand::Effort | Hand::Search => "by-hand",
                };
                self.with(key, &[who(&duty.bound)])
            }
            _ if duty.condition => self.with("condition", &[who(&measure.actors), act]),
            _ if duty.bound.is_empty() => self.with("nobody", &[act]),
            _ if let Some(level) = measure.level => match level.most() {
                Some(most) => self.with("must-hold", &[who(&duty.bound), ("n", most.into())]),
                None => self.with("must-hold-start", &[who(&duty.bound)]),
            },
            Kernel::Ban { measure, .. } if measure.group.is_none() => {
                self.with("must-not", &[who(&duty.bound), act])
            }
            Kernel::Allow { .. } => {
                let actors = ("actors", self.voices(&measure.actors));
                self.with("must-allow", &[who(&duty.bound), actors, act])
            }
            _ if begins => self.with("must-begin", &[who(&duty.bound), act]),
            _ => self.with("must", &[who(&duty.bound), act]),
        }
    }

    /// How many of what.
    fn amount(&self, kernel: &Kernel) -> Option<String> {
        let measure = kernel.measure();
        let unit = |measure: &Measure| measure.unit.clone().or_else(|| measure.thing.clone());
        match kernel {
            Kernel::Amount { threshold, .. } => {
                let required = Required::Amount {
                    sense: threshold.sense,
                    lo: threshold.lo,
                    hi: threshold.hi,
                    about: threshold.about,
                    unit: unit(measure).unwrap_or_default(),
                };
                let asked = self.0.asked(&required, &kinds(measure));
                let of = measure.unit.as_ref().and(measure.thing.as_deref());
                Some(match of {
                    Some(thing) => format!("{asked} ({})", self.plural(thing)),
                    None => asked,
                })
            }
            Kernel::Ratio { n, m, base, .. }
            | Kernel::Respond {
                trigger: base,
                rate: Some((n, m)),
                ..
            } => {
                let (sense, rates) = match kernel {
                    Kernel::Ratio { sense, rates, .. } => (*sense, &rates[..]),
                    _ => (Sense::AtLeast, &[][..]),
                };
                let required = Required::Ratio {
                    sense,
                    n: *n,
                    m: *m,
                    owed: None,
                    unit: unit(measure).unwrap_or_default(),
                    base: unit(base).unwrap_or_default(),
                    rates: rates.iter().map(|rate| (rate.n, kinds(&rate.of))).collect(),
                    by: None,
                };
                Some(self.0.asked(&required, &kinds(base)))
            }
            Kernel::Share { n, m, base, .. } => {
                let percent = (100 * n).checked_div(*m).unwrap_or(*n);
                let args = [
                    ("n", percent.into()),
                    ("of", Arg::said(self.done(base))),
                    ("who", self.voices(&base.actors)),
                ];
                Some(self.with("share", &args))
            }
            Kernel::Allow { every: true, .. } => {
                let thing = self.thing(measure)?;
                Some(self.with("every", &[("things", Arg::said(thing))]))
            }
            Kernel::Earned { cap, .. } => Some(match cap {
                Cap::LeftOpen => self.t("cap-open"),
                Cap::Uncapped => self.t("cap-none"),
                Cap::Days(days) => {
                    let length = Arg::said(self.length(Length::Days(*days)));
                    self.with("cap-days", &[("length", length)])
                }
            }),
            Kernel::Ban {
                measure: Measure {
                    group: Some(group), ..
                },
                ..
            } => {
                let args = [
                    ("things", Arg::said(self.thing(measure)?)),
                    ("groups", Arg::said(self.plural(group))),
                ];
                Some(self.with("together", &args))
            }
            Kernel::Done { .. }
            | Kernel::Respond { .. }
            | Kernel::Ban { .. }
            | Kernel::Allow { .. }
            | Kernel::Renewed { .. } => self.thing(measure),
            Kernel::ByHand { hand, words, .. } => Some(self.0.by_hand(*hand, words)),
        }
    }

    fn plural(&self, thing: &str) -> String {
        self.0.words.apart(&self.0.plural(thing)).into_owned()
    }

    /// `weapons (artillery)`.
    fn thing(&self, measure: &Measure) -> Option<String> {
        if let Some(of) = &measure.list_of {
            let things = ("things", Arg::said(self.plural(of)));
            return Some(self.with("list-of", &[things]));
        }
        let thing = self.plural(measure.thing.as_deref()?);
        Some(thing + &self.kinds(measure))
    }

    /// ` (artillery)` for each axis that is named.
    fn kinds(&self, measure: &Measure) -> String {
        let kinds = kinds(measure);
        let each = kinds.iter().map(|own| format!(" ({})", self.0.kinds(own)));
        each.collect()
    }

    /// `trucks (fuel) admitted`; an act without a thing by its name.
    fn done(&self, measure: &Measure) -> String {
        match measure.thing.as_deref() {
            Some(thing) => self.0.done(&measure.act, Some(thing)) + &self.kinds(measure),
            None => self.0.act(&measure.act),
        }
    }

    /// `captives (civilian)`, `only if named beforehand on: list handed over (Beta)`.
    fn named_on(&self, happens: &Measure, list: &Measure) -> Vec<String> {
        let counted = list.point.as_deref().map(|at| self.0.counted_at(at));
        let on = std::iter::once(self.done(list)).chain(counted);
        let args = [
            ("what", Arg::said(self.0.words.join("list-comma", on))),
            ("who", self.voices(&list.actors)),
        ];
        let named = self.with("named-on", &args);
        self.thing(happens).into_iter().chain([named]).collect()
    }

    fn roles(&self, measure: &Measure) -> impl Iterator<Item = String> {
        let role = |key: &str, name: &Option<String>| {
            let name = name.as_deref()?;
            Some(self.with(key, &[("name", Arg::said(self.0.name(name)))]))
        };
        let roles = [
            role("to", &measure.to),
            role("through", &measure.through),
            role(
                match LEAVING.contains(&measure.act.as_str()) {
                    true => "from",
                    false => "place",
                },
                &measure.place,
            ),
        ];
        roles.into_iter().flatten()
    }

    fn windows(&self, windows: Windows) -> String {
        match windows {
            Windows::From(length) => {
                self.with("within", &[("length", Arg::said(self.length(length)))])
            }
            Windows::Overall => self.0.part_name("overall"),
            Windows::Since { .. } => self.t("kept"),
            Windows::EachDay => self.0.part_name("each day"),
            Windows::EachWeek => self.0.part_name("each week"),
            Windows::Any(Length::Days(days)) => self.0.part_name(&format!("any {days} days")),
            Windows::Any(Length::Hours(hours)) => self.0.part_name(&format!("any {hours} hours")),
            Windows::EachDayBetween(from, to) => {
                self.with("hours", &[("from", self.time(from)), ("to", self.time(to))])
            }
        }
    }

    fn due(&self, kernel: &Kernel, phase: Option<&str>) -> Vec<String> {
        let (due, at_latest) = match kernel {
            Kernel::Done { due, at_latest, .. } | Kernel::Share { due, at_latest, .. } => {
                (due, at_latest)
            }
            Kernel::Respond {
                trigger,
                within,
                before,
                at_latest,
                ..
            } => {
                let each = self.by_each(trigger, *within, *before);
                return std::iter::once(each)
                    .chain(self.at_latest(*at_latest))
                    .collect();
            }
            _ => return Vec::new(),
        };
        let by = match due {
            Due::At(at) => self.0.asked_by(*at),
            Due::After(length) => {
                self.with("within", &[("length", Arg::said(self.length(*length)))])
            }
            Due::EachDay(time) => self.with("by-each-day", &[("time", self.time(*time))]),
            Due::OnDayPhaseWouldEnd(time) => {
                let phase = Arg::said(self.0.name(phase.unwrap_or_default()));
                self.with(
                    "by-last-day",
                    &[("time", self.time(*time)), ("phase", phase)],
                )
            }
        };
        std::iter::once(by)
            .chain(self.at_latest(*at_latest))
            .collect()
    }

    fn at_latest(&self, at_latest: Option<Length>) -> Option<String> {
        let length = Arg::said(self.length(at_latest?));
        Some(self.with("at-latest", &[("length", length)]))
    }

    /// `within 24 h after each: people released (Beta)`, `at least 6 h before each: trucks admitted (Beta)`.
    fn by_each(&self, trigger: &Measure, within: Length, before: bool) -> String {
        let args = [
            ("length", Arg::said(self.length(within))),
            ("what", Arg::said(self.done(trigger))),
            ("who", self.voices(&trigger.actors)),
        ];
        let key = match (before, within) {
            (false, _) => "after-each",
            (true, Length::Days(0) | Length::Hours(0)) => "before-each",
            (true, _) => "long-before-each",
        };
        self.with(key, &args)
    }

    fn time(&self, time: Time) -> Arg<'static> {
        let two = |part: i8| Arg::Figures(format!("{part:02}").into());
        let args = [("hour", two(time.hour())), ("minute", two(time.minute()))];
        Arg::said(self.0.words.say("clock-time", &args))
    }

    /// `4 days`, `36 h`.
    pub(super) fn length(&self, length: Length) -> String {
        match length {
            Length::Days(days) => {
                let args = [("n", u64::from(days).into())];
                self.0.words.say("days", &args)
            }
            Length::Hours(hours) => {
                let args = [("n", u64::from(hours).into())];
                self.0.words.say("hours", &args)
            }
        }
    }

    /// When a phase starts and how long it lasts unless it is moved.
    pub(super) fn phase(&self, phase: &Phase) -> String {
        if !phase.once.is_empty() {
            return self.0.once_begun(phase);
        }
        let from = ("from", Arg::said(self.0.instant(phase.starts)));
        match phase.lasts {
            Some(lasts) => {
                let length = ("length", Arg::said(self.length(lasts)));
                self.with("phase-lasts", &[from, length])
            }
            None => self.with("phase-open", &[from]),
        }
    }

    /// The counting point of readings that differ in nothing else; where there are several, the text leaves it open.
    pub(super) fn points(&self, readings: &[&Reading]) -> Option<String> {
        let points = readings
            .iter()
            .filter_map(|reading| reading.point.as_deref());
        let points: Vec<String> = points.map(|point| self.0.point(point)).collect();
        match points.as_slice() {
            [] => None,
            [point] => {
                let args = [("point", Arg::said(point.clone()))];
                Some(self.0.words.say("counted-at", &args))
            }
            several => {
                let points = Arg::said(self.0.words.join("list-or", several));
                Some(self.with("point-open", &[("points", points)]))
            }
        }
    }
}

/// Of a part that binds somebody to act only upon those who are named on a list: the act; the part's own measure is the list.
fn only_named(part: &Part) -> Option<&Measure> {
    match &part.duty.kernel {
        Kernel::Respond { trigger, .. } if part.name == "eligible" => Some(trigger),
        _ => None,
    }
}

/// What must not happen, or must be allowed, must not or must be so all the time.
fn goes_without_saying(kernel: &Kernel, windows: Windows) -> bool {
    matches!(kernel, Kernel::Ban { .. } | Kernel::Allow { .. }) && windows == Windows::Overall
}

/// True if what it asks is said of its phase already.
fn names_its_phase(kernel: &Kernel) -> bool {
    match kernel {
        Kernel::Earned { .. } | Kernel::Renewed { .. } => true,
        Kernel::Done { due, .. } => matches!(due, Due::OnDayPhaseWouldEnd(_)),
        _ => false,
    }
}
