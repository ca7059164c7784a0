//! The moment asked about, from the command line and the clock.

use jiff::Timestamp;
use tregua_standing::Moment;

use crate::cli::When;
use crate::exit::Fault;
use crate::print::words;

/// Now, to the second. The only place where the program reads the clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the program is where the clock is read"
)]
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// The moment: `--as-known` alone sets `--as-of` as well.
pub(crate) fn moment(when: &When, now: Timestamp) -> Result<Moment, Fault> {
    let as_known = instant("--as-known", when.as_known.as_deref())?;
    let as_of = instant("--as-of", when.as_of.as_deref())?.or(as_known);
    Ok(Moment {
        as_of: as_of.unwrap_or(now),
        as_known: as_known.unwrap_or(now),
    })
}

/// An instant with its offset, as an option gives it.
pub(crate) fn instant(option: &str, text: Option<&str>) -> Result<Option<Timestamp>, Fault> {
    text.map(|text| {
        text.parse().map_err(|_| {
            let args = [("option", option.into()), ("text", text.into())];
            Fault::usage(words().say("not-an-instant", &args))
                .hint(words().say("not-an-instant-help", &[]))
        })
    })
    .transpose()
}
