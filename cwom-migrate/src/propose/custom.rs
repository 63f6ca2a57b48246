//! A migration for a person to write.

use super::layout::{Locked, all_files, append};
use super::{New, Proposal, Proposer, Refusal};
use crate::Snapshot;
use crate::chain::Parts;
use crate::files::{Name, allocate};
use crate::lock::Lock;

impl Proposer<'_> {
    /// A migration that does nothing yet, for a person to write.
    pub(super) fn with_custom(&self, mut lock: Lock, head: &Parts) -> Result<Proposal, Refusal> {
        let word = self.request.word.unwrap_or("custom").to_owned();
        let version = allocate(self.request.now, self.base.lock.last_version());
        let name = Name {
            version: version.map_err(Refusal::Version)?,
            word,
        };
        let stem = name.stem();
        let ir = lock.plans.last().map(|plan| plan.ir.clone());
        let ir = ir.unwrap_or_else(|| Snapshot::default().hash());
        let mut own = Vec::new();
        for dialect in &self.schema.dialects {
            for half in ["up", "down"] {
                let path = format!("{}/{stem}.{half}.sql", dialect.name());
                let text = format!(
                    "-- cwom {stem} {} {half} 1/1 phase=expand custom\n-- Write it here; what the spec \
                     describes must be the same afterwards. `gen` locks it again.\nSELECT 1;\n",
                    dialect.name()
                );
                own.push(Locked::new(path, text));
            }
        }
        own.push(Locked::new(
            format!("plans/{stem}.toml"),
            format!("format = 1\ncustom = true\nparent = \"{ir}\"\nresult = \"{ir}\"\n"),
        ));
        let mut history = self.base.files.clone();
        append((&mut lock, &mut history), stem.clone(), ir, own);
        lock.unreleased = true;
        let (before, parent_spec) = self.before();
        let files = all_files(&lock, history, head, Some(before));
        Ok(Proposal {
            files,
            removed: Vec::new(),
            unreleased: true,
            relocked: Vec::new(),
            new: Some(New {
                stem,
                ops: Vec::new(),
                hazards: Vec::new(),
                plans: Vec::new(),
                unused: Vec::new(),
                kept: Vec::new(),
                custom: true,
            }),
            parent_spec,
        })
    }
}
