//! `demo`: the demonstration, a package that uses generated types.

use anyhow::Result;

use crate::args::PassedOn;
use crate::cargo::{Package, run_package};
use crate::exit::Exit;

/// Runs the verb.
pub(crate) fn run(args: &PassedOn) -> Result<Exit> {
    run_package(&Package::new("cwom-demo"), &args.arguments)
}
