//! What can stand at a place. Each word is tried: the text is read with it there, and whatever draws a complaint of its own is
//! not offered. So what is offered is what the language takes, and no second description of the language is kept here.

use std::collections::BTreeMap;

use lsp_types::{CompletionItem, CompletionItemKind, CompletionTextEdit, Position, TextEdit};
use tregua_agreement::meaning::Agreement;
use tregua_syntax::{Block, Severity, SyntaxKind};

use crate::Open;
use crate::place::{byte, place};

/// At most so many words are tried; a text that declares more names offers those that come first.
const MAX_TRIED: usize = 400;

/// The first words of phrases, and phrases that go together.
const PHRASES: &[&str] = &[
    "clause",
    "phase",
    "thing",
    "zone",
    "names in",
    "verb",
    "parties",
    "mediators",
    "carrier",
    "counting bodies",
    "clock",
    "a dated figure counts for the day that begins on it",
    "reporting grace",
    "text",
    "agreement",
    "language 1, english",
    "kinds",
    "unit",
    "starts",
    "lasts",
    "lasts until ended",
    "in",
    "was",
    "asserted by",
    "tracks",
    "on track",
    "misprinted as",
    "reading",
    "must",
    "must not",
    "must allow",
    "affirm",
    "at least",
    "at most",
    "exactly",
    "about",
    "every",
    "any",
    "all",
    "only",
    "each",
    "together",
    "no more",
    "than at start of",
    "list of",
    "for each",
    "percent of",
    "of",
    "and",
    "or",
    "over",
    "to",
    "through",
    "from",
    "by",
    "each day",
    "each week",
    "each day and overall",
    "with a batch",
    "overall",
    "in any",
    "within",
    "between",
    "begun by",
    "begun within",
    "from start of",
    "at latest",
    "after that",
    "before each",
    "of each",
    "counted at",
    "counting point left open:",
    "counting point left open by the parties",
    "left open by the parties",
    "whole tens only",
    "cap left open",
    "uncapped",
    "earned by undertaking before end of",
    "earned by handover before end of",
    "condition of extension",
    "may be made good within",
    "may be made good by a date agreed by",
    "may be suspended by",
    "may be waived by",
    "once",
    "freed as soon as",
    "alongside clause",
    "stands in place of clause",
    "is met",
    "stands as not met",
    "done",
    "in a manner",
    "except",
    "as a best effort",
    "if located",
    "extends",
    "renews for",
    "by consent of",
    "unless notice by",
    "before its end",
    "undertaken",
    "held by",
    "is ours",
    "day",
    "days",
    "hour",
    "hours",
    "each request by",
    "credited as `counts_for` says",
    "each",
];

impl Open {
    /// What can stand at this place, in alphabetical order; an editor narrows it by what has been typed.
    pub fn complete(&self, at: Position) -> Vec<CompletionItem> {
        let at = byte(&self.text, at);
        let before = self.text.get(..at).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.get(line_start..).unwrap_or_default();
        // Nothing is offered inside a comment or in quotes.
        if line.contains('#') || line.matches('"').count() % 2 == 1 {
            return Vec::new();
        }
        let typed = line
            .rfind([' ', '\t', ',', ':', '('])
            .map_or(0, |mark| mark + 1);
        let (kept, typed) = line.split_at(typed);
        let known = self.read.agreement.as_ref();
        let mut words: BTreeMap<&str, CompletionItemKind> = BTreeMap::new();
        if kept.split_whitespace().count() > 1 && kept.trim_end().ends_with("clause") {
            // Other clauses are left out of what is tried, so their labels are taken at their word.
            let labels = known.into_iter().flat_map(|agreement| &agreement.clauses);
            words.extend(
                labels.map(|clause| (clause.label.as_str(), CompletionItemKind::REFERENCE)),
            );
        } else {
            let trial = Trial::of(self, line_start, kept);
            let phrases = PHRASES
                .iter()
                .map(|phrase| (*phrase, CompletionItemKind::KEYWORD));
            let names = known.into_iter().flat_map(names);
            let fitting = phrases
                .chain(names)
                .filter(|(word, _)| word.starts_with(typed));
            words.extend(
                fitting
                    .take(MAX_TRIED)
                    .filter(|(word, _)| trial.takes(word)),
            );
        }
        let range = place(&self.text, &(at - typed.len()..at));
        let item = |(word, kind): (&str, CompletionItemKind)| CompletionItem {
            label: word.to_owned(),
            kind: Some(kind),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit {
                range,
                new_text: word.to_owned(),
            })),
            ..CompletionItem::default()
        };
        words.into_iter().map(item).collect()
    }
}

/// Every name that a sentence can hold.
fn names(agreement: &Agreement) -> Vec<(&str, CompletionItemKind)> {
    let voices = agreement
        .declared_voices()
        .map(|name| (name.as_str(), CompletionItemKind::VARIABLE));
    let offices = agreement.speaks_for.iter();
    let offices = offices.map(|(office, _)| (office.as_str(), CompletionItemKind::VARIABLE));
    let things = agreement.things.iter().flat_map(|thing| {
        let axes = thing
            .axes
            .iter()
            .flat_map(|axis| axis.kinds.iter().chain([&axis.name]));
        let kinds = axes.map(|name| (name.as_str(), CompletionItemKind::ENUM_MEMBER));
        let both =
            [&thing.name, &thing.plural].map(|name| (name.as_str(), CompletionItemKind::CLASS));
        both.into_iter().chain(kinds)
    });
    let zones = agreement
        .zones
        .iter()
        .map(|zone| (zone.name.as_str(), CompletionItemKind::VALUE));
    let phases = agreement
        .phases
        .iter()
        .map(|phase| (phase.name.as_str(), CompletionItemKind::MODULE));
    let tracks = agreement
        .tracks
        .iter()
        .map(|track| (track.as_str(), CompletionItemKind::MODULE));
    let verbs = agreement.lexicon.verbs.iter().flat_map(|verb| {
        let points = verb
            .points
            .iter()
            .map(|point| (point.as_str(), CompletionItemKind::ENUM_MEMBER));
        [&verb.name, &verb.done]
            .map(|name| (name.as_str(), CompletionItemKind::FUNCTION))
            .into_iter()
            .chain(points)
    });
    voices
        .chain(offices)
        .chain(things)
        .chain(zones)
        .chain(phases)
        .chain(tracks)
        .chain(verbs)
        .collect()
}

/// What is read for each word: the declarations and the block in hand up to the line, then that line as far as it goes.
struct Trial {
    before: String,
}

impl Trial {
    fn of(open: &Open, line_start: usize, kept: &str) -> Self {
        let declares = |block: &&Block| {
            !matches!(
                block.kind,
                SyntaxKind::Clause | SyntaxKind::Names | SyntaxKind::Example
            )
        };
        let blocks = open.read.tree.blocks();
        let mut before = String::new();
        let mut add = |from: usize, to: usize| {
            before.push_str(open.text.get(from..to).unwrap_or_default());
            before.push('\n');
        };
        let own = blocks.iter().rfind(|block| block.span().start < line_start);
        for block in blocks.iter().filter(declares) {
            let span = block.span();
            if own != Some(block) && !(span.start <= line_start && line_start <= span.end) {
                add(span.start, span.end);
            }
        }
        if let Some(own) = own {
            let span = own.span();
            let lines = own.lines.iter().map(|line| line.span());
            let upto = lines
                .filter(|line| line.start < line_start)
                .map(|line| line.end)
                .max();
            add(span.start, upto.unwrap_or(span.end));
        }
        before.push_str(kept);
        Trial { before }
    }

    /// True if no complaint begins at this word, read where it would stand.
    fn takes(&self, word: &str) -> bool {
        let from = self.before.len();
        let text = format!("{}{word}\n", self.before);
        let read = tregua_agreement::read(&text);
        // What begins with 1 to 3 is about words, and so are a verb and a counting point that do not fit; the rest is about what a whole clause lacks, which is not yet known.
        let of_words = |code: &str| {
            ["E01", "E02", "E03", "E0402", "E0404"]
                .iter()
                .any(|sort| code.starts_with(sort))
        };
        !read.diagnostics.iter().any(|found| {
            let here = (from..from + word.len()).contains(&found.span.start);
            here && found.severity == Severity::Error && of_words(found.code)
        })
    }
}
