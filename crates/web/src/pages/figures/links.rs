//! Where marks and cells lead.

use super::{AtPoint, EntryRef, Figure, Topic};
use crate::visit::Visit;

/// Hex digits of an entry's id in an address: enough to find one entry among very many.
const SHORT_ID: usize = 16;

/// An entry's page.
pub(super) fn entry(visit: &Visit, entry: &EntryRef) -> String {
    let short = entry.entry.get(..SHORT_ID).unwrap_or(&entry.entry);
    visit.link(&format!("/record/{short}"))
}

/// Where a figure of a day leads: to the explanation of the term that asks about it; else to its entry; else to its line in
/// the table.
pub(super) fn figure(
    visit: &Visit,
    topic: &Topic,
    at: &AtPoint,
    key: &str,
    figure: &Figure,
    row: &str,
) -> String {
    let daily = topic.asks.iter().find(|asks| asks.each_day);
    if let (Some(asks), Some(day)) = (daily, &figure.day) {
        let parts = [
            ("clause", asks.clause.as_str()),
            ("part", &asks.part),
            ("day", day),
            ("reading", asks.reading.as_deref().unwrap_or("")),
            ("point", at.point.as_deref().unwrap_or("")),
            ("view", key),
        ];
        return visit.link_with("/why", &parts);
    }
    of_entries(visit, figure, row)
}

/// The only entry of a figure, or its line in the table.
pub(super) fn of_entries(visit: &Visit, figure: &Figure, row: &str) -> String {
    match figure.entries.as_slice() {
        [only] if figure.more_entries == 0 => entry(visit, only),
        _ => format!("#{row}"),
    }
}
