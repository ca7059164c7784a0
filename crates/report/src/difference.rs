//! What differs between two texts, in words and as JSON.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tregua_agreement::Agreement;
use tregua_agreement::diff::{
    Aligned, Change, ClauseChange, Deed, Difference, PhaseChange, Turn, Witness,
};
use tregua_agreement::meaning::Phase;
use tregua_calendar::Length;
use tregua_wording::Arg;

use crate::Say;

/// What is said of one clause or phase: a head, and lines under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The track that the clause is on, as the reader's language writes it.
    pub track: Option<String>,
    /// `goods trucks: changed`.
    pub head: String,
    /// Which way it turns for whom, what differs, an example.
    pub lines: Vec<String>,
}

impl Say<'_> {
    /// Everything that differs from the text `before`: phases, then clauses track by track, in the order of the second text,
    /// which this says things of.
    pub fn difference(&self, difference: &Difference, before: &Agreement) -> Vec<Told> {
        let phases = difference.phases.iter().map(|change| Told {
            track: None,
            head: self.phase_change(change),
            lines: Vec::new(),
        });
        let tracks = self.tracks(difference);
        let of = |track: &Option<String>| {
            let clauses = difference.clauses.iter();
            clauses.filter(|change| change.track == *track).collect()
        };
        let clauses = tracks.iter().flat_map(|track| -> Vec<_> { of(track) });
        phases
            .chain(clauses.map(|change| self.clause_change(change, before)))
            .collect()
    }

    /// The same in short: what was added, changed and dropped, track by track; then which way it turns for whom.
    pub fn difference_in_short(&self, difference: &Difference) -> Vec<Told> {
        let tracks = self.tracks(difference);
        let grouped = tracks.iter().any(Option::is_some);
        let by_track = tracks.iter().map(|track| Told {
            track: None,
            head: match track {
                Some(track) => self.track(track),
                None if grouped => self.words.say("diff-track-none", &[]),
                None => self.words.say("diff-short", &[]),
            },
            lines: self.sorts_of_change(difference, track),
        });
        let mut bound: BTreeMap<&String, BTreeMap<Turn, Vec<&ClauseChange>>> = BTreeMap::new();
        for change in &difference.clauses {
            for (voice, turn) in &change.turns {
                let own = bound.entry(voice).or_default().entry(*turn).or_default();
                own.push(change);
            }
        }
        let mut bound: Vec<_> = bound.into_iter().collect();
        // Nobody stands first by another's choice.
        bound.sort_by(|(one, _), (two, _)| self.words.order(&self.voice(one), &self.voice(two)));
        let by_voice = bound.into_iter().map(|(voice, turns)| Told {
            track: None,
            head: (self.words).say("diff-for", &[("voice", Arg::said(self.voice(voice)))]),
            lines: turns
                .iter()
                .map(|(turn, changes)| self.labels(&format!("diff-for-{}", turn.word()), changes))
                .collect(),
        });
        by_track.chain(by_voice).collect()
    }

    /// A track by its name: `track relief`.
    pub fn track(&self, name: &str) -> String {
        let name = Arg::said(self.name(name));
        self.words.say("diff-track", &[("track", name)])
    }

    /// The tracks of what differs: as the second text declares them, then those of the first, then what is on none.
    fn tracks(&self, difference: &Difference) -> Vec<Option<String>> {
        let declared = self.agreement.tracks.iter().cloned().map(Some);
        let found = difference.clauses.iter().map(|change| change.track.clone());
        let (some, none): (Vec<_>, Vec<_>) = declared.chain(found).partition(Option::is_some);
        let mut tracks = Vec::new();
        for track in some.into_iter().chain(none) {
            let there = difference
                .clauses
                .iter()
                .any(|change| change.track == track);
            if there && !tracks.contains(&track) {
                tracks.push(track);
            }
        }
        tracks
    }

    fn sorts_of_change(&self, difference: &Difference, track: &Option<String>) -> Vec<String> {
        let mut sorts: BTreeMap<usize, Vec<&ClauseChange>> = BTreeMap::new();
        for change in &difference.clauses {
            let sort = match (&change.before, &change.after) {
                (None, _) => 0,
                (Some(_), Some(_)) => 1,
                (Some(_), None) => 2,
            };
            if change.track == *track {
                sorts.entry(sort).or_default().push(change);
            }
        }
        const KEYS: [&str; 3] = [
            "diff-short-added",
            "diff-short-changed",
            "diff-short-dropped",
        ];
        let said = |(sort, changes): (&usize, &Vec<&ClauseChange>)| {
            Some(self.labels(KEYS.get(*sort)?, changes))
        };
        sorts.iter().filter_map(said).collect()
    }

    /// The clauses by name, behind the words of `key`.
    fn labels(&self, key: &str, changes: &[&ClauseChange]) -> String {
        let label = |change: &&ClauseChange| {
            let label = change.after.as_ref().or(change.before.as_ref());
            self.name(label.map_or("", String::as_str))
        };
        let labels = self.words.join("list-comma", changes.iter().map(label));
        self.words.say(key, &[("labels", Arg::said(labels))])
    }

    /// What the clause of this label says by its own words.
    fn own_words(&self, label: &str) -> Option<String> {
        let clause = self.agreement.clause(label)?;
        let told = self.clause_in_words(clause);
        let own = told
            .readings
            .into_iter()
            .find(|reading| reading.name.is_none())?;
        let counted = own.counted.into_iter();
        let parts = own
            .parts
            .into_iter()
            .flat_map(|part| [part.lead, part.rest]);
        let said = parts.chain(counted).filter(|said| !said.is_empty());
        Some(said.collect::<Vec<_>>().join(" · "))
    }

    /// What it says in each of the texts that has it.
    fn both_words(&self, change: &ClauseChange, before: &Agreement) -> Vec<String> {
        let of_first = Say {
            words: self.words,
            agreement: before,
        };
        let (old, new) = (&change.before, &change.after);
        let was = old.as_ref().and_then(|label| of_first.own_words(label));
        let is = new.as_ref().and_then(|label| self.own_words(label));
        let said = |key: &str, said: String| self.words.say(key, &[("said", Arg::said(said))]);
        match (was, is) {
            (Some(was), Some(is)) if was == is => vec![said("diff-says", is)],
            (Some(was), Some(is)) => vec![said("diff-before", was), said("diff-after", is)],
            (one, other) => one
                .or(other)
                .map(|it| said("diff-says", it))
                .into_iter()
                .collect(),
        }
    }

    fn phase_change(&self, change: &PhaseChange) -> String {
        let stretch = |phase: &Phase| {
            if !phase.once.is_empty() {
                return self.once_begun(phase);
            }
            let from = self.instant(phase.starts);
            let to = phase.planned_end(&self.agreement.clock);
            let to = to.map(|to| self.instant(to));
            let to = to.unwrap_or_else(|| self.words.say("phase-open", &[]));
            self.words.say(
                "interval",
                &[("from", Arg::said(from)), ("to", Arg::said(to))],
            )
        };
        let name = ("phase", change.name.as_str().into());
        match (&change.before, &change.after) {
            (None, after) => {
                let after = after.as_ref().map(stretch).unwrap_or_default();
                self.words
                    .say("diff-phase-added", &[name, ("after", Arg::said(after))])
            }
            (Some(before), None) => self.words.say(
                "diff-phase-dropped",
                &[name, ("before", Arg::said(stretch(before)))],
            ),
            (Some(before), Some(after)) => {
                let args = [
                    name,
                    ("before", Arg::said(stretch(before))),
                    ("after", Arg::said(stretch(after))),
                ];
                self.words.say("diff-phase-changed", &args)
            }
        }
    }

    fn clause_change(&self, change: &ClauseChange, before: &Agreement) -> Told {
        let key = match change.aligned {
            None if change.before.is_none() => "diff-added",
            None => "diff-dropped",
            Some(Aligned::Label) => "diff-changed",
            Some(Aligned::Was) => "diff-renamed",
            Some(Aligned::Meaning) => "diff-paired",
        };
        let name = |label: &Option<String>| Arg::from(label.clone().unwrap_or_default());
        let head = self.words.say(
            key,
            &[
                ("before", name(&change.before)),
                ("after", name(&change.after)),
            ],
        );
        let mut lines = self.both_words(change, before);
        lines.extend(self.turns(&change.turns));
        lines.extend(self.aspects(&change.changes));
        for (key, readings) in [
            ("diff-reading-added", &change.readings_added),
            ("diff-reading-dropped", &change.readings_dropped),
        ] {
            let said = |reading: &String| {
                self.words
                    .say(key, &[("reading", Arg::said(self.reading_name(reading)))])
            };
            lines.extend(readings.iter().map(said));
        }
        lines.extend(change.asserted.as_ref().map(|(before, after)| {
            let key = match (before.is_empty(), after.is_empty()) {
                (_, true) => "diff-asserted-no-more",
                (true, false) => "diff-asserted-newly",
                (false, false) => "diff-asserted",
            };
            let who = |voices: &[String]| Arg::said(self.voices("list-and", voices));
            let mut args = Vec::new();
            if !before.is_empty() {
                args.push(("before", who(before)));
            }
            if !after.is_empty() {
                args.push(("after", who(after)));
            }
            self.words.say(key, &args)
        }));
        lines.extend(change.moved.as_ref().map(|(before, after)| {
            let track = |track: &Option<String>| match track {
                Some(track) => self.name(track),
                None => self.words.say("diff-no-track", &[]),
            };
            let args = [
                ("before", Arg::said(track(before))),
                ("after", Arg::said(track(after))),
            ];
            self.words.say("diff-moved", &args)
        }));
        lines.extend(change.witness.as_ref().map(|witness| self.witness(witness)));
        Told {
            track: change.track.as_deref().map(|track| self.track(track)),
            head,
            lines,
        }
    }

    fn turns(&self, turns: &BTreeMap<String, Turn>) -> Vec<String> {
        let mut by_turn: BTreeMap<Turn, Vec<String>> = BTreeMap::new();
        for (party, turn) in turns {
            by_turn.entry(*turn).or_default().push(party.clone());
        }
        let said = |(turn, parties): (&Turn, &Vec<String>)| {
            let voices = Arg::said(self.voices("list-and", parties));
            self.words
                .say(&format!("diff-turn-{}", turn.word()), &[("voices", voices)])
        };
        by_turn.iter().map(said).collect()
    }

    /// What differs, a line for each reading.
    fn aspects(&self, changes: &[Change]) -> Vec<String> {
        let mut by_reading: BTreeMap<Option<&String>, Vec<String>> = BTreeMap::new();
        let several = changes.iter().any(|change| {
            changes
                .iter()
                .any(|other| other.part != change.part && !other.part.is_empty())
        });
        for change in changes {
            let aspect = self
                .words
                .say(&format!("diff-aspect-{}", change.aspect.word()), &[]);
            let said = if several && !change.part.is_empty() {
                let args = [
                    ("aspect", Arg::said(aspect)),
                    ("part", Arg::said(self.part_name(&change.part))),
                ];
                self.words.say("diff-in-part", &args)
            } else {
                aspect
            };
            let own = by_reading.entry(change.reading.as_ref()).or_default();
            if !own.contains(&said) {
                own.push(said);
            }
        }
        let said = |(reading, aspects): (Option<&String>, Vec<String>)| {
            let aspects = Arg::said(self.words.join("list-comma", aspects));
            match reading {
                None => self.words.say("diff-what", &[("aspects", aspects)]),
                Some(reading) => self.words.say(
                    "diff-what-in",
                    &[
                        ("aspects", aspects),
                        ("reading", Arg::said(self.reading_name(reading))),
                    ],
                ),
            }
        };
        by_reading.into_iter().map(said).collect()
    }

    fn witness(&self, witness: &Witness) -> String {
        let deeds = if witness.deeds.is_empty() {
            self.words.say("diff-nothing-done", &[])
        } else {
            self.words.join(
                "list-semicolon",
                witness.deeds.iter().map(|deed| self.deed(deed)),
            )
        };
        let key = if witness.honours_first {
            "diff-witness-first"
        } else {
            "diff-witness-second"
        };
        self.words.say(key, &[("deeds", Arg::said(deeds))])
    }

    fn deed(&self, deed: &Deed) -> String {
        let thing = deed.thing.as_deref();
        let done = match thing {
            Some(one) if deed.amount == 1 => self.done_to_one(&deed.act, one),
            _ => self.done(&deed.act, thing),
        };
        let mut what = if deed.thing.is_some() {
            self.words.say(
                "diff-deed-many",
                &[("amount", deed.amount.into()), ("done", Arg::said(done))],
            )
        } else {
            done
        };
        if !deed.kinds.is_empty() {
            let kinds = deed
                .kinds
                .iter()
                .map(|kind| self.words.apart(kind).into_owned());
            what = format!("{what} ({})", self.words.join("list-comma", kinds));
        }
        if let Some(place) = &deed.place {
            what = self.words.say(
                "diff-deed-in",
                &[("what", Arg::said(what)), ("place", place.as_str().into())],
            );
        }
        let when = if deed.days > 1 {
            let last = self
                .agreement
                .clock
                .plus(deed.at, Length::Days(deed.days - 1));
            let day = |at| Arg::said(self.day(self.agreement.clock.day_of(at)));
            self.words.say(
                "diff-days-from",
                &[("from", day(deed.at)), ("to", day(last))],
            )
        } else {
            self.instant(deed.at)
        };
        let args = [
            ("actor", Arg::said(self.voice(&deed.actor))),
            ("what", Arg::said(what)),
            ("when", Arg::said(when)),
        ];
        self.words.say("diff-deed", &args)
    }
}

/// The same as JSON; instants on the second text's clock.
pub fn difference_as_json(difference: &Difference, after: &Agreement) -> Value {
    let write = |at| after.clock.write(at);
    let phase = |phase: &Option<Phase>| {
        let phase = phase.as_ref()?;
        let ends = phase.planned_end(&after.clock).map(write);
        Some(match phase.once.is_empty() {
            true => json!({ "starts": write(phase.starts), "ends": ends }),
            false => json!({
                "once": phase.once.iter().map(ToString::to_string).collect::<Vec<_>>(), "not_before": write(phase.starts),
                "lasts": phase.lasts.map(|length| match length { Length::Days(n) => json!({ "days": n }), Length::Hours(n) => json!({ "hours": n }) }),
            }),
        })
    };
    let phases = difference.phases.iter().map(|one| json!({ "phase": one.name, "before": phase(&one.before), "after": phase(&one.after) }));
    let deed = |deed: &Deed| {
        json!({
            "act": deed.act, "actor": deed.actor, "thing": deed.thing, "kinds": deed.kinds, "place": deed.place, "to": deed.to,
            "amount": deed.amount, "at": write(deed.at), "days": deed.days,
        })
    };
    let witness = |witness: &Witness| {
        let honours = if witness.honours_first {
            "first"
        } else {
            "second"
        };
        json!({ "honours": honours, "deeds": witness.deeds.iter().map(deed).collect::<Vec<_>>() })
    };
    let clause = |one: &ClauseChange| {
        let changes = one.changes.iter().map(|change| {
            json!({ "reading": change.reading, "part": change.part, "aspect": change.aspect.word(), "turn": change.turn.word() })
        });
        json!({
            "before": one.before, "after": one.after,
            "aligned": one.aligned.map(|aligned| match aligned { Aligned::Label => "label", Aligned::Was => "was", Aligned::Meaning => "meaning" }),
            "turns": one.turns.iter().map(|(party, turn)| (party.clone(), turn.word())).collect::<BTreeMap<_, _>>(),
            "changes": changes.collect::<Vec<_>>(),
            "readings_added": one.readings_added, "readings_dropped": one.readings_dropped,
            "track": one.track,
            "moved": one.moved.as_ref().map(|(before, after)| json!({ "before": before, "after": after })),
            "asserted": one.asserted.as_ref().map(|(before, after)| json!({ "before": before, "after": after })),
            "witness": one.witness.as_ref().map(witness),
        })
    };
    json!({
        "format": 1,
        "phases": phases.collect::<Vec<_>>(),
        "clauses": difference.clauses.iter().map(clause).collect::<Vec<_>>(),
        "unchanged": difference.unchanged,
    })
}
