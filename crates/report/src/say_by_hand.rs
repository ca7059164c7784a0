//! Words that no count can judge: what they are, and who judged them.

use std::collections::BTreeSet;

use tregua_agreement::duty::Hand;
use tregua_standing::{Judgement, Required, Row};
use tregua_wording::Arg;

use crate::Say;

impl Say<'_> {
    /// What sort of words they are, with the words where they are the text's own.
    pub fn by_hand(&self, hand: Hand, words: &str) -> String {
        match hand {
            Hand::Principle => self.words.say("asks-principle", &[("words", words.into())]),
            Hand::Manner => self.words.say("asks-manner", &[("words", words.into())]),
            Hand::Exception => self.words.say("asks-exception", &[("words", words.into())]),
            Hand::Effort => self.words.say("asks-effort", &[]),
            Hand::Search => self.words.say("asks-search", &[]),
        }
    }

    /// Who judged a row by hand, and how, each in its own voice; or that nobody has.
    pub(crate) fn judged_phrase(&self, row: &Row) -> String {
        let principle = matches!(
            row.required,
            Required::ByHand {
                hand: Hand::Principle,
                ..
            }
        );
        if row.judged.is_empty() {
            let key = if principle {
                "says-principle"
            } else {
                "says-by-hand-none"
            };
            return self.words.say(key, &[]);
        }
        let each: BTreeSet<(&str, Judgement)> = row
            .judged
            .iter()
            .map(|one| (one.voice.as_str(), one.says))
            .collect();
        let mut each: Vec<(&str, Judgement)> = each.into_iter().collect();
        each.sort_by(|(a, _), (b, _)| self.words.order(a, b));
        let each = each.into_iter().map(|(voice, says)| {
            let key = match says {
                Judgement::Kept => "judged-kept",
                Judgement::NotKept => "judged-not-kept",
                Judgement::Open => "judged-open",
            };
            let voice = ("voice", Arg::said(self.voice(voice)));
            self.words.say(key, &[voice])
        });
        let by = ("by", Arg::said(self.words.join("list-semicolon", each)));
        let key = if principle {
            "says-principle-judged"
        } else {
            "says-by-hand"
        };
        self.words.say(key, &[by])
    }
}

#[cfg(test)]
mod tests {
    use tregua_record::entries::claim::{Actor, Amount, Kind};
    use tregua_standing::{Status, View, Wanted};
    use tregua_wording::{Lang, Wording};

    use super::*;
    use crate::stage::{CROSSING, agreement, evaluator, says};

    #[test]
    fn whoever_judged_is_named_in_the_views_that_hear_them_and_nothing_is_made_of_it() {
        let text = format!(
            "{CROSSING}\nclause spirit in Pause\n  Alpha and Beta affirm \"the pause sets no precedent\"\n"
        );
        let agreement = agreement(&text);
        let honour = |id: &str, voice: &str, amount: Option<u64>, clause: &str, day: &str| {
            let mut one = says(id, Kind::Claim, voice, "2024-01-02T18:00");
            let claim = one.claim_mut();
            claim.act = Some("honour".into());
            claim.actor = Some(Actor::Named("Alpha".into()));
            claim.amount = amount.map(Amount::exactly);
            claim.clause = Some(clause.into());
            claim.occurred = Some(day.parse().unwrap());
            one
        };
        let said = [
            honour("d", "Delta", None, "spirit", "2024-01-02"),
            honour("b", "Beta", Some(0), "spirit", "2024-01-02"),
            // Of another clause, and of a time before the pause.
            honour("a", "Alpha", None, "flights", "2024-01-02"),
            honour("c", "Alpha", None, "spirit", "2023-12-20"),
        ];
        let evaluator = evaluator(&agreement, &said, "2024-01-06T12:00");
        let words = Wording::new(Lang::English);
        let say = Say {
            words: &words,
            agreement: &agreement,
        };
        let wanted = Wanted {
            clauses: ["spirit".to_owned()].into(),
            ..Wanted::default()
        };
        let rows = evaluator.rows_only(&wanted);
        let told = |view: View| {
            let row = rows.iter().find(|row| row.view == view).unwrap();
            assert_eq!(row.status, Status::NotCheckable);
            assert!(row.outcomes.is_empty() && row.counted.is_none());
            let plain = |text: String| text.replace(['\u{2068}', '\u{2069}'], "");
            plain(say.phrase(row))
        };
        let of = |voice: &str| View::AccordingTo(voice.to_owned());
        assert_eq!(
            told(View::AllVoices),
            "stated principle, judged by hand: not kept, says Beta; kept, says Delta"
        );
        assert_eq!(
            told(of("Delta")),
            "stated principle, judged by hand: kept, says Delta"
        );
        assert_eq!(
            told(View::BothParties),
            "stated principle, judged by hand: not kept, says Beta"
        );
        assert_eq!(
            told(of("Alpha")),
            "stated principle; nobody has said yet how it is kept"
        );
    }
}
