//! What one dialect has of a snapshot.

use cwom_schema::schema::Dialect;

use super::{Snapshot, Table};

impl Snapshot {
    /// The snapshot as a dialect has it: without tables, columns and indexes of the other, and with
    /// its own keys. Lowering starts from this, so that no step of it has to ask.
    #[must_use]
    pub fn of(&self, dialect: Dialect) -> Self {
        let has = |only: Option<Dialect>| only.is_none_or(|only| only == dialect);
        let tables = self.tables.iter().filter(|(_, table)| has(table.only));
        let mut own = Self {
            tables: tables
                .map(|(name, it)| (name.clone(), it.clone()))
                .collect(),
            ..Self::default()
        };
        if dialect == Dialect::Postgres {
            own.enums.clone_from(&self.enums);
        }
        for table in own.tables.values_mut() {
            table.columns.retain(|column| has(column.only));
            table.indexes.retain(|_, index| has(index.only));
            partition_keys(table, dialect);
        }
        let digests = own.digests.get_mut(dialect);
        digests.clone_from(self.digests.get(dialect));
        own
    }
}

/// A table of PostgreSQL in partitions has that of the row in every key; SQLite has no partitions.
fn partition_keys(table: &mut Table, dialect: Dialect) {
    if dialect == Dialect::Sqlite {
        table.monthly = None;
    }
    if let Some(column) = &table.monthly {
        table.primary_key.columns.push(column.clone());
        for columns in table.uniques.values_mut() {
            columns.push(column.clone());
        }
    }
}
