//! What a migration means for the audit log.

use super::{Hazard, Severity, add};
use crate::diff::audited;
use crate::mapping::Mapping;
use crate::op::Op;
use crate::snapshot::Snapshot;

/// Histories that go on with entries of the migration, begin with it, or end.
pub(super) fn add_hazards(
    found: &mut Vec<Hazard>,
    previous: &Snapshot,
    next: &Snapshot,
    ops: &[Op],
) {
    let mapping = Mapping::new(previous, next, ops, &[]);
    let changed = audited::changed(previous, next, ops);
    for (table, _, _) in mapping.kept() {
        let old = mapping.old_name(table).unwrap_or(table);
        let (was, is) = (previous.is_audited(old), next.is_audited(table));
        let (old_kind, kind) = (previous.kind_of(old), next.kind_of(table));
        let warning = Severity::Warning;
        if was && !is {
            let message = "changes of its rows are not recorded any more";
            add(found, "CW-A05", warning, table, message);
        } else if is && !was {
            let message = "rows that are there begin their history with this migration";
            add(found, "CW-A03", warning, table, message);
        } else if let (Some(old_kind), Some(kind)) = (old_kind, kind)
            && old_kind != kind
        {
            let message = format!(
                "entries call its rows `{kind}` from now on, and their history begins again; \
                 that of `{old_kind}` stays"
            );
            add(found, "CW-A03", warning, table, &message);
        } else if changed.iter().any(|it| it == table) {
            let message = "each row that changes gets an entry by `system` and its next version";
            add(found, "CW-A01", warning, table, message);
        }
    }
}
