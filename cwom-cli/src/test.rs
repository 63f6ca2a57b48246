//! `test`: the tests of this repository, by a package of its own.

use anyhow::Result;

use crate::args::PassedOn;
use crate::cargo::{Package, run_package};
use crate::exit::Exit;

/// Runs the verb.
pub(crate) fn run(args: &PassedOn) -> Result<Exit> {
    run_package(&Package::new("cwom-testrun"), &args.arguments)
}
