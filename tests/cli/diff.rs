//! `tregua diff`: what a counter-proposal changes, and which way for whom.

use crate::stage::{Folder, RIVER};

const MORE: &str = "clause calm in Pause\n  Beta must not attack\n";

fn compared(before: &str, after: &str) -> (Folder, Vec<&'static str>) {
    let folder = Folder::new();
    folder.write("before.tregua", before);
    folder.write("after.tregua", after);
    (folder, vec!["diff", "before.tregua", "after.tregua"])
}

#[test]
fn a_change_says_which_way_it_turns_for_whom_and_shows_a_day() {
    let (folder, line) = compared(RIVER, &(RIVER.replace("200 trucks", "500 trucks") + MORE));
    folder
        .tregua(&line)
        .exits(0)
        .says("aid: changed")
        .says("tighter for Alpha")
        .says("200 trucks admitted, each day from 1 Jan 2024 to 4 Jan 2024")
        .says("calm: added")
        .says("tighter for Beta")
        .fits_the_page();
}

#[test]
fn seen_from_the_other_text_it_is_turned_round_and_other_names_change_nothing_else() {
    let more = RIVER.replace("200 trucks", "500 trucks");
    let (folder, line) = compared(&more, RIVER);
    folder.tregua(&line).exits(0).says("looser for Alpha");
    let swapped = |text: &str| text.replace("Alpha must", "Beta must");
    let (folder, line) = compared(&swapped(RIVER), &swapped(&more));
    folder.tregua(&line).exits(0).says("tighter for Beta");
}

#[test]
fn clauses_are_paired_by_label_by_former_label_and_by_what_they_are_about() {
    let former = RIVER.replace("clause aid in Pause", "clause help in Pause\n  was aid");
    let (folder, line) = compared(RIVER, &former);
    folder.tregua(&line).exits(0).says("help, formerly aid");
    let (folder, line) = compared(RIVER, &RIVER.replace("clause aid", "clause help"));
    folder.tregua(&line).exits(0).says("taken as aid");
    let (folder, line) = compared(&(RIVER.to_owned() + MORE), RIVER);
    folder
        .tregua(&line)
        .exits(0)
        .says("calm: dropped")
        .says("looser for Beta")
        .says("1 clause says the same in both: aid");
}

#[test]
fn a_moved_phase_is_told_once_and_two_alike_are_called_alike() {
    let (folder, line) = compared(RIVER, &RIVER.replace("lasts 4 days", "lasts 6 days"));
    folder
        .tregua(&line)
        .exits(0)
        .says("phase Pause")
        .says("7 Jan 2024")
        .says("1 clause says the same");
    let (folder, line) = compared(RIVER, RIVER);
    folder.tregua(&line).exits(0).says("say the same");
}

#[test]
fn json_names_every_change_and_its_witness() {
    let (folder, line) = compared(RIVER, &RIVER.replace("each day\n", "overall\n"));
    let found = folder.json(&line);
    let aid = &found["clauses"][0];
    assert_eq!(
        (&aid["before"], &aid["after"], &aid["aligned"]),
        (&"aid".into(), &"aid".into(), &"label".into())
    );
    assert_eq!(aid["turns"]["Alpha"], "looser");
    assert_eq!(
        (&aid["changes"][0]["aspect"], &aid["changes"][0]["turn"]),
        (&"windows".into(), &"looser".into())
    );
    assert_eq!(aid["witness"]["honours"], "second");
    assert_eq!(aid["witness"]["deeds"][0]["act"], "admit");
}

#[test]
fn a_text_with_errors_is_refused_by_name() {
    let (folder, line) = compared(RIVER, &RIVER.replace("must admit", "shall admit"));
    folder.tregua(&line).exits(1).says("after.tregua:12");
}

#[test]
fn every_language_tells_it() {
    let (folder, line) = compared(RIVER, &RIVER.replace("200 trucks", "500 trucks"));
    for (lang, word) in [
        ("it", "più stretta per"),
        ("ar", "أضيق على"),
        ("he", "הדוק יותר עבור"),
    ] {
        folder
            .tregua_in(&line, &[("TREGUA_LANG", lang)])
            .exits(0)
            .says(word);
    }
}

const EXCHANGE: &str = include_str!("../texts/exchange.tregua");

#[test]
fn of_a_sum_over_categories_each_is_compared_and_a_limit_turns_the_other_way() {
    let turned = |from: &str, to: &str, says: &str| {
        let (folder, line) = compared(EXCHANGE, &EXCHANGE.replace(from, to));
        folder.tregua(&line).exits(0).says(says);
    };
    turned("and 5 for each 1", "and 6 for each 1", "tighter for Alpha");
    turned("and 5 for each 1", "and 4 for each 1", "looser for Alpha");
    turned("at most 2 rifles", "at most 3 rifles", "looser for Alpha");
    turned(
        "at most 2 rifles",
        "at least 2 rifles",
        "cannot be compared",
    );
}

#[test]
fn versions_on_record_are_compared_with_each_other_and_with_a_file() {
    let folder = Folder::with_the_river_on_record();
    let alone = folder.tregua(&["diff", "river.record"]).exits(2);
    alone.says("two texts are compared");
    folder.write("more.tregua", RIVER.replace("200 trucks", "500 trucks"));
    folder
        .tregua(&["text", "river.record", "more.tregua"])
        .exits(0);
    folder
        .tregua(&["diff", "river.record"])
        .exits(0)
        .says("version 1 → version 2")
        .says("tighter for Alpha")
        .fits_the_page();
    folder
        .tregua(&["diff", "river.record", "--from", "2", "--to", "1"])
        .exits(0)
        .says("looser for Alpha");
    folder
        .tregua(&["diff", "river.record", "more.tregua", "--from", "1"])
        .exits(0)
        .says("version 1 → more.tregua");
    folder
        .tregua(&["diff", "river.record", "more.tregua"])
        .exits(0)
        .says("say the same");
    folder
        .tregua(&["diff", "river.record", "--to", "3"])
        .exits(2)
        .says("no version 3");
    folder
        .tregua(&["diff", "more.tregua", "--from", "1"])
        .exits(2)
        .says("two texts are compared");
}
