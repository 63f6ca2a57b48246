//! Ours: the spec, and the crate that `cargo cwom gen` writes of it.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::project::{Ground, Peer};
use super::sources::{self, Source};
use crate::{model, shipped};

pub(super) const PEER: Peer = Peer {
    name: "cwom",
    library: "cwom-runtime",
    directory: "generated",
    // The manifest of `init` leaves the runtime to the application.
    flags: &["--features", "runtime-tokio"],
    most: None,
    frame,
    models: |entities, edited| vec![Source::new("cwom-spec.toml", model::spec(entities, edited))],
    generate: Some(|ground, root| shipped::task(&ground.program, &["gen"]).measure(root)),
};

const MANIFEST: &str = r#"[package]
name = "app"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
bench = { path = "../generated", features = ["runtime-tokio"] }
tokio = { version = "1", default-features = false, features = ["rt"] }
"#;

const PROGRAM: &str = r#"use bench::prelude::*;
use bench::{MIGRATIONS, Status, Unit{last}};

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("no path of a database")?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (created, same) = runtime.block_on(write_and_read(&path))?;
    assert_eq!(created, same);
    println!("read back");
    Ok(())
}

async fn write_and_read(path: &str) -> Result<(Unit{last}, Unit{last})> {
    let store = Store::<Sqlite>::open(path).await?;
    store.migrate(&MIGRATIONS).await?;
    let mut tx = store.begin(&Context::human("ada")).await?;
    let new = Unit{last}::new("a name", "a code", true, 1, 2, Status::Open);
    let created = tx.create(new.summary("a summary")).await?;
    tx.commit().await?;
    let same = store.get(&created.id).await?;
    Ok((created, same))
}
"#;

/// The project of `init`, and the program.
fn frame(ground: &Ground, root: &Path, entities: u32) -> Result<()> {
    let toolkit = ground.toolkit.to_str();
    let toolkit = toolkit.context("the toolkit's path is not UTF-8")?;
    let init = shipped::task(
        &ground.program,
        &["init", "--name", "bench", "--toolkit", toolkit],
    );
    init.measure(root)?;
    let program = PROGRAM.replace("{last}", &(entities - 1).to_string());
    sources::write(
        root,
        &[
            Source::new("app/Cargo.toml", MANIFEST),
            Source::new("app/src/main.rs", program),
        ],
    )
}
