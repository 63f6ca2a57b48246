//! Databases against the spec: the chain replayed from nothing, a live database beside its twin.

mod live;
mod probes;
mod replay;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use cwom_migrate::lock::LockedPlan;
use cwom_schema::schema::Dialect;

pub(crate) use live::live;
pub(crate) use replay::replay;

/// The files of one plan for one dialect, by path and text.
struct PlanFiles<'q> {
    stem: &'q str,
    up: Vec<(&'q str, &'q str)>,
    /// In the order in which they run.
    down: Vec<(&'q str, &'q str)>,
}

/// What each plan does to a dialect, in order.
fn plan_files<'q>(
    plans: &'q [LockedPlan],
    migrations: &'q BTreeMap<String, String>,
    dialect: Dialect,
) -> Result<Vec<PlanFiles<'q>>> {
    let prefix = format!("{}/", dialect.name());
    let mut all = Vec::new();
    for plan in plans {
        let mut files = PlanFiles {
            stem: &plan.stem,
            up: Vec::new(),
            down: Vec::new(),
        };
        for (path, _) in plan
            .files
            .iter()
            .filter(|(path, _)| path.starts_with(&prefix))
        {
            let text = migrations
                .get(path)
                .with_context(|| format!("{path} is gone"))?;
            if path.ends_with(".up.sql") {
                files.up.push((path, text));
            } else {
                files.down.insert(0, (path, text));
            }
        }
        if !files.up.is_empty() {
            all.push(files);
        }
    }
    Ok(all)
}
