//! The pages, one file each: plain data first, then the template.

use std::sync::Arc;

mod agreement;
pub(crate) mod bits;
mod brief;
mod entry;
pub(crate) mod excerpt;
mod figures;
mod now;
mod record;
mod reports;
mod settings;
pub(crate) mod terms;
mod timeline;
mod voices;
pub(crate) mod why;

pub(crate) use brief::Drafts;
pub(crate) use entry::{Grounds, warm as warm_entry};

use crate::reckoning::Reckoning;
use crate::routes::Route;

pub(crate) use record::Jobs;

/// What pages keep of a reckoning and take long to work out over a large record: done before anybody asks.
pub(crate) const WARM: &[fn(&Arc<Reckoning>)] = &[now::warm, terms::warm, figures::warm];

/// The routes of every page.
pub(crate) fn routes() -> Vec<Route> {
    [
        now::routes(),
        agreement::routes(),
        brief::routes(),
        entry::routes(),
        figures::routes(),
        record::routes(),
        reports::routes(),
        settings::routes(),
        terms::routes(),
        timeline::routes(),
        voices::routes(),
        why::routes(),
    ]
    .concat()
}
