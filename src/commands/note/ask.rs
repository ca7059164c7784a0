//! Questions on a terminal: numbered choices, or an answer in words. An empty line leaves the question open.

use std::io::{BufRead, Write};

use tregua_import::quick::Question;

use super::option;
use super::show;
use crate::print::{hanging, line, words};

/// Asks; `None` if it stays open.
pub(super) fn question(n: u64, open: &Question, input: &mut impl BufRead) -> Option<String> {
    let mark = words().say("note-question-mark", &[]);
    hanging(&mark, 2, &show::asks(open));
    for (at, choice) in open.choices.iter().enumerate() {
        let args = [
            ("n", ((at + 1) as u64).into()),
            ("choice", choice.as_str().into()),
        ];
        line(&format!("  {}", words().say("note-choice", &args)));
    }
    let args = [("n", n.into()), ("option", option(open.column).into())];
    prompt(&words().say("note-prompt", &args));
    loop {
        let answer = read(input)?;
        let number: Option<usize> = answer.parse().ok();
        match number {
            Some(at) => {
                let choice = at.checked_sub(1).and_then(|at| open.choices.get(at));
                if let Some(choice) = choice {
                    return Some(choice.clone());
                }
                // A bare number that is no choice is an amount, or a slip of the finger.
                if open.column == "amount" {
                    return Some(answer);
                }
                prompt(&words().say("note-no-such-choice", &[]));
            }
            None => return Some(answer),
        }
    }
}

/// Whether to put on record what is complete.
pub(super) fn put(input: &mut impl BufRead) -> bool {
    prompt(&words().say("note-put-ask", &[]));
    read(input).is_some_and(|answer| matches!(answer.to_lowercase().as_str(), "y" | "yes"))
}

fn prompt(text: &str) {
    let text = tregua_wording::line(text, words().direction());
    let mut out = std::io::stdout().lock();
    let _ = write!(out, "{text} ");
    let _ = out.flush();
}

fn read(input: &mut impl BufRead) -> Option<String> {
    let mut text = String::new();
    input.read_line(&mut text).ok()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(typed: &str) -> Option<String> {
        let open = Question {
            column: "counting_point",
            asks: "note-ask-point",
            args: Vec::new(),
            choices: vec!["crossing".to_owned(), "offloading".to_owned()],
            span: None,
        };
        question(1, &open, &mut typed.as_bytes())
    }

    #[test]
    fn a_number_is_a_choice_words_are_an_answer_and_nothing_leaves_it_open() {
        assert_eq!(ask("2\n").as_deref(), Some("offloading"));
        assert_eq!(ask(" receipt \n").as_deref(), Some("receipt"));
        assert_eq!(ask("3\n1\n").as_deref(), Some("crossing"));
        assert_eq!(ask("\n"), None);
        assert_eq!(ask(""), None);
    }

    #[test]
    fn only_yes_puts_on_record() {
        assert!(put(&mut "y\n".as_bytes()));
        assert!(!put(&mut "\n".as_bytes()));
        assert!(!put(&mut "no\n".as_bytes()));
    }
}
