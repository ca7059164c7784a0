//! A clause's own sentence.

use crate::duty::{Hand, Kernel, Level, Measure, Part, Rate, Sense};
use crate::meaning::Reading;
use crate::terms::{EARNING, HOLDING, only};

use super::pen::{Pen, length};
use super::{main, own_parts};

impl Pen<'_> {
    /// `Alpha must admit at least 200 trucks of load goods`; `None` of a reading without parts.
    pub(super) fn sentence(&self, readings: &[&Reading]) -> Option<String> {
        let part = main(readings)?;
        let kernel = &part.duty.kernel;
        let measure = kernel.measure();
        let must = format!("{} must {}", self.and(&measure.actors), measure.act);
        let what = || self.things_of(measure);
        Some(match kernel {
            _ if measure.level.is_some() && !part.name.starts_with("ban") => {
                self.state(readings, measure)
            }
            Kernel::Amount { threshold, .. } => {
                let thing = measure.thing.as_deref().unwrap_or_default();
                let number = self.number(threshold, limit(readings), thing);
                format!(
                    "{must} {number}{}{}",
                    self.kinds(&measure.kinds),
                    self.roles(measure)
                )
            }
            Kernel::Ratio {
                sense,
                owed,
                n,
                m,
                base,
                rates,
                ..
            } => {
                let named = !self.goes_without_saying(readings, owed, base);
                format!(
                    "{must} {}",
                    self.ratio(
                        (*sense, *n, *m),
                        limit(readings),
                        (owed, base),
                        rates,
                        named
                    )
                )
            }
            Kernel::Respond {
                measure: owed,
                trigger: base,
                rate: Some((n, m)),
                ..
            } => {
                let named = !self.goes_without_saying(readings, owed, base);
                format!(
                    "{must} {}",
                    self.ratio((Sense::AtLeast, *n, *m), None, (owed, base), &[], named)
                )
            }
            Kernel::Share { n, m, base, .. } => {
                let percent = (100 * n).checked_div(*m).unwrap_or(*n);
                let by = format!(
                    "{} by {}{}",
                    self.done(&base.act),
                    self.and(&base.actors),
                    self.counted(base)
                );
                format!("{must} at least {percent} percent of{} {by}", what())
            }
            Kernel::Respond { trigger, .. } if part.name == "eligible" => {
                self.eligible(trigger, measure)
            }
            Kernel::Respond {
                trigger, within, ..
            } if asks_an_answer(part) => {
                format!(
                    "{must} each request by {} within {}",
                    self.and(&trigger.actors),
                    length(*within)
                )
            }
            Kernel::Done { .. } | Kernel::Respond { .. } => {
                format!("{must}{}", self.object(measure))
            }
            Kernel::Ban {
                measure: Measure {
                    group: Some(group), ..
                },
                ..
            } => {
                let who = self.and(&each_actor(readings));
                let each = format!("{who} must {} each {}", measure.act, self.thing(group, 1));
                format!("{each} of{}{} together", what(), self.roles(measure))
            }
            Kernel::Ban { .. } => {
                let any = measure
                    .thing
                    .as_ref()
                    .map(|_| format!(" any{}", what()))
                    .unwrap_or_default();
                let who = self.and(&each_actor(readings));
                format!("{who} must not {}{any}{}", measure.act, self.roles(measure))
            }
            Kernel::Allow { every, .. } => {
                let thing = measure.thing.as_deref();
                let things = thing.map(|thing| match every {
                    true => format!(" every {}", self.thing(thing, 1)),
                    false => format!(" any {}", self.thing(thing, 0)),
                });
                let things = things.unwrap_or_default() + &self.kinds(&measure.kinds);
                let who = format!(
                    "{} must allow {}",
                    self.and(&part.duty.bound),
                    self.and(&measure.actors)
                );
                format!("{who} to {}{things}{}", measure.act, self.roles(measure))
            }
            Kernel::Earned {
                phase, days, per, ..
            } => {
                let of = measure.thing.as_deref().unwrap_or_default();
                let of = format!(
                    "{per} {}{}",
                    self.thing(of, *per),
                    self.kinds(&measure.kinds)
                );
                let earned = EARNING
                    .iter()
                    .find(|(_, point)| Some(*point) == measure.point.as_deref());
                let earned = earned.map_or("undertaken", |(words, _)| words);
                let days = length(tregua_calendar::Length::Days(*days));
                format!("{} extends {days} for each {of} {earned}", self.name(phase))
            }
            Kernel::Renewed {
                phase,
                length: by,
                notice,
                ..
            } => {
                let (who, renews) = (
                    each_actor(readings),
                    format!("{} renews for {}", self.name(phase), length(*by)),
                );
                match notice {
                    None => format!("{renews} by consent of {}", self.and(&who)),
                    Some(before) => {
                        let notice = self.joined(&who, " or ");
                        format!(
                            "{renews} unless notice by {notice} {} before its end",
                            length(*before)
                        )
                    }
                }
            }
            Kernel::ByHand { words, .. } => {
                let affirm = if measure.actors.len() == 1 {
                    "affirms"
                } else {
                    "affirm"
                };
                format!("{} {affirm} \"{words}\"", self.and(&measure.actors))
            }
        })
    }

    /// What is handed over, done, or told to whom.
    fn object(&self, measure: &Measure) -> String {
        let list = self.list(measure).unwrap_or_default();
        // Whoever is notified stands right after the verb.
        let told = measure.to.as_ref().filter(|_| measure.act == "notify");
        let Some(told) = told else {
            return list + &self.roles(measure);
        };
        let rest = Measure {
            to: None,
            ..measure.clone()
        };
        format!("{list} {}{}", self.name(told), self.roles(&rest))
    }

    /// What is no longer held, or no more of: each verb leaves the same.
    fn state(&self, readings: &[&Reading], held: &Measure) -> String {
        let begun = own_parts(readings).find(|part| part.name.starts_with("begun"));
        let begun = begun.map(|part| part.duty.kernel.measure().act.as_str());
        let reached = own_parts(readings).any(|part| part.name.starts_with("reached"));
        let Some(most) = held.level.map_or(Some(0), Level::most) else {
            return self.baseline(readings, held);
        };
        let act = begun.unwrap_or(match (reached && most == 0, &held.thing) {
            (true, None) => "vacate",
            (true, Some(_)) => "withdraw",
            (false, _) => HOLDING,
        });
        let zone = self.name(held.place.as_deref().unwrap_or_default());
        let must = format!("{} must {act}", self.and(&each_actor(readings)));
        match (act, held.thing.as_deref()) {
            (HOLDING, thing) => {
                let thing = self.thing(thing.unwrap_or_default(), most);
                format!(
                    "{must} at most {most} {thing}{} in {zone}",
                    self.kinds(&held.kinds)
                )
            }
            ("vacate", _) => format!("{must} {zone}"),
            (_, None) => format!("{must} from {zone}"),
            (_, Some(_)) => format!("{must} all{} from {zone}", self.things_of(held)),
        }
    }

    /// No more than there was as the phase began.
    fn baseline(&self, readings: &[&Reading], held: &Measure) -> String {
        let zone = self.name(held.place.as_deref().unwrap_or_default());
        let phase = main(readings).and_then(|part| part.duty.phase.as_deref());
        let phase = self.name(phase.unwrap_or_default());
        let who = self.and(&each_actor(readings));
        let what = self.things_of(held);
        format!("{who} must {HOLDING} no more{what} in {zone} than at start of {phase}")
    }

    fn eligible(&self, happens: &Measure, list: &Measure) -> String {
        let must = format!(
            "{} must {} only{}",
            self.and(&happens.actors),
            happens.act,
            self.things_of(happens)
        );
        let by = format!("{} by {}", self.done(&list.act), self.and(&list.actors));
        format!(
            "{must} named on list {by}{}{}",
            self.roles(list),
            self.counted(list)
        )
    }

    /// `at least 3 captives for each 1 hostage`, each category with its own number.
    fn ratio(
        &self,
        (sense, n, m): (Sense, u64, u64),
        limit: Option<u64>,
        (owed, base): (&Measure, &Measure),
        rates: &[Rate],
        named: bool,
    ) -> String {
        let unit =
            |measure: &Measure, n: u64| self.thing(measure.thing.as_deref().unwrap_or_default(), n);
        let (n, first) = rates.first().map_or((n, base), |rate| (rate.n, &rate.of));
        let number = match limit {
            Some(most) => format!("between {n} and {most}"),
            None => format!("{} {n}", sense.words()),
        };
        let owed = format!(
            "{number} {}{}",
            unit(owed, limit.unwrap_or(n)),
            self.kinds(&owed.kinds)
        );
        let each = format!("for each {m} {}{}", unit(base, m), self.kinds(&first.kinds));
        let more = rates
            .iter()
            .skip(1)
            .map(|rate| format!(" and {} for each {m}{}", rate.n, self.kinds(&rate.of.kinds)));
        let more: String = more.collect();
        let by = named.then(|| {
            let by = format!(" {} by {}", self.done(&base.act), self.and(&base.actors));
            format!("{by}{}{}", self.roles(base), self.counted(base))
        });
        format!("{owed} {each}{more}{}", by.unwrap_or_default())
    }

    /// True if the base is what the other parties do by the same verb, counted wherever the clause counts.
    fn goes_without_saying(&self, readings: &[&Reading], owed: &Measure, base: &Measure) -> bool {
        let parties = self.agreement.parties.iter();
        let others: Vec<&String> = parties
            .filter(|party| !owed.actors.contains(party))
            .collect();
        let nowhere = base.place.is_none() && base.to.is_none() && base.through.is_none();
        let together = readings.iter().all(|reading| {
            let measures = main(&[reading]).map(|part| part.duty.kernel.measures());
            let [owed, base, ..] = measures.as_deref().unwrap_or_default() else {
                return false;
            };
            owed.point == base.point
        });
        base.act == owed.act && base.actors.iter().eq(others) && nowhere && together
    }
}

/// Of a range, its upper end.
fn limit(readings: &[&Reading]) -> Option<u64> {
    let limit = own_parts(readings).find(|part| part.limits_a_range())?;
    match &limit.duty.kernel {
        Kernel::Amount { threshold, .. } => Some(threshold.lo),
        Kernel::Ratio { n, .. } => Some(*n),
        _ => None,
    }
}

/// Of parts that are each of one voice, the voices in their order.
fn each_actor(readings: &[&Reading]) -> Vec<String> {
    let mut actors: Vec<String> = Vec::new();
    for actor in own_parts(readings).flat_map(|part| &part.duty.kernel.measure().actors) {
        if !actors.contains(actor) {
            actors.push(actor.clone());
        }
    }
    actors
}

/// True of what `answer each request by Beta` says.
pub(super) fn asks_an_answer(part: &Part) -> bool {
    let Kernel::Respond {
        measure,
        trigger,
        rate: None,
        before: false,
        ..
    } = &part.duty.kernel
    else {
        return false;
    };
    let acts = measure.act == "answer" && trigger.act == "request";
    let plain = |measure: &Measure| {
        measure.thing.is_none() && measure.place.is_none() && measure.through.is_none()
    };
    let between = measure.to == only(&trigger.actors) && trigger.to == only(&measure.actors);
    let course = &part.duty.course;
    let alone = course.once.is_empty() && course.freed.is_empty() && course.alongside.is_empty();
    acts && plain(measure) && plain(trigger) && between && alone
}

/// True of what only somebody affirms.
pub(super) fn is_principle(part: &Part) -> bool {
    matches!(
        part.duty.kernel,
        Kernel::ByHand {
            hand: Hand::Principle,
            ..
        }
    )
}
