//! Whose a trigger is.

use std::collections::BTreeMap;

use cwom_sql::audit::default_partition;

use super::{RoutineKey, RoutineKind, Snapshot};

/// The tables that views and partitions belong to, by their names.
pub(crate) struct Owners<'s> {
    snapshot: &'s Snapshot,
    others: BTreeMap<String, &'s str>,
}

impl<'s> Owners<'s> {
    pub(crate) fn new(snapshot: &'s Snapshot) -> Self {
        let partitioned = snapshot.tables.iter();
        let partitions = partitioned
            .filter(|(_, table)| table.monthly.is_some())
            .map(|(name, _)| (default_partition(name), name.as_str()));
        let views = RoutineKey::of_kind(&snapshot.digests.sqlite, RoutineKind::View);
        let views = views.map(|(key, _)| (key.name.clone(), key.table.as_str()));
        Self {
            snapshot,
            others: partitions.chain(views).collect(),
        }
    }

    /// The table that a trigger on a view or on a partition belongs to in the end.
    pub(crate) fn of<'o>(&'o self, on: &'o str) -> &'o str {
        if self.snapshot.tables.contains_key(on) {
            return on;
        }
        self.others.get(on).copied().unwrap_or(on)
    }
}
