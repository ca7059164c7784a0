//! What no count can judge: who says how it was kept. Shown voice by voice, and never joined.

use std::collections::BTreeSet;

use tregua_record::entries::claim::Kind;

use crate::figures::Figure;
use crate::row::{Judgement, Judging};
use crate::ruling::Frame;
use crate::view::View;

impl Frame<'_> {
    /// The judgements that the view hears, in the order in which they became known: entries of the act `honour` that name the
    /// clause. One without an amount says that the words were kept.
    pub(crate) fn judgements(&self, touching: &[&Figure], view: &View) -> Vec<Judging> {
        if !self.part.duty.by_hand() {
            return Vec::new();
        }
        let lens = self.lens(view);
        let heard = touching.iter().filter(|figure| {
            let live = &figure.version.live;
            let says = matches!(live.kind, Kind::Claim | Kind::Confirm | Kind::Respond);
            let repeated = !lens.using.repeats && live.claim.repeats.is_some();
            says && !repeated && self.names_clause(live) && lens.sees(figure)
        });
        let ordered: BTreeSet<_> = heard
            .map(|figure| {
                let live = &figure.version.live;
                let statement = &live.statement;
                let says = match (figure.lo, figure.hi) {
                    (1.., _) => Judgement::Kept,
                    (_, Some(0)) => Judgement::NotKept,
                    _ => Judgement::Open,
                };
                let order = (statement.known, &statement.claim.key, &statement.id);
                (order, live.voice().to_string(), says)
            })
            .collect();
        let each = ordered.into_iter().map(|((.., id), voice, says)| Judging {
            entry: id.clone(),
            voice,
            says,
        });
        each.collect()
    }
}
