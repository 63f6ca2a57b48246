//! What the migrations up to a version make of an empty database.

use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use cwom_cli::Remembered;
use cwom_migrate::chain::LOCK;
use cwom_migrate::lock::Lock;
use cwom_physical::PhysicalSchema;
use serde_json::json;

use super::super::plan_files;
use super::LiveQuestion;
use super::place::Live;
use crate::prove::Scratch;

/// The catalog of the twin, built or remembered from the same files and the same engine.
pub(super) async fn expected<L: Live>(
    question: &LiveQuestion,
    engine: &str,
    version: i64,
) -> Result<PhysicalSchema> {
    let lock: Lock = question
        .migrations
        .get(LOCK)
        .context("there is no lock")?
        .parse()?;
    let plans = plan_files(&lock.plans, &question.migrations, L::DIALECT)?;
    let files: Vec<(&str, &str)> = plans
        .iter()
        .flat_map(|plan| plan.up.iter().copied())
        .take_while(|(path, _)| version_of(path).is_some_and(|it| it <= version))
        .collect();
    let key = json!({"engine": engine, "scratch": question.scratch, "files": files}).to_string();
    let remembered = Remembered::new("twin", &key);
    if !question.anew
        && let Some(answer) = remembered.answer()
        && let Ok(catalog) = serde_json::from_value(answer["catalog"].clone())
    {
        return Ok(catalog);
    }
    let started = Instant::now();
    let server = question.scratch.as_deref().unwrap_or(&question.url);
    let catalog = build::<L::Twin>(server, &files).await.with_context(|| {
        "no twin could be built to compare with; name a server where the role may create \
         databases with --scratch-url"
    })?;
    remembered.keep(&json!({"catalog": catalog}), started.elapsed());
    Ok(catalog)
}

async fn build<S: Scratch>(server: &str, files: &[(&str, &str)]) -> Result<PhysicalSchema> {
    let mut scratch = S::new(server).await?;
    let built = async {
        for (path, text) in files {
            if let Err(refusal) = scratch.run(text).await? {
                bail!("{path} does not run: {refusal}");
            }
        }
        scratch.catalog().await
    }
    .await;
    // What was built is taken away, whatever came of it.
    scratch.close().await?;
    built
}

/// The version at the beginning of a file's name.
fn version_of(path: &str) -> Option<i64> {
    let name = path.rsplit('/').next()?;
    name.split_once('_')?.0.parse().ok()
}
