//! The text of an agreement: what it means, which one a record goes by, and which names it declares.

use tregua_agreement::Agreement;
use tregua_agreement::lexicon::Lexicon;
use tregua_record::{Codes, Record};
use tregua_syntax::Diagnostic;
use tregua_wording::Wording;

use crate::Fault;

/// A text and what it means.
#[derive(Debug, Clone)]
pub struct Text {
    /// What the text is called: its file, or its name on record.
    pub name: String,
    /// The text.
    pub text: String,
    /// What it means.
    pub agreement: Agreement,
}

/// A text that is not understood, and why.
#[derive(Debug, Clone)]
pub struct Misread {
    /// What the text is called.
    pub name: String,
    /// The text.
    pub text: String,
    /// Everything found, also what is only a warning.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes sense of a text.
///
/// # Errors
/// [`Misread`] if the text has errors.
pub fn understand(name: String, text: String) -> Result<Text, Misread> {
    let outcome = tregua_agreement::read(&text);
    let usable = !outcome.has_errors();
    match outcome.agreement.filter(|_| usable) {
        Some(agreement) => Ok(Text {
            name,
            text,
            agreement,
        }),
        None => Err(Misread {
            name,
            text,
            diagnostics: outcome.diagnostics,
        }),
    }
}

/// The newest text of a record, if it has one.
///
/// # Errors
/// A [`Fault`] if the record cannot be read, or this version does not understand its text.
pub fn newest_text(record: &Record, words: &Wording) -> Result<Option<Text>, Fault> {
    let kept = record
        .agreements()
        .map_err(|error| Fault::reading(words, &error))?
        .pop();
    kept.map(|kept| understand(kept.agreement.name, kept.agreement.text))
        .transpose()
        .map_err(|misread| Fault::misread(words, misread))
}

/// What may be told in headers, which are kept for ever: the names that the text declares, and the verbs. A record without
/// a text tells the verbs every text has, and no name.
pub fn declared(agreement: Option<&Agreement>) -> Codes {
    let lexicon = agreement.map_or_else(Lexicon::default, |agreement| agreement.lexicon.clone());
    let acts = lexicon.verbs.into_iter().map(|verb| verb.name).collect();
    let Some(agreement) = agreement else {
        return Codes {
            acts,
            ..Codes::default()
        };
    };
    let names = agreement
        .declared_voices()
        .chain(agreement.speaks_for.iter().map(|(office, _)| office))
        .chain(agreement.zones.iter().map(|zone| &zone.name));
    let labels = agreement.clauses.iter().map(|clause| &clause.label);
    let phases = agreement.phases.iter().map(|phase| &phase.name);
    Codes {
        acts,
        parties: names.cloned().collect(),
        clauses: labels.chain(phases).cloned().collect(),
    }
}
