//! `tregua charter`: which organisations share a record, what changes that, and what root keys sign.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tregua_desk::trouble;
use tregua_record::{
    CharterError, CharterNow, DeviceId, Difference, EntryId, MergeError, Merged, Organisation,
    Proposal, Record, RootId, RootKey, Roster, Seat, Signed,
};
use tregua_wording::Arg;

use crate::cli::Charter;
use crate::commands::{merge, print_json};
use crate::draft::{Draft, may_write};
use crate::exit::{Fault, Outcome};
use crate::load;
use crate::moment::now;
use crate::print::{folded, words};

/// Longest file that holds the digits of a key.
const MOST_DIGITS: usize = 256;

pub(crate) fn run(args: &Charter, as_json: bool) -> Outcome {
    if let Some(path) = &args.new_key {
        return make_key(path, as_json);
    }
    let path = args.record.clone().unwrap_or_default();
    let mut record = load::record(&path)?;
    let root = args.root_key.as_deref().map(load_key).transpose()?;
    let needs_key = || Fault::usage(words().say("charter-needs-key", &[]));
    if args.introduce {
        let key = root.ok_or_else(needs_key)?;
        let merged = record.introduce(&key, now()).map_err(refused)?;
        let said = [
            ("device", record.device().short().into()),
            ("organisation", record.author().as_str().into()),
        ];
        return done(
            &record,
            &merged,
            words().say("charter-introduced", &said),
            as_json,
        );
    }
    if let Some(digits) = &args.approve {
        let key = root.ok_or_else(needs_key)?;
        let id = record.change_named(digits).map_err(refused)?;
        return approve(&mut record, args, id, &key, as_json);
    }
    if let Some(file) = &args.carry {
        let signed = Signed::parse(&load::small(file)?).map_err(refused)?;
        let merged = record.carry(&signed, now()).map_err(refused)?;
        return told(&record, &merged, as_json);
    }
    let edits = edits(args)?;
    if !edits.is_empty() {
        let proposed = record.propose(&edits, root.as_ref(), now());
        let (_, merged) = proposed.map_err(refused)?;
        told(&record, &merged, as_json)?;
        if root.is_none() && !as_json {
            folded(&words().say("charter-unapproved", &[]));
        }
        return Ok(());
    }
    match charter_of(&record)? {
        Some(charter) if as_json => print_json(&charter_json(&charter)),
        Some(charter) => {
            say(&record, &charter);
            Ok(())
        }
        None => Err(refused(CharterError::Alone)),
    }
}

/// The organisations of a charter to be, as options name them: `NAME=KEY` each.
pub(crate) fn roster(members: &[String], threshold: Option<u64>) -> Result<Roster, Fault> {
    let mut seats = BTreeMap::new();
    for member in members {
        let (name, root) = named_root(member)?;
        let seat = Seat {
            root,
            devices: Default::default(),
        };
        if seats.insert(name.clone(), seat).is_some() {
            return Err(refused(CharterError::HasSeat(name)));
        }
    }
    let threshold = threshold.unwrap_or_else(|| Roster::majority(seats.len()));
    Ok(Roster { seats, threshold })
}

fn make_key(path: &Path, as_json: bool) -> Outcome {
    let public = public_path(path);
    may_write(&public, path, false)?;
    let key = RootKey::make(path).map_err(|error| Fault::world(trouble::key(words(), &error)))?;
    let id = key.id().to_string();
    Draft::of_bytes(&public, format!("{id}\n").as_bytes())?.keep()?;
    let (path, public) = (path.display().to_string(), public.display().to_string());
    if as_json {
        return print_json(&json!({ "root_key": id, "file": path, "public": public }));
    }
    let said = [
        ("key", id.into()),
        ("path", path.into()),
        ("public", public.into()),
    ];
    folded(&words().say("charter-key-made", &said));
    Ok(())
}

/// The public half of a root key stands beside it.
fn public_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".pub");
    name.into()
}

pub(crate) fn load_key(path: &Path) -> Result<RootKey, Fault> {
    RootKey::load(path).map_err(|error| Fault::world(trouble::key(words(), &error)))
}

/// Approves a change here, or in a file for others to put on record.
fn approve(
    record: &mut Record,
    args: &Charter,
    id: EntryId,
    key: &RootKey,
    as_json: bool,
) -> Outcome {
    let Some(path) = &args.to else {
        let merged = record.approve(id, key, now()).map_err(refused)?;
        return told(record, &merged, as_json);
    };
    let record_path = args.record.clone().unwrap_or_default();
    may_write(path, &record_path, false)?;
    let signed = record.sign_approval(id, key).map_err(refused)?.to_string();
    Draft::of_bytes(path, signed.as_bytes())?.keep()?;
    if as_json {
        return print_json(
            &json!({ "change": id.to_string(), "approval": signed, "file": path.display().to_string() }),
        );
    }
    let said = [
        ("id", id.short().into()),
        ("path", path.display().to_string().into()),
    ];
    folded(&words().say("charter-approval-written", &said));
    Ok(())
}

/// What the options ask to change, in their order of help.
fn edits(args: &Charter) -> Result<Vec<Difference>, Fault> {
    let organisation = |name: &str| load::organisation(name, "--remove");
    let mut edits = Vec::new();
    for member in &args.add {
        let (name, root) = named_root(member)?;
        edits.push(Difference::Seat(name, root));
    }
    for name in &args.remove {
        edits.push(Difference::NoSeat(organisation(name)?));
    }
    for member in &args.replace {
        let (name, root) = named_root(member)?;
        edits.push(Difference::Root(name, root));
    }
    for word in &args.device {
        let form = || form(word, "charter-device-form");
        let (name, device) = word.rsplit_once('=').ok_or_else(form)?;
        let device = device.parse::<DeviceId>().map_err(|_| form())?;
        edits.push(Difference::Device(
            load::organisation(name, "--device")?,
            device,
        ));
    }
    if let Some(word) = &args.revoke {
        let device = word
            .parse()
            .map_err(|_| form(word, "charter-device-form"))?;
        edits.push(Difference::End(device, args.last));
    }
    edits.extend(args.threshold.map(Difference::Threshold));
    Ok(edits)
}

/// `NAME=KEY`: an organisation, and the digits of its root key or the file that holds them.
fn named_root(word: &str) -> Result<(Organisation, RootId), Fault> {
    let form = || form(word, "charter-member-form");
    let (name, key) = word.split_once('=').ok_or_else(form)?;
    let name = load::organisation(name.trim(), "NAME=KEY")?;
    if let Ok(root) = key.trim().parse() {
        return Ok((name, root));
    }
    let bytes = match fs::metadata(key) {
        Ok(_) => load::small(Path::new(key))?,
        Err(_) => return Err(form()),
    };
    let text = bytes
        .get(..bytes.len().min(MOST_DIGITS))
        .unwrap_or_default();
    let text = String::from_utf8_lossy(text);
    text.trim()
        .parse()
        .map(|root| (name, root))
        .map_err(|_| form())
}

fn form(word: &str, key: &str) -> Fault {
    Fault::usage(words().say(key, &[("text", word.into())]))
}

fn refused(error: CharterError) -> Fault {
    match &error {
        CharterError::Merge(MergeError::Append(_)) => match error {
            CharterError::Merge(error) => merge::fault(&error),
            error => Fault::input(trouble::charter(words(), &error)),
        },
        error => Fault::input(trouble::charter(words(), error)),
    }
}

fn charter_of(record: &Record) -> Result<Option<CharterNow>, Fault> {
    record.charter().map_err(|error| load::reading(&error))
}

/// The charter after something was signed, or that nothing was.
fn told(record: &Record, merged: &Merged, as_json: bool) -> Outcome {
    let charter = charter_of(record)?.ok_or_else(|| refused(CharterError::Alone))?;
    if as_json {
        let mut json = charter_json(&charter);
        json["merged"] = merge::merged_json(record, merged);
        return print_json(&json);
    }
    if *merged == Merged::default() && charter.open.is_empty() {
        folded(&words().say("charter-unchanged", &[]));
    }
    say(record, &charter);
    Ok(())
}

fn done(record: &Record, merged: &Merged, said: String, as_json: bool) -> Outcome {
    if as_json {
        return told(record, merged, true);
    }
    folded(&said);
    Ok(())
}

fn names<'a>(organisations: impl IntoIterator<Item = &'a Organisation>) -> Arg<'static> {
    let each = organisations.into_iter();
    let each = each.map(|name| words().apart(name.as_str()).into_owned());
    let joined = words().join("list-comma", each);
    match joined.is_empty() {
        true => Arg::said("–".to_owned()),
        false => Arg::said(joined),
    }
}

/// Tells the charter of a record that has one.
pub(crate) fn say_of(record: &Record) -> Outcome {
    if let Some(charter) = charter_of(record)? {
        say(record, &charter);
    }
    Ok(())
}

fn say(record: &Record, charter: &CharterNow) {
    let seats = &charter.roster.seats;
    let said = [
        ("names", names(seats.keys())),
        ("threshold", charter.roster.threshold.into()),
        ("n", (seats.len() as u64).into()),
    ];
    folded(&words().say("charter-shared-by", &said));
    for (name, seat) in seats {
        let said = [
            ("organisation", name.as_str().into()),
            ("key", seat.root.to_string().into()),
            ("n", (seat.devices.len() as u64).into()),
        ];
        folded(&words().say("charter-seat", &said));
    }
    let kinds = [
        ("charter-in-effect", &charter.in_effect),
        ("charter-waits", &charter.open),
        ("charter-beside", &charter.beside),
        ("charter-passed", &charter.passed_by),
    ];
    for (key, proposals) in kinds {
        proposals
            .iter()
            .for_each(|proposal| say_proposal(key, proposal));
    }
    if !charter.is_taken {
        let said = [("organisation", record.author().as_str().into())];
        folded(&words().say("charter-not-taken", &said));
    }
}

fn say_proposal(key: &str, proposal: &Proposal) {
    let said = [
        ("id", proposal.id.short().into()),
        ("organisation", proposal.by.as_str().into()),
        ("n", (proposal.approved.len() as u64).into()),
        ("threshold", proposal.threshold.into()),
        ("names", names(&proposal.approved)),
    ];
    folded(&words().say(key, &said));
    for difference in &proposal.differences {
        folded(&format!("  {}", difference_said(difference)));
    }
}

fn difference_said(difference: &Difference) -> String {
    let of = |key: &str, name: &Organisation, more: Option<(&str, String)>| {
        let mut args = vec![("organisation", Arg::from(name.as_str()))];
        args.extend(
            more.map(|(key, value)| (if key == "key" { "key" } else { "device" }, value.into())),
        );
        words().say(key, &args)
    };
    match difference {
        Difference::Seat(name, root) => of("charter-adds", name, Some(("key", root.to_string()))),
        Difference::NoSeat(name) => of("charter-drops", name, None),
        Difference::Root(name, root) => of("charter-root", name, Some(("key", root.to_string()))),
        Difference::Device(name, device) => {
            of("charter-device", name, Some(("device", device.to_string())))
        }
        Difference::End(device, Some(last)) => {
            let args = [("device", device.to_string().into()), ("n", (*last).into())];
            words().say("charter-ends", &args)
        }
        Difference::End(device, None) => words().say(
            "charter-ends-wholly",
            &[("device", device.to_string().into())],
        ),
        Difference::Threshold(n) => words().say("charter-threshold", &[("n", (*n).into())]),
    }
}

fn charter_json(charter: &CharterNow) -> Value {
    let all = |proposals: &[Proposal]| proposals.iter().map(proposal_json).collect::<Vec<_>>();
    let seats = charter.roster.seats.iter().map(|(name, seat)| {
        let devices = seat.devices.iter().map(ToString::to_string).collect::<Vec<_>>();
        json!({ "organisation": name.as_str(), "root_key": seat.root.to_string(), "devices": devices })
    });
    json!({
        "state": charter.state.to_string(), "threshold": charter.roster.threshold,
        "organisations": seats.collect::<Vec<_>>(), "own_device_taken": charter.is_taken,
        "in_effect": all(&charter.in_effect), "waiting": all(&charter.open),
        "beside_another": all(&charter.beside), "passed_by": all(&charter.passed_by),
    })
}

fn proposal_json(proposal: &Proposal) -> Value {
    let listed = |names: &std::collections::BTreeSet<Organisation>| {
        names
            .iter()
            .map(|name| name.as_str().to_owned())
            .collect::<Vec<_>>()
    };
    json!({
        "change": proposal.id.to_string(), "after": proposal.after.to_string(), "by": proposal.by.as_str(),
        "signed": proposal.signed.to_string(), "threshold": proposal.threshold,
        "approved": listed(&proposal.approved), "not_yet": listed(&proposal.others),
        "changes": proposal.differences.iter().map(difference_json).collect::<Vec<_>>(),
    })
}

fn difference_json(difference: &Difference) -> Value {
    match difference {
        Difference::Seat(name, root) => {
            json!({ "what": "seat", "organisation": name.as_str(), "root_key": root.to_string() })
        }
        Difference::NoSeat(name) => json!({ "what": "no_seat", "organisation": name.as_str() }),
        Difference::Root(name, root) => {
            json!({ "what": "root", "organisation": name.as_str(), "root_key": root.to_string() })
        }
        Difference::Device(name, device) => {
            json!({ "what": "device", "organisation": name.as_str(), "device": device.to_string() })
        }
        Difference::End(device, last) => {
            json!({ "what": "end", "device": device.to_string(), "last": last })
        }
        Difference::Threshold(n) => json!({ "what": "threshold", "threshold": n }),
    }
}
