//! The agreement text of each job, in the language as it is, and what it cannot say.

use bench_logs::{Job, Kind, PLACES, RATE};

/// Voices, in the order of their numbers: two parties and a counting body.
pub(crate) const VOICES: [&str; 3] = ["Alpha", "Beta", "Monitors"];

/// The text of a job over so many places (for deliveries).
pub(crate) fn text(job: Job, threshold: u64, places: u32) -> String {
    let mut text = String::from(
        "agreement \"A year on the bench\"\nlanguage 1, english\nparties Alpha and Beta\n\
         counting bodies Monitors\nclock +00:00, each day runs 00:00 to 00:00\nreporting grace 48 hours\n\
         thing truck (trucks)\nthing crate (crates)\nthing pallet (pallets)\n",
    );
    if job.kind() == Kind::Deliveries {
        for place in 0..places {
            text += &format!("zone {} \"crossing number {place}\"\n", zone(place));
        }
    }
    text += "phase Year\nstarts 2031-01-01 00:00\nlasts 365 days\n";
    match job {
        Job::Deadline => {
            text += "clause answers in Year\n\
                     Beta must notify Alpha within 24 hours of each truck admitted by Alpha counted at crossing\n\
                     counted at receipt\nat latest 24 hours after that\n";
        }
        Job::Quota => {
            text += &deliveries(places, &|zone| {
                format!("at least {threshold} trucks in {zone} each day")
            })
        }
        Job::Sliding => {
            text += &deliveries(places, &|zone| {
                format!("at most {threshold} trucks in {zone} in any 168 hours")
            });
        }
        Job::RatioKeyed => {
            text += &exchange("within 24 hours of each\nat latest 24 hours after that");
        }
        Job::RatioPooled => text += &exchange("overall"),
        Job::RatioDaily => text += &exchange("each day"),
    }
    text
}

/// The zone of a place. A name ends in no digit of its own: letters.
pub(crate) fn zone(place: u32) -> String {
    let letter = |n: u32| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    format!("Crossing {}{}", letter(place / 26), letter(place))
}

fn deliveries(places: u32, quota: &dyn Fn(&str) -> String) -> String {
    let clause = |place| {
        let zone = zone(place);
        let quota = quota(&zone);
        format!("clause trucks at {zone} in Year\nBeta must admit {quota}\ncounted at crossing\n")
    };
    (0..places).map(clause).collect()
}

fn exchange(window: &str) -> String {
    format!(
        "clause exchange in Year\nAlpha must admit at least {RATE} crates for each 1 pallet\n{window}\ncounted at crossing\n"
    )
}

/// What of the text the language does not say yet, if that is why it cannot be read.
pub(crate) fn cannot_say(job: Job) -> Option<&'static str> {
    let read = tregua_agreement::read(&text(job, 100, PLACES));
    read.has_errors().then_some("this text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_read_without_a_complaint() {
        for job in Job::ALL {
            let text = text(job, 100, PLACES);
            let read = tregua_agreement::read(&text);
            assert!(
                !read.has_errors(),
                "{text}
{:?}",
                read.diagnostics
            );
            assert_eq!(cannot_say(job), None);
        }
    }
}
