# A short menu of one-liners; plain cargo does everything.

# what there is
default:
    @just --list

# build the program
build:
    cargo build --release

# every test of every crate
test:
    cargo test

# the worked history
demo:
    cargo run --release -- demo

# how long a text of 60 and of 2,000 lines is read
check-speed:
    cargo bench -p tregua-agreement --bench check

# how long the hardest texts of 1 MiB take; fails if one takes over a second
hard:
    cargo bench -p tregua-agreement --bench hard

# every word of every example's clauses taken out in turn: what is refused, what changes a name, what says something else
deletions:
    cargo test -p tregua-agreement --test texts no_lost_word -- --nocapture

# format and lints
lint:
    cargo fmt --all --check && cargo clippy --workspace --all-targets -- -D warnings

# time and memory of the worked history
bench:
    cargo run --release -- bench

# large logs beside a plain loop and other engines (`just engines short` without the others)
engines *which:
    bench/run {{which}}

# the pages in a real browser, all of it (`just pages short` as CI does)
pages *which:
    e2e/run {{which}}

# all that main must pass
ci:
    .ci/run

# the laws for longer, and the fuzzer where it can run
nightly:
    .ci/nightly

# a record whose writer is killed 1,000 times
survive:
    TREGUA_KILLS=1000 cargo test -p tregua-record --test survival -- --nocapture

# a scripted run under a disk that fails: every n-th call, and every size
faults:
    TREGUA_FAULTS=1 cargo test -p tregua-record --test faults -- --nocapture

# how fast a record is, beside the least that its work could take (`just record-speed 100000`)
record-speed n="20000":
    cargo run --release -p tregua-record --example speed -- {{n}}
