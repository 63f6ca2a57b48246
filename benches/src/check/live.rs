//! The leg `live` on databases of three hundred tables.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use cwom_runtime::Postgres;
use cwom_testkit::Engine as _;

use super::{Row, measure};
use crate::model;
use crate::program;
use crate::shipped::task;

/// Entities; a migrated database has the tables of its log besides.
const ENTITIES: u32 = 300;
/// What a check of a live database may take.
const AIM: Duration = Duration::from_secs(1);

/// Both engines, with a twin that is remembered and one that is built.
pub(super) fn rows(runs: usize) -> Result<Vec<Row>> {
    let program = program::build()?;
    let project = tempfile::tempdir()?;
    let root = project.path();
    fs::write(root.join("cwom-spec.toml"), model::spec(ENTITIES, false))?;
    eprintln!("generating {ENTITIES} entities, with their proof");
    run(&program, &["gen"], root)?;
    let runtime = tokio::runtime::Runtime::new()?;
    let mut urls = vec![(
        "SQLite",
        format!("sqlite:{}", root.join("live.db").display()),
    )];
    let server = runtime.block_on(Postgres::fresh());
    if let Some(database) = &server {
        urls.push(("PostgreSQL", database.url.clone()));
    } else {
        eprintln!("skipped: no PostgreSQL answers");
    }
    let mut rows = Vec::new();
    for (engine, url) in &urls {
        eprintln!("{engine}: migrating, then checking");
        run(&program, &["migrate", "up", "--database-url", url], root)?;
        let check = ["check", "live", "--database-url", url];
        for (what, more, aim) in [
            ("twin remembered", None, Some(AIM)),
            ("twin built", Some("--anew"), None),
        ] {
            let arguments: Vec<&str> = check.iter().copied().chain(more).collect();
            rows.push(Row {
                what: format!("the leg live, {ENTITIES} tables on {engine}, {what}"),
                program: "cargo cwom, optimised",
                figures: measure(&task(&program, &arguments), root, runs)?,
                aim,
            });
        }
    }
    Ok(rows)
}

fn run(program: &Path, arguments: &[&str], directory: &Path) -> Result<()> {
    let mut command = std::process::Command::new(program);
    let command = command.arg("cwom").args(arguments).current_dir(directory);
    let output = command.output().context("the program does not start")?;
    let stderr = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{arguments:?}: {stderr}");
    Ok(())
}
