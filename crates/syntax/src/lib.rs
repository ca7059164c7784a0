#![doc = include_str!("../README.md")]

mod diagnostic;
mod format;
mod fuzz;
mod json;
mod kind;
mod lexer;
mod parser;
mod suggest;
mod tree;

pub use diagnostic::{Diagnostic, Severity, line_and_column};
pub use format::{format, set_line};
pub use fuzz::fuzz;
pub use json::{NoText, WhyNoText, from_json, to_json};
pub use kind::{SyntaxKind, SyntaxNode, SyntaxToken, Tregua};
pub use lexer::MAX_BYTES;
pub use parser::{Parsed, parse};
pub use suggest::nearest;
pub use tree::{Block, Line, Tree, Word};
