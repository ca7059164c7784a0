//! Every code has its words, in house style.

use std::collections::BTreeSet;

use crate::common::{in_words, phrases};
use tregua_import::{CODES, Problem};

fn sample(code: &tregua_import::Code) -> Problem {
    Problem {
        file: "claims.csv".to_owned(),
        sheet: None,
        line: 1,
        letters: None,
        column: None,
        code: code.code,
        args: code
            .args
            .iter()
            .map(|name| (*name, format!("<{name}>")))
            .collect(),
        suggestions: Vec::new(),
    }
}

#[test]
fn every_code_has_a_message_that_uses_all_its_arguments() {
    for code in CODES {
        let words = in_words(&sample(code));
        for arg in code.args {
            assert!(
                words.contains(&format!("<{arg}>")),
                "{}: `{words}` leaves out {arg}",
                code.code
            );
        }
    }
}

#[test]
fn no_message_is_without_a_code_and_no_code_is_used_twice() {
    let codes: BTreeSet<&str> = CODES.iter().map(|code| code.code).collect();
    assert_eq!(codes.len(), CODES.len());
    for number in 0..1_000 {
        let key = format!("I{number:03}");
        assert_eq!(
            phrases().has_message(&key),
            codes.contains(key.as_str()),
            "{key}"
        );
    }
}

#[test]
fn messages_are_lower_case_without_a_full_stop_and_blame_nobody() {
    for code in CODES {
        let words = in_words(&sample(code));
        assert!(!words.starts_with(char::is_uppercase), "{words}");
        assert!(!words.ends_with('.'), "{words}");
        let loaded = [
            "invalid", "illegal", "failed", "wrong", "lie", "Option", "String",
        ];
        assert!(
            loaded
                .iter()
                .all(|word| !words.split(' ').any(|other| other == *word)),
            "{words}"
        );
    }
}
