//! `bench`: measurements, by a package outside the default build.

use std::ffi::OsString;

use anyhow::Result;

use crate::args::{BenchGrowthArgs, BenchRuntimeArgs, BenchVerb};
use crate::cargo::{Package, run_package};
use crate::exit::Exit;

/// Runs the verb.
pub(crate) fn run(verb: &BenchVerb) -> Result<Exit> {
    let (name, quick, entities) = match verb {
        BenchVerb::Runtime(args) => return runtime(args),
        BenchVerb::Growth(args) => return growth(args),
        BenchVerb::Gen(args) => ("gen", args.quick, args.entities.as_slice()),
        BenchVerb::Compile(args) => ("compile", args.quick, args.entities.as_slice()),
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
    run_package(&Package::optimised("cwom-bench"), &arguments)
}

/// Diesel and SeaORM take minutes to build, so the comparison in CI does without them.
fn runtime(args: &BenchRuntimeArgs) -> Result<Exit> {
    let package = Package::optimised("cwom-bench-runtime");
    if args.quick {
        return run_package(&package, &["--quick".into()]);
    }
    let rows = args.rows.map(|rows| rows.to_string());
    let rows = rows
        .into_iter()
        .flat_map(|rows| ["--rows".into(), rows.into()]);
    let arguments: Vec<OsString> = rows.collect();
    run_package(&package.with("orms"), &arguments)
}

fn growth(args: &BenchGrowthArgs) -> Result<Exit> {
    let rows = args.rows.to_string();
    let arguments = ["--growth".into(), "--rows".into(), rows.into()];
    run_package(&Package::optimised("cwom-bench-runtime"), &arguments)
}
