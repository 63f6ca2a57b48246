//! `backfill`: rows are changed batch by batch, beside the program that uses them.

use std::fs;

use anyhow::{Context as _, Result};
use cwom_cli::files::display_path;
use cwom_cli::output::{self, thousands};
use cwom_cli::{Exit, read_model};
use cwom_runtime::{AuditLog, Backfill, Batch, PerDialect};
use cwom_schema::schema::Dialect as Sql;
use cwom_schema::tables::Tables;
use cwom_sql::audit::{clear_context, state_context};
use serde_json::json;

use super::args::BackfillArgs;
use super::engine::{Engine, Missing};
use super::place::front_door;

/// Runs the verb.
pub(crate) async fn backfill<E: Engine>(args: &BackfillArgs, program: &str) -> Result<Exit> {
    let statement = match (&args.sql, &args.file) {
        (Some(sql), _) => sql.clone(),
        (None, Some(file)) => fs::read_to_string(file)
            .with_context(|| format!("could not read `{}`", display_path(file)))?,
        (None, None) => String::new(),
    };
    let spec = args.place.spec.spec.as_deref();
    let model = read_model(spec, front_door(program))?;
    let mut backfill = Backfill::new(&args.name, &args.table, &args.key, statement)
        .size(args.batch)
        .pause(args.pause)
        .patience(args.place.patience)
        .restart(args.restart);
    if let Some(most) = args.most {
        backfill = backfill.most(most);
    }
    if let Some(log) = audit_log(model.tables()) {
        backfill = backfill.audited(log);
    }
    let is_json = args.place.printed.is_json();
    let store = E::open(&args.place.database_url, Missing::Refused).await?;
    let done = store
        .backfill(&backfill, |batch| tell(batch, is_json))
        .await;
    store.close().await;
    let done = done?;
    if is_json {
        let object = json!({
            "batches": done.batches,
            "keys": done.keys,
            "changed": done.changed,
            "finished": done.is_finished,
            "exit": 0,
        });
        output::print(&format!("{object}\n"))?;
        return Ok(Exit::Ok);
    }
    let ended = if done.is_finished {
        "finished"
    } else {
        "stopped; the same command goes on"
    };
    output::print(&format!(
        "{ended}: {} of {} rows changed, batches: {}\n",
        number(done.changed),
        number(done.keys),
        number(done.batches),
    ))?;
    Ok(Exit::Ok)
}

fn tell(batch: &Batch, is_json: bool) {
    if !is_json {
        output::print_aside(&format!(
            "batch {}: {} keys, {} changed, up to {}\n",
            number(batch.number),
            number(batch.keys),
            number(batch.changed),
            batch.last
        ));
    }
}

fn number(number: u64) -> String {
    thousands(usize::try_from(number).unwrap_or(usize::MAX))
}

/// How the model's audit log is told who writes, if it has one.
fn audit_log(tables: &Tables) -> Option<AuditLog> {
    // Once in a process, for texts that a generated crate has as constants.
    let leaked = |text: Option<String>| -> &'static str { String::leak(text.unwrap_or_default()) };
    let log = tables.audit()?;
    let none = PerDialect {
        sqlite: "",
        postgres: "",
    };
    Some(AuditLog {
        table: leaked(Some(log.name.clone())),
        state: PerDialect {
            sqlite: leaked(state_context(tables, Sql::Sqlite)),
            postgres: leaked(state_context(tables, Sql::Postgres)),
        },
        clear: PerDialect {
            sqlite: leaked(clear_context(tables, Sql::Sqlite)),
            postgres: leaked(clear_context(tables, Sql::Postgres)),
        },
        note: none,
        diffs: &[],
    })
}
