//! Outcomes as JSON, one object per run. The keys are published in the help of each verb, and
//! stay.

use std::time::Duration;

use cwom_schema::diagnostics::Diagnostics;
use cwom_schema::schema::Span;
use serde_json::{Value, json};

use crate::check::{Baseline, DatabaseObject, Finding, Leg, Outcome as CheckOutcome, Weight};
use crate::exit::Exit;
use crate::files::DriftKind;
use crate::generate::Outcome as GenOutcome;
use crate::position::Lines;
use crate::prove::Migration;
use crate::source::Source;

/// The outcome of `gen`.
pub(crate) fn render_gen(
    outcome: &GenOutcome,
    error: Option<&str>,
    elapsed: Duration,
    exit: Exit,
) -> String {
    let paths = |kinds: &[DriftKind]| -> Vec<&str> {
        let chosen = outcome
            .changes
            .iter()
            .filter(|change| kinds.contains(&change.kind));
        chosen.map(|change| change.shown.as_str()).collect()
    };
    let files = json!({
        "added": paths(&[DriftKind::Missing]),
        "changed": paths(&[DriftKind::Differs, DriftKind::LineEndings]),
        "removed": paths(&[DriftKind::Stale]),
        "unchanged": outcome.comparison.as_ref().map_or(0, |comparison| comparison.unchanged),
    });
    let object = json!({
        "spec": outcome.source.as_ref().map(|source| source.shown.as_str()),
        "diagnostics": diagnostics(outcome.source.as_ref(), &outcome.diagnostics),
        "files": files,
        "migration": outcome.migration.as_ref().map(Migration::to_json),
        "written": outcome.written,
        "notes": outcome.notes,
        "error": error,
        "elapsed_ms": milliseconds(elapsed),
        "exit": exit.code(),
    });
    format!("{object:#}\n")
}

/// The outcome of `check`.
pub(crate) fn render_check(
    outcome: &CheckOutcome,
    error: Option<&str>,
    elapsed: Duration,
    exit: Exit,
) -> String {
    let object = json!({
        "spec": outcome.source.as_ref().map(|source| source.shown.as_str()),
        "legs": outcome.legs.iter().map(|it| leg(it, outcome.source.as_ref())).collect::<Vec<_>>(),
        "diagnostics": diagnostics(outcome.source.as_ref(), &outcome.diagnostics),
        "baseline": outcome.baseline.as_ref().map(|it| baseline(it, outcome.source.as_ref())),
        "repair": outcome.repair,
        "error": error,
        "elapsed_ms": milliseconds(elapsed),
        "exit": exit.code(),
    });
    format!("{object:#}\n")
}

fn leg(leg: &Leg, source: Option<&Source>) -> Value {
    let finding = |it| finding(it, source);
    json!({
        "leg": leg.name.word(),
        "compared": leg.compared,
        "ok": leg.exit == Exit::Ok,
        "findings": leg.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding, source: Option<&Source>) -> Value {
    let weight = match finding.weight {
        Weight::Note => "note",
        Weight::Drift => "drift",
    };
    json!({
        "kind": finding.kind,
        "weight": weight,
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
        "diff": finding.diff_text(),
        "spec": finding.span.zip(source).map(|(span, source)| place(source, span)),
        "object": finding.object.as_deref().map(object),
    })
}

/// An object of a database, both sides of it, and the SQL of both directions.
pub(crate) fn object(object: &DatabaseObject) -> Value {
    json!({
        "table": object.table,
        "kind": object.kind,
        "name": object.name,
        "facet": object.facet,
        "difference": object.difference,
        "class": object.class,
        "expected": object.expected,
        "actual": object.actual,
        "to_migrations": object.to_migrations,
        "to_database": object.to_database,
    })
}

fn baseline(baseline: &Baseline, source: Option<&Source>) -> Value {
    let accepted = baseline.accepted.iter().map(|it| {
        json!({
            "leg": it.leg.word(),
            "reason": it.reason,
            "expires": it.expires.to_string(),
            "finding": finding(&it.finding, source),
        })
    });
    let findings = baseline.findings.iter().map(|it| finding(it, source));
    json!({
        "file": baseline.shown,
        "accepted": accepted.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}

/// Words of the spec.
fn place(source: &Source, span: Span) -> Value {
    let (start, end) = Lines::new(&source.text).range(span);
    json!({
        "file": source.shown,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    })
}

fn diagnostics(source: Option<&Source>, diagnostics: &Diagnostics) -> Vec<Value> {
    let Some(source) = source else {
        return Vec::new();
    };
    let lines = Lines::new(&source.text);
    let object = |diagnostic: &cwom_schema::diagnostics::Diagnostic| {
        let (start, end) = lines.range(diagnostic.primary.span);
        json!({
            "code": diagnostic.code.as_str(),
            "severity": diagnostic.severity.as_str(),
            "message": diagnostic.message,
            "file": source.shown,
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
            "help": diagnostic.help,
        })
    };
    diagnostics.iter().map(object).collect()
}

fn milliseconds(elapsed: Duration) -> u64 {
    u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX)
}
