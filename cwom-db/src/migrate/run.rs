//! `up`, `down`, `redo`, `to` and `plan`: what migrates, and what would.

use std::fmt::Write as _;
use std::io::{IsTerminal as _, Write as _, stdin};

use anyhow::{Result, bail};
use cwom_cli::Exit;
use cwom_cli::output::{self, BOLD, CYAN, RED, paint};
use cwom_runtime::{Goal, Half, Planned, Report, Runner};
use serde_json::{Value, json};

use super::args::{PlanArgs, RunArgs};
use super::engine::{Engine, Missing};
use super::outcome::{error_object, exit, milliseconds};
use super::place::open;

/// Where to, and how.
pub(crate) struct Request<'a> {
    args: &'a RunArgs,
    goal: Goal,
}

impl<'a> Request<'a> {
    pub(crate) const fn new(args: &'a RunArgs, goal: Goal) -> Self {
        Self { args, goal }
    }
}

/// Runs a verb that migrates.
pub(crate) async fn run<E: Engine>(request: &Request<'_>, program: &str) -> Result<Exit> {
    let Request { args, goal } = request;
    let is_json = args.place.printed.is_json();
    match migrate::<E>(args, *goal, program).await {
        Ok(exit) => Ok(exit),
        Err(error) if is_json => {
            let exit = exit(&error);
            let object = json!({
                "steps": Value::Null,
                "error": error_object(&error),
                "exit": exit.code(),
            });
            output::print(&format!("{object}\n"))?;
            Ok(exit)
        }
        Err(error) => Err(error),
    }
}

async fn migrate<E: Engine>(args: &RunArgs, goal: Goal, program: &str) -> Result<Exit> {
    let missing = match goal {
        _ if args.dry_run => Missing::Empty,
        Goal::Head | Goal::UpTo(_) | Goal::To(_) => Missing::Made,
        Goal::Back(_) | Goal::DownTo(_) | Goal::Redo => Missing::Refused,
    };
    let (store, runner) = open::<E>(&args.place, missing, program).await?;
    let runner = runner.any_order(args.any_order);
    let done = migrate_with(&runner, args, goal).await;
    store.close().await;
    done
}

async fn migrate_with<E: Engine>(runner: &Runner<E>, args: &RunArgs, goal: Goal) -> Result<Exit> {
    let is_json = args.place.printed.is_json();
    let planned = runner.plan(goal).await?;
    if args.dry_run {
        return print_plan(&planned, is_json, false);
    }
    if planned.iter().any(|file| file.half == Half::Down) && !args.yes && !confirm(&planned)? {
        output::print_note("nothing was changed");
        return Ok(Exit::Ok);
    }
    let report = runner.run(goal).await?;
    print_report(&report, is_json)?;
    Ok(Exit::Ok)
}

/// Runs `plan`.
pub(crate) async fn plan<E: Engine>(args: &PlanArgs, goal: Goal, program: &str) -> Result<Exit> {
    let (store, runner) = open::<E>(&args.place, Missing::Empty, program).await?;
    let planned = runner.any_order(args.any_order).plan(goal).await;
    store.close().await;
    print_plan(&planned?, args.place.printed.is_json(), true)
}

/// Asks somebody at a terminal before something is reverted.
fn confirm(planned: &[Planned]) -> Result<bool> {
    if !stdin().is_terminal() {
        bail!("this reverts migrations, and nobody is there to be asked: say --yes");
    }
    output::print_aside(&lines(planned));
    let count = planned
        .iter()
        .filter(|file| file.half == Half::Down)
        .count();
    output::print_aside(&format!("revert {}? [y/N] ", output::count(count, "file")));
    std::io::stderr().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

fn print_report(report: &Report, is_json: bool) -> Result<()> {
    if is_json {
        let steps = report.steps.iter().map(|step| {
            json!({
                "version": step.version,
                "name": step.name,
                "half": step.half.as_str(),
                "elapsed_ms": milliseconds(step.elapsed),
            })
        });
        let steps: Vec<Value> = steps.collect();
        let object = json!({ "steps": steps, "error": Value::Null, "exit": 0 });
        return output::print(&format!("{object}\n"));
    }
    if report.steps.is_empty() {
        output::print_note("there was nothing to do");
    }
    Ok(())
}

fn print_plan(planned: &[Planned], is_json: bool, with_sql: bool) -> Result<Exit> {
    if is_json {
        let files = planned.iter().map(|file| {
            json!({
                "plan": file.plan,
                "version": file.version,
                "name": file.name,
                "half": file.half.as_str(),
                "transactional": file.is_transactional,
                "sql": file.sql,
            })
        });
        let files: Vec<Value> = files.collect();
        output::print(&format!("{}\n", json!({ "files": files, "exit": 0 })))?;
        return Ok(Exit::Ok);
    }
    if planned.is_empty() {
        output::print_note("there is nothing to do");
        return Ok(Exit::Ok);
    }
    if !with_sql {
        output::print(&lines(planned))?;
        output::print_note("nothing was changed");
        return Ok(Exit::Ok);
    }
    let mut text = String::new();
    for file in planned {
        let title = format!("-- {} {} {}", file.version, file.name, file.half.as_str());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}\n{}", paint(BOLD, title), file.sql.trim_end());
        text.push('\n');
    }
    output::print(text.trim_end_matches('\n'))?;
    output::print("\n")?;
    Ok(Exit::Ok)
}

/// A line for each file.
fn lines(planned: &[Planned]) -> String {
    planned.iter().fold(String::new(), |mut text, file| {
        let (style, half) = match file.half {
            Half::Up => (CYAN, "apply "),
            Half::Down => (RED, "revert"),
        };
        let alone = if file.is_transactional {
            ""
        } else {
            "  outside of a transaction"
        };
        let _ = writeln!(
            text,
            "{}  {} {}{alone}",
            paint(style, half),
            file.version,
            file.name
        );
        text
    })
}
