//! Which columns each kind of statement uses and needs: one table, of which every form is made.

use schemars::JsonSchema;
use serde::Serialize;
use tregua_record::Kind;

/// Where a column stands in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Group {
    Who,
    What,
    HowMany,
    When,
    Links,
    Source,
}

impl Group {
    /// In the order of a form.
    pub(super) const ALL: &'static [Group] = &[
        Group::Who,
        Group::Links,
        Group::What,
        Group::HowMany,
        Group::When,
        Group::Source,
    ];

    /// The last part of its phrase's key.
    pub(super) fn word(self) -> &'static str {
        match self {
            Group::Who => "who",
            Group::What => "what",
            Group::HowMany => "how-many",
            Group::When => "when",
            Group::Links => "links",
            Group::Source => "source",
        }
    }
}

/// How a column is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Input {
    /// Words.
    Words,
    /// Figures, which run from the left in every language.
    Figures,
    /// Words, with those known on record offered.
    Known(Offer),
    /// One of a few words of the format, each with its phrase of this sort.
    OneOf(&'static [&'static str], &'static str),
    /// One of the agreement's words, if it has a text.
    Declared(Offer),
    /// Days or hours, from and to.
    When,
    /// A day or an hour.
    Moment,
    /// A day.
    Day,
}

/// A list of known words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Offer {
    Voices,
    Acts,
    Things,
    Points,
    Clauses,
    Zones,
    Sources,
}

impl Offer {
    /// The id of its list.
    pub(super) fn id(self) -> &'static str {
        match self {
            Offer::Voices => "known-voices",
            Offer::Acts => "known-acts",
            Offer::Things => "known-things",
            Offer::Points => "known-points",
            Offer::Clauses => "known-clauses",
            Offer::Zones => "known-zones",
            Offer::Sources => "known-sources",
        }
    }
}

/// A column of `claims.csv`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) group: Group,
    pub(super) input: Input,
}

const fn column(name: &'static str, group: Group, input: Input) -> Column {
    Column { name, group, input }
}

/// Every column that a form can have, in its order.
pub(super) const COLUMNS: &[Column] = &[
    column("voice", Group::Who, Input::Known(Offer::Voices)),
    column("speaker", Group::Who, Input::Words),
    column(
        "attribution",
        Group::Who,
        Input::OneOf(&["named", "anonymous"], "attribution"),
    ),
    column("hedge", Group::Who, Input::Words),
    column("repeats", Group::Who, Input::Words),
    column("refers_to", Group::Links, Input::Words),
    column("about", Group::Links, Input::Words),
    column("clause", Group::Links, Input::Declared(Offer::Clauses)),
    column("under", Group::Links, Input::Words),
    column("counts_for", Group::Links, Input::Day),
    column("cause", Group::Links, Input::Words),
    column("act", Group::What, Input::Declared(Offer::Acts)),
    column("actor", Group::What, Input::Known(Offer::Voices)),
    column("blamed", Group::What, Input::Known(Offer::Voices)),
    column("thing", Group::What, Input::Known(Offer::Things)),
    column("of_kind", Group::What, Input::Words),
    column("amount", Group::HowMany, Input::Figures),
    column("unit", Group::HowMany, Input::Words),
    column("out_of", Group::HowMany, Input::Figures),
    column(
        "adds",
        Group::HowMany,
        Input::OneOf(&["event", "total", "average", "stock"], "adds"),
    ),
    column(
        "coverage",
        Group::HowMany,
        Input::OneOf(&["whole", "so far"], "coverage"),
    ),
    column(
        "counting_point",
        Group::HowMany,
        Input::Declared(Offer::Points),
    ),
    column("effects", Group::HowMany, Input::Figures),
    column("ids", Group::HowMany, Input::Words),
    column("occurred", Group::When, Input::When),
    column("place", Group::When, Input::Known(Offer::Zones)),
    column("from", Group::When, Input::Words),
    column("to", Group::When, Input::Words),
    column("through", Group::When, Input::Words),
    column("source", Group::Source, Input::Known(Offer::Sources)),
    column("figure", Group::Source, Input::Words),
    column("said", Group::Source, Input::Moment),
];

/// What a kind of statement uses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    pub(super) kind: Kind,
    /// Columns without which no row of it is read; every row needs a voice.
    pub(super) needs: &'static [&'static str],
    /// At least one of these is needed.
    pub(super) needs_one_of: &'static [&'static str],
    /// What its form shows, beside what every form shows.
    shows: &'static [&'static str],
    /// What its form has further below.
    keeps: &'static [&'static str],
}

/// Columns that every form shows.
const ALWAYS: &[&str] = &["voice", "speaker", "source", "figure", "said"];

/// Columns that every form has further below.
const ALSO: &[&str] = &["attribution", "hedge", "repeats"];

/// How a statement says of which other it speaks.
const REFERENCE: &[&str] = &["refers_to", "about", "clause"];

const fn shape(
    kind: Kind,
    shows: &'static [&'static str],
    keeps: &'static [&'static str],
) -> Shape {
    Shape {
        kind,
        needs: &["voice"],
        needs_one_of: &[],
        shows,
        keeps,
    }
}

const fn answering(
    kind: Kind,
    shows: &'static [&'static str],
    keeps: &'static [&'static str],
) -> Shape {
    Shape {
        needs_one_of: REFERENCE,
        ..shape(kind, shows, keeps)
    }
}

const fn replacing(
    kind: Kind,
    shows: &'static [&'static str],
    keeps: &'static [&'static str],
) -> Shape {
    Shape {
        needs: &["voice", "refers_to"],
        ..shape(kind, shows, keeps)
    }
}

/// One line for each kind.
#[rustfmt::skip]
pub(super) const SHAPES: &[Shape] = &[
    shape(Kind::Claim,
        &["act", "actor", "thing", "of_kind", "amount", "unit", "adds", "coverage", "counting_point", "occurred", "place"],
        &["blamed", "out_of", "effects", "ids", "from", "to", "through", "about", "clause", "under", "counts_for", "refers_to"]),
    answering(Kind::Confirm, &["refers_to", "about", "clause"], &["occurred", "under"]),
    answering(Kind::Deny, &["refers_to", "about", "clause"], &["occurred", "under"]),
    answering(Kind::Respond, &["refers_to", "about", "clause", "act", "actor"], &["thing", "of_kind", "occurred", "place", "cause", "effects"]),
    shape(Kind::Close, &["act", "actor", "thing", "occurred"], &["of_kind", "counting_point", "clause", "about", "place", "under"]),
    shape(Kind::Announce, &["act", "actor", "thing", "clause", "about", "occurred"], &["of_kind", "from", "to", "through", "place", "under", "counts_for", "refers_to"]),
    shape(Kind::Offer, &["act", "actor", "thing", "to", "about", "clause", "occurred"], &["of_kind", "amount", "unit", "counting_point", "from", "through", "place", "under", "counts_for", "refers_to"]),
    shape(Kind::Accept, &["about", "refers_to", "clause", "act", "actor", "thing", "occurred"], &["of_kind", "amount", "unit", "counting_point", "from", "to", "through", "under"]),
    shape(Kind::Refuse, &["about", "refers_to", "clause", "act", "actor", "thing", "occurred"], &["of_kind", "amount", "unit", "counting_point", "from", "to", "through", "under", "cause"]),
    shape(Kind::Undertake, &["act", "actor", "thing", "of_kind", "amount", "unit", "counting_point", "occurred", "clause"], &["adds", "coverage", "from", "to", "through", "place", "about", "under", "counts_for"]),
    shape(Kind::Agree, &["to", "clause", "about", "occurred"], &["refers_to", "act", "thing", "under"]),
    shape(Kind::Suspend, &["clause", "act", "occurred"], &["about", "cause", "refers_to", "under"]),
    shape(Kind::Waive, &["clause", "about", "occurred"], &["counts_for", "refers_to", "act", "thing", "under"]),
    shape(Kind::Account, &["about", "cause", "refers_to", "clause"], &["act", "actor", "blamed", "thing", "occurred", "place"]),
    shape(Kind::Request, &["to", "about", "act", "thing"], &["of_kind", "amount", "unit", "through", "clause", "refers_to", "occurred", "place", "actor"]),
    answering(Kind::Answer, &["refers_to", "about", "clause"], &["to", "through", "act", "actor", "thing", "of_kind", "amount", "unit", "occurred", "place"]),
    shape(Kind::NoComment, &["refers_to", "about", "clause"], &["act", "occurred"]),
    shape(Kind::Meet, &["act", "actor", "about", "occurred", "place"], &["to", "through", "clause", "refers_to"]),
    shape(Kind::Note, &["about", "clause", "occurred"], &["refers_to", "place", "act", "actor", "thing"]),
    replacing(Kind::Correct,
        &["refers_to", "act", "actor", "thing", "of_kind", "amount", "unit", "adds", "coverage", "counting_point", "occurred", "place"],
        &["blamed", "out_of", "effects", "ids", "from", "to", "through", "about", "clause", "under", "counts_for", "cause"]),
    replacing(Kind::Retract, &["refers_to"], &["about", "cause"]),
];

/// How a column stands in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Use {
    /// True if it stands further below.
    pub(super) further: bool,
    /// True if no row is read without it.
    pub(super) needed: bool,
}

impl Shape {
    /// The shape of a kind by its word in addresses: `no-comment`.
    pub(super) fn of_word(word: &str) -> Option<&'static Shape> {
        SHAPES.iter().find(|shape| shape.word() == word)
    }

    /// The shape of a kind, if it has a form.
    pub(super) fn of(kind: Kind) -> Option<&'static Shape> {
        SHAPES.iter().find(|shape| shape.kind == kind)
    }

    /// True if one statement after another is made alike: not what names the one that it replaces.
    pub(super) fn may_repeat(&self) -> bool {
        !matches!(self.kind, Kind::Correct | Kind::Retract)
    }

    /// The kind's word in addresses.
    pub(super) fn word(&self) -> String {
        self.kind.word().replace(' ', "-")
    }

    /// Its columns in the order of a form.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&'static Column, Use)> + use<> {
        let shape = *self;
        COLUMNS
            .iter()
            .filter_map(move |column| Some((column, shape.uses(column.name)?)))
    }

    /// How it uses a column, if it does.
    pub(super) fn uses(&self, column: &str) -> Option<Use> {
        let has = |list: &[&str]| list.contains(&column);
        let shown = has(ALWAYS) || has(self.shows);
        (shown || has(ALSO) || has(self.keeps)).then(|| Use {
            further: !shown,
            needed: has(self.needs),
        })
    }
}
