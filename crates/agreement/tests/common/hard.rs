//! Texts that are hard to read: made to be as large as they may be, and of what costs most.

use std::fmt::Write as _;

const HEAD: &str = "agreement \"Hard\"\nlanguage 1, english\nparties Alpha and Beta\nmediators Delta\ncounting bodies Monitors\n\
    clock Europe/Berlin, each day runs 07:00 to 07:00\nthing captive (captives)\n  kinds rank: civilian and soldier\nthing truck (trucks)\n\
    zone North \"north of the river\"\nphase Pause\n  starts 2031-03-01 07:00\n  lasts 300 days\n";

/// Each with its name, of nearly so many bytes.
pub(crate) fn texts(size: usize) -> Vec<(&'static str, String)> {
    let mut texts: Vec<(&'static str, String)> = Vec::new();
    let mut add = |name, text: String| texts.push((name, text));
    let many = |head: &str, of: &dyn Fn(usize, &mut String)| {
        let mut text = head.to_owned();
        let mut n = 0;
        loop {
            let before = text.len();
            of(n, &mut text);
            if text.len() > size {
                text.truncate(before);
                return text;
            }
            n += 1;
        }
    };
    let again = |head: &str, what: &str| many(head, &|_, text| text.push_str(what));
    let clause = |lines: &str| format!("{HEAD}clause one in Pause\n  {lines}");
    let wrote = |text: &mut String, line: std::fmt::Arguments<'_>| text.write_fmt(line).unwrap();

    for (name, what) in [
        ("one bracket after another", "("),
        ("brackets within brackets, closed", "() "),
        ("open quotes", "\""),
        ("line ends", "\n"),
        ("carriage returns", "\r"),
        ("returns and line ends", "\r\n"),
        ("zeros", "\0"),
        ("marks of direction", "\u{202e}a\u{2066} "),
        ("letters of four bytes", "\u{1f54a}"),
        ("accents on accents", "a\u{301}\u{301}\u{301}"),
        ("commas", ","),
        ("colons", ": "),
        ("comments", "# a\n"),
        ("digits", "1"),
        ("one word", "a"),
        ("short words", "a "),
        ("keywords", "at least each of in any "),
        ("half a sentence", "Alpha must release at least 3 captives "),
        ("lines of tables", "| a | b\n"),
        ("near misses", "shall not per day in parallel with "),
    ] {
        add(name, again("", what));
        add(name, again(&clause(""), what));
    }
    add("lists", again(&clause("Alpha"), " and Beta"));
    add(
        "kinds",
        again(
            &clause("Alpha must release at least 3 captives of rank civilian"),
            " or soldier",
        ),
    );
    add(
        "additions",
        again(
            &clause("Alpha must release at least 3 captives"),
            ", overall, each day, once clause one is met",
        ),
    );
    add(
        "events",
        again(
            &clause("Alpha must not attack, once clause one is met"),
            " and clause one is met",
        ),
    );
    add(
        "steps",
        again(
            &clause(
                "Alpha must hand over at least 1 percent of captives released by Beta counted at handover by 2031-03-01 12:00",
            ),
            " and 2 percent by 2031-03-01 13:00",
        ),
    );
    add(
        "clauses of one label",
        again(HEAD, "clause one in Pause\n  Alpha must not attack\n"),
    );
    add(
        "clauses",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!("clause c{n} in Pause\n  Alpha must not attack\n"),
            )
        }),
    );
    add(
        "numbers of one thing",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must admit at least {} trucks in any {} days, counted at crossing\n",
                    n + 1,
                    n % 200 + 1
                ),
            );
            wrote(
                text,
                format_args!(
                    "clause d{n} in Pause\n  Alpha must admit at most {} trucks each week, counted at crossing\n",
                    n + 1
                ),
            );
        }),
    );
    add(
        "bans and what they forbid",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must not admit any trucks in North\nclause d{n} in Pause\n  Alpha must admit at least 1 truck in North each day, left open by the parties\n"
                ),
            );
        }),
    );
    add(
        "clauses that wait for the next",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must not attack\n  once clause c{} is met\n",
                    n + 1
                ),
            );
        }),
    );
    add(
        "clauses that wait for the one before",
        many(HEAD, &|n, text| {
            let before = n.saturating_sub(1);
            wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must visit in North by 2031-03-02 12:00\n"
                ),
            );
            if n > 0 {
                wrote(text, format_args!("  once clause c{before} is met\n"));
            }
        }),
    );
    add(
        "clauses that free each other",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must not attack\n  freed as soon as clause c{} stands as not met\n",
                    n ^ 1
                ),
            );
        }),
    );
    add(
        "clauses side by side",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must visit in North by 2031-03-02 12:00\n  alongside clause c{}\n",
                    n ^ 1
                ),
            );
        }),
    );
    add(
        "clauses that wait for labels nearly there",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must not attack\n  once clause cc{n} is met\n"
                ),
            );
        }),
    );
    add(
        "readings",
        many(
            &clause("Alpha must admit at least 1 truck each day, left open by the parties\n"),
            &|n, text| {
                wrote(
                    text,
                    format_args!("  reading \"r{n}\": at least {n} trucks, is ours\n"),
                );
            },
        ),
    );
    add(
        "clauses with readings",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must admit at least 1 truck each day, left open by the parties\n"
                ),
            );
            (0..5).for_each(|r| {
                wrote(
                    text,
                    format_args!("  reading \"r{r}\": at least {} trucks, is ours\n", r + 2),
                )
            });
        }),
    );
    add(
        "phases that wait for the one before",
        many(HEAD, &|n, text| {
            let before = if n == 0 {
                "Pause".to_owned()
            } else {
                format!("P{}", n - 1)
            };
            wrote(
                text,
                format_args!("phase P{n}\n  starts once {before} is over\n  lasts 2 days\n"),
            );
        }),
    );
    add(
        "phases that wait for the next",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "phase P{n}\n  starts once P{} is over\n  lasts 2 days\n",
                    n + 1
                ),
            );
        }),
    );
    add(
        "phases",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!("phase P{n}\n  starts 2031-03-01 07:00\n  lasts 99999 days\n"),
            );
        }),
    );
    add(
        "things nearly alike",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!("thing crate{n} (crates{n})\n  kinds load: a{n} and b{n}\n"),
            );
        }),
    );
    add(
        "things nearly alike, and misspelt",
        many(HEAD, &|n, text| match n % 2 {
            0 => wrote(text, format_args!("thing crate{n} (crates{n})\n")),
            _ => wrote(
                text,
                format_args!(
                    "clause c{n} in Pause\n  Alpha must admit at least 2 crats{n} each day\n"
                ),
            ),
        }),
    );
    add(
        "zones",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!("zone Zone {n} of many hills \"hill {n}\"\n"),
            )
        }),
    );
    add(
        "zones one word apart",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!(
                    "zone Zone{n} a b c d e f g h i j k \"hill\"\nzone Zone{n} a b c d e f g h i j \"hill\"\n"
                ),
            );
        }),
    );
    add(
        "verbs",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!("verb haul{n} (hauled{n}), can be required, counted at stop{n}\n"),
            )
        }),
    );
    add(
        "voices",
        many(HEAD, &|n, text| {
            wrote(
                text,
                format_args!("mediators Voice {n}\nOffice {n} speaks for Alpha\n"),
            )
        }),
    );
    add(
        "names",
        many(&format!("{HEAD}names in Arabic\n"), &|n, text| {
            wrote(
                text,
                format_args!("  Alpha: \"ألفا {n}\"\n  truck: one \"ا\", two \"ب\"\n"),
            )
        }),
    );
    add(
        "examples",
        many(
            &format!("{HEAD}example \"one\"\n  | claim | kind | voice\n"),
            &|n, text| wrote(text, format_args!("  | c{n} | claim | Alpha\n")),
        ),
    );
    texts
}
