//! Words that run the other way are set apart, so that neither they nor what stands around them jumps.
//!
//! Three kinds of isolate (UAX #9) are used. An insert whose language we do not know is set apart by FSI: its own first
//! letter says which way it runs. A cell of a table in a right-to-left language is set apart by RLI: it runs as the reader
//! reads, whatever it begins with. Each ends with PDI, on the line where it began.

use std::borrow::Cow;

use crate::Direction;

const FSI: char = '\u{2068}';
const RLI: char = '\u{2067}';
const LRI: char = '\u{2066}';
const PDI: char = '\u{2069}';
/// Invisible, and right-to-left: at the beginning of a line it gives the whole line its direction.
const RLM: char = '\u{200F}';

/// `text` between FSI and PDI if it holds letters that run against `direction`; else as it is.
pub fn isolate(text: &str, direction: Direction) -> Cow<'_, str> {
    let against = match direction {
        Direction::LeftToRight => text.chars().any(runs_right_to_left),
        // In a right-to-left line every insert is set apart: digits and signs move as well as letters.
        Direction::RightToLeft => !text.is_empty(),
    };
    if against {
        Cow::Owned(format!("{FSI}{text}{PDI}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A cell of a table: in a right-to-left line it is kept from joining the cell beside it, so that columns stay columns.
pub fn cell(text: &str, direction: Direction) -> Cow<'_, str> {
    match direction {
        Direction::RightToLeft if !text.is_empty() => Cow::Owned(format!("{RLI}{text}{PDI}")),
        _ => Cow::Borrowed(text),
    }
}

/// A whole line: a right-to-left one begins with RLM, so that a terminal or a viewer lays it out from the right even if its
/// first word is a name in Latin letters.
pub fn line(text: &str, direction: Direction) -> Cow<'_, str> {
    match direction {
        Direction::RightToLeft if !text.is_empty() => Cow::Owned(format!("{RLM}{text}")),
        _ => Cow::Borrowed(text),
    }
}

/// A phrase file of a right-to-left language with each passage of code between backticks set apart by LRI: keywords, options
/// and file names run from the left whatever stands around them, and whoever writes the file sees no invisible characters.
///
/// Gives back the numbers (from 1) of lines in which a backtick has no partner.
pub(crate) fn code_apart(file: &str) -> (String, Vec<usize>) {
    let mut apart = String::with_capacity(file.len());
    let mut odd = Vec::new();
    for (at, text) in file.lines().enumerate() {
        let mut inside = false;
        for letter in text.chars() {
            match letter {
                '`' if text.starts_with('#') => apart.push(letter),
                '`' if inside => apart.extend(['`', PDI]),
                '`' => apart.extend([LRI, '`']),
                _ => apart.push(letter),
            }
            inside ^= letter == '`' && !text.starts_with('#');
        }
        if inside {
            odd.push(at + 1);
        }
        apart.push('\n');
    }
    (apart, odd)
}

/// Lines broken out of one text: what is open at the end of a line is closed there and opened again on the next.
pub fn balance(lines: &mut [String]) {
    let mut open: Vec<char> = Vec::new();
    for text in lines {
        let before: String = open.iter().collect();
        for letter in text.chars() {
            match letter {
                FSI | RLI | LRI => open.push(letter),
                PDI => {
                    open.pop();
                }
                _ => {}
            }
        }
        if !before.is_empty() {
            text.insert_str(0, &before);
        }
        text.extend(open.iter().map(|_| PDI));
    }
}

/// Letters of the Hebrew, Arabic and related blocks of Unicode, with their presentation forms.
pub(crate) fn runs_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_leaves_open_is_closed_and_opened_again() {
        let mut lines = vec!["a \u{2068}b".to_owned(), "c\u{2069} d".to_owned()];
        balance(&mut lines);
        assert_eq!(lines, ["a \u{2068}b\u{2069}", "\u{2068}c\u{2069} d"]);
    }

    #[test]
    fn nested_isolates_survive_a_break() {
        let mut lines = vec![
            "\u{2067}x \u{2068}y".to_owned(),
            "z".to_owned(),
            "\u{2069}\u{2069}".to_owned(),
        ];
        balance(&mut lines);
        assert_eq!(lines[0], "\u{2067}x \u{2068}y\u{2069}\u{2069}");
        assert_eq!(lines[1], "\u{2067}\u{2068}z\u{2069}\u{2069}");
        assert_eq!(lines[2], "\u{2067}\u{2068}\u{2069}\u{2069}");
    }
}
