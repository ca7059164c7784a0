//! Text in columns: what fills up and what breaks lines. Widths are those a terminal shows.

use unicode_width::UnicodeWidthStr;

/// `text` filled up with spaces to `width` columns. Isolates take none.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// `text` in lines of at most `width` columns, broken at spaces where there are any.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut current = String::new();
    for word in text.split(' ') {
        let fits = current.is_empty() || current.width() + 1 + word.width() <= width;
        if !fits {
            lines.push(std::mem::take(&mut current));
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(current);
    tregua_wording::balance(&mut lines);
    lines
}

/// A paragraph of at most `width` columns: `head` at its start, `indent` columns wide, the rest beside it.
pub fn hanging(head: &str, indent: usize, text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut head = head;
    if head.width() >= indent && !head.trim().is_empty() {
        lines.push(head.to_owned());
        head = "";
    }
    for (at, wrapped) in wrap(text, width.saturating_sub(indent)).iter().enumerate() {
        let start = if at == 0 { head } else { "" };
        let line = format!("{}{wrapped}", pad(start, indent));
        lines.push(line.trim_end().to_owned());
    }
    lines
}
