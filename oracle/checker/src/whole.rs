//! Whether a part that something waits for has all of its instances: those that the text makes are worked out here, so that no row
//! can be left out together with its mention (`docs/standings.md` §6, Instances).

use std::collections::{BTreeMap, BTreeSet};

use crate::input::{Day, Document, ListedPart, Row};
use crate::time::{Instant, NEVER, day_number};

/// True unless an instance is lacking among those that are listed, and that these rows are of.
pub(crate) fn is_whole(document: &Document, listed: &ListedPart, rows: &[&Row]) -> bool {
    match listed.windows.as_deref() {
        Some("one") => listed.instances == [None],
        Some("each day") => has_each_day(document, rows),
        // What claims make, and what a calendar has to say, is taken as listed.
        _ => true,
    }
}

/// Every day of the agreement that begins in the phase. Of one that waits for something, or of which no row is there, nothing says
/// which those are.
fn has_each_day(document: &Document, rows: &[&Row]) -> bool {
    let Some(phase) = rows.first().and_then(|row| row.phase) else {
        return true;
    };
    let days = document.days.iter();
    let days: BTreeMap<Instant, &Day> = days
        .filter_map(|(date, day)| Some((day_number(date)?, day)))
        .collect();
    let named = rows.iter().map(|row| day_number(row.instance.as_ref()?));
    let Some(named) = named.collect::<Option<BTreeSet<Instant>>>() else {
        return false;
    };
    let (Some(first), Some(last)) = (named.first(), named.last()) else {
        return false;
    };
    let begins = |date: Instant| days.get(&date).map(|day| day.day.from);
    // A phase that nothing ends yet has its days to beyond the moment.
    let end = if phase.to < NEVER {
        phase.to
    } else {
        document.as_of
    };
    let each = (*first..=*last).all(|date| named.contains(&date));
    let before = begins(first - 1).is_some_and(|begun| begun < phase.from);
    each && before && begins(last + 1).is_some_and(|begun| begun >= end)
}
