//! The files that go to the browser, which are part of the program.

use std::fmt::Write;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use crate::access::Action;
use crate::reply::{Reply, Trouble};
use crate::routes::Route;

/// One file.
struct Asset {
    path: &'static str,
    media: &'static str,
    bytes: &'static [u8],
}

/// One sheet of style, of a file for the frame and one for each page.
macro_rules! sheets {
    ($($name:literal)+) => {
        concat!($(include_str!(concat!("../assets/css/", $name, ".css"))),+)
    };
}

/// Modules of ours; no tool is needed to build them.
macro_rules! assets {
    ($($module:literal)+) => {
        const ASSETS: &[Asset] = &[
            Asset {
                path: "/assets/tregua.css",
                media: "text/css; charset=utf-8",
                bytes: sheets!(
                    "base" "now" "entry" "brief" "terms" "why" "figures" "timeline" "record" "voices" "agreement"
                    "reports" "settings"
                ).as_bytes(),
            },
            Asset {
                path: "/assets/mark.svg",
                media: "image/svg+xml",
                bytes: include_bytes!("../assets/mark.svg"),
            },
            $(Asset {
                path: concat!("/assets/", $module, ".js"),
                media: "text/javascript; charset=utf-8",
                bytes: include_bytes!(concat!("../assets/", $module, ".js")),
            },)+
        ];
    };
}

assets! { "tregua" "now" "entry" "figures" "timeline" "record" "agreement" }

/// The address of a file with the beginning of its hash: what is kept by the browser is never out of date.
pub(crate) fn address(name: &str) -> &'static str {
    static ADDRESSES: OnceLock<Vec<(&'static str, String)>> = OnceLock::new();
    let addresses = ADDRESSES.get_or_init(|| {
        let address = |asset: &Asset| {
            let mut address = format!("{}?", asset.path);
            for byte in Sha256::digest(asset.bytes).iter().take(4) {
                // A string takes every write.
                let _ = write!(address, "{byte:02x}");
            }
            (asset.path.strip_prefix("/assets/").unwrap_or(""), address)
        };
        ASSETS.iter().map(address).collect()
    });
    let mut named = addresses.iter().filter(|(own, _)| *own == name);
    named.next().map_or("", |(_, address)| address)
}

pub(crate) fn routes() -> Vec<Route> {
    ASSETS
        .iter()
        .map(|asset| Route::get(asset.path, Action::Enter, give))
        .collect()
}

fn give(visit: &crate::Visit) -> Result<Reply, Trouble> {
    let asset = ASSETS.iter().find(|asset| asset.path == visit.path);
    asset.map_or(Err(Trouble::Absent), |asset| {
        Ok(Reply::Asset {
            media: asset.media,
            bytes: asset.bytes,
        })
    })
}
