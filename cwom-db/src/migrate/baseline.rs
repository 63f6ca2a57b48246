//! `baseline`: a database that is there is compared with what the migrations make, and recorded.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use cwom_cli::{Exit, output};
use cwom_physical::{Class, PhysicalSchema, compare, render};
use cwom_runtime::{FileState, Goal, Report, Runner, Store};
use serde_json::{Value, json};

use super::args::BaselineArgs;
use super::engine::{Engine, Missing};
use super::outcome::HISTORY;
use super::place::open;

/// Runs the verb.
pub(crate) async fn baseline<E: Engine>(args: &BaselineArgs, program: &str) -> Result<Exit> {
    let (store, runner) = open::<E>(&args.place, Missing::Refused, program).await?;
    let done = baseline_of(&store, &runner, args).await;
    store.close().await;
    done
}

async fn baseline_of<E: Engine>(
    store: &Store<E>,
    runner: &Runner<E>,
    args: &BaselineArgs,
) -> Result<Exit> {
    if !args.unchecked {
        let differences = differences(store, runner, args).await?;
        if !differences.is_empty() {
            let text = format!(
                "the database is not what the migrations up to {} make:\n\n{differences}",
                args.version
            );
            print(args, &[], &text, HISTORY)?;
            return Ok(HISTORY);
        }
    }
    if args.dry_run {
        let status = runner.status().await?;
        let end = status
            .files()
            .take_while(|file| file.version <= args.version);
        let pending = end.filter(|file| file.state == FileState::Pending);
        let versions: Vec<i64> = pending.map(|file| file.version).collect();
        let text = format!("would record {}\n", output::count(versions.len(), "file"));
        print(args, &versions, &text, Exit::Ok)?;
        return Ok(Exit::Ok);
    }
    let Report { steps } = runner.baseline(args.version).await?;
    let versions: Vec<i64> = steps.iter().map(|step| step.version).collect();
    let mut text = String::new();
    for step in &steps {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "recorded  {} {}", step.version, step.name);
    }
    if steps.is_empty() {
        output::print_note("all of it is recorded already");
    }
    print(args, &versions, &text, Exit::Ok)?;
    Ok(Exit::Ok)
}

fn print(args: &BaselineArgs, versions: &[i64], text: &str, exit: Exit) -> Result<()> {
    if !args.place.printed.is_json() {
        return output::print(text);
    }
    let differences = if exit == Exit::Ok {
        Value::Null
    } else {
        Value::from(text)
    };
    let object = json!({
        "recorded": versions,
        "differences": differences,
        "exit": exit.code(),
    });
    output::print(&format!("{object}\n"))
}

/// What differs between the database and one that the migrations make, for people; empty where
/// nothing does.
async fn differences<E: Engine>(
    store: &Store<E>,
    runner: &Runner<E>,
    args: &BaselineArgs,
) -> Result<String> {
    let actual = catalog::<E>(store).await?;
    let twin = E::twin(&args.place.database_url).await?;
    let made = async {
        let chain = runner.chain().clone();
        let built = twin
            .store
            .runner_of(chain)
            .run(Goal::UpTo(args.version))
            .await;
        built.context("the migrations could not be run beside the database")?;
        catalog::<E>(&twin.store).await
    }
    .await;
    // What was built is taken away, whatever came of it.
    let removed = twin.remove().await;
    let expected = made?;
    removed?;
    let mut differences = compare(&expected, &actual);
    differences.retain(|difference| difference.class != Class::Information);
    Ok(render(&differences))
}

async fn catalog<E: Engine>(store: &Store<E>) -> Result<PhysicalSchema> {
    let mut connection = store.pool().acquire().await?;
    Ok(E::introspect(&mut connection).await?)
}
