//! Why an entry did not decide a row.

use tregua_standing::document::Keys;
use tregua_standing::{Gone, Weight};
use tregua_wording::Wording;

/// Why a statement did not decide a row, in words; `None` for what the row rests on.
pub fn why_not(words: &Wording, weight: &Weight, keys: &Keys<'_>) -> Option<String> {
    let by = |key: &str, id: &str| words.say(key, &[("key", keys.entry(id).claim.into())]);
    Some(match weight {
        Weight::RestsOn => return None,
        Weight::Counted => words.say("weight-counted", &[]),
        Weight::OtherVoice => words.say("weight-other-voice", &[]),
        Weight::NotInView => words.say("weight-not-in-view", &[]),
        Weight::Repeats => words.say("weight-repeats", &[]),
        Weight::Before(_) => words.say("weight-outside-before", &[]),
        Weight::After(_) => words.say("weight-outside-after", &[]),
        Weight::Credited => words.say("weight-credited", &[]),
        Weight::No(why) => words.say(why.key(), &[]),
        Weight::Gone(Gone::CorrectedBy(id)) => by("weight-corrected", id),
        Weight::Gone(Gone::RetractedBy(id)) => by("weight-retracted", id),
        Weight::Gone(Gone::NotKnownYet) => words.say("weight-not-known", &[]),
        Weight::Beside => words.say("weight-beside", &[]),
    })
}
