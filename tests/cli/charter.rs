//! `tregua charter`: three organisations that share a record, and nobody decides alone.

use crate::stage::Folder;

const THREE: [(&str, &str); 3] = [("alpha", "Alpha"), ("beta", "Beta"), ("gamma", "Gamma")];

/// Alpha founds a record with Beta and Gamma, Beta joins it.
fn shared() -> Folder {
    let folder = Folder::new();
    for (file, _) in THREE {
        let made = ["charter", "--new-key", &format!("{file}.root-key")];
        folder
            .tregua(&made)
            .exits(0)
            .says("keep it apart")
            .fits_the_page();
    }
    let mut init = vec!["init".to_owned(), "alpha.record".to_owned()];
    init.extend(["--author", "Alpha"].map(str::to_owned));
    for (file, name) in THREE {
        init.extend(["--member".to_owned(), format!("{name}={file}.root-key.pub")]);
    }
    let init: Vec<&str> = init.iter().map(String::as_str).collect();
    folder
        .tregua(&init)
        .exits(0)
        .says("Alpha, Beta, Gamma share this record; 2 of 3 change who does")
        .fits_the_page();
    pass(&folder, "alpha", "none");
    let join = [
        "init",
        "beta.record",
        "--author",
        "Beta",
        "--from",
        "alpha.bundle",
    ];
    folder.tregua(&join).exits(0);
    folder
        .tregua(&["charter", "beta.record"])
        .exits(0)
        .says("the others do not take what this node's device signs yet")
        .fits_the_page();
    folder
        .tregua(&[
            "charter",
            "beta.record",
            "--introduce",
            "--root-key",
            "beta.root-key",
        ])
        .exits(0)
        .says("is introduced as one of Beta")
        .fits_the_page();
    folder
}

/// Sends all that one has to the other.
fn pass(folder: &Folder, from: &str, to: &str) {
    let (record, bundle) = (format!("{from}.record"), format!("{from}.bundle"));
    folder
        .tregua(&["bundle", &record, "--to", &bundle, "--force"])
        .exits(0);
    if to != "none" {
        folder
            .tregua(&["merge", &format!("{to}.record"), &bundle])
            .exits(0);
    }
}

#[test]
fn a_change_counts_once_two_of_three_approved_it() {
    let folder = shared();
    pass(&folder, "beta", "alpha");
    assert_eq!(
        folder.json(&["trust", "alpha.record"])["members"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    folder
        .tregua(&["charter", "--new-key", "delta.root-key"])
        .exits(0);
    let add = [
        "charter",
        "alpha.record",
        "--add",
        "Delta=delta.root-key.pub",
    ];
    folder
        .tregua(&[&add[..], &["--root-key", "alpha.root-key"]].concat())
        .exits(0)
        .says("waits: 1 of 2 approvals (Alpha)")
        .says("Delta gets a seat")
        .says("3 organisations approve a change")
        .fits_the_page();
    let waiting = &folder.json(&["charter", "alpha.record"])["waiting"][0];
    assert_eq!(waiting["not_yet"], serde_json::json!(["Beta", "Gamma"]));
    let id = waiting["change"].as_str().unwrap()[..12].to_owned();
    pass(&folder, "alpha", "beta");
    let approve = ["charter", "beta.record", "--approve", &id];
    folder.tregua(&approve).exits(2).says("--root-key");
    let wrong = [&approve[..], &["--root-key", "delta.root-key"]].concat();
    folder
        .tregua(&wrong)
        .exits(1)
        .says("the root key of no organisation that decides");
    // On paper: Beta signs a file, and Alpha puts it on record.
    let signed = [
        &approve[..],
        &["--root-key", "beta.root-key", "--to", "beta.approval"],
    ]
    .concat();
    folder
        .tregua(&signed)
        .exits(0)
        .says("--carry")
        .fits_the_page();
    let approval = folder.read("beta.approval");
    folder.write("changed.approval", approval.replace("change ", "change 0"));
    let carry = |file| folder.tregua(&["charter", "alpha.record", "--carry", file]);
    carry("changed.approval").exits(1).says("no approval");
    carry("alpha.root-key.pub").exits(1).says("no approval");
    carry("beta.approval")
        .exits(0)
        .says("is in effect: approved by Alpha, Beta")
        .fits_the_page();
    let now = folder.json(&["charter", "alpha.record"]);
    assert_eq!(
        (
            &now["threshold"],
            now["organisations"].as_array().unwrap().len()
        ),
        (&3.into(), 4)
    );
    folder.tregua(&["verify", "alpha.record"]).exits(0);
    folder
        .tregua(&["log", "alpha.record"])
        .exits(0)
        .says("change of members")
        .fits_the_page();
    // A copy beside another that is used signs nothing, changes and approvals neither.
    for ending in ["", ".key", ".guard"] {
        std::fs::copy(
            folder.path(&format!("alpha.record{ending}")),
            folder.path(&format!("copy.record{ending}")),
        )
        .unwrap();
    }
    let copy = |more: &[&str]| {
        let with = ["--root-key", "alpha.root-key"];
        folder.tregua(&[&["charter", "copy.record"], more, &with].concat())
    };
    copy(&["--threshold", "4"])
        .exits(4)
        .says("was copied or moved");
    // Too late, and never of this record.
    carry("beta.approval").exits(1).says("propose it anew");
    folder
        .tregua(&[
            "charter",
            "alpha.record",
            "--approve",
            "00000000",
            "--root-key",
            "alpha.root-key",
        ])
        .exits(1);
}

#[test]
fn what_is_asked_wrongly_is_told() {
    let folder = shared();
    let init = ["init", "x.record", "--author", "Alpha", "--member"];
    let with = |more: &[&str]| folder.tregua(&[&init[..], more].concat());
    with(&["Alpha=alpha.root-key.pub"])
        .exits(1)
        .says("two organisations at least");
    with(&["Alpha"]).exits(2).says("NAME=KEY");
    with(&["Alpha=nothing.pub"]).exits(2).says("NAME=KEY");
    let two = [
        "Beta=beta.root-key.pub",
        "--member",
        "Gamma=gamma.root-key.pub",
    ];
    with(&two).exits(1).says("`Alpha` is not among");
    let both = [
        "Alpha=alpha.root-key.pub",
        "--member",
        "Beta=alpha.root-key.pub",
    ];
    with(&both).exits(1).says("the same root key");
    let one = [
        "Alpha=alpha.root-key.pub",
        "--member",
        "Beta=beta.root-key.pub",
        "--threshold",
        "1",
    ];
    with(&one).exits(1).says("cannot be the threshold");
    assert!(!folder.path("x.record").exists() && !folder.path("x.record.key").exists());
    let charter = |more: &[&str]| folder.tregua(&[&["charter", "alpha.record"], more].concat());
    charter(&["--remove", "Delta", "--root-key", "alpha.root-key"])
        .exits(1)
        .says("`Delta` has no seat");
    charter(&["--threshold", "2"])
        .exits(1)
        .says("changes nothing");
    charter(&["--introduce", "--root-key", "beta.root-key"])
        .exits(1)
        .says("root key of `Beta`");
    charter(&["--introduce", "--root-key", "none.root-key"]).exits(4);
    folder
        .tregua(&["charter", "--new-key", "alpha.root-key"])
        .exits(1);
    pass(&folder, "beta", "alpha");
    let beta = folder.json(&["device", "beta.record"])["device"]
        .as_str()
        .unwrap()
        .to_owned();
    let revoke = ["trust", "alpha.record", &beta, "--revoke"];
    folder
        .tregua(&revoke)
        .exits(1)
        .says("nobody here decides alone")
        .fits_the_page();
    folder
        .tregua(&["init", "alone.record", "--author", "Alpha"])
        .exits(0);
    folder
        .tregua(&["charter", "alone.record"])
        .exits(1)
        .says("one organisation founded");
}
