//! Casualties and damage with bounds: `killed=1..;injured=24..`.

use std::collections::BTreeMap;

use tregua_record::entries::claim::Amount;

use super::amount;
use crate::problem::{self, Trouble};

/// The effects by name.
pub(crate) fn effects(text: &str) -> Result<BTreeMap<String, Amount>, Trouble> {
    let mut effects = BTreeMap::new();
    for words in text.split(';') {
        if words.trim().is_empty() {
            return Err(Trouble::new(problem::EMPTY_ITEM));
        }
        let (name, bounds) = words
            .split_once('=')
            .map(|(name, bounds)| (name.trim(), bounds.trim()))
            .filter(|(name, bounds)| !name.is_empty() && !bounds.is_empty())
            .ok_or_else(|| Trouble::with_word(problem::EFFECT_NOT_UNDERSTOOD, words))?;
        if effects
            .insert(name.to_owned(), amount::amount(bounds)?)
            .is_some()
        {
            return Err(Trouble::with_word(problem::EFFECT_TWICE, name));
        }
    }
    Ok(effects)
}

/// The words that read back as these effects.
pub(crate) fn write(effects: &BTreeMap<String, Amount>) -> String {
    let pairs: Vec<String> = effects
        .iter()
        .map(|(name, bounds)| format!("{name}={}", amount::write(bounds)))
        .collect();
    pairs.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_written() {
        for text in ["killed=1..", "injured=24..;killed=about 3 (2..4)"] {
            assert_eq!(write(&effects(text).unwrap()), text);
        }
    }

    #[test]
    fn a_bare_word_an_empty_bound_and_a_repeat_are_refused() {
        for text in ["killed", "killed=", "=3", "killed=1;killed=2", "killed=1;"] {
            assert!(effects(text).is_err(), "{text}");
        }
    }
}
