//! Whose statements count (`docs/standings.md` §7).

use std::collections::BTreeSet;

use tregua_agreement::duty::{Duty, Kernel};

use crate::figures::Figure;
use crate::joining::{Opposed, common, hull, intersection, opposed, together};
use crate::kernels::{Account, CONTESTED, Verdict, verdict};
use crate::live::{Spoken, denies};
use crate::question::{TooLarge, View};
use crate::seat::{Counts, Seat, Without, keeps};

/// What a view leaves open.
pub(crate) struct Seen {
    /// Its outcomes and causes.
    pub(crate) verdict: Verdict,
    /// Its counts: one voice's, the hull or the intersection.
    pub(crate) account: Account,
}

impl Seat<'_> {
    /// What a view sees; `None` where no counting body is named.
    pub(crate) fn seen(&self, view: &View) -> Result<Option<Seen>, TooLarge> {
        let nothing = BTreeSet::new();
        match view {
            // "They stand in every view as they do with all voices."
            _ if of_record(self.duty) => self.all(None).map(Some),
            View::AccordingTo(voice) => self
                .according(
                    voice,
                    Without {
                        repeats: false,
                        ids: &nothing,
                    },
                )
                .map(Some),
            View::BothParties => self.both().map(Some),
            View::AllVoices => self.all(None).map(Some),
            View::NamedBody => {
                let Some(bodies) = self.bodies() else {
                    return Ok(None);
                };
                match bodies.iter().next() {
                    Some(body) if bodies.len() == 1 => self.seen(&View::AccordingTo(body.clone())),
                    _ => self.all(Some(&bodies)).map(Some),
                }
            }
        }
    }

    /// Whose voices a view joins, and whether it leaves out what they repeat.
    pub(crate) fn voices_of(&self, view: &View) -> (BTreeSet<String>, bool) {
        let nothing = BTreeSet::new();
        let without = Without {
            repeats: true,
            ids: &nothing,
        };
        let parties = &self.place.question.agreement.parties;
        match view {
            View::AccordingTo(voice) => ([voice.clone()].into(), false),
            View::BothParties => (parties.iter().cloned().collect(), true),
            View::AllVoices => (self.who_spoke(None, without), true),
            View::NamedBody => {
                let bodies = self.bodies().unwrap_or_default();
                let several = bodies.len() > 1;
                (bodies, several)
            }
        }
    }

    /// The bodies that the measures name as counting, else the header's; `None` if one of the measures has none.
    pub(crate) fn bodies(&self) -> Option<BTreeSet<String>> {
        let header = &self.place.question.agreement.counting_bodies;
        let of_measure = |counts: &Counts<'_>| match counts.measure.counted_by.is_empty() {
            true => header.clone(),
            false => counts.measure.counted_by.clone(),
        };
        let named: Vec<Vec<String>> = self.measures.iter().map(of_measure).collect();
        if named.iter().any(Vec::is_empty) {
            None
        } else {
            Some(named.into_iter().flatten().collect())
        }
    }

    fn according(&self, voice: &str, without: Without<'_>) -> Result<Seen, TooLarge> {
        let account = self.account(voice, without)?;
        Ok(Seen {
            verdict: verdict(&self.test, &account)?,
            account,
        })
    }

    /// From the least L to the greatest U of the parties.
    fn both(&self) -> Result<Seen, TooLarge> {
        let nothing = BTreeSet::new();
        let without = Without {
            repeats: true,
            ids: &nothing,
        };
        let parties = &self.place.question.agreement.parties;
        let own: Vec<Seen> = parties
            .iter()
            .map(|party| self.according(party, without))
            .collect::<Result<_, _>>()?;
        let account = together(&self.silent(), &own, hull);
        let account = Account {
            number: self.number(parties.iter(), without),
            ..account
        };
        let of_hull = verdict(&self.test, &account)?;
        let verdict = match opposed(&own) {
            Opposed::None => of_hull,
            Opposed::Agreeing => common(&own),
            Opposed::Differing => {
                let mut all = contested(own.iter().map(|seen| &seen.verdict));
                all.outcomes.extend(of_hull.outcomes);
                all.causes.extend(of_hull.causes);
                all
            }
        };
        Ok(Seen { verdict, account })
    }

    /// Every voice that spoke; each is judged with and without all of its own claims that another denies.
    fn all(&self, among: Option<&BTreeSet<String>>) -> Result<Seen, TooLarge> {
        let nothing = BTreeSet::new();
        let all = Without {
            repeats: true,
            ids: &nothing,
        };
        let spoke = self.who_spoke(among, all);
        let own: Vec<Seen> = spoke
            .iter()
            .map(|voice| self.according(voice, all))
            .collect::<Result<_, _>>()?;
        let account = together(&self.silent(), &own, intersection);
        let account = Account {
            number: self.number(spoke.iter(), all),
            ..account
        };
        let mut disputed: Vec<Verdict> = Vec::new();
        for (voice, with) in spoke.iter().zip(&own) {
            let denied = self.denied(voice, among);
            let left = self.according(
                voice,
                Without {
                    ids: &denied,
                    ..all
                },
            )?;
            if left.verdict.outcomes != with.verdict.outcomes {
                disputed.extend([with.verdict.clone(), left.verdict]);
            }
        }
        let opposed = opposed(&own);
        let joint = verdict(&self.test, &account)?;
        let mut verdict = match opposed {
            Opposed::Differing => contested(own.iter().map(|seen| &seen.verdict)),
            // "If a deadline's stretches leave no outcome at all", whatever else is denied.
            Opposed::None if joint.outcomes.is_empty() => {
                contested(own.iter().map(|seen| &seen.verdict))
            }
            Opposed::Agreeing if disputed.is_empty() => common(&own),
            Opposed::None if disputed.is_empty() => joint,
            Opposed::Agreeing | Opposed::None => contested([].into_iter()),
        };
        for one in disputed {
            verdict.outcomes.extend(one.outcomes);
            verdict.causes.extend(one.causes);
        }
        Ok(Seen { verdict, account })
    }

    /// The voices with a figure that touches the windows of this instance, or that deny one.
    fn who_spoke(
        &self,
        among: Option<&BTreeSet<String>>,
        without: Without<'_>,
    ) -> BTreeSet<String> {
        let heard = |voice: &String| among.is_none_or(|bodies| bodies.contains(voice));
        let mut touching = self.touching();
        touching.retain(|figure| keeps(figure, without));
        let of_figures = touching.iter().map(|figure| figure.voice.clone());
        let denying = self
            .spoken
            .iter()
            .filter(|deny| deny.statement.claim.repeats.is_none());
        let denying = denying.filter(|deny| {
            touching
                .iter()
                .any(|figure| self.is_denied_by(figure, deny))
        });
        of_figures
            .chain(denying.map(|deny| deny.voice.clone()))
            .chain(self.closing(without))
            .filter(heard)
            .collect()
    }

    /// Ids of this voice's statements that another voice denies.
    fn denied(&self, voice: &str, among: Option<&BTreeSet<String>>) -> BTreeSet<String> {
        let heard = |deny: &&Spoken<'_>| {
            let by = &deny.voice;
            by != voice && among.is_none_or(|bodies| bodies.contains(by))
        };
        let denying: Vec<&Spoken<'_>> = self
            .spoken
            .iter()
            .filter(|deny| deny.statement.claim.repeats.is_none())
            .filter(heard)
            .collect();
        let figures = self.measures.iter().flat_map(|counts| &counts.figures);
        figures
            .filter(|figure| figure.voice == voice)
            .filter(|figure| denying.iter().any(|deny| self.is_denied_by(figure, deny)))
            .map(|figure| figure.statement.clone())
            .collect()
    }

    fn is_denied_by(&self, figure: &Figure, deny: &Spoken<'_>) -> bool {
        let of_figure = |one: &&Spoken<'_>| one.statement.id == figure.statement;
        self.spoken
            .iter()
            .filter(of_figure)
            .any(|one| denies(deny, one))
    }
}

/// Consent and notice: words on record, no accounts of an event.
pub(crate) fn of_record(duty: &Duty) -> bool {
    matches!(duty.kernel, Kernel::Renewed { .. })
}

/// The union of what they leave open, and why it is.
fn contested<'a>(verdicts: impl Iterator<Item = &'a Verdict>) -> Verdict {
    let mut all = Verdict {
        outcomes: BTreeSet::new(),
        causes: [CONTESTED].into(),
    };
    for one in verdicts {
        all.outcomes.extend(one.outcomes.iter().copied());
        all.causes.extend(one.causes.iter().copied());
    }
    all
}
