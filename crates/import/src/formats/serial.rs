//! Days and hours as spreadsheets count them: whole days since an epoch, the hour as a part of the day.

use tregua_calendar::Date;

/// Milliseconds of a day.
const DAY_MS: f64 = 86_400_000.0;

/// The last day that spreadsheets know, 31 December 9999, counted from 1900.
const LAST: f64 = 2_958_466.0;

/// What a number shown as a date stands for, in the words that a cell of text would have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stamp {
    /// `2023-11-24`.
    Date(String),
    /// `2023-11-24T22:00`, without an offset.
    DateTime(String),
    /// `22:00`: less than a day, or a length of time.
    Hour(String),
    /// Before the epoch, beyond the year 9999, or the 29 February 1900 that never was.
    Never,
}

/// Reads a serial number. `hours` says whether the cell shows hours: only then is midnight more than a date.
pub(crate) fn stamp(serial: f64, since_1904: bool, hours: bool) -> Stamp {
    if !(0.0..LAST).contains(&serial) {
        return Stamp::Never;
    }
    let whole_ms = (serial * DAY_MS).round();
    let (day, ms) = (
        (whole_ms / DAY_MS).floor(),
        (whole_ms.rem_euclid(DAY_MS)) as u64,
    );
    let hour = hour(ms);
    if day < 1.0 {
        return Stamp::Hour(hour);
    }
    let Some(date) = date(day as i64, since_1904) else {
        return Stamp::Never;
    };
    if hours || ms > 0 {
        Stamp::DateTime(format!("{date}T{hour}"))
    } else {
        Stamp::Date(date.to_string())
    }
}

/// A length of time, such as `46:30`.
pub(crate) fn length(serial: f64) -> Stamp {
    if !(0.0..LAST).contains(&serial) {
        return Stamp::Never;
    }
    let minutes = (serial * 1440.0).round() as u64;
    Stamp::Hour(format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

/// True if a number format shows hours or seconds, beside literal text, colours and conditions.
pub(crate) fn shows_hours(format: &str) -> bool {
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' | '_' | '*' => drop(signs.next()),
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '[' => drop(signs.by_ref().find(|sign| *sign == ']')),
            ';' => return false,
            'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

/// The date of a day of 1 and more.
fn date(day: i64, since_1904: bool) -> Option<Date> {
    let epoch = if since_1904 {
        Date::new(1904, 1, 1)
    } else if day < 60 {
        Date::new(1899, 12, 31)
    } else if day == 60 {
        // The 29 February 1900, kept for the sake of an older program's mistake.
        return None;
    } else {
        Date::new(1899, 12, 30)
    };
    let days = |days: i64| std::time::Duration::from_secs(days.unsigned_abs() * 86_400);
    // In two steps: the whole of time is a day more than one step may be.
    let middle = epoch.ok()?.checked_add(days(day / 2)).ok()?;
    middle.checked_add(days(day - day / 2)).ok()
}

fn hour(ms: u64) -> String {
    let (minutes, seconds, rest) = (ms / 60_000, ms / 1_000 % 60, ms % 1_000);
    let mut text = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if seconds > 0 || rest > 0 {
        text.push_str(&format!(":{seconds:02}"));
    }
    if rest > 0 {
        text.push_str(&format!(".{rest:03}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(serial: f64, since_1904: bool, hours: bool) -> String {
        match stamp(serial, since_1904, hours) {
            Stamp::Date(text) | Stamp::DateTime(text) | Stamp::Hour(text) => text,
            Stamp::Never => "never".to_owned(),
        }
    }

    #[test]
    fn days_are_counted_from_both_epochs() {
        // As the specification's own examples and two spreadsheet programs have them.
        for (serial, since_1904, text) in [
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (60.0, false, "never"),
            (61.0, false, "1900-03-01"),
            (45_254.0, false, "2023-11-24"),
            (43_792.0, true, "2023-11-24"),
            (2_958_465.0, false, "9999-12-31"),
            (2_958_466.0, false, "never"),
            (2_957_004.0, true, "never"),
            (-1.0, false, "never"),
            (f64::NAN, false, "never"),
            (f64::INFINITY, false, "never"),
        ] {
            assert_eq!(shown(serial, since_1904, false), text, "{serial}");
        }
    }

    #[test]
    fn hours_are_read_to_the_millisecond_and_midnight_only_where_it_is_shown() {
        assert_eq!(
            shown(45_254.916_666_666_664, false, true),
            "2023-11-24T22:00"
        );
        assert_eq!(
            shown(45_254.291_666_666_7, false, false),
            "2023-11-24T07:00"
        );
        assert_eq!(
            shown(45_254.5 + 1.5 / 86_400.0, false, true),
            "2023-11-24T12:00:01.500"
        );
        assert_eq!(shown(45_254.0, false, true), "2023-11-24T00:00");
        assert_eq!(shown(45_254.999_999_999_9, false, false), "2023-11-25");
        assert_eq!(shown(0.25, false, true), "06:00");
        assert_eq!(length(1.9375), Stamp::Hour("46:30".to_owned()));
    }

    #[test]
    fn hours_are_seen_in_a_format_and_not_in_its_literal_text() {
        for format in [
            "yyyy-mm-dd hh:mm",
            "m/d/yy h:mm",
            "[$-409]dd mmm HH\\h",
            "ss",
        ] {
            assert!(shows_hours(format), "{format}");
        }
        for format in [
            "yyyy-mm-dd",
            "[$-hs]dd/mm",
            "dd \"hours\"",
            "dd\\h",
            "dd;hh",
            "General",
        ] {
            assert!(!shows_hours(format), "{format}");
        }
    }
}
