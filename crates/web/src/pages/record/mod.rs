//! `/record`: what is on record, entry by entry; files in and out.

mod evidence;
#[cfg(test)]
mod evidence_tests;
mod export;
mod export_sheet;
mod files;
mod find;
mod import;
mod import_sheet;
mod jobs;
mod line;
mod list;
mod list_sheet;
mod one;
mod one_sheet;
#[cfg(test)]
mod tests;
mod ties;

use crate::routes::Route;

pub(crate) use jobs::Jobs;
pub(crate) use line::{address, done, how_many, revised_by};

pub(crate) fn routes() -> Vec<Route> {
    [
        list::routes(),
        import::routes(),
        export::routes(),
        one::routes(),
        files::routes(),
        evidence::routes(),
    ]
    .concat()
}
