//! What a migration leaves as it was, which a proof compares before and after.

use cwom_schema::schema::Dialect;

use crate::mapping::Mapping;
use crate::{Op, Snapshot};

/// A table that stays, with the columns whose values nothing changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whose table it is.
    pub dialect: Dialect,
    /// Its name before.
    pub old: String,
    /// Its name after.
    pub new: String,
    /// The names of its columns before and after.
    pub columns: Vec<(String, String)>,
    /// Rows may come to it: it is a log, and a step that changes rows writes down that it did.
    pub grows: bool,
    /// Some of its values change.
    pub changes: bool,
}

/// The tables of each dialect that stay under these operations.
pub(crate) fn kept(previous: &Snapshot, next: &Snapshot, ops: &[Op]) -> Vec<Kept> {
    let of_dialect = |dialect: Dialect| {
        let (previous, next) = (previous.of(dialect), next.of(dialect));
        kept_by(&previous, &next, ops, dialect)
    };
    Dialect::ALL.into_iter().flat_map(of_dialect).collect()
}

fn kept_by(previous: &Snapshot, next: &Snapshot, ops: &[Op], dialect: Dialect) -> Vec<Kept> {
    let mapping = Mapping::new(previous, next, ops, &[]);
    let mut all = Vec::new();
    for (name, old, new) in mapping.kept() {
        let mut columns = Vec::new();
        let mut changes = false;
        for column in &new.columns {
            let old_name = mapping.old_column(name, &column.name);
            let Some(before) = old.column(old_name) else {
                continue;
            };
            let source = mapping.source(name, Some(before), column, dialect, "base");
            let is_same = source.is_some_and(|it| it.changed.is_none() && it.value == "base");
            if is_same {
                columns.push((old_name.to_owned(), column.name.clone()));
            } else {
                changes |= column.generated.is_none();
            }
        }
        if changes {
            // Whoever changes a row raises its version and says when.
            let managed = |name: &str| {
                new.version.as_deref() == Some(name)
                    || new
                        .column(name)
                        .is_some_and(|column| column.ty == "timestamp")
            };
            columns.retain(|(_, name)| !managed(name));
        }
        all.push(Kept {
            dialect,
            old: mapping.old_name(name).unwrap_or(name).to_owned(),
            new: name.to_owned(),
            columns,
            grows: new.is_numbered(),
            changes,
        });
    }
    all
}
