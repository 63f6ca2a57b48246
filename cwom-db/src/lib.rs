//! The verbs that work on a database: `audit` and `migrate`, and what other verbs ask of one.
//!
//! They read what is stored as it is stored, so that a log with which somebody tampered can be
//! looked at as well; `cwom_audit` does the rest. In reading order: `audit` and `args` are the
//! command line of the audit log, one module per group of verbs does it, `session` opens the
//! database and finds what people name, `render` puts entries into lines and JSON; `migrate` has
//! the verbs of migrations in the same shape; `ask` answers the verbs that have no drivers of
//! their own.

mod args;
mod ask;
mod audit;
mod drift;
mod fault;
mod image;
mod life;
mod migrate;
mod moment;
mod past;
mod progress;
mod proof;
mod prove;
mod read;
mod redact;
mod render;
mod session;
mod verify;

use std::ffi::OsString;

use cwom_cli::Exit;

pub use ask::ask;

/// Runs a verb. `door` is what people type before it: `cargo xtask` or `cargo cwom`.
pub fn run(door: &'static str, verb: &str, arguments: Vec<OsString>) -> Exit {
    // Once in a process, for texts of help that outlive everything.
    let program: &'static str = String::leak(format!("{door} {verb}"));
    match verb {
        "audit" => return audit::run(program, arguments),
        "migrate" => return migrate::run(program, arguments),
        _ => {}
    }
    cwom_cli::output::print_error(&anyhow::anyhow!("`{program}` is no verb of a database"));
    Exit::Usage
}
