//! Every code a text can draw, each with a message, a page and a bad sample.

/// The codes of `read`, in order. `E…` is an error, `W…` a warning, `N…` a note.
pub const CODES: &[&str] = &[
    "E0001", "E0002", "E0003", "E0004", // the text itself
    "E0101", "E0102", "E0103", "E0104", "E0105", "E0106", "E0107",
    "E0108", // the shape of a sentence
    "E0201", "E0202", "E0203", "E0204", "E0205", "E0206", "E0207", "E0208", "E0209", "E0210",
    "E0211", // names and the header
    "E0301", "E0302", "E0303", "E0304", "E0305", "E0306", "E0307",
    "E0308", // numbers and times
    "E0401", "E0402", "E0403", "E0404", "E0405", "E0406", "E0407", "E0408", "E0409", "E0410",
    "E0411", "E0412", "E0413", // clauses
    "E0501", "E0502", // readings
    "W0601", "W0602", // warnings
    "W0701", "W0702", "W0703", "W0704", "W0705", "W0706",
    "W0707", // what can be found out before anything happens
    "N0701", // and what was not
    "E0801", // examples
];
