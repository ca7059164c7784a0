//! The brief in words. Every figure stands with its voice and its counting basis; a silent voice is said to be silent.

mod due;
mod figures;
mod incidents;

use tregua_calendar::{Date, Timestamp};
use tregua_wording::Arg;

use super::{Brief, Correction, Difference, Ends, Figure, PhaseNote, PhaseState};
use crate::page::{Block, Page, Section};
use crate::{Say, Stamp};

/// Lines shown of one section at most; the rest is counted, and stands in the JSON.
const MOST: usize = 14;

/// How the brief was made known, for its heading and foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Release<'a> {
    /// Who released it; `None`: a draft.
    pub releaser: Option<&'a str>,
    /// SHA-256 of its JSON, in hex.
    pub sha256: &'a str,
}

/// The brief as a page in the language of `say`.
pub fn page(brief: &Brief, release: Release<'_>, say: &Say<'_>) -> Page {
    let write = Writer { say, brief };
    let edition = [("n", brief.edition.into())];
    let title = say.words.say(
        if release.releaser.is_some() {
            "brief-edition"
        } else {
            "brief-draft"
        },
        &edition,
    );
    Page {
        lang: say.words.lang(),
        title: format!("{} · {title}", say.words.apart(&brief.agreement)),
        heading: write.heading(),
        sections: vec![
            write.section("brief-corrections", write.corrections()),
            write.section("brief-phases", write.phases()),
            write.section("brief-due", write.due()),
            write.section("brief-figures", write.figures()),
            write.section("brief-incidents", write.incidents()),
            write.section("brief-differ", write.differ()),
            write.section("brief-silent", vec![Block::line(write.silent())]),
        ],
        foot: write.foot(release),
    }
}

struct Writer<'a> {
    say: &'a Say<'a>,
    brief: &'a Brief,
}

impl Writer<'_> {
    fn words(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.say.words.say(key, args)
    }

    fn section(&self, key: &str, blocks: Vec<Block>) -> Section {
        Section {
            title: self.words(key, &[]),
            blocks: if blocks.is_empty() {
                vec![Block::line(self.words("brief-none", &[]))]
            } else {
                blocks
            },
        }
    }

    fn names(&self, names: &[String]) -> String {
        self.say.voices("list-comma", names)
    }

    fn join(&self, parts: Vec<String>) -> String {
        self.say.words.join("list-semicolon", parts)
    }

    fn heading(&self) -> Vec<String> {
        let brief = self.brief;
        let mut lines = Vec::new();
        if let Some(text) = &brief.text {
            lines.push(self.say.text_header(text));
        }
        lines.push(self.words(
            "brief-known",
            &[
                ("cutoff", self.instant(&brief.cutoff)),
                ("zone", self.say.agreement.clock.zone().into()),
                (
                    "by",
                    Arg::said(self.say.words.known("known-by", &brief.known_by)),
                ),
                ("since", self.instant(&brief.since)),
            ],
        ));
        lines
    }

    fn foot(&self, release: Release<'_>) -> Vec<String> {
        let brief = self.brief;
        let drafter = brief.drafter.as_deref();
        let mut lines = vec![match (drafter, release.releaser) {
            (Some(drafter), Some(releaser)) => self.words(
                "brief-released",
                &[("drafter", drafter.into()), ("releaser", releaser.into())],
            ),
            (Some(drafter), None) => self.words("brief-drafted", &[("drafter", drafter.into())]),
            (None, _) => self.words("brief-drafted-by-nobody", &[]),
        }];
        lines.push(match &brief.previous {
            Some(previous) => self.words(
                "brief-after",
                &[
                    ("n", previous.number.into()),
                    ("cutoff", self.instant(&previous.cutoff)),
                    ("hash", short(&previous.sha256).into()),
                ],
            ),
            None => self.words("brief-first", &[]),
        });
        lines.push(self.words(
            "brief-hash",
            &[
                ("hash", release.sha256.into()),
                ("text", short(&brief.agreement_sha256).into()),
                ("tzdb", brief.tzdb.as_str().into()),
            ],
        ));
        lines.push(self.words("brief-rule", &[]));
        lines
    }

    fn instant(&self, at: &Stamp) -> Arg<'static> {
        Arg::said(self.say.instant(at.at()))
    }

    fn at_most(&self, mut blocks: Vec<Block>) -> Vec<Block> {
        if blocks.len() > MOST {
            let left = (blocks.len() - MOST) as u64;
            blocks.truncate(MOST);
            blocks.push(Block::line(self.words("brief-more", &[("n", left.into())])));
        }
        blocks
    }

    fn corrections(&self) -> Vec<Block> {
        let each = self.brief.corrections.iter().map(|one| match one {
            Correction::Figure {
                what,
                day,
                voice,
                before,
                after,
            } => {
                let new = new_claims(before.as_deref(), after.as_deref());
                let key = match new.as_slice() {
                    [] => "brief-figure-changed",
                    _ => "brief-figure-changed-by",
                };
                let args = [
                    ("voice", Arg::said(self.say.voice(voice))),
                    ("before", Arg::said(self.or_nothing(before.as_deref()))),
                    ("after", Arg::said(self.or_nothing(after.as_deref()))),
                    ("by", Arg::said(self.names(&new))),
                ];
                let head = format!("{} · {}", self.day(day), self.say.counted_what(what));
                Block::led(head, self.words(key, &args))
            }
            Correction::Corrected {
                voice,
                claim,
                by,
                amounts,
            } => Block::line(match amounts {
                None => self.replaced("brief-corrected", voice, claim, by),
                Some([before, after]) => {
                    let ends = |ends: &Ends| Arg::said(self.say.bounds(ends.lo, ends.hi));
                    let args = [
                        ("voice", Arg::said(self.say.voice(voice))),
                        ("claim", claim.as_str().into()),
                        ("by", by.as_str().into()),
                        ("before", ends(before)),
                        ("after", ends(after)),
                    ];
                    self.words("brief-corrected-to", &args)
                }
            }),
            Correction::Retracted { voice, claim, by } => {
                Block::line(self.replaced("brief-retracted", voice, claim, by))
            }
        });
        let mut blocks = self.at_most(each.collect());
        if self.brief.previous.is_none() {
            let since = [("since", self.instant(&self.brief.since))];
            blocks.insert(0, Block::line(self.words("brief-no-edition-yet", &since)));
        }
        blocks
    }

    fn replaced(&self, key: &str, voice: &str, claim: &str, by: &str) -> String {
        self.words(
            key,
            &[
                ("voice", Arg::said(self.say.voice(voice))),
                ("claim", claim.into()),
                ("by", by.into()),
            ],
        )
    }

    fn phases(&self) -> Vec<Block> {
        let phases = self.brief.phases.iter().map(|phase| self.phase(phase));
        let waiting = self.brief.waiting.iter();
        let waiting =
            waiting.map(|one| Block::line(self.say.waiting(&one.phase, &one.once, one.status())));
        phases.chain(waiting).collect()
    }

    fn phase(&self, phase: &PhaseNote) -> Block {
        let to = phase.to.as_ref().map_or(Timestamp::MAX, |to| to.at());
        let key = match phase.state {
            PhaseState::NotBegun => "brief-phase-not-begun",
            PhaseState::InForce if phase.to.is_none() => "brief-phase-open",
            PhaseState::InForce => "brief-phase-in-force",
            PhaseState::Ended => "brief-phase-ended",
        };
        let mut parts = vec![self.words(
            key,
            &[
                ("from", self.instant(&phase.from)),
                ("to", Arg::said(self.say.instant(to))),
            ],
        )];
        parts.extend(phase.moved.iter().map(|moved| {
            self.words(
                "brief-phase-moved",
                &[
                    ("to", self.instant(&moved.to)),
                    ("since", Arg::said(self.known_since(moved.since.at()))),
                ],
            )
        }));
        if !phase.accounts.is_empty() {
            let voices = Arg::said(self.names(&phase.accounts));
            parts.push(self.words("brief-accounts", &[("voices", voices)]));
        }
        Block::led(self.say.words.apart(&phase.phase), self.join(parts))
    }

    /// From when something is known: a date's last second stands for the date, which is all that was said.
    fn known_since(&self, at: Timestamp) -> String {
        let civil = self.say.agreement.clock.civil(at);
        if (civil.hour(), civil.minute(), civil.second()) == (23, 59, 59) {
            self.say.day(civil.date())
        } else {
            self.say.instant(at)
        }
    }

    fn day(&self, day: &str) -> String {
        day.parse::<Date>().map_or_else(
            |_| self.say.words.apart(day).into_owned(),
            |date| self.say.short_day(date),
        )
    }

    /// A claimed time, from the form that claims have.
    fn claimed(&self, when: &str) -> String {
        when.parse::<tregua_calendar::When>()
            .map_or_else(|_| when.to_owned(), |when| self.say.when(&when))
    }

    fn differ(&self) -> Vec<Block> {
        let each = self.brief.differ.iter().map(|one| match one {
            Difference::Figures {
                what,
                period,
                voices,
            } => {
                let voices = voices.iter().map(|(voice, figure)| {
                    format!(
                        "{} {}",
                        self.say.voice(voice),
                        self.say.figure_with_base(figure)
                    )
                });
                let list = self.say.words.join("list-comma", voices);
                let closes = self.words("brief-closes", &[]);
                Block::led(
                    format!(
                        "{} · {}",
                        self.say.stretch(period),
                        self.say.counted_what(what)
                    ),
                    self.join(vec![list, closes]),
                )
            }
            Difference::Term {
                clause,
                part,
                instance,
                status,
            } => {
                let mut head = vec![self.say.name(clause), self.say.part_name(part)];
                head.extend(instance.as_ref().map(|day| self.day(day)));
                let key = if status == "term contested" {
                    "says-term-contested"
                } else {
                    "says-differ"
                };
                Block::led(head.join(" · "), self.words(key, &[]))
            }
        });
        self.at_most(each.collect())
    }

    fn silent(&self) -> String {
        if self.brief.silent.is_empty() {
            return self.words("brief-all-heard", &[]);
        }
        let voices = Arg::said(self.names(&self.brief.silent));
        self.words(
            "brief-nothing-from",
            &[
                ("voices", voices),
                ("since", self.instant(&self.brief.since)),
            ],
        )
    }
}

/// The claims that a figure is made of now and was not before.
fn new_claims(before: Option<&Figure>, after: Option<&Figure>) -> Vec<String> {
    let known = before.map_or(&[][..], |before| &before.claims);
    let claims = after.into_iter().flat_map(|after| &after.claims);
    claims
        .filter(|claim| !known.contains(claim))
        .cloned()
        .collect()
}

/// The first digits of a hash: enough to find it, the whole is printed once.
fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
