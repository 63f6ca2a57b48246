//! `bench`: measurements, by a package outside the default build.

use std::ffi::OsString;

use anyhow::Result;

use crate::args::BenchVerb;
use crate::cargo::run_package;
use crate::exit::Exit;

/// Runs the verb.
pub(crate) fn run(verb: &BenchVerb) -> Result<Exit> {
    let (name, quick, entities) = match verb {
        BenchVerb::Gen(args) => ("gen", args.quick, args.entities.as_slice()),
        BenchVerb::Audit(args) => ("audit", args.quick, &[][..]),
        BenchVerb::Check(args) => ("check", args.quick, &[][..]),
        BenchVerb::Migrate(args) => ("migrate", args.quick, &[][..]),
        BenchVerb::Store(args) => ("store", args.quick, &[][..]),
    };
    let mut arguments = vec![OsString::from(name)];
    if quick {
        arguments.push("--quick".into());
    }
    if !entities.is_empty() {
        let counts: Vec<String> = entities.iter().map(ToString::to_string).collect();
        arguments.extend(["--entities".into(), counts.join(",").into()]);
    }
    run_package("cwom-bench", true, &arguments)
}
