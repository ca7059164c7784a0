//! `tregua lsp`: an editor at the other end of standard input and output.

use lsp_server::Connection;
use tregua_editor::serve;

use crate::exit::{Fault, Outcome};
use crate::print::words;

pub(crate) fn run() -> Outcome {
    let failed = |error: &dyn std::fmt::Display| {
        let args = [("system", error.to_string().into())];
        Fault::world(words().say("lsp-ended", &args))
    };
    let (connection, threads) = Connection::stdio();
    let served = serve(&connection, words());
    // The thread that writes ends once nobody can give it anything to write.
    drop(connection);
    served.map_err(|error| failed(&error))?;
    threads.join().map_err(|error| failed(&error))
}
