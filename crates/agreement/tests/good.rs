//! Every good example is read without a word, and means what its snapshot says.

mod common;

#[test]
fn every_good_example_means_what_its_snapshot_says() {
    insta::glob!("good/*.tregua", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let outcome = tregua_agreement::read(&text);
        let complaints = common::diagnostics(&text, &outcome.diagnostics);
        insta::assert_snapshot!(format!(
            "{complaints}{}",
            common::meaning(outcome.agreement.as_ref())
        ));
    });
}
