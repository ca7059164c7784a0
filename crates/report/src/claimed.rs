//! What a claim says, in words that fit a cell: how many, of which kinds. No agreement is needed to say it.

use tregua_record::Claim;
use tregua_record::entries::claim::Amount;
use tregua_wording::{Arg, Wording};

/// The amount of a claim: `150`, `24 or more`, `about 200 (190–210)`, `3 of 100`, `129000 L`. `None` if it has none.
pub fn amount(words: &Wording, claim: &Claim) -> Option<String> {
    let mut text = interval(words, claim.amount?);
    if let Some(whole) = claim.out_of {
        let args = [("count", Arg::said(text)), ("of", whole.into())];
        text = words.say("count-of", &args);
    }
    Some(match &claim.unit {
        Some(unit) => format!("{text} {}", words.apart(unit)),
        None => text,
    })
}

/// An amount within its bounds: `150`, `24 or more`, `up to 50`, `150–200`, `about 200 (190–210)`.
pub fn interval(words: &Wording, amount: Amount) -> String {
    let bounds = match (amount.lo, amount.hi) {
        (lo, None) => words.say("figure-or-more", &[("lo", lo.into())]),
        (lo, Some(hi)) if lo == hi => words.number(lo.into()),
        (0, Some(hi)) => words.say("figure-up-to", &[("hi", hi.into())]),
        (lo, Some(hi)) => words.say("figure-between", &[("lo", lo.into()), ("hi", hi.into())]),
    };
    match amount.about {
        Some(n) => {
            let args = [("n", n.into()), ("bounds", Arg::said(bounds))];
            words.say("figure-about", &args)
        }
        None => bounds,
    }
}

/// The kinds of a claim: `goods`, `woman 9; child 4`, `fuel or gas`. `None` if it names none.
pub fn kinds(words: &Wording, claim: &Claim) -> Option<String> {
    let parts = claim.kinds.iter().map(|part| {
        let sets = part.all_of.iter().map(|set| words.names("list-or", set));
        let kinds = words.join("list-comma", sets);
        match part.count {
            Some(count) => {
                let args = [("kind", Arg::said(kinds)), ("count", count.into())];
                words.say("count-of-kind", &args)
            }
            None => kinds,
        }
    });
    let parts: Vec<String> = parts.collect();
    (!parts.is_empty()).then(|| words.join("list-semicolon", parts))
}

#[cfg(test)]
mod tests {
    use tregua_record::Kind;
    use tregua_wording::Lang;

    use super::*;

    #[test]
    fn an_amount_is_said_as_it_was_bounded() {
        let words = Wording::new(Lang::English);
        let mut claim = Claim::new("a", Kind::Claim, "Alpha");
        assert_eq!(amount(&words, &claim), None);
        let about = Amount {
            about: Some(200),
            ..Amount::between(190, 210)
        };
        for (bounds, expected) in [
            (Amount::exactly(0), "0"),
            (Amount::at_least(24), "24 or more"),
            (Amount::between(0, 50), "up to 50"),
            (about, "about 200 (190–210)"),
        ] {
            claim.amount = Some(bounds);
            assert_eq!(amount(&words, &claim).as_deref(), Some(expected));
        }
        claim.amount = Some(Amount::exactly(3));
        claim.out_of = Some(100);
        claim.unit = Some("L".into());
        assert_eq!(amount(&words, &claim).as_deref(), Some("3 of 100 L"));
    }
}
