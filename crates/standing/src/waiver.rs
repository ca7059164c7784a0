//! Waivers of a clause by those whom it benefits (`docs/standings.md` §8, step 4).

use tregua_record::entries::claim::Kind;

use crate::column::speaks_of;
use crate::figures::date_of;
use crate::instances::Instance;
use crate::row::Waiver;
use crate::ruling::Frame;
use crate::statement::Live;

impl Frame<'_> {
    /// True if all whom the clause benefits have waived the instance.
    pub(crate) fn waived(&self, lives: &[Live], instance: &Instance) -> bool {
        let beneficiaries = &self.part.duty.beneficiaries;
        let waives = |who: &String| {
            lives
                .iter()
                .any(|live| self.waives(live, instance) && live.voice() == *who)
        };
        !beneficiaries.is_empty() && beneficiaries.iter().all(waives)
    }

    /// Every waiver of the instance, also of those who cannot waive it, or not alone.
    pub(crate) fn waivers(&self, lives: &[Live], instance: &Instance) -> Vec<Waiver> {
        let own = lives.iter().filter(|live| self.waives(live, instance));
        let each = own.map(|live| Waiver {
            entry: live.statement.id.clone(),
            voice: live.voice().to_string(),
            benefits: {
                let mut owed = self.part.duty.beneficiaries.iter();
                owed.any(|who| live.voice() == *who)
            },
        });
        each.collect()
    }

    /// True if `live` waives this instance: all of the clause, or what it says of the act, the actor, the thing, the counting
    /// point and the place, and of the date or the key.
    fn waives(&self, live: &Live, instance: &Instance) -> bool {
        // Few among many: what a statement is, is asked before what it says.
        let for_this = || match &instance.key {
            Some(keyed) => {
                let named = live.claim.about.as_ref();
                named.is_none_or(|about| keyed.key == *about)
            }
            None => {
                let said = live.claim.counts_for.as_deref();
                said.is_none_or(|text| date_of(text) == instance.date)
            }
        };
        let of_part = || {
            let measures = self.part.duty.kernel.measures();
            measures.into_iter().any(|measure| speaks_of(live, measure))
        };
        live.kind == Kind::Waive && self.names_clause(live) && for_this() && of_part()
    }
}
