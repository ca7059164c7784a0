//! `claim`: one row of somebody's account, whatever its kind: what `claims-format` calls a claim.
//!
//! Everything here is payload: it sits behind the entry's salted commitment and can be erased.

use std::collections::{BTreeMap, BTreeSet};

use tregua_calendar::{Said, Timestamp, When};

use crate::name::{Name, NameSet, Shared};

/// One statement by one voice. Fields that the voice left open stay empty; nothing is filled in for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its key, unique per record and author.
    pub key: Name,
    /// What kind of statement it is.
    pub kind: Kind,
    /// Who says it: a party, mediator, named body, other organisation, or a title of the press.
    pub voice: Name,
    /// The office that spoke, never a person's name.
    pub speaker: Option<Name>,
    /// Whether the speaker spoke by name or anonymously.
    pub attribution: Attribution,
    /// A voice or a claim key whose report this one repeats.
    pub repeats: Option<Name>,
    /// `apparently`, `alleged` and the like, as the source has it.
    pub hedge: Option<Name>,
    /// A verb of the agreement's lexicon.
    pub act: Option<Name>,
    /// Who does it.
    pub actor: Option<Actor>,
    /// Whom the voice holds responsible.
    pub blamed: Option<Name>,
    /// What is counted or acted upon, as the agreement declares it.
    pub thing: Option<Name>,
    /// Kinds of the thing, with or without counts of their own.
    pub kinds: Vec<KindPart>,
    /// How many, as a whole-number interval.
    pub amount: Option<Amount>,
    /// The unit, if not pieces: `L`, `t`.
    pub unit: Option<Name>,
    /// "3 of 100": the 100.
    pub out_of: Option<u64>,
    /// How the amount relates to others of the same voice.
    pub adds: Adds,
    /// Whether the amount covers the whole of its time.
    pub coverage: Coverage,
    /// Casualties and damage by name (`killed`, `injured`), each with bounds.
    pub effects: BTreeMap<String, Amount>,
    /// Identities of named objects (plates, pseudonyms), never names of people.
    pub ids: NameSet,
    /// Where in its course the thing was counted.
    pub counting_point: Option<Name>,
    /// Role: from whom or where.
    pub from: Option<Name>,
    /// Role: to whom; for `agree` all who must, joined by ` and `.
    pub to: Option<Name>,
    /// Role: through whom or what.
    pub through: Option<Name>,
    /// A declared zone, a block with its map, or coordinates.
    pub place: Option<Name>,
    /// When it happened, as claimed; for announce, offer and undertake the planned instant or new end.
    pub occurred: Option<When>,
    /// Key of the incident, offer or group: same key, rival accounts of one thing.
    pub about: Option<Name>,
    /// Label of the clause, where the words alone do not lead there.
    pub clause: Option<Name>,
    /// The arrangement it belongs to.
    pub under: Option<Name>,
    /// The instance it is credited to.
    pub counts_for: Option<Name>,
    /// For `account`: the cause as cited.
    pub cause: Option<Name>,
    /// Keys of the claims confirmed, denied, answered, corrected or retracted.
    pub refers_to: Vec<Name>,
    /// Key of its source.
    pub source: Option<Name>,
    /// The figure or few words as printed, in their language.
    pub figure: Option<Name>,
    /// When the voice said it.
    pub said: Option<Said>,
    /// When a live record that is being rebuilt had received it.
    pub received: Option<Timestamp>,
    /// Columns that start with `x_`: kept, not interpreted.
    pub extra: BTreeMap<String, String>,
}

/// What marks a voice whose speaker gave no name. A code, as in the JSON; people read the phrase of their language.
const ANONYMOUS: &str = " (anonymous)";

/// The voice that officials without a name speak for, if `voice` is theirs as [`Claim::told_by`] tells it.
pub fn anonymous(voice: &str) -> Option<&str> {
    voice.strip_suffix(ANONYMOUS)
}

impl Claim {
    /// Whose statement it is wherever voices are told apart: officials without a name never count as the party they work for.
    pub fn told_by(&self) -> Name {
        match self.attribution {
            Attribution::Named => self.voice.clone(),
            Attribution::Anonymous => format!("{}{ANONYMOUS}", self.voice).into(),
        }
    }

    /// Keeps once what many claims say: all but its own key, the keys and objects it names, and its words.
    pub fn share(&mut self, shared: &mut Shared) {
        shared.share(&mut self.voice);
        if let Some(Actor::Named(name)) = &mut self.actor {
            shared.share(name);
        }
        let often = [
            &mut self.speaker,
            &mut self.repeats,
            &mut self.hedge,
            &mut self.act,
            &mut self.blamed,
            &mut self.thing,
            &mut self.unit,
            &mut self.counting_point,
            &mut self.from,
            &mut self.to,
            &mut self.through,
            &mut self.place,
            &mut self.about,
            &mut self.clause,
            &mut self.under,
            &mut self.counts_for,
            &mut self.source,
        ];
        for name in often.into_iter().flatten() {
            shared.share(name);
        }
    }

    /// Shows every text in it that somebody may look for, as it was written: its key, who says what of whom, and the words
    /// printed. Codes with a meaning of their own (kind, hedge, unit) are not among them.
    pub fn printed(&self, put: &mut dyn FnMut(&str)) {
        put(&self.key);
        put(&self.voice);
        let actor = self.actor.as_ref().and_then(Actor::name);
        let texts = [
            self.speaker.as_deref(),
            self.act.as_deref(),
            actor,
            self.blamed.as_deref(),
            self.thing.as_deref(),
            self.counting_point.as_deref(),
            self.from.as_deref(),
            self.to.as_deref(),
            self.through.as_deref(),
            self.place.as_deref(),
            self.about.as_deref(),
            self.clause.as_deref(),
            self.under.as_deref(),
            self.cause.as_deref(),
            self.source.as_deref(),
            self.figure.as_deref(),
        ];
        texts.into_iter().flatten().for_each(&mut *put);
        self.ids.iter().for_each(|id| put(id));
        self.extra.values().for_each(|text| put(text));
    }

    /// A statement that says nothing yet but whose it is: an event of its own, for the whole of its time.
    #[must_use]
    pub fn new(key: impl Into<Name>, kind: Kind, voice: impl Into<Name>) -> Self {
        Claim {
            key: key.into(),
            kind,
            voice: voice.into(),
            speaker: None,
            attribution: Attribution::Named,
            repeats: None,
            hedge: None,
            act: None,
            actor: None,
            blamed: None,
            thing: None,
            kinds: Vec::new(),
            amount: None,
            unit: None,
            out_of: None,
            adds: Adds::Event,
            coverage: Coverage::Whole,
            effects: BTreeMap::new(),
            ids: NameSet::default(),
            counting_point: None,
            from: None,
            to: None,
            through: None,
            place: None,
            occurred: None,
            about: None,
            clause: None,
            under: None,
            counts_for: None,
            cause: None,
            refers_to: Vec::new(),
            source: None,
            figure: None,
            said: None,
            received: None,
            extra: BTreeMap::new(),
        }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// Every value, in the order of its codes.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word people write.
            pub const fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The value a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }

            /// The code on disk. Codes are never reused.
            pub const fn code(self) -> u64 {
                match self { $($name::$variant => $code,)+ }
            }

            /// The value a code stands for.
            pub fn from_code(code: u64) -> Option<Self> {
                match code { $($code => Some($name::$variant),)+ _ => None }
            }
        }
    };
}

words! {
    /// What a statement does (`design.md` §4).
    Kind {
        /// Says that something happened.
        Claim = 1 "claim",
        /// Own voice says the same.
        Confirm = 2 "confirm",
        /// Opposes a claim and gives no amount.
        Deny = 3 "deny",
        /// Admits the act, disputes its character or scope.
        Respond = 4 "respond",
        /// "My reports cover all of this window."
        Close = 5 "close",
        /// A plan or a new end.
        Announce = 6 "announce",
        /// A step of a negotiation or of a list.
        Offer = 7 "offer",
        /// Acceptance, in the accepting party's own voice.
        Accept = 8 "accept",
        /// Refusal, in the refusing party's own voice.
        Refuse = 9 "refuse",
        /// A promise, never performance.
        Undertake = 10 "undertake",
        /// Consent, effective when all named have agreed.
        Agree = 11 "agree",
        /// By the holder of a power to suspend.
        Suspend = 12 "suspend",
        /// By the beneficiary only.
        Waive = 13 "waive",
        /// Why something happened, according to a voice.
        Account = 14 "account",
        /// Asked by whom of whom about what.
        Request = 15 "request",
        /// The answer to a request.
        Answer = 16 "answer",
        /// A refusal to speak: neither denial nor silence.
        NoComment = 17 "no comment",
        /// A meeting planned, held or not reported.
        Meet = 18 "meet",
        /// Context.
        Note = 19 "note",
        /// Replaces the entry it names; only by the same organisation.
        Correct = 20 "correct",
        /// Removes the entry it names; only by the same organisation.
        Retract = 21 "retract",
    }
}

words! {
    /// Whether the office spoke by name.
    Attribution {
        /// By name, or by title in public.
        Named = 1 "named",
        /// Anonymously: never counts as the party the speaker works for.
        Anonymous = 2 "anonymous",
    }
}

words! {
    /// How an amount relates to other amounts of the same voice.
    Adds {
        /// One happening; events with different `about` keys add up.
        Event = 1 "event",
        /// The total of its time.
        Total = 2 "total",
        /// A daily average over its dates, printed as a whole number.
        Average = 3 "average",
        /// How many are still there; a measure of its own.
        Stock = 4 "stock",
    }
}

words! {
    /// How much of its time an amount covers.
    Coverage {
        /// All of it.
        Whole = 1 "whole",
        /// Up to some moment inside it: a lower bound only.
        SoFar = 2 "so far",
    }
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Actor {
    /// This party or body.
    Named(Name),
    /// The voice says that it does not know.
    Unknown,
}

impl Actor {
    /// The name, unless unknown.
    pub fn name(&self) -> Option<&str> {
        match self {
            Actor::Named(name) => Some(name),
            Actor::Unknown => None,
        }
    }
}

/// A whole-number interval: `hi` is `None` when nothing bounds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount {
    /// At least this many.
    pub lo: u64,
    /// At most this many.
    pub hi: Option<u64>,
    /// For "about n": the n that was printed; the bounds are the recorder's.
    pub about: Option<u64>,
}

impl Amount {
    /// Exactly `n`.
    pub fn exactly(n: u64) -> Self {
        Amount {
            lo: n,
            hi: Some(n),
            about: None,
        }
    }

    /// `lo` or more.
    pub fn at_least(lo: u64) -> Self {
        Amount {
            lo,
            hi: None,
            about: None,
        }
    }

    /// From `lo` to `hi`, both included.
    pub fn between(lo: u64, hi: u64) -> Self {
        Amount {
            lo,
            hi: Some(hi),
            about: None,
        }
    }
}

/// A kind the amount is of, or a part of the amount with its own kind.
///
/// `woman=9` is one alternative, count 9; `woman|child=7` two alternatives; `Israeli&side=3` a kind on each of two
/// axes; `goods` (no count) says that all of the amount is of this kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KindPart {
    /// One set of alternatives per axis named; every set must apply.
    pub all_of: Vec<BTreeSet<String>>,
    /// The part's own count; `None` if the kind describes the whole amount.
    pub count: Option<u64>,
}
