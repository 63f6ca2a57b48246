//! What needs a database driver, by a package of its own, so that no other verb waits for the
//! drivers to be built: linked in by `cargo-cwom`, started through cargo by xtask.

use std::ffi::OsString;

use anyhow::{Result, anyhow, bail};

use crate::cargo::{Package, ask_package, run_package};
use crate::exit::Exit;

/// The package that has the drivers.
const PACKAGE: &str = "cwom-db";

/// The part of the command line that has the drivers.
#[derive(Debug, Clone, Copy)]
pub struct Database {
    /// Runs a verb of its own with these arguments.
    pub run: fn(verb: &str, arguments: Vec<OsString>) -> Exit,
    /// Answers a question of another verb: JSON in, JSON out. An error is for people.
    pub ask: fn(question: &str) -> Result<String, String>,
}

/// Runs a verb that works on a database.
pub(crate) fn run(
    verb: &str,
    arguments: Vec<OsString>,
    program: &str,
    linked: Option<Database>,
) -> Result<Exit> {
    match linked {
        Some(database) => Ok((database.run)(verb, arguments)),
        None if program == crate::TOOLKIT => {
            let arguments: Vec<OsString> = [verb.into()].into_iter().chain(arguments).collect();
            run_package(&Package::new(PACKAGE), &arguments)
        }
        None => bail!(missing(program)),
    }
}

/// Asks the part that has the drivers.
pub(crate) fn ask(question: &str, program: &str, linked: Option<Database>) -> Result<String> {
    match linked {
        Some(database) => (database.ask)(question).map_err(|error| anyhow!(error)),
        None if program == crate::TOOLKIT => ask_package(PACKAGE, &["ask"], question),
        None => bail!(missing(program)),
    }
}

fn missing(program: &str) -> String {
    format!("this `{program}` was built without its feature `database`; install it with that one")
}
