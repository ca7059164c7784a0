//! `tregua group`: this node's reading key, and who may read what is sealed for a group.

use serde_json::{Value, json};
use tregua_desk::trouble;
use tregua_record::{Group as Readers, GroupError, KnownGroup, MergeError, reading_key_path};
use tregua_wording::Arg;

use crate::cli::Group;
use crate::commands::merge::fault;
use crate::commands::print_json;
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{folded, words};

/// What stands for this node's own key.
const OWN: &str = "own";

pub(crate) fn run(args: &Group, as_json: bool) -> Outcome {
    let mut record = load::record(&args.record)?;
    if args.key {
        let key = record
            .make_reader()
            .map_err(|error| refused(error.into()))?;
        let path = reading_key_path(&args.record).display().to_string();
        if as_json {
            return print_json(&json!({ "reading_key": key, "file": path }));
        }
        let said = [("key", key.into()), ("path", path.into())];
        folded(&words().say("group-key", &said));
        return Ok(());
    }
    if let Some(name) = &args.name {
        let own = record
            .make_reader()
            .map_err(|error| refused(error.into()))?;
        let key = |word: &String| match word.as_str() {
            OWN => own.clone(),
            key => key.to_owned(),
        };
        let group = Readers {
            name: name.clone(),
            readers: args.readers.iter().map(key).collect(),
        };
        let id = record.set_group(group, now()).map_err(refused)?;
        let handed = match args.earlier {
            true => record.hand_earlier(name, now()).map_err(refused)?,
            false => Vec::new(),
        };
        let groups = record.groups().map_err(refused)?;
        let made = groups.iter().find(|group| group.id == id);
        if as_json {
            let mut made = made.map_or(Value::Null, group_json);
            if args.earlier {
                made["handed"] = handed.iter().map(ToString::to_string).collect();
            }
            return print_json(&made);
        }
        if let Some(made) = made {
            folded(&words().say("group-set", &said(made)));
            if !made.readable {
                folded(&words().say("group-without-own", &[]));
            }
        }
        if args.earlier {
            let entries = words().say("entries", &[("n", (handed.len() as u64).into())]);
            let said = [
                ("group", name.as_str().into()),
                ("entries", Arg::said(entries)),
            ];
            folded(&words().say("group-earlier", &said));
        }
        return Ok(());
    }
    let groups = record.groups().map_err(refused)?;
    if as_json {
        let key = record.reader().map_err(|error| refused(error.into()))?;
        let groups: Vec<Value> = groups.iter().map(group_json).collect();
        return print_json(&json!({ "reading_key": key, "groups": groups }));
    }
    if groups.is_empty() {
        folded(&words().say("group-none", &[]));
    }
    for group in &groups {
        let key = match group {
            KnownGroup { replaced: true, .. } => "group-listed-replaced",
            KnownGroup { readable: true, .. } => "group-listed-own",
            _ => "group-listed",
        };
        folded(&words().say(key, &said(group)));
    }
    Ok(())
}

fn said(group: &KnownGroup) -> [(&'static str, Arg<'static>); 4] {
    [
        ("group", group.group.name.clone().into()),
        ("organisation", group.author.as_str().to_owned().into()),
        ("id", group.id.short().into()),
        ("n", (group.group.readers.len() as u64).into()),
    ]
}

fn group_json(group: &KnownGroup) -> Value {
    json!({
        "entry": group.id.to_string(), "author": group.author.as_str(), "name": group.group.name,
        "readers": group.group.readers, "readable": group.readable, "replaced": group.replaced,
    })
}

pub(crate) fn refused(error: GroupError) -> Fault {
    match error {
        GroupError::Append(error) => fault(&MergeError::Append(error)),
        error => Fault::input(trouble::grouping(words(), &error)),
    }
}
