//! Duties: the primitive a clause lowers to, and all that `standing` knows of the language.

use std::collections::BTreeSet;
use std::fmt;

use tregua_calendar::{Length, Time, Timestamp};

/// One separately judged piece of a clause on one reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `total`, `each day`, `each week`, `any 24 hours`, `overall`, `deadline`, `30 percent`, `each time`, `ban`, `allow`, `reached`, `kept`, `together`, `days earned`,
    /// `principle`, `manner`, `exception`, `effort`, `search`; the upper end of a range has `at most` behind its window (`each day at most`); for a joint ban or state the actor is added, and `consent` and `notice` are each of one voice.
    pub name: String,
    /// What it asks.
    pub duty: Duty,
}

/// What the part that limits a range is called, behind its window.
pub const LIMIT: &str = " at most";

impl Part {
    /// The same as the upper end of a range. Too much is not made good later, only too little is.
    pub(crate) fn limiting(mut self) -> Self {
        self.name.push_str(LIMIT);
        self.duty.cure = None;
        self.duty.cure_agreed_by.clear();
        self
    }

    /// True of the upper end of a range; its lower end is the part before it.
    pub(crate) fn limits_a_range(&self) -> bool {
        self.name.ends_with(LIMIT)
    }
}

/// What one part asks of whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The test it has to stand.
    pub kernel: Kernel,
    /// Who owes it. Empty where nobody is bound.
    pub bound: Vec<String>,
    /// Who may waive it: all of them must.
    pub beneficiaries: Vec<String>,
    /// A condition that somebody may fulfil, not a duty: left undone, it lapses and is never "not met".
    pub condition: bool,
    /// How long after the clause's last moment it can still be made good.
    pub cure: Option<Length>,
    /// Who must agree on a new date by which it can still be made good: all of them. Empty where the text says nothing of it.
    pub cure_agreed_by: Vec<String>,
    /// Who may suspend it. Empty where the text names nobody.
    pub suspended_by: Vec<String>,
    /// The phase it lives in.
    pub phase: Option<String>,
    /// What opens it and ties it to others.
    pub course: Course,
}

/// What opens a duty and ties it to others. Nothing of it where the text says nothing: in force from the start of its phase.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Course {
    /// What must have come about before it binds anybody: all of these.
    pub once: Vec<Event>,
    /// What frees those it binds: once all of these have come about, nobody is bound any more.
    pub freed: Vec<Event>,
    /// Other clauses agreed on in its place, each by all who must: one of these is enough to free those it binds.
    pub replaced_by: Vec<Event>,
    /// What the other side does side by side with it: not due before that has come about.
    pub alongside: Vec<Event>,
    /// What gives those who may suspend it a ground: all of these. Empty where the text asks for none.
    pub ground: Vec<Event>,
}

/// Something that may come about, in a view or for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Another clause of the text stands so.
    Stands {
        /// Its label, or a former one.
        clause: String,
        /// Met (early, late or made good); else not met.
        met: bool,
    },
    /// What another clause asks has been done, in time or not.
    Performed {
        /// Its label, or a former one.
        clause: String,
    },
    /// All of these have agreed to a clause of the text.
    Agreed {
        /// Who.
        by: Vec<String>,
        /// Its label; `None`: the clause that waits for it.
        clause: Option<String>,
    },
    /// All of these have announced that the clause starts.
    Announced {
        /// Who.
        by: Vec<String>,
    },
    /// Somebody has acted, at any time.
    Done(Box<Measure>),
    /// Another phase is over. Only a phase waits for that.
    Over {
        /// Its name.
        phase: String,
    },
}

/// The kernels built so far. Each names its windows; `standing` has one file for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kernel {
    /// An amount in a window.
    Amount {
        /// What is counted.
        measure: Measure,
        /// How many.
        threshold: Threshold,
        /// In which windows.
        windows: Windows,
    },
    /// `owed` at least, or at most, `n` for each `m` of `base`, in each window; or for each `m` of each category of the base its
    /// own number.
    Ratio {
        /// At least or at most; nothing else.
        sense: Sense,
        /// The thing owed, or limited.
        owed: Measure,
        /// How many are owed: of categories, the least that one of them makes owed…
        n: u64,
        /// …for each so many of the base. Never 0.
        m: u64,
        /// The thing that makes it owed; of categories, all of them together.
        base: Measure,
        /// The categories of the base, of which nothing is in two; empty where all of it makes as many owed.
        rates: Vec<Rate>,
        /// In which windows.
        windows: Windows,
    },
    /// An act done by an instant (that instant included).
    Done {
        /// The act.
        measure: Measure,
        /// By when.
        due: Due,
        /// The clause's last moment, if it says one; else the end of the due instant's day.
        at_latest: Option<Length>,
    },
    /// A share of a base done by an instant (that instant included): one step of a schedule.
    Share {
        /// The act.
        measure: Measure,
        /// At least so many…
        n: u64,
        /// …of each so many of the base. Never 0.
        m: u64,
        /// What it is a share of: as many as are said to be there, whenever they were counted.
        base: Measure,
        /// By when, in all.
        due: Due,
        /// The clause's last moment, if it says one; else the end of the due instant's day.
        at_latest: Option<Length>,
    },
    /// An act owed after each of another, or before it: one instance for each that claims tell apart by a key.
    Respond {
        /// The act owed.
        measure: Measure,
        /// The act that makes it owed.
        trigger: Measure,
        /// So many owed for each so many of the trigger (never 0), under each key; `None`: once, however many.
        rate: Option<(u64, u64)>,
        /// How long after it (that instant included); where it is owed before, at least how long before it.
        within: Length,
        /// True if it is owed before: then it is in time at any earlier hour, and never late.
        before: bool,
        /// The clause's last moment, if it says one; else the end of the due instant's day.
        at_latest: Option<Length>,
    },
    /// An act that must not happen.
    Ban {
        /// The act; its `actors` has exactly one name (joint bans are split).
        measure: Measure,
        /// In which windows.
        windows: Windows,
    },
    /// Somebody must be allowed to act.
    Allow {
        /// The act to be allowed; its actor is the one who is allowed.
        measure: Measure,
        /// True if it extends to every one of the thing.
        every: bool,
        /// In which windows.
        windows: Windows,
    },
    /// Days added to a phase for each so many.
    Earned {
        /// The phase that grows.
        phase: String,
        /// What earns the days.
        measure: Measure,
        /// Days added…
        days: u32,
        /// …for each so many; whole ones only. Never 0.
        per: u64,
        /// The cap on the phase's whole length, where the reading has one.
        cap: Cap,
    },
    /// Words of the text that no count can judge: recorded, and judged by whoever says how they were kept.
    ByHand {
        /// What sort of words.
        hand: Hand,
        /// The words, as the text has them.
        words: String,
        /// The act `honour`, by those whom the words bind: an entry of it, with the clause's name, judges them in its voice.
        measure: Measure,
    },
    /// The end of a phase moves: with the consent of this voice and of the others of its clause, or unless it gives notice.
    Renewed {
        /// The phase whose end moves.
        phase: String,
        /// Consent (act `extend`) or notice (act `end`) of exactly one voice, given by being said.
        measure: Measure,
        /// By how much.
        length: Length,
        /// How long before the end notice is due; `None` where consent is asked.
        notice: Option<Length>,
    },
}

/// A category of what makes something owed, and how many it makes owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// How many are owed for each so many of it. Never 0.
    pub n: u64,
    /// The category: the base, of fewer kinds.
    pub of: Measure,
}

/// What words no count can judge are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hand {
    /// Something affirmed: `Alpha and Beta affirm "…"`.
    Principle,
    /// How something is to be done: `in a manner "…"`.
    Manner,
    /// What a ban does not reach: `except "…"`.
    Exception,
    /// That all is tried: `as a best effort`.
    Effort,
    /// That what is asked for is looked for first: `if located`.
    Search,
}

impl Hand {
    /// Its name: of the part, and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Hand::Principle => "principle",
            Hand::Manner => "manner",
            Hand::Exception => "exception",
            Hand::Effort => "effort",
            Hand::Search => "search",
        }
    }
}

/// The cap of an extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// The text leaves it open.
    LeftOpen,
    /// None, and said so.
    Uncapped,
    /// So many days in all, from the start of the phase.
    Days(u32),
}

/// What is counted: an act by an actor upon a thing of some kinds, at a counting point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// A verb of the lexicon.
    pub act: String,
    /// Who acts: any of these.
    pub actors: Vec<String>,
    /// The thing, as declared; `None` for acts without one.
    pub thing: Option<String>,
    /// Of a list (thing `list`), what it names, as declared; only shown.
    pub list_of: Option<String>,
    /// Which kinds count: one choice per axis named, all must hold.
    pub kinds: Vec<KindChoice>,
    /// The unit, if not pieces.
    pub unit: Option<String>,
    /// The counting point; `None` where the verb has none.
    pub point: Option<String>,
    /// The zone in which the act counts.
    pub place: Option<String>,
    /// Role: to whom.
    pub to: Option<String>,
    /// Role: through whom. Stated, not tested: a carrier does not change what was counted.
    pub through: Option<String>,
    /// Bodies that the clause names as counting (`counted … by UN`).
    pub counted_by: Vec<String>,
    /// Whether claims credited to another instance count there.
    pub crediting: Crediting,
    /// Of a state: what each claim says of how many there are; `None` where acts are counted.
    pub level: Option<Level>,
    /// Of a ban on parting some of a group from the others: the thing that groups are told apart by, each an instance that claims
    /// name; `None` where every act is counted.
    pub group: Option<String>,
}

/// A state: how many somebody holds somewhere, against the most that there may be. What is counted is reports of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Reports that there are at most so many.
    Within(u64),
    /// Reports that there are more.
    Above(u64),
    /// Reports that there are more than the same voice says there were when the phase began.
    AboveStart,
}

impl Level {
    /// The most that there may be; `None`: as many as there were when the phase began.
    pub fn most(self) -> Option<u64> {
        match self {
            Level::Within(most) | Level::Above(most) => Some(most),
            Level::AboveStart => None,
        }
    }
}

/// Some of the kinds of one axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindChoice {
    /// The axis, as declared.
    pub axis: String,
    /// The kinds that count.
    pub any_of: BTreeSet<String>,
}

/// Which instance a claim counts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Crediting {
    /// The one it happened in.
    ByTime,
    /// The one its `counts_for` names, and then under every arrangement: who credits an act to the agreement takes it
    /// out of its side arrangement. A claim without `counts_for` follows the holders' claim about the same `about` key.
    AsCountsForSays {
        /// Whose `counts_for` is followed; empty: anybody's.
        holders: Vec<String>,
    },
}

/// A number a clause asks for; the text may leave it imprecise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// At least, at most or exactly.
    pub sense: Sense,
    /// The smallest number the words can mean.
    pub lo: u64,
    /// The largest number the words can mean; `None` when nothing bounds it.
    pub hi: Option<u64>,
    /// For "about n (bounds …)": the n.
    pub about: Option<u64>,
}

/// Which side of a number honours it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// That many or more.
    AtLeast,
    /// That many or fewer.
    AtMost,
    /// That many.
    Exactly,
    /// That many or more, or none at all: of a batch.
    Batch,
}

/// In which windows a part is judged: each window is one instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Windows {
    /// One: from the start of the phase, this long, whatever later moves the phase's end.
    From(Length),
    /// One: the whole phase, as announcements have moved it.
    Overall,
    /// One for each agreement day of the phase.
    EachDay,
    /// One for each seven days, counted from the start of the phase, that begin in it. Each is whole: where the phase
    /// ends inside one, the window runs on.
    EachWeek,
    /// One for each date of the phase: from the first hour up to the second.
    EachDayBetween(Time, Time),
    /// One: every stretch of this length in the phase, and of those the one that most (a limit) or least (a minimum) is
    /// counted in. Of hours, stretches that begin at any instant; of days, agreement days in a row.
    Any(Length),
    /// One: from the last moment of a deadline to the end of the phase.
    Since {
        /// The deadline: one instant, or so long after the start of the phase.
        due: Due,
        /// Its last moment, if it says one; else the end of the due instant's day.
        at_latest: Option<Length>,
    },
}

/// A deadline's instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// One instant.
    At(Timestamp),
    /// So long after the start of the phase.
    After(Length),
    /// This hour of each agreement day of the phase.
    EachDay(Time),
    /// This hour of each date on which, as the date begins, the phase would end.
    OnDayPhaseWouldEnd(Time),
}

impl Duty {
    /// A duty that asks this of nobody in particular, of no phase: for counting without a term.
    pub fn of(kernel: Kernel) -> Self {
        Duty {
            kernel,
            bound: Vec::new(),
            beneficiaries: Vec::new(),
            condition: false,
            cure: None,
            cure_agreed_by: Vec::new(),
            suspended_by: Vec::new(),
            phase: None,
            course: Course::default(),
        }
    }
}

impl Duty {
    /// True if the text lets it be made good after its last moment: within a length, or by a date that is agreed on.
    pub fn can_be_made_good(&self) -> bool {
        self.cure.is_some() || !self.cure_agreed_by.is_empty()
    }

    /// True if it says that what was reached is kept to: whoever waits for it to be met waits for it to be reached.
    pub fn keeps_to(&self) -> bool {
        matches!(self.kernel.windows(), Some(Windows::Since { .. }))
    }

    /// True if no count can judge it: people do, each in their own voice.
    pub fn by_hand(&self) -> bool {
        matches!(self.kernel, Kernel::ByHand { .. })
    }

    /// True if it limits what is done, and asks for nothing: a ban, or a number at most.
    pub fn limits(&self) -> bool {
        match &self.kernel {
            Kernel::Ban { .. } => true,
            Kernel::Amount { threshold, .. } => threshold.sense == Sense::AtMost,
            Kernel::Ratio { sense, .. } => *sense == Sense::AtMost,
            _ => false,
        }
    }
}

impl Course {
    /// Every event that it names.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        let others = self.freed.iter().chain(&self.replaced_by);
        let others = others.chain(&self.alongside).chain(&self.ground);
        self.once.iter().chain(others)
    }

    /// The same, to change them.
    pub fn events_mut(&mut self) -> impl Iterator<Item = &mut Event> {
        let others = self.freed.iter_mut().chain(&mut self.replaced_by);
        let others = others.chain(&mut self.alongside).chain(&mut self.ground);
        self.once.iter_mut().chain(others)
    }
}

impl fmt::Display for Event {
    /// As a text says it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Stands { clause, met: true } => write!(f, "clause {clause} is met"),
            Event::Stands { clause, met: false } => write!(f, "clause {clause} stands as not met"),
            Event::Performed { clause } => write!(f, "clause {clause} done"),
            Event::Agreed { by, clause } => {
                write!(f, "agreed by {}", by.join(" and "))?;
                clause
                    .iter()
                    .try_for_each(|clause| write!(f, ": clause {clause}"))
            }
            Event::Announced { by } => write!(f, "announced by {}", by.join(" and ")),
            Event::Done(measure) => {
                write!(f, "{} by {}", measure.act, measure.actors.join(" and "))
            }
            Event::Over { phase } => write!(f, "{phase} is over"),
        }
    }
}

impl Sense {
    /// Its words, as the text and JSON have them.
    pub fn words(self) -> &'static str {
        match self {
            Sense::AtLeast => "at least",
            Sense::AtMost => "at most",
            Sense::Exactly => "exactly",
            Sense::Batch => "none or at least",
        }
    }
}

impl Windows {
    /// The name of the part of an amount that is judged in them.
    pub(crate) fn part(self) -> String {
        let name = match self {
            Windows::From(_) => "total",
            Windows::Overall => "overall",
            Windows::EachDay | Windows::EachDayBetween(..) => "each day",
            Windows::EachWeek => "each week",
            Windows::Since { .. } => "kept",
            Windows::Any(Length::Days(1)) => "any 1 day",
            Windows::Any(Length::Hours(1)) => "any 1 hour",
            Windows::Any(Length::Days(days)) => return format!("any {days} days"),
            Windows::Any(Length::Hours(hours)) => return format!("any {hours} hours"),
        };
        name.to_owned()
    }
}

impl Kernel {
    /// The counting point of what it counts; of a ratio, that of the thing owed.
    pub fn point(&self) -> Option<&str> {
        self.measure().point.as_deref()
    }

    /// What it counts as amounts; a ban, a deadline, a leave or a promise counts none.
    pub fn amounts(&self) -> Vec<&Measure> {
        match self {
            Kernel::Amount { .. }
            | Kernel::Ratio { .. }
            | Kernel::Share { .. }
            | Kernel::Respond { rate: Some(_), .. } => self.measures(),
            Kernel::Done { .. }
            | Kernel::Ban { .. }
            | Kernel::Respond { .. }
            | Kernel::Allow { .. }
            | Kernel::Earned { .. }
            | Kernel::ByHand { .. }
            | Kernel::Renewed { .. } => Vec::new(),
        }
    }

    /// Everything it counts, in the order in which it is named; of a ratio, the thing owed, the base and its categories; of
    /// an answer, the act owed and what makes it owed.
    pub fn measures(&self) -> Vec<&Measure> {
        match self {
            Kernel::Amount { measure, .. }
            | Kernel::Done { measure, .. }
            | Kernel::Ban { measure, .. }
            | Kernel::Allow { measure, .. }
            | Kernel::Earned { measure, .. }
            | Kernel::ByHand { measure, .. }
            | Kernel::Renewed { measure, .. } => vec![measure],
            Kernel::Ratio {
                owed, base, rates, ..
            } => {
                let categories = rates.iter().map(|rate| &rate.of);
                [owed, base].into_iter().chain(categories).collect()
            }
            Kernel::Share { measure, base, .. } => vec![measure, base],
            Kernel::Respond {
                measure, trigger, ..
            } => vec![measure, trigger],
        }
    }

    /// The same, to change them.
    pub fn measures_mut(&mut self) -> Vec<&mut Measure> {
        match self {
            Kernel::Amount { measure, .. }
            | Kernel::Done { measure, .. }
            | Kernel::Ban { measure, .. }
            | Kernel::Allow { measure, .. }
            | Kernel::Earned { measure, .. }
            | Kernel::ByHand { measure, .. }
            | Kernel::Renewed { measure, .. } => vec![measure],
            Kernel::Ratio {
                owed, base, rates, ..
            } => {
                let categories = rates.iter_mut().map(|rate| &mut rate.of);
                [owed, base].into_iter().chain(categories).collect()
            }
            Kernel::Share { measure, base, .. } => vec![measure, base],
            Kernel::Respond {
                measure, trigger, ..
            } => vec![measure, trigger],
        }
    }

    /// What it counts; of a ratio, the thing owed.
    pub fn measure(&self) -> &Measure {
        match self {
            Kernel::Amount { measure, .. }
            | Kernel::Ratio { owed: measure, .. }
            | Kernel::Share { measure, .. }
            | Kernel::Done { measure, .. }
            | Kernel::Respond { measure, .. }
            | Kernel::Ban { measure, .. }
            | Kernel::Allow { measure, .. }
            | Kernel::Earned { measure, .. }
            | Kernel::ByHand { measure, .. }
            | Kernel::Renewed { measure, .. } => measure,
        }
    }

    /// For an amount in every stretch of a length: the length, and which side of the number honours it.
    pub fn any_stretch(&self) -> Option<(Length, Sense)> {
        match self {
            Kernel::Amount {
                threshold,
                windows: Windows::Any(length),
                ..
            } => Some((*length, threshold.sense)),
            _ => None,
        }
    }

    /// The thing that tells groups apart which have to be kept together.
    pub fn group(&self) -> Option<&str> {
        self.measure().group.as_deref()
    }

    /// True if claims make the instances: one for each key that they give.
    pub fn keyed(&self) -> bool {
        matches!(self, Kernel::Respond { .. }) || self.group().is_some()
    }

    /// The windows it is counted in; a deadline and what earns days have none.
    pub fn windows(&self) -> Option<Windows> {
        match self {
            Kernel::Amount { windows, .. }
            | Kernel::Ratio { windows, .. }
            | Kernel::Ban { windows, .. }
            | Kernel::Allow { windows, .. } => Some(*windows),
            Kernel::Done { .. }
            | Kernel::Share { .. }
            | Kernel::Respond { .. }
            | Kernel::Earned { .. }
            | Kernel::ByHand { .. }
            | Kernel::Renewed { .. } => None,
        }
    }
}
