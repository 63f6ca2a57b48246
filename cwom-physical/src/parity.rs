//! Whether databases of two engines mean the same, as far as their catalogs can tell: what is there,
//! what may be null, what identifies a row and what it refers to.
//!
//! Types, checks and triggers are each engine's own way to the same rule, so that their texts say
//! nothing about each other; whether the rules hold is for rows to show.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{Column, Deferrable, ForeignKey, Index, Table};
use crate::{Dialect, ObjectKind, ObjectPath, PhysicalSchema};

/// Something that only one engine has, or that they have in two ways.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Disparity {
    /// The object.
    pub object: ObjectPath,
    /// What it is on one engine and on the other, in words.
    pub message: String,
}

/// What was compared, and what is not the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parity {
    /// How many tables and parts of tables both have.
    pub compared: usize,
    /// What is not the same, sorted.
    pub disparities: Vec<Disparity>,
}

/// Compares a schema of one engine with one of the other. `is_of_one` says which tables, and columns
/// of tables, are meant for one engine only.
///
/// On PostgreSQL partitions are part of their table, whose keys hold the column that they are by.
pub fn parity(
    left: &PhysicalSchema,
    right: &PhysicalSchema,
    is_of_one: impl Fn(&str, Option<&str>) -> bool,
) -> Parity {
    let mut parity = Parity::default();
    let (left_tables, right_tables) = (tables(left, &is_of_one), tables(right, &is_of_one));
    let sides = Sides {
        left: left.dialect,
        right: right.dialect,
    };
    parity.same_names(sides, None, ObjectKind::Table, &left_tables, &right_tables);
    for (name, table) in &left_tables {
        let Some(other) = right_tables.get(name) else {
            continue;
        };
        let (mut columns, mut others) = (by_name(&table.columns), by_name(&other.columns));
        columns.retain(|column, _| !is_of_one(name, Some(column)));
        others.retain(|column, _| !is_of_one(name, Some(column)));
        parity.columns(sides, name, &columns, &others);
        parity.keys(sides, name, table, other);
        parity.references(sides, name, table, other);
        let (indexes, others) = (indexes(table), indexes(other));
        parity.same_names(sides, Some(name), ObjectKind::Index, &indexes, &others);
    }
    parity.disparities.sort();
    parity
}

/// Which engine is on which side.
#[derive(Clone, Copy)]
struct Sides {
    left: Dialect,
    right: Dialect,
}

impl Sides {
    fn differ(self, what: &str, left: &str, right: &str) -> String {
        format!("{what}: {left} on {}, {right} on {}", self.left, self.right)
    }
}

/// The tables that both should have.
fn tables<'s>(
    schema: &'s PhysicalSchema,
    is_of_one: &impl Fn(&str, Option<&str>) -> bool,
) -> BTreeMap<&'s str, &'s Table> {
    let tables = schema.tables.iter();
    tables
        .filter(|(name, table)| table.partition_of.is_none() && !is_of_one(name, None))
        .map(|(name, table)| (name.as_str(), table))
        .collect()
}

/// Indexes that find rows; one that only keeps the range of each block is PostgreSQL's alone.
fn indexes(table: &Table) -> BTreeMap<&str, &Index> {
    let mut indexes = by_name(&table.indexes);
    indexes.retain(|_, index| index.method != "brin");
    indexes
}

/// Unique keys by name: constraints, and indexes that are unique.
fn uniques(table: &Table) -> BTreeMap<&str, Vec<String>> {
    let constraints = table.uniques.iter();
    let constraints = constraints.map(|(name, it)| (name.as_str(), it.columns.clone()));
    let indexes = table.indexes.iter().filter(|(_, index)| index.unique);
    let indexes = indexes.map(|(name, index)| {
        let parts = index.parts.iter().map(|part| part.key.clone());
        (name.as_str(), parts.collect())
    });
    constraints.chain(indexes).collect()
}

/// Parts by names that live as long as they do.
fn by_name<T>(parts: &BTreeMap<String, T>) -> BTreeMap<&str, &T> {
    let parts = parts.iter();
    parts.map(|(name, part)| (name.as_str(), part)).collect()
}

impl Parity {
    fn add(&mut self, object: ObjectPath, message: String) {
        self.disparities.push(Disparity { object, message });
    }

    fn same_names<L, R>(
        &mut self,
        sides: Sides,
        table: Option<&str>,
        kind: ObjectKind,
        left: &BTreeMap<&str, L>,
        right: &BTreeMap<&str, R>,
    ) {
        let (here, there): (BTreeSet<&str>, BTreeSet<&str>) = (
            left.keys().copied().collect(),
            right.keys().copied().collect(),
        );
        self.compared += here.intersection(&there).count();
        for name in here.symmetric_difference(&there) {
            let side = if here.contains(name) {
                sides.left
            } else {
                sides.right
            };
            let object = match table {
                Some(table) => ObjectPath::part(table, kind, *name),
                None => ObjectPath::relation(kind, *name),
            };
            self.add(object, format!("only {side} has it"));
        }
    }

    fn columns(
        &mut self,
        sides: Sides,
        table: &str,
        left: &BTreeMap<&str, &Column>,
        right: &BTreeMap<&str, &Column>,
    ) {
        self.same_names(sides, Some(table), ObjectKind::Column, left, right);
        for (name, column) in left {
            let Some(other) = right.get(name) else {
                continue;
            };
            let nullable = |column: &Column| if column.nullable { "NULL" } else { "NOT NULL" };
            let computed = |column: &Column| match &column.generated {
                Some(_) => "computed",
                None => "stored as written",
            };
            for (what, left, right) in [
                ("nullability", nullable(column), nullable(other)),
                ("values", computed(column), computed(other)),
            ] {
                if left != right {
                    let object = ObjectPath::part(table, ObjectKind::Column, *name);
                    self.add(object, sides.differ(what, left, right));
                }
            }
        }
    }

    fn keys(&mut self, sides: Sides, table: &str, left: &Table, right: &Table) {
        let primary = |it: &Table| -> BTreeMap<&str, Vec<String>> {
            let key = it.primary_key.iter();
            key.map(|key| ("PRIMARY KEY", key.columns.clone()))
                .collect()
        };
        let is_partitioned = left.partitioning.is_some() || right.partitioning.is_some();
        for (kind, left, right) in [
            (ObjectKind::PrimaryKey, primary(left), primary(right)),
            (ObjectKind::Unique, uniques(left), uniques(right)),
        ] {
            self.same_names(sides, Some(table), kind, &left, &right);
            for (name, columns) in &left {
                let Some(others) = right.get(name) else {
                    continue;
                };
                let is_prefix = columns.starts_with(others) || others.starts_with(columns);
                if columns != others && !(is_partitioned && is_prefix) {
                    let message = sides.differ("columns", &columns.join(", "), &others.join(", "));
                    self.add(ObjectPath::part(table, kind, *name), message);
                }
            }
        }
    }

    fn references(&mut self, sides: Sides, table: &str, left: &Table, right: &Table) {
        let (left, right) = (by_name(&left.foreign_keys), by_name(&right.foreign_keys));
        self.same_names(sides, Some(table), ObjectKind::ForeignKey, &left, &right);
        for (name, key) in &left {
            let Some(other) = right.get(name) else {
                continue;
            };
            let columns = |key: &ForeignKey| key.columns.join(", ");
            let target = |key: &ForeignKey| format!("{} ({})", key.table, key.target.join(", "));
            let deferred = |key: &ForeignKey| match key.deferrable {
                Deferrable::No => "at once",
                Deferrable::Immediate => "at once, unless it is put off",
                Deferrable::Deferred => "at the end of the transaction",
            };
            for (what, left, right) in [
                ("columns", columns(key), columns(other)),
                ("target", target(key), target(other)),
                ("on delete", key.on_delete.clone(), other.on_delete.clone()),
                (
                    "looked at",
                    deferred(key).to_owned(),
                    deferred(other).to_owned(),
                ),
            ] {
                if left != right {
                    let object = ObjectPath::part(table, ObjectKind::ForeignKey, *name);
                    self.add(object, sides.differ(what, &left, &right));
                }
            }
        }
    }
}
