//! Bytes of a text ⇄ lines and columns as editors count them: both from 0, columns in UTF-16 units.

use std::ops::Range;

use lsp_types::{Position, Range as Place};

/// The place of a byte; one past the end, or inside a character, stands for the nearest character before it.
pub(crate) fn position(text: &str, byte: usize) -> Position {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count();
    let column = before.get(line_start..).unwrap_or_default().encode_utf16();
    Position {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        character: u32::try_from(column.count()).unwrap_or(u32::MAX),
    }
}

/// The place of a stretch of bytes.
pub(crate) fn place(text: &str, span: &Range<usize>) -> Place {
    Place {
        start: position(text, span.start),
        end: position(text, span.end),
    }
}

/// The byte at a place; beyond the end of its line it is that end, beyond the last line the end of the text.
pub(crate) fn byte(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 0..position.line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    let line = text.get(start..).unwrap_or_default();
    let line = line.split('\n').next().unwrap_or_default();
    let line = line.strip_suffix('\r').unwrap_or(line);
    let mut units = 0;
    for (at, letter) in line.char_indices() {
        if units >= position.character {
            return start + at;
        }
        units += u32::try_from(letter.len_utf16()).unwrap_or(u32::MAX);
    }
    start + line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_and_its_byte_go_there_and_back() {
        let text = "one\nשתיים 🚚 x\r\nlast";
        for (at, _) in text
            .char_indices()
            .filter(|(_, letter)| *letter != '\r' && *letter != '\n')
        {
            assert_eq!(byte(text, position(text, at)), at);
        }
        assert_eq!(
            position(text, text.find('x').unwrap()),
            Position::new(1, 9),
            "the lorry is two units"
        );
        assert_eq!(byte(text, Position::new(0, 99)), 3);
        assert_eq!(byte(text, Position::new(9, 0)), text.len());
        assert_eq!(position(text, text.len() + 5), Position::new(2, 4));
    }
}
