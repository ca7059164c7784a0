//! A page as one HTML file: no script, no other file, logical directions only, one sheet of A4 when printed.

use tregua_wording::Direction;

use super::{Block, Group, Page};

/// Everything the page looks like. Start and end, never left and right. Whoever serves the page allows this style and no other.
pub const STYLE: &str = "\
@page{size:A4;margin:8mm}\
:root{color-scheme:light}\
body{font:7.8pt/1.27 system-ui,\"Noto Sans\",\"Noto Naskh Arabic\",\"Noto Sans Hebrew\",sans-serif;\
margin:0 auto;max-inline-size:194mm;color:#111;background:#fff}\
h1{font-size:12pt;margin:0}h2{font-size:8.4pt;margin:1.3mm 0 .6mm;border-block-end:.3mm solid #111}\
header p,footer p{margin:0}footer{margin-block-start:1.6mm;border-block-start:.3mm solid #111;overflow-wrap:anywhere}\
p{margin:0;padding-inline-start:3mm;text-indent:-3mm}header p,footer p{padding:0;text-indent:0}\
main{columns:2;column-gap:5mm}section{break-inside:auto}h2{break-after:avoid}\
table{border-collapse:collapse;inline-size:100%;margin-block:.4mm .9mm;font-variant-numeric:tabular-nums}\
tbody{break-inside:avoid}th,td{text-align:start;vertical-align:top;padding:0;padding-inline-end:1.2mm;font-weight:400}\
thead th{color:#444}tbody tr{border-block-start:.1mm solid #bbb}\
@media screen{body{padding:6mm;font-size:11pt;max-inline-size:70rem}}\
@media screen and (max-width:60rem){main{columns:1}}";

/// The page as a whole HTML document.
pub fn html(page: &Page) -> String {
    let dir = match page.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{}</h1>\n",
        page.lang.code(),
        escape(&page.title),
        escape(&page.title),
    );
    for line in &page.heading {
        out.push_str(&format!("<p>{}</p>\n", escape(line)));
    }
    out.push_str("</header>\n<main>\n");
    out.push_str(&sections(page));
    out.push_str("</main>\n<footer>\n");
    for line in &page.foot {
        out.push_str(&format!("<p>{}</p>\n", escape(line)));
    }
    out.push_str("</footer>\n</body>\n</html>\n");
    out
}

/// What the page says, between its heading and its foot: each section with a heading of the second level, to stand in a page of
/// others.
pub fn sections(page: &Page) -> String {
    let mut out = String::new();
    for section in &page.sections {
        out.push_str(&format!("<section>\n<h2>{}</h2>\n", escape(&section.title)));
        for block in &section.blocks {
            push(block, &mut out);
        }
        out.push_str("</section>\n");
    }
    out
}

fn push(block: &Block, out: &mut String) {
    match block {
        Block::Line { head, text } => {
            let head = if head.is_empty() {
                String::new()
            } else {
                format!("<b>{}</b> ", escape(head))
            };
            out.push_str(&format!("<p>{head}{}</p>\n", escape(text)));
        }
        Block::Table { heads, groups } => {
            out.push_str("<table>\n<thead><tr><td></td>");
            for head in heads {
                out.push_str(&format!("<th scope=\"col\">{}</th>", escape(head)));
            }
            out.push_str("</tr></thead>\n");
            for group in groups {
                push_group(group, heads.len() + 1, out);
            }
            out.push_str("</table>\n");
        }
    }
}

fn push_group(group: &Group, columns: usize, out: &mut String) {
    out.push_str(&format!(
        "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"{columns}\"><b>{}</b></th></tr>\n",
        escape(&group.caption)
    ));
    for (name, cells) in &group.rows {
        out.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(name)));
        for cell in cells {
            out.push_str(&format!("<td>{}</td>", escape(cell)));
        }
        out.push_str("</tr>\n");
    }
    if !group.note.is_empty() {
        out.push_str(&format!(
            "<tr><td colspan=\"{columns}\">{}</td></tr>\n",
            escape(&group.note)
        ));
    }
    out.push_str("</tbody>\n");
}

/// `text` with the characters that mean something in HTML written out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}
