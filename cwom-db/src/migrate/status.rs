//! `status`: what is applied, pending, unfinished, unknown.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use cwom_cli::Exit;
use cwom_cli::output::{self, BOLD, GREEN, RED, YELLOW, paint};
use cwom_runtime::{FileState, FileStatus, PlanStatus, Status};
use serde_json::{Value, json};

use super::args::StatusArgs;
use super::engine::{Engine, Missing};
use super::outcome::HISTORY;
use super::place::open;

/// Runs the verb.
pub(crate) async fn status<E: Engine>(args: &StatusArgs, program: &str) -> Result<Exit> {
    let (store, runner) = open::<E>(&args.place, Missing::Refused, program).await?;
    let status = runner.status().await;
    store.close().await;
    let status = status?;
    let exit = if !status.problems().is_empty() {
        HISTORY
    } else if args.check && status.pending() > 0 {
        Exit::Of(1)
    } else {
        Exit::Ok
    };
    if args.place.printed.is_json() {
        output::print(&format!("{}\n", object(&status, exit)))?;
    } else {
        output::print(&lines(&status)?)?;
        for problem in status.problems() {
            output::print_error(&anyhow::anyhow!("{problem}"));
            if let Some(advice) = problem.advice() {
                output::print_aside(&output::help_line(&advice));
            }
        }
    }
    Ok(exit)
}

fn lines(status: &Status) -> Result<String> {
    if status.plans.is_empty() {
        bail!("there are no migrations");
    }
    let mut text = String::new();
    let width = |names: &mut dyn Iterator<Item = usize>| names.max().unwrap_or_default();
    let stems = width(&mut status.plans.iter().map(|plan| plan.stem.chars().count()));
    for plan in &status.plans {
        let padding = " ".repeat(stems - plan.stem.chars().count());
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "{}{padding}  {}",
            paint(BOLD, &plan.stem),
            whole(plan)
        );
        if plan.files.len() > 1 && !is_uniform(plan) {
            for file in &plan.files {
                let _ = writeln!(text, "  {} {}  {}", file.version, file.name, state(file));
            }
        }
    }
    for row in &status.unknown {
        let name = format!("{} {}", row.version, row.name);
        let _ = writeln!(text, "{}  {}", paint(BOLD, name), paint(RED, "unknown"));
    }
    let pending = output::count(status.pending(), "file");
    let _ = match status.pending() {
        0 => writeln!(text, "\nnothing is pending"),
        _ => writeln!(text, "\n{pending} pending"),
    };
    Ok(text)
}

fn is_uniform(plan: &PlanStatus) -> bool {
    let first = plan.files.first().map(|file| file.state);
    plan.files.iter().all(|file| Some(file.state) == first)
}

/// Where a plan stands, in a few words.
fn whole(plan: &PlanStatus) -> String {
    match plan.files.as_slice() {
        [file] => state(file),
        [file, ..] if is_uniform(plan) => format!("{}, {} files", state(file), plan.files.len()),
        files => {
            let is_applied = |file: &&FileStatus| file.state == FileState::Applied;
            let applied = files.iter().filter(is_applied).count();
            paint(
                YELLOW,
                format!("{applied} of {} files applied", files.len()),
            )
        }
    }
}

fn state(file: &FileStatus) -> String {
    match file.state {
        FileState::Applied => {
            let at = file.applied_at.as_deref().unwrap_or_default();
            let took = file
                .nanos
                .map(|nanos| format!(", {} ms", nanos / 1_000_000));
            format!(
                "{} {at}{}",
                paint(GREEN, "applied"),
                took.unwrap_or_default()
            )
        }
        FileState::Unfinished { half, statements } => {
            let count = output::count(statements, "statement");
            let text = format!("unfinished on its way {}, {count} through", half.as_str());
            paint(YELLOW, text)
        }
        FileState::Pending => paint(YELLOW, word(file.state)),
        _ => paint(RED, word(file.state)),
    }
}

const fn word(state: FileState) -> &'static str {
    match state {
        FileState::Applied => "applied",
        FileState::Pending => "pending",
        FileState::OutOfOrder => "out of order",
        FileState::Edited { line_endings: true } => "other line endings",
        FileState::Edited { .. } => "edited",
        FileState::Dirty => "dirty",
        FileState::Unfinished { .. } => "unfinished",
        _ => "unknown",
    }
}

fn object(status: &Status, exit: Exit) -> Value {
    let file = |file: &FileStatus| {
        let (half, statements) = match file.state {
            FileState::Unfinished { half, statements } => (Some(half.as_str()), Some(statements)),
            _ => (None, None),
        };
        json!({
            "version": file.version,
            "name": file.name,
            "state": word(file.state).replace(' ', "_"),
            "applied_at": file.applied_at,
            "elapsed_ms": file.nanos.map(|nanos| nanos / 1_000_000),
            "half": half,
            "statements": statements,
        })
    };
    let plan = |plan: &PlanStatus| {
        let files: Vec<Value> = plan.files.iter().map(file).collect();
        json!({ "stem": plan.stem, "files": files })
    };
    let plans: Vec<Value> = status.plans.iter().map(plan).collect();
    let unknown = status.unknown.iter();
    let unknown: Vec<Value> = unknown
        .map(|row| json!({ "version": row.version, "name": row.name }))
        .collect();
    let problems = status.problems();
    let problems: Vec<Value> = problems
        .iter()
        .map(|problem| json!({ "message": problem.to_string(), "advice": problem.advice() }))
        .collect();
    let catalog = status.catalog.as_ref().map(|catalog| {
        json!({
            "version": catalog.version,
            "server": catalog.server,
            "digest": catalog.digest,
            "at": catalog.at,
        })
    });
    json!({
        "plans": plans,
        "unknown": unknown,
        "pending": status.pending(),
        "problems": problems,
        "catalog": catalog,
        "exit": exit.code(),
    })
}
