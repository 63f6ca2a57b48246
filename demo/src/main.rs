//! The main job: migrate a database from nothing, write the spine of the model from a small data
//! file, read it back and tell it as a timeline.

mod data;
mod spine;
mod story;

use std::path::PathBuf;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use anyhow::{Context as _, bail};
use clap::Parser;
use cwom::MIGRATIONS;
use cwom::prelude::*;

use data::Incident;

/// Creates the causality spine of the model on a database and prints its story.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask demo", after_help = EXAMPLES)]
struct Arguments {
    /// Where to write: `postgres://…`, or `sqlite:PATH`. Without it, a new SQLite file that is
    /// removed at the end.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,

    /// Keep the SQLite file here, to look at it with `sqlite3`. It must not exist yet.
    #[arg(long, value_name = "PATH", conflicts_with = "database_url")]
    keep: Option<PathBuf>,

    /// The data to write, as JSON; a recorded incident by default.
    #[arg(long, value_name = "PATH")]
    data: Option<PathBuf>,
}

const ERROR: Style = AnsiColor::Red.on_default().bold();

const EXAMPLES: &str = "\
Examples:
  cargo xtask demo
  cargo xtask demo --keep tower.db
  cargo xtask demo --database-url postgres://postgres@127.0.0.1:5432/tower";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match demo(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("{ERROR}error{ERROR:#}: {error:#}");
            if let Some(Error::Unique { .. }) = error.downcast_ref() {
                anstream::eprintln!(
                    "\nhint: the demo starts from nothing; give it an empty database"
                );
            }
            ExitCode::FAILURE
        }
    }
}

async fn demo(arguments: Arguments) -> anyhow::Result<()> {
    let incident = Incident::read(arguments.data.as_deref())?;
    match (arguments.database_url, arguments.keep) {
        (Some(url), _) => run(&url, &incident).await,
        (None, Some(path)) => {
            if path.exists() {
                bail!(
                    "{} exists already: the demo starts from nothing",
                    path.display()
                );
            }
            run(&sqlite_url(&path)?, &incident).await?;
            anstream::println!("\nThe database is {}.", path.display());
            Ok(())
        }
        (None, None) => {
            let directory = std::env::temp_dir().join(format!("cwom-demo-{}", std::process::id()));
            std::fs::create_dir_all(&directory)
                .with_context(|| format!("cannot create {}", directory.display()))?;
            let told = run(&sqlite_url(&directory.join("tower.db"))?, &incident).await;
            std::fs::remove_dir_all(&directory)
                .with_context(|| format!("cannot remove {}", directory.display()))?;
            told
        }
    }
}

fn sqlite_url(path: &std::path::Path) -> anyhow::Result<String> {
    let path = path.to_str().context("the path is not UTF-8")?;
    Ok(format!("sqlite:{path}"))
}

/// The whole job on the engine that the URL names.
async fn run(url: &str, incident: &Incident) -> anyhow::Result<()> {
    cwom::with_store!(url, |store| tell(&store, incident).await)?
}

async fn tell<D: Dialect>(store: &Store<D>, incident: &Incident) -> anyhow::Result<()> {
    let report = store.migrate(&MIGRATIONS).await?;
    story::print_migrations(&report);
    let spine = spine::write(store, incident).await?;
    let read = spine::read_back(store, &spine).await?;
    story::print(&read);
    Ok(())
}
