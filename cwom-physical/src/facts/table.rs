//! Facts of tables, columns and views.

use super::{Collector, Facets};
use crate::schema::{Column, RowSecurity, Table, View};
use crate::{Facet, ObjectKind, ObjectPath};

impl Collector {
    pub(super) fn table(&mut self, name: &str, table: &Table) {
        let facets = Facets::default()
            .with_if(Facet::Strict, table.strict, "STRICT")
            .with_if(Facet::WithoutRowid, table.without_rowid, "WITHOUT ROWID")
            .with_if(Facet::Autoincrement, table.autoincrement, "AUTOINCREMENT")
            .with_if(Facet::Persistence, table.unlogged, "UNLOGGED")
            .with_list(Facet::Options, &table.options)
            .with_some(Facet::RowSecurity, row_security(table.row_security))
            .with_some(Facet::ReplicaIdentity, table.replica_identity.as_deref())
            .with_some(Facet::Partitioning, table.partitioning.as_deref())
            .with_some(
                Facet::PartitionOf,
                table
                    .partition_of
                    .as_ref()
                    .map(|place| format!("{} {}", place.parent, place.bound)),
            )
            .with_list(Facet::Inherits, &table.inherits)
            .with_some(Facet::Comment, table.comment.as_deref());
        self.add(ObjectPath::relation(ObjectKind::Table, name), facets);

        for (column, it) in &table.columns {
            self.add(
                ObjectPath::part(name, ObjectKind::Column, column),
                column_facets(it),
            );
        }
        self.constraints(name, table);
        for (index, it) in &table.indexes {
            self.index(name, index, it);
        }
        for (trigger, it) in &table.triggers {
            self.trigger(name, trigger, it);
        }
    }

    pub(super) fn view(&mut self, name: &str, view: &View) {
        let kind = if view.materialized {
            ObjectKind::MaterializedView
        } else {
            ObjectKind::View
        };
        let lines = |texts: &std::collections::BTreeMap<String, String>| {
            let lines: Vec<String> = texts
                .iter()
                .map(|(column, text)| format!("{column}: {text}"))
                .collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        };
        let facets = Facets::default()
            .with(Facet::Definition, &view.definition)
            .with_list(Facet::Options, &view.options)
            .with_if(Facet::Valid, view.unpopulated, "never filled")
            .with_some(Facet::Default, lines(&view.column_defaults))
            .with_some(Facet::ColumnComments, lines(&view.column_comments))
            .with_some(Facet::Comment, view.comment.as_deref());
        self.add(ObjectPath::relation(kind, name), facets);
        for (index, it) in &view.indexes {
            self.index(name, index, it);
        }
        for (trigger, it) in &view.triggers {
            self.trigger(name, trigger, it);
        }
    }
}

fn column_facets(column: &Column) -> Facets {
    let generated = column.generated.as_ref().map(|generated| {
        let kind = if generated.stored {
            "STORED"
        } else {
            "VIRTUAL"
        };
        format!("({}) {kind}", generated.expression)
    });
    let identity = column.identity.as_ref().map(|identity| {
        let kind = if identity.always {
            "ALWAYS"
        } else {
            "BY DEFAULT"
        };
        format!("{kind} {}", identity.sequence)
    });
    Facets::default()
        .with(Facet::Type, &column.data_type)
        .with(
            Facet::Nullable,
            if column.nullable { "NULL" } else { "NOT NULL" },
        )
        .with_some(Facet::OnConflict, column.on_conflict.as_deref())
        .with_some(Facet::Default, column.default.as_deref())
        .with_some(Facet::Collation, column.collation.as_deref())
        .with_some(Facet::Generated, generated)
        .with_some(Facet::Identity, identity)
        .with_some(Facet::Storage, column.storage.as_deref())
        .with_some(Facet::Comment, column.comment.as_deref())
}

fn row_security(security: RowSecurity) -> Option<&'static str> {
    match security {
        RowSecurity::Off => None,
        RowSecurity::Enabled => Some("enabled"),
        RowSecurity::Forced => Some("enabled and forced"),
        RowSecurity::ForcedOnly => Some("forced, not enabled"),
    }
}
