//! Reading and writing a log. Every program of the bench reads with this; so what differs between them is what they do.

use std::io::{self, Write};

use crate::{Event, What};

/// The claims of a log.
///
/// # Errors
/// The number of the first line that is none, counted from 1.
pub fn parse(text: &str) -> Result<Vec<Event>, usize> {
    let mut events = Vec::with_capacity(text.len() / 24);
    for (at, line) in text.lines().enumerate() {
        events.push(event(line).ok_or(at + 1)?);
    }
    Ok(events)
}

fn event(line: &str) -> Option<Event> {
    let mut words = line.split(',');
    let mut word = || words.next();
    let event = Event {
        claim: word()?.parse().ok()?,
        known: word()?.parse().ok()?,
        at: word()?.parse().ok()?,
        voice: word()?.parse().ok()?,
        what: what(word()?)?,
        key: word()?.parse().ok()?,
        n: word()?.parse().ok()?,
    };
    words.next().is_none().then_some(event)
}

fn what(word: &str) -> Option<What> {
    What::ALL.into_iter().find(|what| what.word() == word)
}

/// Writes a log: claim, known, at, voice, what, key, n.
///
/// # Errors
/// If `out` cannot be written to.
pub fn write(events: &[Event], mut out: impl Write) -> io::Result<()> {
    for event in events {
        writeln!(
            out,
            "{},{},{},{},{},{},{}",
            event.claim,
            event.known,
            event.at,
            event.voice,
            event.what.word(),
            event.key,
            event.n
        )?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use crate::{Kind, Knobs, generate};

    #[test]
    fn what_is_written_is_read_again_and_what_is_cut_is_not() {
        let knobs = Knobs {
            voices: 3,
            contested: 0.05,
            late: 0.01,
            withdrawn: 0.01,
            ..Knobs::plain(Kind::Requests, 500)
        };
        let events = generate(&knobs);
        let mut bytes = Vec::new();
        super::write(&events, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(super::parse(&text), Ok(events));
        assert_eq!(super::parse("1,2,3\n"), Err(1));
        assert_eq!(
            super::parse("1,2,3,0,trigger,4,1\n1,2,3,0,other,4,1"),
            Err(2)
        );
    }
}
