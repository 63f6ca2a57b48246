//! The figures as an object.

use serde_json::{Map, Value, json};

use super::Report;
use crate::field::OURS;
use crate::findings::Findings;
use crate::machine;
use crate::rounds::Series;
use crate::samples::Spread;
use crate::workload::Workload;

/// The whole report.
pub(crate) fn to_json(report: &Report) -> String {
    let versions: Map<String, Value> = machine::versions()
        .into_iter()
        .map(|(package, version)| (package.to_owned(), version.into()))
        .collect();
    let engines: Vec<Value> = report.findings.iter().map(engine).collect();
    let quick: Vec<Value> = report.quick.iter().map(quick_engine).collect();
    format!(
        "{:#}\n",
        json!({
            "rows": report.scale.rows,
            "rounds": report.scale.rounds,
            "machine": {
                "processors": report.machine.processors,
                "model": report.machine.model,
                "load": report.machine.load,
                "rustc": report.machine.rustc,
            },
            "versions": versions,
            "engines": engines,
            "quick": quick,
        })
    )
}

fn engine(findings: &Findings) -> Value {
    let workloads: Vec<Value> = findings
        .workloads
        .iter()
        .map(|(kind, series)| workload(findings, *kind, series))
        .collect();
    let aims: Vec<Value> = findings
        .aims
        .iter()
        .map(|aim| {
            let ratio = findings.ratio(aim.workload, aim.peer);
            json!({
                "workload": aim.workload.name(),
                "peer": aim.peer,
                "aim": rounded(aim.ratio),
                "ratio": ratio.map(|ratio| rounded(ratio.median)),
                "met": ratio.map(|ratio| ratio.median <= aim.ratio),
            })
        })
        .collect();
    json!({
        "engine": findings.engine,
        "workloads": workloads,
        "aims": aims,
        "image_bytes": findings.image_bytes,
        "audited_writes": findings.audited,
        "verified_entries": findings.verified.map(|(entries, _)| entries),
        "verified_in_s": findings.verified.map(|(_, took)| rounded(took.as_secs_f64())),
    })
}

fn quick_engine(findings: &Findings) -> Value {
    let workloads: Vec<Value> = findings
        .workloads
        .iter()
        .map(|(kind, series)| workload(findings, *kind, series))
        .collect();
    json!({ "engine": findings.engine, "workloads": workloads })
}

fn workload(findings: &Findings, workload: Workload, series: &[Series]) -> Value {
    let peers: Vec<Value> = series
        .iter()
        .map(|series| {
            let is_other = series.peer != OURS;
            let ratio = || findings.ratio(workload, series.peer);
            let worked = || findings.worked_ratio(workload, series.peer);
            json!({
                "peer": series.peer,
                "wall_us": spread(Spread::of(&series.wall)),
                "worked_us": spread(Spread::of(&series.worked)),
                "ours_to_it": is_other.then(|| spread(ratio())),
                "ours_to_it_worked": is_other.then(|| spread(worked())),
            })
        })
        .collect();
    json!({
        "workload": workload.name(),
        "operations_of_a_round": workload.operations(),
        "peers": peers,
    })
}

fn spread(spread: Option<Spread>) -> Value {
    spread.map_or(Value::Null, |spread| {
        json!({
            "lower": rounded(spread.lower),
            "median": rounded(spread.median),
            "upper": rounded(spread.upper),
        })
    })
}

/// More digits would say nothing.
fn rounded(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}
