//! One generated case as a certificate: `cargo run -p tregua-laws --example case -- 7057 | tregua-checker`.

use tregua_laws::{generated, moment, statements};
use tregua_report::certificate::certificates;
use tregua_standing::{Evaluator, Wanted};

fn main() -> Result<(), String> {
    let asked = std::env::args().nth(1).and_then(|text| text.parse().ok());
    let at: usize = asked.ok_or("which case? a number from 0")?;
    let case = generated().nth(at).ok_or("there is none")??;
    let all = statements(&case);
    let evaluator = Evaluator::new(&case.agreement, &all, moment(&case));
    let wanted = Wanted {
        views: case.views().iter().map(tregua_laws::view).collect(),
        ..Wanted::default()
    };
    let document = certificates(&evaluator, &evaluator.explain(&wanted));
    println!("{document:#}");
    Ok(())
}
