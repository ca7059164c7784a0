//! `tregua-checker FILE`, or a document on standard input: whether its certificates show what they say.

use std::io::Read;
use std::process::ExitCode;

use tregua_checker::check;

fn main() -> ExitCode {
    match read().and_then(|text| {
        let document =
            serde_json::from_str(&text).map_err(|error| format!("this is no JSON: {error}"))?;
        check(&document)
    }) {
        Ok(checked) => {
            checked
                .not_shown
                .iter()
                .for_each(|what| println!("not shown: {what}"));
            let unknown = match checked.unknown {
                0 => String::new(),
                rows => format!("; {rows} of a kind that is not known here, and not checked"),
            };
            match checked.not_shown.len() {
                0 => println!("valid: {} rows{unknown}", checked.rows),
                wrong => println!(
                    "{wrong} things are not shown, of {} rows{unknown}",
                    checked.rows
                ),
            }
            if checked.not_shown.is_empty() && checked.unknown == 0 {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(1)
            }
        }
        Err(what) => {
            eprintln!("{what}");
            ExitCode::from(2)
        }
    }
}

/// The file named, or standard input.
fn read() -> Result<String, String> {
    let mut text = String::new();
    match std::env::args().nth(1) {
        Some(path) => {
            text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?
        }
        None => {
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| format!("standard input: {error}"))?;
        }
    }
    Ok(text)
}
