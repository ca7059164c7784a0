//! What stands beside a clause's own sentence: windows, counting, what it waits for, powers.

use tregua_calendar::Length;

use crate::clause::{GROUPS, by_default};
use crate::duty::{Cap, Due, Event, Hand, Kernel, Part, Sense, Windows};
use crate::meaning::{Clause, Reading};

use super::pen::{Pen, hour, length};
use super::sentence::{asks_an_answer, is_principle};
use super::{main, own_parts, phase, words_beside};

impl Pen<'_> {
    /// Every addition of a reading, each as it could stand on a line of its own.
    pub(super) fn beside(&self, clause: &Clause, readings: &[&Reading]) -> Vec<String> {
        let Some(part) = main(readings) else {
            return Vec::new();
        };
        let phase = phase(clause);
        let words = readings
            .first()
            .into_iter()
            .flat_map(|reading| &reading.parts)
            .find_map(words_beside);
        // Who owes an effort does not owe what it comes to.
        let tried = matches!(words, Some((Hand::Effort | Hand::Search, _)));
        let mut said = self.windows(readings, phase);
        said.extend(self.due(readings, part, phase));
        said.extend(self.begun(readings, phase));
        said.extend(at_latest(part).map(|after| format!("at latest {} after that", length(after))));
        said.extend(self.earned(part));
        said.extend(self.counting(readings, part));
        said.extend(self.powers(readings, part, tried));
        said.extend(self.course(clause, part));
        said.extend(words.map(|(hand, words)| match hand {
            Hand::Manner => format!("in a manner \"{words}\""),
            Hand::Exception => format!("except \"{words}\""),
            _ => words.to_owned(),
        }));
        said
    }

    /// `within 4 days from start of Pause`, `each day and overall`, `between 10:00 and 16:00 each day`
    fn windows(&self, readings: &[&Reading], phase: &str) -> Vec<String> {
        let counted = own_parts(readings).filter_map(|part| {
            // The two ends of a range have one window.
            if part.limits_a_range() {
                return None;
            }
            let windows = part.duty.kernel.windows()?;
            let silent = matches!(part.duty.kernel, Kernel::Ban { .. } | Kernel::Allow { .. })
                && windows == Windows::Overall;
            (!silent).then_some((part, windows))
        });
        let mut said: Vec<String> = Vec::new();
        for (part, windows) in counted {
            let batch = matches!(&part.duty.kernel, Kernel::Amount { threshold, .. } if threshold.sense == Sense::Batch);
            let words = match windows {
                Windows::From(length) => format!("within {}", self.since_start(length, phase)),
                Windows::Overall => "overall".to_owned(),
                Windows::EachDay => "each day".to_owned(),
                Windows::EachWeek => "each week".to_owned(),
                Windows::Any(any) => format!("in any {}", length(any)),
                Windows::EachDayBetween(from, to) => {
                    format!("between {} and {} each day", hour(from), hour(to))
                }
                // What a state is kept for goes without saying.
                Windows::Since { .. } => continue,
            };
            let words = if batch {
                format!("{words} with a batch")
            } else {
                words
            };
            // Of a joint ban each part has them.
            if said.contains(&words) {
                continue;
            }
            match said.last_mut() {
                Some(last) if words == "overall" && last.starts_with("each ") => {
                    last.push_str(" and overall");
                }
                _ => said.push(words),
            }
        }
        said
    }

    /// `by 2024-01-03 12:00 and 65 percent by 2024-01-05 12:00`, `within 24 hours of each truck dispatched by Beta`
    fn due(&self, readings: &[&Reading], part: &Part, phase: &str) -> Option<String> {
        match &part.duty.kernel {
            Kernel::Done { due, .. } => Some(self.by(*due, phase)),
            Kernel::Share { due, .. } => {
                let further =
                    own_parts(readings)
                        .skip(1)
                        .filter_map(|step| match &step.duty.kernel {
                            Kernel::Share {
                                n,
                                m,
                                due: Due::At(at),
                                ..
                            } => {
                                let percent = (100 * n).checked_div(*m)?;
                                Some(format!(" and {percent} percent by {}", self.instant(*at)))
                            }
                            _ => None,
                        });
                Some(self.by(*due, phase) + &further.collect::<String>())
            }
            Kernel::Respond { .. } if part.name == "eligible" || asks_an_answer(part) => None,
            Kernel::Respond {
                within,
                rate: Some(_),
                ..
            } => Some(format!("within {} of each", length(*within))),
            Kernel::Respond {
                trigger,
                within,
                before,
                ..
            } => {
                let each = self.each(trigger);
                Some(match (before, within) {
                    (false, within) => format!("within {} of each {each}", length(*within)),
                    (true, Length::Hours(0)) => format!("before each {each}"),
                    (true, lead) => format!("at least {} before each {each}", length(*lead)),
                })
            }
            _ => None,
        }
    }

    fn by(&self, due: Due, phase: &str) -> String {
        match due {
            Due::At(at) => format!("by {}", self.instant(at)),
            Due::After(length) => format!("within {}", self.since_start(length, phase)),
            Due::EachDay(time) => format!("by {} each day", hour(time)),
            Due::OnDayPhaseWouldEnd(time) => {
                format!(
                    "by {} on the day that {} would end",
                    hour(time),
                    self.name(phase)
                )
            }
        }
    }

    fn begun(&self, readings: &[&Reading], phase: &str) -> Option<String> {
        let part = own_parts(readings).find(|part| part.name.starts_with("begun"))?;
        match &part.duty.kernel {
            Kernel::Done { due, .. } => Some(format!("begun {}", self.by(*due, phase))),
            _ => None,
        }
    }

    /// `whole tens only`, `cap left open`, `earned by handover before end of Pause`
    fn earned(&self, part: &Part) -> Vec<String> {
        let Kernel::Earned {
            phase,
            measure,
            per,
            cap,
            ..
        } = &part.duty.kernel
        else {
            return Vec::new();
        };
        let group = GROUPS.iter().find(|(_, of)| of == per);
        let whole = group.map_or_else(
            || format!("groups of {per}"),
            |(word, _)| (*word).to_owned(),
        );
        let cap = match cap {
            Cap::LeftOpen => "cap left open".to_owned(),
            Cap::Uncapped => "uncapped".to_owned(),
            Cap::Days(days) => format!("at most {} in all", length(Length::Days(*days))),
        };
        let point = measure.point.as_deref().unwrap_or("undertaking");
        let earned = format!("earned by {point} before end of {}", self.name(phase));
        vec![format!("whole {whole} only"), cap, earned]
    }

    /// `counted at handover by Monitors`, `counting point left open: dispatch or crossing`
    fn counting(&self, readings: &[&Reading], part: &Part) -> Option<String> {
        let measure = match &part.duty.kernel {
            Kernel::Respond { trigger, .. } if part.name == "eligible" => trigger,
            kernel => kernel.measure(),
        };
        let all = self.points(&measure.act);
        if all.is_empty()
            || matches!(
                part.duty.kernel,
                Kernel::Earned { .. } | Kernel::Renewed { .. }
            )
        {
            return None;
        }
        let points: Vec<&String> = readings
            .iter()
            .filter_map(|reading| reading.point.as_ref())
            .collect();
        let by = if measure.counted_by.is_empty() {
            String::new()
        } else {
            format!(" by {}", self.and(&measure.counted_by))
        };
        match points.as_slice() {
            [] => None,
            [point] => Some(format!("counted at {point}{by}")),
            several if several.iter().copied().eq(all) => {
                Some("counting point left open by the parties".to_owned())
            }
            several => {
                let several: Vec<&str> = several.iter().map(|point| point.as_str()).collect();
                Some(format!(
                    "counting point left open: {}",
                    several.join(" or ")
                ))
            }
        }
    }

    /// Whether it is a duty, what can be made good, who may suspend or waive it.
    fn powers(&self, readings: &[&Reading], part: &Part, tried: bool) -> Vec<String> {
        let duty = &part.duty;
        let mut said: Vec<String> = Vec::new();
        let of_a_phase = matches!(duty.kernel, Kernel::Earned { .. } | Kernel::Renewed { .. });
        if duty.condition && !tried && !of_a_phase {
            said.push("condition of extension".to_owned());
        }
        said.extend(
            duty.cure
                .map(|cure| format!("may be made good within {}", length(cure))),
        );
        if !duty.cure_agreed_by.is_empty() {
            said.push(format!(
                "may be made good by a date agreed by {}",
                self.and(&duty.cure_agreed_by)
            ));
        }
        if !duty.suspended_by.is_empty() {
            let ground = match duty.course.ground.as_slice() {
                [] => String::new(),
                ground => format!(" once {}", self.events(ground)),
            };
            said.push(format!(
                "may be suspended by {}{ground}",
                self.and(&duty.suspended_by)
            ));
        }
        let powerless = is_principle(part) || matches!(duty.kernel, Kernel::Renewed { .. });
        let mut parts = own_parts(readings);
        if !powerless && parts.any(|part| part.duty.beneficiaries != self.beneficiaries(part)) {
            let who = self.and(&duty.beneficiaries);
            said.push(format!("may be waived by {who}"));
        }
        said
    }

    /// Who may waive it where the text does not say.
    fn beneficiaries(&self, part: &Part) -> Vec<String> {
        let measure = part.duty.kernel.measure();
        let (actors, to): (&[String], _) = match &part.duty.kernel {
            Kernel::Allow { .. } => (&part.duty.bound, measure.to.as_deref()),
            Kernel::Earned { .. } => (&[], None),
            Kernel::Respond { trigger, .. } if part.name == "eligible" => (&trigger.actors, None),
            Kernel::Ratio { .. } | Kernel::Respond { rate: Some(_), .. } => (&measure.actors, None),
            _ => (&measure.actors, measure.to.as_deref()),
        };
        by_default(&self.agreement.parties, actors, to)
    }

    /// What opens it, what frees those it binds, what goes alongside.
    fn course(&self, clause: &Clause, part: &Part) -> Vec<String> {
        let course = &part.duty.course;
        let (mut once, mut said) = (course.once.as_slice(), Vec::new());
        if let Some((consent @ Event::Agreed { by, clause: None }, before)) = once.split_last()
            && let Some(other) = self.replaced(clause, by)
        {
            once = before;
            said.push(format!(
                "stands in place of clause {} once {}",
                self.name(&other.label),
                self.events(std::slice::from_ref(consent))
            ));
        }
        if !once.is_empty() {
            said.push(format!("once {}", self.events(once)));
        }
        if !course.freed.is_empty() {
            said.push(format!("freed as soon as {}", self.events(&course.freed)));
        }
        said.extend(
            course
                .alongside
                .iter()
                .map(|event| format!("alongside {}", self.events(std::slice::from_ref(event)))),
        );
        said
    }

    /// The clause in whose place this one stands once all of these have agreed.
    fn replaced(&self, clause: &Clause, voices: &[String]) -> Option<&Clause> {
        self.agreement.clauses.iter().find(|other| {
            let mut parts = other.readings.iter().flat_map(|reading| &reading.parts);
            let takes_its_place = |event: &Event| {
                matches!(event, Event::Agreed { by, clause: Some(label) } if by == voices && *label == clause.label)
            };
            parts.any(|part| part.duty.course.replaced_by.iter().any(takes_its_place))
        })
    }
}

/// The last moment, where the text says one.
fn at_latest(part: &Part) -> Option<Length> {
    match &part.duty.kernel {
        Kernel::Done { at_latest, .. }
        | Kernel::Share { at_latest, .. }
        | Kernel::Respond { at_latest, .. } => *at_latest,
        _ => None,
    }
}
