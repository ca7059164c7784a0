//! A page of words: a heading, sections of lines and tables, a foot. What it says is settled; here it becomes plain text
//! or one HTML file that prints on A4, needs no script and asks nothing of any other machine.

mod html;
mod text;

use tregua_wording::{Direction, Lang};

pub use html::{STYLE, html, sections};
pub use text::text;

/// A page in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its language.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// Lines under the title.
    pub heading: Vec<String>,
    /// What it says.
    pub sections: Vec<Section>,
    /// Lines at its end.
    pub foot: Vec<String>,
}

/// A section with its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A line, or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line with a word or two that lead it; either may be empty.
    Line {
        /// What leads it.
        head: String,
        /// The rest.
        text: String,
    },
    /// A table in groups of rows.
    Table {
        /// Heads of the columns after the first.
        heads: Vec<String>,
        /// Its rows.
        groups: Vec<Group>,
    },
}

/// Rows of a table about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What all its figures are of.
    pub caption: String,
    /// A name, and a cell for each head.
    pub rows: Vec<(String, Vec<String>)>,
    /// A line below; may be empty.
    pub note: String,
}

impl Page {
    /// Which way it runs.
    pub fn direction(&self) -> Direction {
        self.lang.direction()
    }
}

impl Block {
    /// A line without a head.
    pub fn line(text: impl Into<String>) -> Self {
        Block::Line {
            head: String::new(),
            text: text.into(),
        }
    }

    /// A line led by a few words.
    pub fn led(head: impl Into<String>, text: impl Into<String>) -> Self {
        Block::Line {
            head: head.into(),
            text: text.into(),
        }
    }
}
