//! The words that an agreement need not declare are said in every language: verbs, counting points, parts, statuses, kinds.

use tregua_agreement::Agreement;
use tregua_agreement::lexicon::Lexicon;
use tregua_record::{Kind, known_kinds};
use tregua_report::Say;
use tregua_standing::{Cause, Outcome, Status, View};
use tregua_wording::{Digits, Lang, Wording};

/// A text that uses every shape of clause there is, so that every part of a clause comes up.
const TEXT: &str = "\
agreement \"Talks of the river\"
language 1, english
parties Alpha and Beta
mediators Gamma
clock +02:00, each day runs 07:00 to 07:00
thing truck (trucks)
  kinds load: fuel and goods
thing guest of Alpha (guests of Alpha)
thing guest of Beta (guests of Beta)
zone North \"north of the river\"
phase Pause
  starts 2024-01-01 07:00
  lasts 4 days

clause total in Pause
  Alpha must release at least 50 guests of Alpha
  within 4 days from start of Pause
  counted at handover

clause each day in Pause
  Alpha must admit at least 200 trucks each day
  counting point left open: dispatch or crossing

clause exchange in Pause
  Beta must release at least 3 guests of Beta for each 1 guest of Alpha
  each day and overall
  counted at handover

clause flights in Pause
  Beta must not fly over North

clause list
  Alpha must hand over list of guests of Alpha to Beta through Gamma
  by 07:00 on the day that Pause would end
  counted at acceptance

clause extension
  Pause extends 1 day for each 10 guests of Alpha undertaken
  whole tens only, cap left open, earned by undertaking before end of Pause

clause visits in Pause
  Alpha must allow Gamma to visit every guest of Alpha
";

#[expect(
    clippy::unwrap_used,
    reason = "the text is ours, and was just held to have no errors"
)]
fn agreement() -> Agreement {
    let outcome = tregua_agreement::read(TEXT);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
    outcome.agreement.unwrap()
}

/// Holds each word to its phrase in every language; in English the phrase is the word.
fn all_said<'a>(sort: &str, words: impl IntoIterator<Item = &'a str>) {
    let words: Vec<&str> = words.into_iter().collect();
    assert!(!words.is_empty(), "no word of the sort {sort}");
    for lang in Lang::ALL {
        let wording = Wording::new(*lang);
        for word in &words {
            let key = format!("{sort}-{}", word.replace(' ', "-"));
            assert!(wording.has(&key), "{lang:?} lacks {key}");
            if *lang == Lang::English {
                assert_eq!(wording.say(&key, &[]), *word);
            }
        }
    }
}

#[test]
fn every_verb_is_said_in_every_language() {
    let lexicon = Lexicon::default();
    all_said("act", lexicon.verbs.iter().map(|verb| verb.name.as_str()));
    for lang in Lang::ALL {
        let wording = Wording::new(*lang);
        for verb in &lexicon.verbs {
            let key = format!("done-{}", verb.name.replace(' ', "-"));
            assert!(wording.has(&key), "{lang:?} lacks {key}");
            if *lang == Lang::English {
                assert_eq!(wording.say(&key, &[]), verb.done);
            }
        }
    }
}

#[test]
fn every_counting_point_is_said_in_every_language() {
    let lexicon = Lexicon::default();
    all_said(
        "point",
        lexicon
            .verbs
            .iter()
            .flat_map(|verb| &verb.points)
            .map(String::as_str),
    );
}

#[test]
fn every_part_of_a_clause_is_said_in_every_language() {
    let agreement = agreement();
    let readings = agreement.clauses.iter().flat_map(|clause| &clause.readings);
    let parts: Vec<&str> = readings
        .flat_map(|reading| &reading.parts)
        .map(|part| part.name.as_str())
        .collect();
    for expected in [
        "total",
        "each day",
        "overall",
        "deadline",
        "ban",
        "allow",
        "days earned",
    ] {
        assert!(
            parts.contains(&expected),
            "no clause has the part {expected}"
        );
    }
    all_said("part", parts);
    all_said("part", ["each week"]);
}

#[test]
fn every_status_outcome_cause_and_kind_is_said_in_every_language() {
    all_said("status", Status::ALL.iter().map(|status| status.word()));
    all_said("status", Outcome::ALL.iter().map(|outcome| outcome.word()));
    all_said("status", Cause::ALL.iter().map(|cause| cause.word()));
    all_said("kind", known_kinds().into_iter().map(|(_, word)| word));
    all_said("kind", [Kind::Claim.word()]);
    all_said("known-by", ["said", "received"]);
}

#[test]
fn a_joint_ban_names_its_actor_in_every_language() {
    let agreement = agreement();
    for lang in Lang::ALL {
        let words = Wording::new(*lang);
        let say = Say {
            words: &words,
            agreement: &agreement,
        };
        let said = say.part_name("ban: Alpha");
        assert!(said.contains("Alpha"), "{said}");
        assert_eq!(said == "ban: Alpha", *lang == Lang::English);
    }
}

#[test]
fn a_word_that_an_agreement_declares_is_shown_as_written() {
    let agreement = agreement();
    for lang in Lang::ALL {
        let words = Wording::new(*lang);
        let say = Say {
            words: &words,
            agreement: &agreement,
        };
        assert!(say.act("weigh").contains("weigh"));
        assert!(say.point("weighing").contains("weighing"));
        assert!(say.done("weigh", Some("truck")).contains("trucks"));
        assert!(say.view(&View::named("Alpha")).contains("Alpha"));
    }
}

#[test]
fn dates_and_hours_follow_the_language_and_its_digits() {
    let agreement = agreement();
    let at = "2023-11-24T05:03:00Z".parse().unwrap();
    let said = |lang, digits| {
        let words = Wording::with_digits(lang, digits);
        Say {
            words: &words,
            agreement: &agreement,
        }
        .instant(at)
    };
    assert_eq!(said(Lang::English, Digits::Locale), "24 Nov 2023 07:03");
    assert_eq!(said(Lang::Italian, Digits::Locale), "24 nov 2023 07:03");
    assert_eq!(
        said(Lang::Hebrew, Digits::Locale),
        "24 בנובמבר 2023 בשעה 07:03"
    );
    assert_eq!(
        said(Lang::Arabic, Digits::Locale),
        "٢٤ تشرين الثاني/نوفمبر ٢٠٢٣ الساعة ٠٧:٠٣"
    );
    assert_eq!(
        said(Lang::Arabic, Digits::Latin),
        "24 تشرين الثاني/نوفمبر 2023 الساعة 07:03"
    );
}

const LISTED: &str = "agreement \"Talks\"\nlanguage 1, english\nparties Alpha and Beta\n\
    clock +02:00, each day runs 07:00 to 07:00\nthing captive (captives)\n  kinds term: long and other\n\
    thing rifle (rifles)\n  kinds class: light and heavy\nzone North \"north of the river\"\n\
    phase Pause\n  starts 2024-01-01 07:00\n  lasts until ended\n\
    phase Calm\n  starts once clause way out is met and clause chosen is met\n  lasts 4 days\n\
    clause chosen in Pause\n  Alpha must release only captives of term long named on list handed over by Beta counted at receipt\n  \
    counted at handover\n\
    clause way out in Pause\n  Alpha must withdraw all rifles of class heavy from North within 4 days from start of Pause\n  \
    begun within 2 days from start of Pause\n\
    clause word in Pause\n  Beta affirms \"calm\"\n";

fn in_words(agreement: &Agreement, lang: Lang) -> String {
    let words = Wording::new(lang);
    let say = Say {
        words: &words,
        agreement,
    };
    let view = say.reading_view();
    let facts = view
        .facts
        .iter()
        .map(|fact| format!("{}: {}", fact.name, fact.said));
    let parts = view.clauses.iter().flat_map(|clause| &clause.readings);
    let parts = parts.flat_map(|reading| &reading.parts);
    let parts = parts.map(|part| format!("{}: {}", part.lead, part.rest));
    let told: Vec<String> = facts.chain(parts).collect();
    told.join("\n").replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn a_list_is_handed_over_by_whom_the_text_names_and_kinds_and_places_are_told() {
    let listed = tregua_agreement::read(LISTED).agreement.unwrap();
    let told = in_words(&listed, Lang::English);
    for line in [
        "Alpha must release only captives of term long named on list handed over by Beta counted at receipt: in Pause, counted at handover",
        "Alpha must withdraw all rifles of class heavy from North: in Pause, within 4 days from start of Pause, begun within 2 days from start of Pause",
        "Beta affirms \"calm\": in Pause",
        "affirmed by Beta, which no count judges",
        "once clause “way out” met and clause “chosen” met",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    for lang in Lang::ALL.iter().filter(|lang| **lang != Lang::English) {
        let told = in_words(&listed, *lang);
        let named = told.lines().find(|line| line.contains("(long)"));
        assert!(named.is_some_and(|line| line.contains("(Beta)")), "{told}");
        assert_eq!(told.matches("(heavy)").count(), 3, "{told}");
    }
}

#[test]
fn other_kinds_another_sort_of_duty_and_nobody_who_asserts_are_told_as_such() {
    let told = |from: &str, to: &str| {
        let read = |text: &str| tregua_agreement::read(text).agreement.unwrap();
        let (before, after) = (read(LISTED), read(&LISTED.replace(from, to)));
        let words = Wording::new(Lang::English);
        let say = Say {
            words: &words,
            agreement: &after,
        };
        let difference = tregua_agreement::diff::difference(&before, &after);
        let told = say.difference(&difference, &before);
        let lines: Vec<String> = told.into_iter().flat_map(|one| one.lines).collect();
        lines.join("\n").replace(['\u{2068}', '\u{2069}'], "")
    };
    let kinds = told("of class heavy", "of class light");
    assert!(kinds.contains("rifles of class light"), "{kinds}");
    assert!(kinds.contains("cannot be compared for Alpha"), "{kinds}");
    let sort = told("Beta affirms \"calm\"", "Beta must not attack");
    assert!(sort.contains("cannot be compared for Beta"), "{sort}");
    let asserted = "clause word in Pause\n  asserted by Alpha\n";
    let newly = told("clause word in Pause\n", asserted);
    assert!(
        newly.contains("asserted by Alpha; before, the text did not say"),
        "{newly}"
    );
}

const RATIOS: &str = include_str!("../../../tests/texts/exchange.tregua");

#[test]
fn a_sum_over_categories_and_a_limit_are_told_in_every_language() {
    let agreement = tregua_agreement::read(RATIOS).agreement.unwrap();
    let told = |lang: Lang| {
        let words = Wording::new(lang);
        let say = Say {
            words: &words,
            agreement: &agreement,
        };
        let view = say.reading_view();
        let parts = view.clauses.iter().flat_map(|clause| &clause.readings);
        let parts = parts.flat_map(|reading| &reading.parts);
        let parts = parts.map(|part| format!("{}: {}", part.lead, part.rest));
        let parts: Vec<String> = parts.collect();
        parts.join("\n").replace(['\u{2068}', '\u{2069}'], "")
    };
    assert_eq!(
        told(Lang::English),
        "Alpha must release at least 3 people held in South for each 1 person held in North of rank civilian and 5 for each 1 of rank \
         soldier: in Pause, overall, counted at handover\n\
         Alpha must admit at most 2 rifles for each 1 rifle withdrawn by Alpha: in Pause, overall, counted at crossing"
    );
    for lang in Lang::ALL {
        let told = told(*lang);
        let digits = told.chars().filter(|one| one.is_numeric()).count();
        assert_eq!(
            (
                digits,
                told.matches("civilian").count(),
                told.matches("soldier").count()
            ),
            (6, 1, 1),
            "{told}"
        );
    }
}

#[test]
fn a_reading_in_english_is_the_words_of_the_language_and_nothing_else_is_said_for_them() {
    for file in [
        "gaza-2023-11/pause.tregua",
        "gaza-2024-02/counter-proposal.tregua",
        "yemen-2022/truce.tregua",
        "minsk-2015/package.tregua",
    ] {
        let path = format!("{}/../../examples/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let agreement = tregua_agreement::read(&text).agreement.unwrap();
        let words = Wording::new(Lang::English);
        let say = Say {
            words: &words,
            agreement: &agreement,
        };
        for clause in &agreement.clauses {
            let told = say.clause_in_words(clause).readings;
            let written =
                tregua_agreement::written::written(&agreement, clause, &str::to_owned).readings;
            assert_eq!(told.len(), written.len(), "{}", clause.label);
            for (told, written) in told.iter().zip(&written) {
                let first = told.parts.first().unwrap();
                let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}'], "");
                assert_eq!(plain(&first.lead), written.sentence);
                let beside = written.beside.iter().chain(&written.change);
                let beside = beside.cloned().collect::<Vec<_>>().join(", ");
                assert!(plain(&first.rest).ends_with(&beside), "{}", first.rest);
            }
        }
    }
}

#[test]
fn the_upper_end_of_a_range_is_called_by_its_window_in_every_language() {
    let agreement = agreement();
    for lang in Lang::ALL {
        let words = Wording::new(*lang);
        let say = tregua_report::Say {
            words: &words,
            agreement: &agreement,
        };
        for window in ["each day", "any 24 hours", "overall"] {
            let limit = say.part_name(&format!("{window} at most"));
            assert!(limit.contains(&say.part_name(window)), "{lang:?}: {limit}");
            assert_ne!(limit, say.part_name(window), "{lang:?}");
        }
    }
}
