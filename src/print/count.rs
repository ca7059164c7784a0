//! `count` as text: each measure, window by window, rival figures beneath each other.

use tregua_agreement::Agreement;
use tregua_calendar::Said;
use tregua_record::entries::claim::{Adds, Amount, Claim};
use tregua_report::Counts;
use tregua_standing::document::{Keys, Provenance};
use tregua_standing::{Evaluator, Measured, Moment, Stock, Tally};
use tregua_wording::Arg;

use super::status::{by_kind, counted, flag};
use super::{folded, hanging, line, say, voice, words};

/// Width of the voices.
const LEFT: usize = 32;
/// Earlier figures of a stock printed for one voice; --json has all.
const MOST_STOCKS: usize = 8;

/// The heading where no agreement is on record: the clock is ours, and said to be.
pub(crate) fn heading_without_text(agreement: &Agreement, moment: Moment, provenance: &Provenance) {
    let args = [("zone", agreement.clock.zone().into())];
    hanging("", 2, &words().say("count-no-text", &args));
    let at = Arg::said(say(agreement).instant(moment.as_known));
    let args = [
        ("as_of", Arg::said(say(agreement).instant(moment.as_of))),
        (
            "as_known",
            Arg::said(words().say("as-known-at", &[("at", at)])),
        ),
        (
            "by",
            Arg::said(words().known("known-by", &provenance.known_by)),
        ),
        ("tzdb", tregua_calendar::tzdb_version().into()),
    ];
    folded(&words().say("as-of-line", &args));
}

/// Prints counts; `statements` is how many the record holds.
pub(crate) fn print(
    evaluator: &Evaluator<'_>,
    counts: &[Counts],
    keys: &Keys<'_>,
    statements: usize,
) {
    let agreement = evaluator.agreement();
    line("");
    if counts.is_empty() {
        let of = |key: &str, n: usize| Arg::said(words().say(key, &[("n", (n as u64).into())]));
        let args = [
            ("measures", of("count-measures", evaluator.measured().len())),
            ("claims", of("claims", statements)),
        ];
        folded(&words().say("count-nothing", &args));
        return;
    }
    folded(&words().say("count-title", &[]));
    for one in counts {
        line("");
        hanging("━━", 3, &title(agreement, one));
        for same_window in one.tallies.chunk_by(|a, b| a.window == b.window) {
            if let Some(first) = same_window.first() {
                hanging("   ", 5, &say(agreement).window(&first.window));
            }
            for tally in same_window {
                print_tally(agreement, tally, keys);
            }
        }
        print_stocks(agreement, &one.stocks, keys);
        if !one.untimed.is_empty() {
            let names = one.untimed.iter().map(|id| keys.entry(id).claim);
            let args = [("keys", Arg::said(words().names("list-comma", names)))];
            hanging("   ", 5, &words().say("count-untimed", &args));
        }
    }
}

/// `trucks admitted by Israel, counted at crossing`.
fn title(agreement: &Agreement, one: &Counts) -> String {
    let Measured {
        actor,
        unit,
        point,
        kinds,
        ..
    } = &one.measured;
    let arg = |key: &str, name: &str, text: &Option<String>| {
        let text = text.as_ref()?;
        Some(words().say(key, &[(name, text.as_str().into())]))
    };
    let by = arg("count-by", "actor", actor).map_or_else(String::new, |by| format!(" {by}"));
    let what = say(agreement).done(&one.measured.act, one.measured.thing.as_deref());
    let mut parts = vec![format!("{what}{by}")];
    parts.extend(arg("count-in", "unit", unit));
    if !kinds.is_empty() {
        parts.push(words().names("list-comma", kinds));
    }
    let point = point.as_ref();
    parts.extend(point.map(|point| say(agreement).counted_at(point)));
    words().join("list-comma", parts)
}

fn print_tally(agreement: &Agreement, tally: &Tally, keys: &Keys<'_>) {
    let mut text = counted(agreement, tally);
    text.push_str(&by_kind(&tally.parts));
    if let Some(average) = average(tally, keys) {
        let args = [("average", Arg::said(average))];
        text.push_str(&format!(" ({})", words().say("count-average", &args)));
    }
    for found in &tally.flags {
        text.push_str(&format!(" ⚑ {}", flag(agreement, found)));
    }
    hanging(&format!("     {}", voice(&tally.voice)), LEFT, &text);
}

/// The average that a count is made of, if it is made of one alone.
fn average(tally: &Tally, keys: &Keys<'_>) -> Option<String> {
    let [only] = tally.from.as_slice() else {
        return None;
    };
    let claim: &Claim = keys.claim(only)?;
    let amount = claim.amount.filter(|_| claim.adds == Adds::Average)?;
    Some(number(amount))
}

fn number(amount: Amount) -> String {
    match amount.hi {
        Some(hi) if hi == amount.lo => words().number(hi.into()),
        Some(hi) => words().say(
            "bounds-between",
            &[("lo", amount.lo.into()), ("hi", hi.into())],
        ),
        None => words().say("bounds-or-more", &[("lo", amount.lo.into())]),
    }
}

/// What each voice says is still there, the latest first, each with its time.
fn print_stocks(agreement: &Agreement, stocks: &[Stock], keys: &Keys<'_>) {
    if stocks.is_empty() {
        return;
    }
    hanging("   ", 5, &words().say("count-still", &[]));
    for same_voice in stocks.chunk_by(|a, b| a.voice == b.voice) {
        for (at, stock) in same_voice.iter().take(MOST_STOCKS).enumerate() {
            let name = if at == 0 { stock.voice.as_str() } else { "" };
            let none = || words().say("figure-none", &[]);
            let mut text = stock.amount.map_or_else(none, number);
            text.push_str(&by_kind(&stock.parts));
            let said = keys.claim(&stock.entry).and_then(|claim| claim.said);
            let (key, when) = match (&stock.when, said) {
                (Some(when), _) => ("count-when", say(agreement).when(when)),
                (None, Some(Said::On(day))) => ("count-said", say(agreement).day(day)),
                (None, Some(Said::At(at))) => ("count-said", say(agreement).instant(at)),
                (None, None) => ("count-no-time", String::new()),
            };
            text.push(' ');
            text.push_str(&words().say(key, &[("when", Arg::said(when))]));
            let key = keys.entry(&stock.entry).claim;
            let head = format!("     {}", voice(name));
            hanging(&head, LEFT, &format!("{text} [{}]", words().apart(&key)));
        }
        if same_voice.len() > MOST_STOCKS {
            let left = (same_voice.len() - MOST_STOCKS) as u64;
            let text = words().say("changes-more-entries", &[("n", left.into())]);
            hanging("", LEFT, &text);
        }
    }
}
