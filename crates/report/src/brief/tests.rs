use tregua_agreement::Agreement;
use tregua_record::entries::claim::{Actor, Adds, Amount, Kind, KindPart};
use tregua_standing::Statement;
use tregua_wording::{Lang, Wording};

use super::{Brief, Correction, Difference, PhaseState, Release, Sources, compose};
use crate::stage::{CROSSING, agreement, announce, at, naming, says, trucks};
use crate::{Say, page};

fn brief_after(
    agreement: &Agreement,
    statements: &[Statement],
    cutoff: &str,
    previous: Option<&Brief>,
) -> Brief {
    compose(&Sources {
        agreement,
        agreement_sha256: "00".repeat(32),
        statements,
        known_by: "said".to_owned(),
        cutoff: at(cutoff),
        previous: previous.map(|brief| (brief.edition, brief.cutoff.at(), "ab".repeat(32))),
        drafter: Some("Night desk".to_owned()),
    })
}

fn brief(statements: &[Statement], cutoff: &str) -> Brief {
    brief_after(&agreement(CROSSING), statements, cutoff, None)
}

fn text(brief: &Brief) -> String {
    text_under(&agreement(CROSSING), brief)
}

fn text_under(agreement: &Agreement, brief: &Brief) -> String {
    let words = Wording::new(Lang::English);
    let say = Say {
        words: &words,
        agreement,
    };
    let release = Release {
        releaser: Some("Day desk"),
        sha256: "ab",
    };
    page::text(&super::page(brief, release, &say))
}

/// A voice's total of the first day at the crossing, said that evening.
fn first_day(id: &str, voice: &str, n: u64) -> Statement {
    trucks(id, voice, n, "2024-01-01", "crossing", "2024-01-01T22:00")
}

fn shots(id: &str, voice: &str, about: &str, killed: u64, known: &str) -> Statement {
    let mut one = says(id, Kind::Claim, voice, known);
    one.claim_mut().about = Some(about.into());
    one.claim_mut().act = Some("attack".into());
    one.claim_mut().actor = Some(Actor::Named("Alpha".into()));
    one.claim_mut().place = Some("North".into());
    one.claim_mut().occurred = Some("2024-01-01".parse().unwrap());
    one.claim_mut()
        .effects
        .insert("killed".to_owned(), Amount::at_least(killed));
    one
}

#[test]
fn a_silent_voice_has_nothing_received_and_a_voice_that_says_none_has_0() {
    let statements = [first_day("a1", "Alpha", 0)];
    let brief = brief(&statements, "2024-01-02T08:00");
    let crossing = brief
        .figures
        .iter()
        .find(|group| group.what.point.as_deref() == Some("crossing"))
        .unwrap();
    assert_eq!(crossing.voices.len(), 1);
    assert_eq!(crossing.nothing_received, ["Beta", "Delta"]);
    let text = text(&brief);
    assert!(
        text.contains("     Alpha                0 (total)"),
        "{text}"
    );
    assert!(
        text.contains("no figure received from Beta, Delta"),
        "{text}"
    );
    assert!(!text.contains("Beta                 0"), "{text}");
    assert_eq!(brief.silent, ["Beta", "Delta"]);
}

#[test]
fn every_figure_stands_with_its_voice_its_basis_and_its_counting_point() {
    let statements = [
        first_day("a1", "Alpha", 200),
        first_day("b1", "Beta", 150),
        trucks(
            "m1",
            "Monitors",
            140,
            "2024-01-01",
            "dispatch",
            "2024-01-02T02:00",
        ),
    ];
    let brief = brief(&statements, "2024-01-02T08:00");
    let mut figures = 0;
    for group in &brief.figures {
        for row in &group.voices {
            assert!(!row.voice.is_empty());
            assert_eq!(row.figures.len(), group.periods.len());
            for figure in row.figures.iter().flatten() {
                figures += 1;
                assert!(group.what.point.is_some());
                assert!(!figure.basis.is_empty() && !figure.claims.is_empty());
            }
        }
    }
    assert!(figures >= 3, "{figures}");
}

#[test]
fn what_comes_later_never_changes_an_edition_and_stands_in_the_next() {
    let first = [first_day("b1", "Beta", 150)];
    let mut correction = trucks(
        "b2",
        "Beta",
        170,
        "2024-01-01",
        "crossing",
        "2024-01-03T01:00",
    );
    correction.claim_mut().kind = Kind::Correct;
    let late = trucks(
        "a1",
        "Alpha",
        200,
        "2024-01-01",
        "crossing",
        "2024-01-03T02:00",
    );
    let all = [first[0].clone(), naming(correction, &["b1"]), late];

    let text = agreement(CROSSING);
    let edition = brief_after(&text, &first, "2024-01-02T08:00", None);
    assert_eq!(brief_after(&text, &all, "2024-01-02T08:00", None), edition);

    let next = brief_after(&text, &all, "2024-01-03T08:00", Some(&edition));
    assert_eq!(next.edition, 2);
    let told: Vec<(&str, Option<u64>, Option<u64>)> = next
        .corrections
        .iter()
        .filter_map(|one| match one {
            Correction::Figure {
                voice,
                before,
                after,
                ..
            } => Some((
                voice.as_str(),
                before.as_ref().map(|figure| figure.lo),
                after.as_ref().map(|figure| figure.lo),
            )),
            _ => None,
        })
        .collect();
    assert_eq!(
        told,
        [("Alpha", None, Some(200)), ("Beta", Some(150), Some(170))]
    );
    assert!(edition.corrections.is_empty());
}

#[test]
fn a_retraction_of_something_that_is_no_figure_of_the_table_is_told_too() {
    let shot = shots("s1", "Beta", "fire", 1, "2024-01-01T12:00");
    let gone = naming(
        says("s2", Kind::Retract, "Beta", "2024-01-02T12:00"),
        &["s1"],
    );
    let brief = brief(&[shot, gone], "2024-01-03T06:00");
    assert_eq!(
        brief.corrections,
        [Correction::Retracted {
            voice: "Beta".to_owned(),
            claim: "s1".to_owned(),
            by: "s2".to_owned()
        }]
    );
}

#[test]
fn accounts_of_one_incident_stand_side_by_side_with_the_reply_or_the_want_of_one() {
    let told = [
        shots("s1", "Beta", "fire", 2, "2024-01-01T12:00"),
        shots("s2", "Monitors", "fire", 1, "2024-01-01T13:00"),
    ];
    let silent = brief(&told, "2024-01-02T06:00");
    let incident = &silent.incidents[0];
    assert_eq!(incident.accounts.len(), 2);
    assert_eq!(incident.no_reply, ["Alpha"]);
    assert!(silent.coverage.is_empty());
    assert!(text(&silent).contains("no reply received from Alpha"));
    assert!(text(&silent).contains("none reported is"));

    let mut reply = says("s3", Kind::Deny, "Alpha", "2024-01-01T15:00");
    reply.claim_mut().about = Some("fire".into());
    let mut all = told.to_vec();
    all.push(reply);
    let answered = brief(&all, "2024-01-02T06:00");
    let incident = &answered.incidents[0];
    assert!(incident.no_reply.is_empty());
    assert_eq!(incident.replies[0].kind, "deny");

    // Next day nothing is new about it: it is counted, not told again.
    let next = brief(&all, "2024-01-03T18:00");
    assert_eq!((next.incidents.len(), next.earlier_incidents), (0, 1));
}

#[test]
fn a_correction_says_the_new_number_beside_the_old() {
    let statements = [
        first_day("b1", "Beta", 150),
        naming(
            {
                let known = "2024-01-04T10:00";
                let mut one = trucks("b2", "Beta", 170, "2024-01-01", "crossing", known);
                one.claim_mut().kind = Kind::Correct;
                one
            },
            &["b1"],
        ),
    ];
    let agreed = agreement(CROSSING);
    // The day after it is told with its figure; later, when its day is shown no more, by itself.
    let edition = brief_after(&agreed, &statements[..1], "2024-01-02T08:00", None);
    let next = brief_after(&agreed, &statements, "2024-01-04T12:00", Some(&edition));
    let told = |brief: &Brief| {
        let words: Vec<String> = text(brief).split_whitespace().map(str::to_owned).collect();
        words.join(" ")
    };
    assert!(
        told(&next).contains("150 (total) → 170 (total), by b2"),
        "{}",
        told(&next)
    );
    let edition = brief_after(&agreed, &statements[..1], "2024-01-04T09:00", None);
    let next = brief_after(&agreed, &statements, "2024-01-04T12:00", Some(&edition));
    let told = told(&next);
    assert!(told.contains("b1 corrected by b2: 150 → 170"), "{told}");
}

#[test]
fn accounts_that_exclude_each_other_differ_and_those_that_overlap_do_not() {
    let mut told = vec![first_day("a1", "Alpha", 200), first_day("b1", "Beta", 150)];
    let over = "2024-01-02T08:00";
    let differ = brief(&told, over).differ;
    let of_trucks: Vec<&Difference> = differ
        .iter()
        .filter(|one| matches!(one, Difference::Figures { .. }))
        .collect();
    // The day, and the stretch since the beginning, which has one day so far.
    assert!(!of_trucks.is_empty());
    told[1].claim_mut().amount = Some(Amount::at_least(150));
    assert!(brief(&told, over).differ.is_empty());
}

#[test]
fn it_says_until_when_a_phase_is_in_force_and_that_it_ended() {
    let moved = [announce(
        "x1",
        "Delta",
        "extend",
        "2024-01-06T07:00",
        "2024-01-04T12:00",
    )];
    let running = brief(&moved, "2024-01-04T13:00");
    assert_eq!(running.phases[0].state, PhaseState::InForce);
    assert_eq!(
        running.phases[0].to.as_ref().unwrap().text(),
        "2024-01-06T07:00:00+02:00"
    );
    assert_eq!(running.phases[0].moved.len(), 1);
    let over = brief(&moved, "2024-01-06T08:00");
    assert_eq!(over.phases[0].state, PhaseState::Ended);
}

#[test]
fn a_stock_is_the_latest_of_each_voice_and_nothing_is_subtracted() {
    let held = |id: &str, n: u64, day: &str, known: &str| {
        let mut one = says(id, Kind::Claim, "Alpha", known);
        one.claim_mut().act = Some("hold".into());
        one.claim_mut().thing = Some("captive".into());
        one.claim_mut().adds = Adds::Stock;
        one.claim_mut().amount = Some(Amount::exactly(n));
        one.claim_mut().occurred = Some(day.parse().unwrap());
        one
    };
    let told = [
        held("h1", 40, "2024-01-01", "2024-01-01T12:00"),
        held("h2", 37, "2024-01-02", "2024-01-02T12:00"),
    ];
    let brief = brief(&told, "2024-01-03T06:00");
    let figures: Vec<u64> = brief.stocks[0].figures.iter().map(|one| one.lo).collect();
    assert_eq!(figures, [37]);
}

#[test]
fn how_many_of_some_kinds_are_still_there_is_a_count_of_its_own() {
    let held = |id: &str, n: u64, kinds: &[&str], day: &str| {
        let mut one = says(id, Kind::Claim, "Alpha", "2024-01-02T12:00");
        one.claim_mut().act = Some("hold".into());
        one.claim_mut().thing = Some("captive".into());
        one.claim_mut().adds = Adds::Stock;
        one.claim_mut().amount = Some(Amount::exactly(n));
        one.claim_mut().occurred = Some(day.parse().unwrap());
        one.claim_mut().kinds = kinds
            .iter()
            .map(|kind| KindPart {
                all_of: vec![[(*kind).to_owned()].into()],
                count: Some(1),
            })
            .collect();
        one
    };
    let told = [
        held("h1", 40, &[], "2024-01-01"),
        held("h2", 2, &["child", "woman"], "2024-01-02"),
    ];
    let brief = brief(&told, "2024-01-03T06:00");
    let counts: Vec<(usize, u64)> = brief
        .stocks
        .iter()
        .map(|stock| (stock.what.kinds.len(), stock.figures[0].lo))
        .collect();
    assert_eq!(counts, [(0, 40), (1, 2)]);
}

#[test]
fn it_reads_back_from_its_own_json() {
    let told = [
        first_day("a1", "Alpha", 200),
        first_day("b1", "Beta", 150),
        shots("s1", "Beta", "fire", 2, "2024-01-01T12:00"),
        announce(
            "x1",
            "Delta",
            "extend",
            "2024-01-06T07:00",
            "2024-01-01T12:00",
        ),
    ];
    let brief = brief(&told, "2024-01-02T06:00");
    let json = serde_json::to_string(&brief).unwrap();
    let again: Brief = serde_json::from_str(&json).unwrap();
    assert_eq!(again, brief);
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
}

/// A phase that begins once something has come about stands among the phases until it has.
#[test]
fn a_phase_that_waits_is_told_until_it_begins() {
    let agreement = agreement(&CROSSING.replace(
        "\nclause aid in Pause",
        "phase Second\n  starts once Delta has announced it\n  lasts 2 days\n\nclause aid in Pause",
    ));
    let mut begun = announce(
        "d1",
        "Delta",
        "start",
        "2024-01-03T07:00",
        "2024-01-02T12:00",
    );
    begun.claim_mut().clause = Some("Second".into());
    let told = |cutoff| brief_after(&agreement, std::slice::from_ref(&begun), cutoff, None);
    let before = told("2024-01-02T06:00");
    let [waits] = before.waiting.as_slice() else {
        panic!("{:?}", before.waiting);
    };
    assert_eq!(
        (waits.phase.as_str(), waits.open.as_deref()),
        ("Second", None)
    );
    let page = text_under(&agreement, &before);
    assert!(page.contains("Second: not begun; begins once"), "{page}");
    let older = text(&before);
    assert!(older.contains("begins announced by Delta"), "{older}");
    let json = serde_json::to_string(&before).unwrap();
    assert_eq!(serde_json::from_str::<Brief>(&json).unwrap(), before);
    assert_eq!(told("2024-01-04T06:00").waiting, []);
    let none = serde_json::to_string(&told("2024-01-04T06:00")).unwrap();
    assert!(
        !none.contains("\"waiting\""),
        "an edition without one is as it ever was"
    );
}

/// Swapping the names of the parties swaps them in the brief, and nothing else.
#[test]
fn swapping_the_names_of_the_parties_mirrors_the_brief() {
    let told = [
        first_day("a1", "Alpha", 200),
        first_day("b1", "Beta", 150),
        shots("s1", "Beta", "fire", 2, "2024-01-01T12:00"),
    ];
    let swap = |text: &str| {
        text.replace("Alpha", "\u{1}")
            .replace("Beta", "Alpha")
            .replace('\u{1}', "Beta")
    };
    let mirrored: Vec<Statement> = told
        .iter()
        .map(|statement| {
            let mut one = statement.clone();
            let claim = one.claim_mut();
            claim.voice = swap(&claim.voice).into();
            claim.actor = claim.actor.take().map(|actor| match actor {
                Actor::Named(name) => Actor::Named(swap(&name).into()),
                Actor::Unknown => Actor::Unknown,
            });
            one
        })
        .collect();
    let other = agreement(&swap(CROSSING));
    let straight = brief(&told, "2024-01-02T08:00");
    let back = brief_after(&other, &mirrored, "2024-01-02T08:00", None);
    let sorted = |json: String| {
        let mut letters: Vec<char> = json.chars().collect();
        letters.sort_unstable();
        letters
    };
    // Lists of voices are in alphabetical order, so they change places: the same words, in another order.
    let straight = swap(&serde_json::to_string(&straight).unwrap());
    let back = serde_json::to_string(&back).unwrap();
    assert_eq!(sorted(straight), sorted(back));
}

/// Words of a payload that could name a person stay out of it.
#[test]
fn free_words_of_a_claim_never_enter_it() {
    let name = "Zacharias Quillfeather";
    let mut seeded = Vec::new();
    for mut one in [
        first_day("a1", "Alpha", 200),
        shots("s1", "Beta", "fire", 2, "2024-01-01T12:00"),
        says("e1", Kind::Account, "Beta", "2024-01-01T12:00"),
    ] {
        let claim = one.claim_mut();
        claim.speaker = Some(name.into());
        claim.hedge = Some(name.into());
        claim.blamed = Some(name.into());
        claim.figure = Some(name.into());
        claim.cause = Some(name.into());
        claim.ids.insert(name.to_owned());
        claim.from = Some(name.into());
        claim.through = Some(name.into());
        claim.under = Some(name.into());
        claim.effects.insert(name.to_owned(), Amount::exactly(1));
        claim.extra.insert("x_note".to_owned(), name.to_owned());
        if claim.kind == Kind::Claim && claim.adds == Adds::Event {
            claim.place = Some(name.into());
        }
        seeded.push(one);
    }
    for cutoff in ["2024-01-02T08:00", "2024-01-05T08:00"] {
        let brief = brief(&seeded, cutoff);
        assert_eq!(brief.incidents.len() as u64 + brief.earlier_incidents, 2);
        let json = serde_json::to_string(&brief).unwrap();
        for word in ["Zacharias", "Quillfeather"] {
            assert!(!json.contains(word), "{json}");
            assert!(!text(&brief).contains(word));
        }
    }
}
