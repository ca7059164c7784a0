//! The columns of each table, in the order in which we write them.

/// One known column.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its name, in lower case.
    pub(crate) name: &'static str,
    /// True if its cells are words as somebody printed them: line breaks and marks of direction may stand in them.
    pub(crate) prose: bool,
    /// True if its cells say when: only there is a spreadsheet's date what somebody meant to write.
    pub(crate) time: bool,
    /// Its HXL tag, which tells other tools what it holds.
    pub(crate) tag: &'static str,
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

const fn plain(name: &'static str, tag: &'static str) -> Column {
    Column {
        name,
        tag,
        prose: false,
        time: false,
    }
}

const fn prose(name: &'static str, tag: &'static str) -> Column {
    Column {
        prose: true,
        ..plain(name, tag)
    }
}

const fn time(name: &'static str, tag: &'static str) -> Column {
    Column {
        time: true,
        ..plain(name, tag)
    }
}

const CLAIMS: &[Column] = &[
    plain("claim", "#meta+claim+id"),
    plain("kind", "#meta+kind"),
    plain("voice", "#org+voice"),
    plain("speaker", "#org+speaker"),
    plain("attribution", "#meta+attribution"),
    plain("repeats", "#meta+repeats"),
    prose("hedge", "#meta+hedge"),
    plain("act", "#activity"),
    plain("actor", "#org+actor"),
    plain("blamed", "#org+blamed"),
    plain("thing", "#item"),
    plain("of_kind", "#item+kind"),
    plain("amount", "#indicator+amount"),
    plain("unit", "#meta+unit"),
    plain("out_of", "#indicator+whole"),
    plain("adds", "#meta+adds"),
    plain("coverage", "#meta+coverage"),
    plain("effects", "#impact"),
    plain("ids", "#item+id"),
    plain("counting_point", "#status+stage"),
    plain("from", "#org+from"),
    plain("to", "#org+to"),
    plain("through", "#org+through"),
    plain("place", "#loc"),
    time("occurred", "#date+occurred"),
    plain("about", "#event+id"),
    plain("clause", "#meta+clause"),
    plain("under", "#meta+arrangement"),
    time("counts_for", "#date+credited"),
    prose("cause", "#cause"),
    plain("refers_to", "#meta+refers"),
    plain("source", "#meta+source"),
    prose("figure", "#meta+figure"),
    time("said", "#date+said"),
    time("received", "#date+received"),
];

const SOURCES: &[Column] = &[
    plain("source", "#meta+source+id"),
    plain("publisher", "#org+publisher"),
    prose("title", "#description+title"),
    time("published", "#date+published"),
    time("known_from", "#date+known"),
    plain("url", "#meta+url"),
    plain("language", "#meta+lang"),
    plain("sha256", "#meta+sha256"),
    prose("note", "#description"),
];
