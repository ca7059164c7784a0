//! Every bound of an import, each with its reason.

/// Bytes of one file: the larger of two years' worth of a mission's rows and what a laptop holds in memory twice.
pub const MAX_FILE_BYTES: usize = 256 * 1024 * 1024;

/// Rows of one file, the header not counted: a hundred times the largest spreadsheet seen in the field.
pub const MAX_ROWS: usize = 1_000_000;

/// Cells of one row: far above the known columns, far below what a broken file could ask us to hold.
pub const MAX_COLUMNS: usize = 1_000;

/// Bytes of one cell: more is a document, and a document is a source.
pub const MAX_CELL_BYTES: usize = 64 * 1024;

/// Characters of a `figure`: the figure or few words as printed, never a passage.
pub const MAX_FIGURE_CHARS: usize = 200;

/// Bytes that a workbook may unpack to: the cells of [`MAX_ROWS`] rows with all that a spreadsheet writes around them.
pub const MAX_UNPACKED_BYTES: u64 = 1024 * 1024 * 1024;

/// Sheets of one workbook: more than anybody turns over.
pub const MAX_SHEETS: usize = 64;

/// Problems kept, and notices kept: nobody reads more in one go; the rest is counted.
pub const MAX_PROBLEMS: usize = 5_000;

/// Characters of a cell that a problem repeats.
pub(crate) const MAX_WORD_CHARS: usize = 60;

/// Words that a problem suggests.
pub(crate) const MAX_SUGGESTIONS: usize = 3;

/// Words that a problem lists as accepted; the rest is shown by an ellipsis.
pub(crate) const MAX_LISTED: usize = 48;

/// Known words compared with one unknown word: more than an agreement declares.
pub(crate) const MAX_COMPARED: usize = 1_000;

/// Of a set of keys too large for that, the words compared on either side of the unknown one in the alphabet.
pub(crate) const MAX_NEIGHBOURS: usize = 100;

/// Characters compared when looking for near words: names are shorter, and the work grows with the square.
pub(crate) const MAX_COMPARED_CHARS: usize = 60;

/// Parts of one `of_kind` cell: more than any count has kinds, and the parts are compared pair by pair.
pub(crate) const MAX_KIND_PARTS: usize = 64;
