//! `tregua serve`: the record in a browser.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use serde_json::json;
use tregua_web::access::{Origin, Role};
use tregua_web::{Mode, ServeError, Settings, TeamMode};
use tregua_wording::Arg;

use crate::cli::Serve;
use crate::commands::{demo, print_json};
use crate::exit::{Fault, Outcome};
use crate::heap;
use crate::load;
use crate::moment::now;
use crate::print::{aside, line, line_as_it_is, words};
use crate::serving::Beside;

pub(crate) fn run(args: &Serve, as_json: bool) -> Outcome {
    heap::be_few();
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
        views: match &args.views {
            Some(path) => load::views(path)?.into(),
            None => Arc::default(),
        },
    };
    let mode = mode(args)?;
    let beside = args.record.as_deref().map(Beside::of);
    if let Some((_, Some(address))) = &beside {
        let at = [("address", address.as_str().into())];
        aside(&words().say("serve-already", &at));
    }
    let own = SocketAddr::from((Ipv4Addr::LOCALHOST, args.port));
    let address = args.listen.unwrap_or(own);
    let served = tregua_web::serve(record, address, settings, &mode, |serving| {
        if let Some((beside, _)) = &beside {
            beside.tell(serving.address);
        }
        if as_json {
            let invitation = serving
                .invitation
                .as_ref()
                .map(|(role, code)| json!({ "role": role.word(), "code": code }));
            // A program that cannot be told where to go will not come.
            let _ = print_json(
                &json!({ "address": serving.address.to_string(), "link": serving.link, "invitation": invitation }),
            );
            return;
        }
        let started = match mode {
            Mode::Personal => "serve-started",
            Mode::Team(_) => "serve-team-started",
        };
        line(&words().say(started, &[]));
        line_as_it_is(&format!("  {}", serving.link));
        if let Some((role, code)) = &serving.invitation {
            let at = format!("{}/join", serving.link);
            let args = [("role", named(*role)), ("address", at.into())];
            line(&words().say("serve-invitation", &args));
            line_as_it_is(&format!("  {code}"));
        }
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
        ServeError::Role(role) => Fault::usage(words().say("serve-role", &[("role", named(role))])),
        other => Fault::world(words().say("serve-failed", &[("system", other.to_string().into())])),
    })
}

fn mode(args: &Serve) -> Result<Mode, Fault> {
    let (Some(record), Some(origin), true) = (&args.record, &args.origin, args.team) else {
        return Ok(Mode::Personal);
    };
    let origin = Origin::of(origin).ok_or_else(|| {
        let args = [("origin", origin.as_str().into())];
        Fault::usage(words().say("serve-origin", &args))
    })?;
    // Beside the record, as its key is.
    let mut accounts = record.as_os_str().to_owned();
    accounts.push(".team");
    Ok(Mode::Team(TeamMode {
        accounts: accounts.into(),
        origin,
        behind_proxy: args.behind_proxy,
        party_officers: args.party_officers,
        invite: args.invite,
    }))
}

fn named(role: Role) -> Arg<'static> {
    Arg::said(words().say(&format!("web-role-{}", role.word()), &[]))
}
