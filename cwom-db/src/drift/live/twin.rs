//! What the migrations up to a version make of an empty database.

use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use cwom_cli::Remembered;
use cwom_physical::PhysicalSchema;
use cwom_runtime::{Chain, MigrationFile};
use serde_json::json;

use super::LiveQuestion;
use super::place::Live;
use crate::prove::Scratch;

/// The catalog of the twin, built or remembered from the same files and the same engine.
pub(super) async fn expected<L: Live>(
    question: &LiveQuestion,
    chain: &Chain,
    engine: &str,
    version: i64,
) -> Result<PhysicalSchema> {
    let files = chain.files();
    let files = &files[..files.partition_point(|file| file.version <= version)];
    let texts: Vec<(i64, &str)> = files.iter().map(|it| (it.version, &*it.up)).collect();
    let key = json!({"engine": engine, "scratch": question.scratch, "files": texts}).to_string();
    let remembered = Remembered::new("twin", &key);
    if !question.anew
        && let Some(answer) = remembered.answer()
        && let Ok(catalog) = serde_json::from_value(answer["catalog"].clone())
    {
        return Ok(catalog);
    }
    let started = Instant::now();
    let server = question.scratch.as_deref().unwrap_or(&question.url);
    let catalog = build::<L::Twin>(server, files).await.with_context(|| {
        "no twin could be built to compare with; name a server where the role may create \
         databases with --scratch-url"
    })?;
    remembered.keep(&json!({"catalog": catalog}), started.elapsed());
    Ok(catalog)
}

async fn build<S: Scratch>(server: &str, files: &[MigrationFile]) -> Result<PhysicalSchema> {
    let mut scratch = S::new(server).await?;
    let built = async {
        for MigrationFile {
            version, name, up, ..
        } in files
        {
            if let Err(refusal) = scratch.run(up).await? {
                bail!("{version}_{name} does not run: {refusal}");
            }
        }
        scratch.catalog().await
    }
    .await;
    // What was built is taken away, whatever came of it.
    scratch.close().await?;
    built
}
