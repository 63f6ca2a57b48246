//! `demo`: the demonstration, a package that uses generated types.

use std::ffi::OsString;

use anyhow::Result;

use crate::args::DemoArgs;
use crate::cargo::run_package;
use crate::exit::Exit;

/// Runs the verb.
pub(crate) fn run(args: &DemoArgs) -> Result<Exit> {
    let mut arguments = Vec::new();
    if let Some(url) = &args.database_url {
        arguments.extend([OsString::from("--database-url"), url.into()]);
    }
    if let Some(path) = &args.keep {
        arguments.extend([OsString::from("--keep"), path.into()]);
    }
    run_package("cwom-demo", false, &arguments)
}
