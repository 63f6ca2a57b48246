//! The plan of a migration as a file: what was meant, decided and known.

use std::fmt::{self, Display, Formatter, Write as _};

use super::Name;
use crate::diff::renamed_tables;
use crate::hazard::{Hazard, Severity};
use crate::op::{Op, TableOp};
use crate::plan::Outline;
use crate::snapshot::basic;
use crate::{Decisions, Snapshot};

/// What is put down of a migration.
pub(crate) struct Record<'a> {
    /// The revision before.
    pub(crate) parent: &'a Snapshot,
    /// What changed.
    pub(crate) ops: &'a [Op],
    /// How each dialect does it.
    pub(crate) outlines: &'a [Outline],
    /// What could go wrong.
    pub(crate) hazards: &'a [Hazard],
    /// What a person decided.
    pub(crate) decisions: &'a Decisions,
    /// The digests of the snapshots before and after. The next plan has to follow the second.
    pub(crate) revisions: [String; 2],
}

impl Record<'_> {
    /// The plan's file: its path and its text.
    pub(crate) fn file(&self, name: &Name) -> (String, String) {
        (format!("plans/{}.toml", name.stem()), self.text())
    }

    fn text(&self) -> String {
        let [parent, result] = &self.revisions;
        let mut out = format!("format = 1\nparent = \"{parent}\"\nresult = \"{result}\"\n");
        for outline in self.outlines {
            line(&mut out, outline.dialect.name(), &outline.tier);
        }
        let lossy = self.irreversible();
        for (position, op) in self.ops.iter().enumerate() {
            let (kind, on, detail) = describe(op);
            out.push_str("\n[[op]]\n");
            line(&mut out, "kind", kind);
            line(&mut out, "on", &on);
            if !detail.is_empty() {
                line(&mut out, "detail", &detail);
            }
            for (_, reason) in lossy.iter().filter(|(lossy, _)| *lossy == position) {
                line(&mut out, "irreversible", reason);
            }
        }
        for hazard in self.hazards {
            out.push_str("\n[[hazard]]\n");
            line(&mut out, "id", hazard.id);
            line(&mut out, "on", &hazard.on);
            if hazard.severity == Severity::Error
                && let Some(reason) = self.decisions.accepts(hazard.id, &hazard.on)
            {
                line(&mut out, "accepted", &reason);
            }
        }
        for decision in self.decisions.recorded() {
            out.push_str("\n[[decision]]\n");
            for (key, value) in decision.facets() {
                line(&mut out, key, &value);
            }
        }
        out
    }

    /// Operations that have no way back for rows, by position, with the reason.
    fn irreversible(&self) -> Vec<(usize, String)> {
        let parent = renamed_tables(self.parent, self.ops);
        let ops = self.ops.iter().enumerate();
        ops.filter_map(|(position, op)| Some((position, op.invert(&parent).err()?.reason)))
            .collect()
    }
}

fn line(out: &mut String, key: &str, value: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{key} = {}", basic(value));
}

impl Display for Op {
    /// Kind and place, as the plan's file has them: `add_column issues.severity`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (kind, on, detail) = describe(self);
        f.write_str(kind)?;
        if !on.is_empty() {
            write!(f, " {on}")?;
        }
        if !detail.is_empty() {
            write!(f, " ({detail})")?;
        }
        Ok(())
    }
}

/// Kind, place and detail of an operation.
fn describe(op: &Op) -> (&'static str, String, String) {
    let none = String::new;
    match op {
        Op::CreateEnum(name) => ("create_enum", name.clone(), none()),
        Op::DropEnum(name) => ("drop_enum", name.clone(), none()),
        Op::ChangeEnum(name) => ("change_enum", name.clone(), none()),
        Op::CreateTable(name) => ("create_table", name.clone(), none()),
        Op::DropTable(name) => ("drop_table", name.clone(), none()),
        Op::RenameTable { from, to } => ("rename_table", to.clone(), from.clone()),
        Op::Table { table, change } => {
            let (kind, name, detail) = describe_change(change);
            let on = if name.is_empty() {
                table.clone()
            } else {
                format!("{table}.{name}")
            };
            (kind, on, detail)
        }
    }
}

fn describe_change(change: &TableOp) -> (&'static str, &str, String) {
    let none = String::new;
    match change {
        TableOp::AddColumn { column, .. } => ("add_column", column, none()),
        TableOp::DropColumn(column) => ("drop_column", column, none()),
        TableOp::RenameColumn { from, to } => ("rename_column", to, from.clone()),
        TableOp::ChangeType {
            column, from, to, ..
        } => ("change_type", column, format!("{from} to {to}")),
        TableOp::SetNullable {
            column, nullable, ..
        } => {
            let detail = if *nullable { "optional" } else { "required" };
            ("set_nullable", column, detail.to_owned())
        }
        TableOp::SetDefault(column) => ("set_default", column, none()),
        TableOp::ChangeGenerated(column) => ("change_generated", column, none()),
        TableOp::AddValue { column, value } => ("add_value", column, value.clone()),
        TableOp::RemoveValue { column, value, map } => {
            let detail = match map {
                Some(map) => format!("{value} to {map}"),
                None => value.clone(),
            };
            ("remove_value", column, detail)
        }
        TableOp::RenameValue { column, from, to } => {
            ("rename_value", column, format!("{from} to {to}"))
        }
        TableOp::ReorderValues(column) => ("reorder_values", column, none()),
        TableOp::ChangePrimaryKey => ("change_primary_key", "", none()),
        TableOp::ChangePartitions => ("change_partitions", "", none()),
        TableOp::Add(part, name) => ("add", name, part.word().to_owned()),
        TableOp::Drop(part, name) => ("drop", name, part.word().to_owned()),
        TableOp::Change(part, name) => ("change", name, part.word().to_owned()),
        TableOp::Rename { part, from, to } => ("rename", to, format!("{} {from}", part.word())),
        TableOp::ChangeRules => ("change_rules", "", none()),
        TableOp::SetDoc(column) => ("set_doc", column.as_deref().unwrap_or_default(), none()),
    }
}
