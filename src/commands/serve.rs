//! `tregua serve`: the record in a browser.

use std::net::{Ipv4Addr, SocketAddr};

use serde_json::json;
use tregua_web::{ServeError, Settings};

use crate::cli::Serve;
use crate::commands::{demo, print_json};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{aside, line, line_as_it_is, words};

pub(crate) fn run(args: &Serve, as_json: bool) -> Outcome {
    let (record, pinned) = match &args.record {
        Some(path) => (load::record(path)?, None),
        None => {
            let (record, moment) = demo::in_memory()?;
            (record, Some(moment))
        }
    };
    let settings = Settings {
        now,
        pinned,
        lang: words().lang(),
        digits: words().digits(),
        log: |detail| aside(&format!("tregua serve: {detail}")),
        demo: args.demo,
        reports: if args.demo { demo::REPORTS } else { &[] },
    };
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let served = tregua_web::serve(record, address, settings, |serving| {
        let link = format!("http://{}{}", serving.address, serving.link);
        if as_json {
            // A program that cannot be told where to go will not come.
            let _ = print_json(&json!({ "address": serving.address.to_string(), "link": link }));
            return;
        }
        line(&words().say("serve-started", &[]));
        line_as_it_is(&format!("  {link}"));
        line(&words().say("serve-stop", &[]));
    });
    served.map_err(|error| match error {
        ServeError::Listen { address, source } => {
            let args = [
                ("address", address.to_string().into()),
                ("system", source.to_string().into()),
            ];
            Fault::world(words().say("serve-cannot-listen", &args))
                .hint(words().say("serve-cannot-listen-help", &[]))
        }
        ServeError::Record(fault) => fault,
        other => Fault::world(words().say("serve-failed", &[("system", other.to_string().into())])),
    })
}
