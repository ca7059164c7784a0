//! The columns of each table, in the order in which we write them.

/// One known column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its name, in lower case.
    pub(crate) name: &'static str,
    /// True if its cells are words as somebody printed them: line breaks and marks of direction may stand in them.
    pub(crate) prose: bool,
}

/// Which table a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Table {
    Claims,
    Sources,
}

impl Table {
    /// Its columns, in the order in which we write them.
    pub(crate) fn columns(self) -> &'static [Column] {
        match self {
            Table::Claims => CLAIMS,
            Table::Sources => SOURCES,
        }
    }

    /// The known column of this name.
    pub(crate) fn column(self, name: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.name == name)
    }

    /// The column that holds the key.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Table::Claims => "claim",
            Table::Sources => "source",
        }
    }

    /// Columns without which no row can be read.
    pub(crate) fn needed(self) -> &'static [&'static str] {
        match self {
            Table::Claims => &["claim", "kind", "voice"],
            Table::Sources => &["source"],
        }
    }
}

/// Columns that start with this are kept and not interpreted.
pub(crate) const EXTRA: &str = "x_";

/// True if cells of this column are never repeated in a message: people may be named in them.
pub(crate) fn is_private(column: &str) -> bool {
    matches!(column, "ids" | "figure" | "speaker") || column.starts_with(EXTRA)
}

const fn plain(name: &'static str) -> Column {
    Column { name, prose: false }
}

const fn prose(name: &'static str) -> Column {
    Column { name, prose: true }
}

const CLAIMS: &[Column] = &[
    plain("claim"),
    plain("kind"),
    plain("voice"),
    plain("speaker"),
    plain("attribution"),
    plain("repeats"),
    prose("hedge"),
    plain("act"),
    plain("actor"),
    plain("blamed"),
    plain("thing"),
    plain("of_kind"),
    plain("amount"),
    plain("unit"),
    plain("out_of"),
    plain("adds"),
    plain("coverage"),
    plain("effects"),
    plain("ids"),
    plain("counting_point"),
    plain("from"),
    plain("to"),
    plain("through"),
    plain("place"),
    plain("occurred"),
    plain("about"),
    plain("clause"),
    plain("under"),
    plain("counts_for"),
    prose("cause"),
    plain("refers_to"),
    plain("source"),
    prose("figure"),
    plain("said"),
    plain("received"),
];

const SOURCES: &[Column] = &[
    plain("source"),
    plain("publisher"),
    prose("title"),
    plain("published"),
    plain("known_from"),
    plain("url"),
    plain("language"),
    plain("sha256"),
    prose("note"),
];
