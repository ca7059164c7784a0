//! Every example that the program or its README gives is run, in the order given, and works.

use std::fs;

use crate::serve::Server;
use crate::stage::{Folder, repository};

/// The words of a shell line, as far as examples go: quotes keep words together, `#` begins a comment, `|`, `>` and `<` end the line.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), c) => word.get_or_insert_default().push(c),
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, '#') if word.is_none() => break,
            (None, '|' | '>' | '<') => break,
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (None, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// What a line asks of the program; `None` for lines that are for something else.
fn asked(line: &str) -> Option<Vec<String>> {
    let words = words(line.trim().trim_start_matches("$ "));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let rest = match words.as_slice() {
        ["tregua", rest @ ..] => rest,
        ["cargo", "run", rest @ ..] => {
            let own = rest
                .iter()
                .position(|word| *word == "--")
                .map_or(rest.len(), |at| at + 1);
            &rest[own..]
        }
        _ => return None,
    };
    Some(rest.iter().map(|word| (*word).to_owned()).collect())
}

/// Commands of a text, lines that end in a backslash joined to the next.
fn commands(text: &str) -> Vec<Vec<String>> {
    text.replace("\\\n", " ")
        .lines()
        .filter_map(asked)
        .collect()
}

/// The fenced blocks of a page that hold shell commands.
fn shell_blocks(page: &str) -> String {
    let mut inside = false;
    let mut found = String::new();
    for line in page.lines() {
        match line.trim() {
            "```sh" | "```bash" | "```shell" | "```console" if !inside => inside = true,
            "```" if inside => inside = false,
            _ if inside => {
                found.push_str(line);
                found.push('\n');
            }
            _ => {}
        }
    }
    found
}

/// Runs commands one after the other in one folder that has the examples; each must succeed.
fn all_succeed(commands: &[Vec<String>]) {
    let folder = Folder::with_examples();
    for command in commands {
        let words: Vec<&str> = command.iter().map(String::as_str).collect();
        match words.as_slice() {
            // It serves until told to stop; that it answers is success.
            ["serve", ..] => drop(Server::start(&folder, &words)),
            words => drop(folder.tregua(words).exits(0)),
        }
    }
}

/// The commands that the help lists, in its order.
fn listed() -> Vec<String> {
    let help = Folder::new().tregua(&["--help"]).exits(0).out;
    let list = help
        .split("Commands:\n")
        .nth(1)
        .unwrap()
        .split("\n\n")
        .next()
        .unwrap();
    let names = list
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_help_of_every_command_has_an_example_of_it() {
    let listed = listed();
    for name in [
        "demo", "init", "import", "note", "brief", "export", "log", "verify", "check", "status",
        "explain", "due", "changes", "missing", "count", "serve",
    ] {
        assert!(
            listed.iter().any(|found| found == name),
            "{name} is not listed"
        );
    }
    for name in listed {
        let help = Folder::new().tregua(&[&name, "--help"]).exits(0).out;
        let example = help
            .split("Example:")
            .nth(1)
            .unwrap_or_else(|| panic!("{name} has no example"));
        assert!(
            commands(&rejoined(example))
                .iter()
                .any(|command| command[0] == name),
            "{name}: {example}"
        );
    }
}

#[test]
fn the_examples_of_the_help_run_in_order_and_succeed() {
    let examples: Vec<Vec<String>> = listed()
        .iter()
        .flat_map(|name| {
            let help = Folder::new().tregua(&[name, "--help"]).exits(0).out;
            commands(&rejoined(help.split("Example:").nth(1).unwrap_or_default()))
        })
        .collect();
    assert!(examples.len() >= 8, "{examples:?}");
    all_succeed(&examples);
}

/// Help is wrapped to the page: a line that does not begin a command goes on with the one before.
fn rejoined(example: &str) -> String {
    example
        .trim()
        .replace("\n", " ")
        .replace(" tregua ", "\ntregua ")
}

#[test]
fn the_help_fits_a_hundred_columns() {
    for name in listed() {
        Folder::new()
            .tregua(&[&name, "--help"])
            .exits(0)
            .fits_the_page();
    }
    Folder::new().tregua(&["--help"]).exits(0).fits_the_page();
}

#[test]
fn the_commands_of_the_readme_run_in_order_and_succeed() {
    // Until the page is written there is nothing to hold it to.
    let Ok(page) = fs::read_to_string(repository().join("README.md")) else {
        return;
    };
    let commands = commands(&shell_blocks(&page));
    assert!(
        !commands.is_empty(),
        "README.md has no `sh` block with a line that begins with `cargo run` or `tregua`"
    );
    all_succeed(&commands);
}

#[test]
fn the_commands_of_the_page_on_notes_run_in_order_and_succeed() {
    let page = fs::read_to_string(repository().join("docs/note.md")).unwrap();
    let commands = commands(&shell_blocks(&page));
    assert!(commands.len() > 6, "{commands:?}");
    all_succeed(&commands);
}

/// Lines that stand for others left out.
const LEFT_OUT: &str = "…";

#[test]
fn what_the_readme_shows_of_the_demo_is_what_the_demo_prints() {
    let Ok(page) = fs::read_to_string(repository().join("README.md")) else {
        return;
    };
    let demo = Folder::new().tregua(&["demo"]).exits(0).out;
    let printed: Vec<&str> = demo.lines().map(str::trim_end).collect();
    let first = printed[0];
    let shown = page.split("```").find(|block| block.contains(first));
    let shown = shown.unwrap_or_else(|| panic!("README.md shows no block with the line `{first}`"));
    for line in shown.lines().skip(1).map(str::trim_end) {
        let known = line.trim().is_empty() || line.trim() == LEFT_OUT || printed.contains(&line);
        assert!(
            known,
            "README.md shows a line that the demo does not print:\n{line}"
        );
    }
}

#[test]
fn the_readme_of_each_example_gives_commands_that_run() {
    for found in fs::read_dir(repository().join("examples")).unwrap() {
        let page = fs::read_to_string(found.unwrap().path().join("README.md")).unwrap_or_default();
        all_succeed(&commands(&shell_blocks(&page)));
    }
}

#[test]
fn lines_of_a_page_are_read_as_a_shell_reads_them() {
    let page = "```sh\ncargo run --release -- demo   # see it\ncargo test\ntregua explain a.record \\\n  \"goods trucks\" | less\n```\n```text\ntregua never\n```\n";
    let expected: [&[&str]; 2] = [&["demo"], &["explain", "a.record", "goods trucks"]];
    assert_eq!(commands(&shell_blocks(page)), expected);
}
