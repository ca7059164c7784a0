//! Why a charter of several is not made, changed or approved.

use tregua_record::{CharterError, MAX_LISTED, MAX_SEATS, Organisation, RosterProblem};
use tregua_wording::Wording;

use super::merging;

/// Why organisations cannot share a charter so.
pub fn roster(words: &Wording, problem: &RosterProblem) -> String {
    match problem {
        RosterProblem::Alone => words.say("charter-one-seat", &[]),
        RosterProblem::Threshold { threshold, seats } => {
            let args = [("threshold", (*threshold).into()), ("n", (*seats).into())];
            words.say("charter-threshold-wrong", &args)
        }
        RosterProblem::SameRoot(one, other) => {
            let args = [
                ("organisation", one.as_str().into()),
                ("other", other.as_str().into()),
            ];
            words.say("charter-same-root", &args)
        }
        RosterProblem::SameDevice(device) => {
            words.say("charter-same-device", &[("device", device.short().into())])
        }
        RosterProblem::TooMany => {
            let args = [
                ("n", (MAX_SEATS as u64).into()),
                ("devices", (MAX_LISTED as u64).into()),
            ];
            words.say("charter-many", &args)
        }
        other => other.to_string(),
    }
}

/// Why a charter was not changed, or nothing was approved.
pub fn charter(words: &Wording, error: &CharterError) -> String {
    let plain = |key: &str| words.say(key, &[]);
    let of =
        |key: &str, name: &Organisation| words.say(key, &[("organisation", name.as_str().into())]);
    match error {
        CharterError::Alone => plain("charter-alone"),
        CharterError::Roster(problem) => roster(words, problem),
        CharterError::NoSeat(name) => of("charter-no-seat", name),
        CharterError::HasSeat(name) => of("charter-has-seat", name),
        CharterError::NothingChanges => plain("charter-nothing-changes"),
        CharterError::NotARoot(key) => {
            words.say("charter-not-a-root", &[("key", key.short().into())])
        }
        CharterError::OfAnother(found, own) => {
            let args = [
                ("organisation", found.as_str().into()),
                ("own", own.as_str().into()),
            ];
            words.say("charter-of-another", &args)
        }
        CharterError::NoChange(digits) => {
            words.say("charter-no-change", &[("id", digits.as_str().into())])
        }
        CharterError::PassedBy(id) => words.say("charter-passed-by", &[("id", id.short().into())]),
        CharterError::NoApproval => plain("charter-no-approval"),
        CharterError::Merge(error) => merging(words, error),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use tregua_record::{DeviceId, EntryId, RootId};
    use tregua_wording::Lang;

    use super::*;

    #[test]
    fn in_english_the_phrases_are_the_words_of_the_error_types() {
        let words = Wording::new(Lang::English);
        let of = |name: &str| Organisation::new(name).unwrap();
        for problem in [
            RosterProblem::Alone,
            RosterProblem::Threshold {
                threshold: 1,
                seats: 3,
            },
            RosterProblem::SameRoot(of("Alpha"), of("Beta")),
            RosterProblem::SameDevice(DeviceId::from_bytes([7; 32])),
            RosterProblem::TooMany,
        ] {
            assert_eq!(roster(&words, &problem), problem.to_string());
        }
        let id = EntryId::from_bytes([9; 32]);
        for error in [
            CharterError::Alone,
            CharterError::NoSeat(of("Beta")),
            CharterError::HasSeat(of("Beta")),
            CharterError::NothingChanges,
            CharterError::NotARoot(RootId::from_bytes([8; 32])),
            CharterError::OfAnother(of("Beta"), of("Alpha")),
            CharterError::NoChange("12ab".to_owned()),
            CharterError::PassedBy(id),
            CharterError::NoApproval,
        ] {
            assert_eq!(charter(&words, &error), error.to_string());
        }
    }
}
