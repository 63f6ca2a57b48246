//! `bench`: measurements, by a package outside the default build.

use std::ffi::OsString;

use anyhow::Result;

use crate::args::BenchVerb;
use crate::cargo::run_package;
use crate::exit::Exit;

/// Runs the verb.
pub(crate) fn run(verb: &BenchVerb) -> Result<Exit> {
    let BenchVerb::Gen(args) = verb;
    let mut arguments = vec![OsString::from("gen")];
    if args.quick {
        arguments.push("--quick".into());
    }
    if !args.entities.is_empty() {
        let counts: Vec<String> = args.entities.iter().map(ToString::to_string).collect();
        arguments.extend(["--entities".into(), counts.join(",").into()]);
    }
    run_package("cwom-bench", true, &arguments)
}
