//! Instants in UTC, by the civil calendar.

/// Seconds since 1970 as a date and hour in UTC.
pub(crate) fn instant(seconds: i128) -> String {
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // The civil calendar by eras of 400 years, each year beginning in March.
    let shifted = days + 719_468;
    let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let of_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let (month, later) = match month {
        0..10 => (month + 3, 0),
        month => (month - 9, 1),
    };
    let year = year + era * 400 + later;
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Milliseconds since 1970 of an instant as receipts have it: `2030-01-02T10:00:00Z`, with a fraction or without.
pub(crate) fn milliseconds(text: &str) -> Option<i128> {
    let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
    let number = |text: &str, digits: usize| -> Option<i128> {
        let plain = text.len() == digits && text.bytes().all(|digit| digit.is_ascii_digit());
        plain.then(|| text.parse().ok())?
    };
    let mut parts = date.splitn(3, '-');
    let year = number(parts.next()?, 4)?;
    let month = number(parts.next()?, 2)?;
    let day = number(parts.next()?, 2)?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = time.splitn(3, ':');
    let hour = number(parts.next()?, 2)?;
    let minute = number(parts.next()?, 2)?;
    let second = number(parts.next()?, 2)?;
    let thousandths = number(format!("{fraction:0<3}").get(..3)?, 3)?;
    // As above, the other way round.
    let (year, month) = match month {
        1..=2 => (year - 1, month + 9),
        3..=12 => (year, month - 3),
        _ => return None,
    };
    let of_year = (153 * month + 2) / 5 + day - 1;
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let days = era * 146_097 + 365 * year + year / 4 - year / 100 + of_year - 719_468;
    Some(((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_reads_as_it_was_written() {
        for day in (-700_000_i128..800_000).step_by(37) {
            let seconds = day * 86_400 + (day * 7919).rem_euclid(86_400);
            let text = instant(seconds);
            // Years are written in four digits.
            if text.len() == 20 && !text.starts_with('-') {
                assert_eq!(milliseconds(&text), Some(seconds * 1000), "{text}");
            }
        }
        assert_eq!(milliseconds("1970-01-01T00:00:00.0625Z"), Some(62));
        for none in ["1970-01-01", "1970-13-01T00:00:00Z", "1970-01-01T00:00Z"] {
            assert_eq!(milliseconds(none), None);
        }
    }
}
