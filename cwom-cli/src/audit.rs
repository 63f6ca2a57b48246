//! `audit`: the audit log in a database, by a package of its own, so that no other verb waits for
//! the drivers to be built.

use std::ffi::OsString;

use anyhow::{Result, bail};

use crate::args::PassedOn;
use crate::cargo::run_package;
use crate::exit::Exit;

/// What does the verb where it is linked in.
pub type Audit = fn(Vec<OsString>) -> Exit;

/// Runs the verb.
pub(crate) fn run(args: PassedOn, program: &str, linked: Option<Audit>) -> Result<Exit> {
    match linked {
        Some(audit) => Ok(audit(args.arguments)),
        None if program == crate::TOOLKIT => run_package("cwom-db", false, &args.arguments),
        None => bail!(
            "this `{program}` was built without its feature `database`; install it with that one"
        ),
    }
}
