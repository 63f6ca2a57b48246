//! `verify`: fresh databases from nothing but the migrations, and whether everything about them is
//! as the spec says.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use cwom_migrate::chain::Chain;
use cwom_schema::Schema;
use cwom_schema::tables::lower_tables;
use serde_json::{Value, json};

use crate::args::{GenFormat, VerifyArgs};
use crate::check::Databases;
use crate::check::replay::{ask, list, message};
use crate::database::Database;
use crate::exit::Exit;
use crate::output::{self, GREEN, RED, count, paint};
use crate::pipeline;
use crate::source::{find_spec, read_spec};

/// Runs the verb.
pub(crate) fn run(
    args: &VerifyArgs,
    program: &str,
    database: Option<Database>,
    started: Instant,
) -> Result<Exit> {
    let source = read_spec(&find_spec(args.spec.spec.as_deref())?)?;
    let parsed = pipeline::parse(&source);
    let Some(schema) = parsed.schema else {
        pipeline::print_diagnostics(&source, &parsed.diagnostics, program);
        bail!(
            "nothing was verified: the spec has {}",
            pipeline::count_mistakes(&parsed.diagnostics)
        );
    };
    let root = pipeline::output_directory(&source, &schema);
    let chain =
        crate::migrations::read_chain(&root).map_err(|trouble| trouble.into_error(&root))?;
    if chain.is_empty() {
        bail!(
            "there is no migration yet; run `{}` first",
            schema.generate.command
        );
    }
    let databases = Databases {
        program,
        database,
        postgres: args.databases.postgres.as_deref(),
        required: args.databases.require.is_some(),
        anew: true,
        live: None,
    };
    let answer = ask(&source, &schema, &databases, true)?;
    let missing = missing_tables(&schema, &answer);
    let is_sound = list(&answer, "findings").is_empty() && missing.is_empty();
    let exit = match (is_sound, list(&answer, "skipped").is_empty()) {
        (false, _) => Exit::Drift,
        (true, false) if databases.required => Exit::CouldNot,
        (true, _) => Exit::Ok,
    };
    let elapsed = started.elapsed();
    let text = match args.format {
        GenFormat::Human => render(&source.shown, &chain, &answer, &missing, exit, elapsed),
        GenFormat::Json => {
            let object = json!({
                "spec": source.shown,
                "migrations": chain.lock.plans.iter().map(|plan| &plan.stem).collect::<Vec<_>>(),
                "dialects": answer["dialects"],
                "skipped": answer["skipped"],
                "missing_tables": missing,
                "findings": answer["findings"],
                "elapsed_ms": u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX),
                "exit": exit.code(),
            });
            format!("{object:#}\n")
        }
    };
    output::print(&text)?;
    Ok(exit)
}

/// Tables of the spec that a fresh database lacks, as `dialect table`.
fn missing_tables(schema: &Schema, answer: &Value) -> Vec<String> {
    let tables = lower_tables(schema);
    let mut missing = Vec::new();
    for found in list(answer, "dialects") {
        let name = found["dialect"].as_str().unwrap_or_default();
        let has = |table: &str| list(found, "tables").iter().any(|it| it == table);
        let dialects = schema
            .dialects
            .iter()
            .filter(|dialect| dialect.name() == name);
        for table in dialects.flat_map(|dialect| tables.of_dialect(*dialect)) {
            if !has(&table.name) {
                missing.push(format!("{name} {}", table.name));
            }
        }
    }
    missing
}

fn render(
    spec: &str,
    chain: &Chain,
    answer: &Value,
    missing: &[String],
    exit: Exit,
    elapsed: Duration,
) -> String {
    let plans = &chain.lock.plans;
    let history: Vec<&str> = plans.iter().map(|plan| plan.stem.as_str()).collect();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap_or(0)).unwrap_or(0);
    let mut text = format!(
        "fresh databases by {} against {spec}\n",
        count(plans.len(), "migration")
    );
    // Writing to a String cannot fail.
    let _ = writeln!(text, "history   one line, no fork: {}", history.join(" → "));
    for dialect in list(answer, "dialects") {
        let _ = writeln!(
            text,
            "{} ({} ms)",
            dialect["engine"].as_str().unwrap_or_default(),
            dialect["elapsed_ms"]
        );
        for way in ["up", "down"] {
            let steps = list(dialect, "steps")
                .iter()
                .filter(|step| step["way"] == way)
                .count();
            let _ = writeln!(text, "  {way:<8}{steps} of {}", count(plans.len(), "step"));
        }
        let tables = list(dialect, "tables").len();
        let _ = writeln!(
            text,
            "  tables  {tables}, compared with the spec facet by facet"
        );
        let probes = &dialect["probes"];
        let _ = writeln!(
            text,
            "  rules   {} accepted, {} tried against them by raw SQL",
            count(number(&probes["rows"]), "row"),
            count(number(&probes["tried"]), "statement")
        );
    }
    for skipped in list(answer, "skipped") {
        let name = skipped.as_str().unwrap_or_default();
        let _ = writeln!(text, "{name}: not verified, for want of --postgres URL");
    }
    for table in missing {
        let _ = writeln!(text, "{} {table} is not there", paint(RED, "[!]"));
    }
    for finding in list(answer, "findings") {
        let _ = writeln!(text, "{} {}", paint(RED, "[!]"), message(finding));
    }
    let verdict = match exit {
        Exit::Ok => paint(GREEN, "verified"),
        Exit::Drift => paint(RED, "not as the spec says"),
        _ => paint(RED, "not all could be verified"),
    };
    let _ = writeln!(text, "{verdict}, in {} ms", elapsed.as_millis());
    text
}
