//! Claims written as rows read back as the same claims, in any order of columns and of files.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use tregua_calendar::{Clock, Date, Said, Timestamp, When, Window};
use tregua_import::{
    File, Layout, Options, Rows, SourceRow, Vocabulary, read, write_claims, write_csv, write_xlsx,
};
use tregua_record::Name;
use tregua_record::entries::claim::{
    Actor, Adds, Amount, Attribution, Claim, Coverage, Kind, KindPart,
};

/// Words as names have them: any script, quotes and commas, no sign that parts a list.
fn word() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9\u{5d0}-\u{5ea}\u{627}-\u{64a}\"',.=+@-]([a-z \u{5d0}-\u{5ea}\",'.]{0,8}[a-z0-9\"])?"
}

/// Words as somebody printed them: line breaks and marks of direction too, and what spreadsheets take for something else.
fn printed() -> impl Strategy<Value = String> {
    "('{0,2}[=+@-])?[a-z\u{200f}\u{627}-\u{64a}](_x000D_|&amp;)?(([a-z ,;=|&\"\n]|\r\n){0,12}[a-z\"])?"
}

fn amount() -> impl Strategy<Value = Amount> {
    (any::<u64>(), option::of(any::<u64>()), any::<bool>()).prop_map(|(one, other, about)| {
        let (lo, hi) = other.map_or((one, None), |other| (one.min(other), Some(one.max(other))));
        Amount {
            lo,
            hi,
            about: about.then_some(hi.unwrap_or(lo)),
        }
    })
}

fn date() -> impl Strategy<Value = Date> {
    (1900i16..2100, 1i8..=12, 1i8..=28)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn instant() -> impl Strategy<Value = Timestamp> {
    (0i64..4_000_000_000, 0i32..1_000_000_000)
        .prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap())
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        instant().prop_map(When::Instant),
        (instant(), instant())
            .prop_filter("a window has a length", |(one, other)| one != other)
            .prop_map(|(one, other)| {
                When::Between(Window::new(one.min(other), one.max(other)))
            }),
        (date(), date()).prop_map(|(one, other)| When::Dates(one.min(other), one.max(other))),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![instant().prop_map(Said::At), date().prop_map(Said::On)]
}

fn kinds() -> impl Strategy<Value = Vec<KindPart>> {
    let set = btree_set("[a-z]{1,4}( [a-z]{1,4})?", 1..3);
    let part = (vec(set, 1..3), option::of(any::<u64>()))
        .prop_map(|(all_of, count)| KindPart { all_of, count });
    vec(part, 0..4).prop_map(|mut parts| {
        parts.sort();
        parts.dedup_by(|one, other| one.all_of == other.all_of);
        parts
    })
}

prop_compose! {
    fn names()(words in vec(option::of(word()), 14)) -> Vec<Option<String>> { words }
}

prop_compose! {
    fn claim()(
        kind in proptest::sample::select(Kind::ALL), voice in word(), names in names(),
        prose in vec(option::of(printed()), 3),
        attribution in proptest::sample::select(Attribution::ALL), adds in proptest::sample::select(Adds::ALL),
        coverage in proptest::sample::select(Coverage::ALL), kinds in kinds(), amount in option::of(amount()),
        out_of in option::of(any::<u64>()), effects in btree_map("[a-z]{1,6}", amount(), 0..3),
        ids in btree_set("[a-z\"]{1,4}", 0..3), times in (option::of(when()), option::of(said()), option::of(instant())),
        extra in btree_map("x_[a-z,\"\u{5d0}]{0,4}", printed(), 0..2),
    ) -> Claim {
        let mut names = names.into_iter();
        let mut name = || names.next().flatten().map(Name::from);
        let mut prose = prose.into_iter();
        let mut words = || prose.next().flatten().map(Name::from);
        let mut claim = Claim {
            attribution, adds, coverage, out_of, effects, extra, ids: ids.into_iter().collect(),
            speaker: name(), repeats: name(), hedge: words(), act: name(), actor: name().map(Actor::Named), blamed: name(),
            unit: name(), counting_point: name(), from: name(), to: name(), through: name(), place: name(), about: name(),
            clause: name(), under: name(), cause: words(), figure: words(), source: Some("R0".into()),
            occurred: times.0, said: times.1, received: times.2, refers_to: vec!["earlier".into(), "even earlier".into()],
            counts_for: times.1.map(|said| said.to_string().into()),
            ..Claim::new("", kind, &voice)
        };
        if !matches!(kind, Kind::Announce | Kind::Deny | Kind::Account) {
            claim.amount = amount;
        }
        if !kinds.is_empty() {
            (claim.thing, claim.kinds) = (Some("crate".into()), kinds);
        }
        claim
    }
}

fn source() -> impl Strategy<Value = SourceRow> {
    (
        (
            word(),
            option::of(printed()),
            option::of(said()),
            option::of(said()),
        ),
        (
            option::of("[0-9a-f]{64}"),
            option::of(printed()),
            btree_map("x_[a-z]{1,3}", printed(), 0..2),
        ),
    )
        .prop_map(
            |((publisher, title, published, known_from), (sha256, note, extra))| SourceRow {
                publisher: Some(publisher),
                title,
                published,
                known_from,
                sha256,
                note,
                extra,
                ..SourceRow::default()
            },
        )
}

fn options() -> Options {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Options {
        known_sources: set(&["R0"]),
        known_claims: set(&["earlier", "even earlier"]),
        rebuild: true,
        ..Options::default()
    }
}

fn numbered(mut claims: Vec<Claim>) -> Vec<Claim> {
    claims
        .iter_mut()
        .enumerate()
        .for_each(|(at, claim)| claim.key = format!("c{at}").into());
    claims
}

proptest! {
    #[test]
    fn claims_written_as_rows_read_back_as_the_same_claims(claims in vec(claim(), 1..4)) {
        let claims = numbered(claims);
        let bytes = write_claims(&claims);
        let outcome = read(&[File { name: "a.csv", bytes: &bytes }], &Vocabulary::open(), &options());
        prop_assert_eq!(outcome.problems, vec![]);
        prop_assert_eq!(outcome.claims, claims);
    }

    /// Whatever spreadsheets open gives the same rows back, with and without a row of tags.
    #[test]
    fn claims_and_sources_come_back_from_csv_and_from_a_workbook(
        claims in vec(claim(), 0..4), sources in vec(source(), 0..3), tags in any::<bool>(), zoned in any::<bool>(),
    ) {
        let claims = numbered(claims);
        let sources: Vec<SourceRow> =
            (0..).zip(sources).map(|(at, source)| SourceRow { key: format!("S{at}"), ..source }).collect();
        let (claim_rows, source_rows) = (Rows::Claims(&claims), Rows::Sources(&sources));
        let clock = Clock::new("Asia/Jerusalem", "07:00").unwrap();
        let layout = Layout { tags, clock: zoned.then_some(&clock) };
        let [mut workbook, mut one, mut other] = [(); 3].map(|()| Vec::new());
        write_xlsx(&mut workbook, &[claim_rows, source_rows], layout).unwrap();
        write_csv(&mut one, claim_rows, layout).unwrap();
        write_csv(&mut other, source_rows, layout).unwrap();
        let file = |bytes| File { name: "a", bytes };
        for files in [vec![file(&workbook[..])], vec![file(&one[..]), file(&other[..])]] {
            let outcome = read(&files, &Vocabulary::open(), &options());
            prop_assert_eq!(outcome.problems, vec![]);
            prop_assert_eq!(&outcome.claims, &claims);
            prop_assert_eq!(&outcome.sources, &sources);
        }
    }

    /// Rows of one batch may stand in several files, in any order; a file read twice adds nothing.
    #[test]
    fn files_may_come_in_any_order_and_twice(claims in vec(claim(), 2..5), cut in 0usize..5) {
        let claims = numbered(claims);
        let (first, last) = claims.split_at(cut.min(claims.len()));
        let (first, last) = (write_claims(first), write_claims(last));
        let files = [("b.csv", &last), ("a.csv", &first), ("b again.csv", &last)].map(|(name, bytes)| File { name, bytes });
        let mut outcome = read(&files, &Vocabulary::open(), &options());
        prop_assert_eq!(outcome.problems, vec![]);
        outcome.claims.sort_by(|one, other| one.key.cmp(&other.key));
        prop_assert_eq!(outcome.claims, claims);
    }
}
