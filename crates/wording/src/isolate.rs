//! Words that run the other way are set apart, so that neither they nor what stands around them jumps.

use std::borrow::Cow;

use crate::Direction;

/// `text` between FSI and PDI if it holds letters that run against `direction`; else as it is.
pub fn isolate(text: &str, direction: Direction) -> Cow<'_, str> {
    let against = match direction {
        Direction::LeftToRight => text.chars().any(runs_right_to_left),
        // In a right-to-left line every insert is set apart: digits and signs move as well as letters.
        Direction::RightToLeft => !text.is_empty(),
    };
    if against {
        Cow::Owned(format!("\u{2068}{text}\u{2069}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Letters of the Hebrew, Arabic and related blocks of Unicode, with their presentation forms.
fn runs_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}
