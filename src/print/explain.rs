//! `explain` as text: one row, its words, its entries, what did not count and why. At most forty lines.

use std::collections::BTreeMap;

use tregua_agreement::Agreement;
use tregua_agreement::meaning::Clause;
use tregua_desk::{Unread, explained, why_not};
use tregua_record::entries::claim::{Claim, Kind};
use tregua_standing::document::Keys;
use tregua_standing::{Explanation, Required, Row, Statement, Weight};

use tregua_wording::Arg;

use super::{hanging, line, say, voice, words};

/// Entries whose transcriber's remark is shown; more would bury the entries.
const MOST_REMARKED: usize = 2;
/// Statements shown beside in full.
const MOST_BESIDE: usize = 6;

/// Entries that cannot be read named at most; `log` has all.
const MOST_UNREAD: usize = 6;

/// Width of the names at the left.
const LEFT: usize = 22;

/// Prints one explanation. `others` are the rows of the same cell on other readings.
pub(crate) fn print(
    agreement: &Agreement,
    text: &str,
    explanation: &Explanation,
    others: &[&Row],
    statements: &[Statement],
    keys: &Keys<'_>,
    unread: &[Unread],
) {
    let row = &explanation.row;
    title(agreement, row);
    clause_words(agreement, text, row);
    field("explain-window", &say(agreement).window(&row.window));
    field("explain-asked", &say(agreement).asks(row));
    // Of a state, and of a group, reports are counted, for and against: not a number of what it is about.
    let of_state = matches!(
        row.required,
        Required::State { .. } | Required::Together { .. }
    );
    if row.counted.is_some() && !of_state {
        field("explain-counted", &counted(agreement, row));
    }
    if row.outcomes.len() > 1 {
        let status = |word| words().known("status", word);
        let outcomes = row.outcomes.iter().map(|outcome| status(outcome.word()));
        let causes = row.causes.iter().map(|cause| status(cause.word()));
        field(
            "explain-outcomes",
            &format!(
                "{} ({})",
                words().join("list-or", outcomes),
                words().join("list-comma", causes)
            ),
        );
    }
    if !row.in_force_by.is_empty() {
        let by: Vec<String> = row
            .in_force_by
            .iter()
            .map(|id| keys.entry(id).claim)
            .collect();
        field("explain-in-force", &words().names("list-comma", by));
    }
    let rules: Vec<String> = explanation
        .rules
        .iter()
        .map(|rule| words().say(rule, &[]))
        .collect();
    if !rules.is_empty() {
        field("explain-rules", &words().join("list-semicolon", rules));
    }
    rests_on(agreement, explanation, keys);
    beside(agreement, explanation, keys);
    not_counted(explanation, keys);
    notes(explanation, statements);
    readings(agreement, row, others);
    missing(agreement, explanation);
    unreadable(agreement.clause(&row.clause), unread);
}

/// Entries about the clause that cannot be read: whatever they said does not count.
fn unreadable(clause: Option<&Clause>, unread: &[Unread]) {
    let about = |one: &&Unread| clause.is_some_and(|clause| one.may_be_about(clause));
    let mut about = unread.iter().filter(about).peekable();
    if about.peek().is_none() {
        return;
    }
    line(&format!("   {}", words().say("explain-unread", &[])));
    for one in about.by_ref().take(MOST_UNREAD) {
        let head = format!("     {}", words().apart(&one.id.short()));
        hanging(&head, LEFT, &one.said(words()));
    }
    if about.peek().is_some() {
        line(&format!("     {}", words().say("and-more", &[])));
    }
}

fn title(agreement: &Agreement, row: &Row) {
    let mut parts = vec![
        words().apart(&row.clause).into_owned(),
        say(agreement).part_name(&row.part),
    ];
    parts.extend(say(agreement).instance(row));
    parts.extend(
        row.point
            .as_ref()
            .map(|point| say(agreement).counted_at(point)),
    );
    parts.push(say(agreement).reading_and_holder(row));
    hanging("━━", 3, &parts.join(" · "));
    let stands = format!(
        "{}: {}",
        say(agreement).view(&row.view),
        say(agreement).status(row.status)
    );
    let phrase = say(agreement).phrase(row);
    hanging(
        "",
        3,
        &if phrase.is_empty() {
            stands
        } else {
            format!("{stands} — {phrase}")
        },
    );
}

fn clause_words(agreement: &Agreement, text: &str, row: &Row) {
    let Some(clause) = agreement.clause(&row.clause) else {
        return;
    };
    let own = text
        .get(clause.span.start..clause.span.end)
        .unwrap_or_default();
    let lines = own
        .lines()
        .map(|text| text.split('#').next().unwrap_or_default().trim())
        .filter(|text| !text.is_empty());
    // The readings have a section of their own.
    for (at, sentence) in lines
        .filter(|text| !text.starts_with("reading "))
        .enumerate()
    {
        let head = if at == 0 {
            let n = clause.span.line as u64;
            format!("   {}", words().say("explain-line", &[("n", n.into())]))
        } else {
            String::new()
        };
        hanging(&head, LEFT, &words().apart(sentence));
    }
}

fn field(key: &str, text: &str) {
    hanging(&format!("   {}", words().say(key, &[])), LEFT, text);
}

fn counted(agreement: &Agreement, row: &Row) -> String {
    let spoken = |count: &tregua_standing::Count| {
        if count.spoken {
            say(agreement).number(count)
        } else {
            words().say("says-nothing", &[])
        }
    };
    match (&row.counted, &row.base) {
        (Some(owed), Some(base)) => words().say(
            "counted-against",
            &[
                ("owed", Arg::said(spoken(owed))),
                ("base", Arg::said(spoken(base))),
            ],
        ),
        (Some(count), None) => spoken(count),
        _ => String::new(),
    }
}

fn rests_on(agreement: &Agreement, explanation: &Explanation, keys: &Keys<'_>) {
    if explanation.row.rests_on.is_empty() {
        field(
            "explain-rests-on",
            &words().say("explain-rests-on-nothing", &[]),
        );
        return;
    }
    line(&format!("   {}", words().say("explain-rests-on", &[])));
    let few = explanation.row.rests_on.len() <= MOST_REMARKED;
    for id in &explanation.row.rests_on {
        if let Some(claim) = keys.claim(id) {
            hanging(
                &format!("     {}", words().apart(&claim.key)),
                LEFT,
                &said(agreement, claim),
            );
            for (column, text) in claim.extra.iter().filter(|_| few) {
                let args = [
                    ("column", column.as_str().into()),
                    ("text", text.as_str().into()),
                ];
                hanging("", LEFT, &words().say("explain-remark", &args));
            }
        }
    }
}

/// Statements about the clause that are no figures, in full: a refusal belongs beside the offer it answers.
fn beside(agreement: &Agreement, explanation: &Explanation, keys: &Keys<'_>) {
    let beside = explanation
        .considered
        .iter()
        .filter(|one| one.weight == Weight::Beside);
    // Notes on the entries that count have a section of their own.
    let claims: Vec<&Claim> = beside
        .filter_map(|one| keys.claim(&one.entry))
        .filter(|claim| claim.kind != Kind::Note || claim.refers_to.is_empty())
        .collect();
    if claims.is_empty() {
        return;
    }
    line(&format!("   {}", words().say("explain-beside", &[])));
    for claim in claims.iter().take(MOST_BESIDE) {
        hanging(
            &format!("     {}", words().apart(&claim.key)),
            LEFT,
            &said(agreement, claim),
        );
    }
    if claims.len() > MOST_BESIDE {
        let left = (claims.len() - MOST_BESIDE) as u64;
        hanging(
            "",
            LEFT,
            &words().say("explain-more-beside", &[("n", left.into())]),
        );
    }
}

/// One claim in a line: who, how many, where counted, when, the figure as printed, the source.
pub(crate) fn said(agreement: &Agreement, claim: &Claim) -> String {
    let office = claim.speaker.as_ref().map_or_else(String::new, |office| {
        format!(" ({})", words().apart(office))
    });
    let mut parts = vec![format!("{}{office}", voice(&claim.told_by()))];
    if claim.kind != Kind::Claim {
        parts.push(words().known("kind", claim.kind.word()));
    }
    parts.extend(claim.act.as_deref().map(|act| say(agreement).act(act)));
    parts.extend(
        claim
            .amount
            .map(|amount| say(agreement).range(amount.lo, amount.hi)),
    );
    parts.extend(
        claim
            .counting_point
            .as_deref()
            .map(|point| say(agreement).point(point)),
    );
    parts.extend(claim.occurred.map(|when| say(agreement).when(&when)));
    let figure = claim.figure.as_ref().map_or_else(String::new, |figure| {
        format!(
            " {}",
            words().say("quoted", &[("text", figure.as_str().into())])
        )
    });
    let source = claim.source.as_ref().map_or_else(String::new, |source| {
        format!(" [{}]", words().apart(source))
    });
    format!("{}{figure}{source}", words().join("list-comma", parts))
}

/// Statements that did not decide, by reason.
fn not_counted(explanation: &Explanation, keys: &Keys<'_>) {
    let mut by_reason: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for considered in &explanation.considered {
        let listed = considered.weight != Weight::Beside;
        if let Some(reason) = why_not(words(), &considered.weight, keys).filter(|_| listed) {
            by_reason
                .entry(reason)
                .or_default()
                .push(keys.entry(&considered.entry).claim);
        }
    }
    if by_reason.is_empty() {
        return;
    }
    line(&format!("   {}", words().say("explain-not-counted", &[])));
    for (reason, claims) in by_reason {
        // What many have in common is counted, not listed; --json has each of them.
        let shown = if claims.len() > 6 {
            let some = claims.iter().take(5).map(|key| words().apart(key));
            let some = some.chain([words().say("and-more", &[]).into()]);
            format!(
                "{} ({})",
                words().join("list-comma", some),
                words().number(claims.len() as i128)
            )
        } else {
            words().names("list-comma", claims)
        };
        hanging("", 5, &format!("{reason}: {shown}"));
    }
}

/// Notes that name an entry the row was counted from: context, and what in a transcription is ours.
fn notes(explanation: &Explanation, statements: &[Statement]) {
    let notes = explained::notes(&explanation.row, statements.iter());
    if notes.is_empty() {
        return;
    }
    line(&format!("   {}", words().say("explain-notes", &[])));
    for note in notes {
        let text = note
            .claim
            .figure
            .as_deref()
            .or(note.claim.extra.get("x_ours").map(String::as_str))
            .unwrap_or("–");
        hanging(
            &format!("     {}", words().apart(&note.claim.key)),
            LEFT,
            &format!("{}: {}", voice(&note.claim.told_by()), words().apart(text)),
        );
    }
}

fn readings(agreement: &Agreement, row: &Row, others: &[&Row]) {
    let others: Vec<&Row> = others
        .iter()
        .copied()
        .filter(|other| (&other.point, &other.reading) != (&row.point, &row.reading))
        .collect();
    if others.is_empty() {
        return;
    }
    line(&format!("   {}", words().say("explain-readings", &[])));
    for other in others {
        let point = other.point.as_ref().map_or_else(String::new, |point| {
            format!("{} · ", say(agreement).counted_at(point))
        });
        let status = format!(
            "     {} {}",
            say(agreement).status(other.status),
            say(agreement).figure(other)
        );
        hanging(
            status.trim_end(),
            27,
            &format!("{point}{}", say(agreement).reading_and_holder(other)),
        );
    }
}

fn missing(agreement: &Agreement, explanation: &Explanation) {
    let kinds: Vec<String> = explanation
        .missing
        .iter()
        .map(|(act, thing, point)| {
            let done = say(agreement).done(act, thing.as_deref());
            let point = point
                .as_deref()
                .map(|point| say(agreement).counted_at(point));
            let window = say(agreement).window(&explanation.row.window);
            words().join(
                "list-comma",
                [Some(done), point, Some(window)].into_iter().flatten(),
            )
        })
        .collect();
    if !kinds.is_empty() {
        field("explain-missing", &words().join("list-semicolon", kinds));
    }
}
