//! What a database of one revision is meant to be, without any word of the spec that it came from
//! but the name of each table's entity.
//!
//! A snapshot is committed next to the migrations and reviewed as a diff, so its text is canonical:
//! sorted but for columns, which stand as the database has them, one attribute on each line. What a
//! dialect says in its own words is there once for each dialect. Triggers and functions are long
//! and change as a whole: the snapshot holds their digests, [`Texts`](crate::Texts) their words.

mod build;
mod only;
mod owners;
mod read;
mod write;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cwom_schema::schema::Dialect;

use crate::side_by_side::both;

pub(crate) use owners::Owners;
pub use read::SnapshotError;
pub(crate) use write::basic;

/// The physical intent of one revision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Enum types of PostgreSQL and their values, in order.
    pub enums: BTreeMap<String, Vec<String>>,
    /// The tables by name.
    pub tables: BTreeMap<String, Table>,
    /// Digests of triggers, functions and views.
    pub digests: PerDialect<Digests>,
}

/// Digests of texts, by key.
pub type Digests = BTreeMap<RoutineKey, String>;

/// The same thing in the words of each dialect.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PerDialect<T> {
    /// For SQLite.
    pub sqlite: T,
    /// For PostgreSQL.
    pub postgres: T,
}

/// A trigger, a function or a view by what a statement would call it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RoutineKey {
    /// Functions first, since triggers enter them.
    pub kind: RoutineKind,
    /// What it is on: a table, a view or a partition; empty for functions that tables share.
    pub table: String,
    /// Its name.
    pub name: String,
}

/// What a routine is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoutineKind {
    /// A function of PostgreSQL.
    Function,
    /// A view of SQLite through which rows are written.
    View,
    /// A trigger that writes the entries of an audited table.
    Entry,
    /// Any other trigger.
    Trigger,
    /// No object of a database: what the entries of an audited table hold, under the name that they
    /// have for its rows.
    Image,
}

/// One table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What a row is; PostgreSQL shows it.
    pub doc: String,
    /// What the spec calls it, an entity or `Owner.link`; none for the tables of the audit log, and
    /// in snapshots of a toolkit that did not keep it. `renamed_from` is about this name.
    pub of: Option<String>,
    /// The only dialect that has it; none: all have.
    pub only: Option<Dialect>,
    /// SQLite stores it without a row id.
    pub without_rowid: bool,
    /// PostgreSQL keeps the rows of each month of this column in a partition of their own. The
    /// partition for all others comes and goes with the table, since it holds rows.
    pub monthly: Option<String>,
    /// The column that counts the versions of a row, where there is one.
    pub version: Option<String>,
    /// The columns as the database has them.
    pub columns: Vec<Column>,
    /// The primary key.
    pub primary_key: Key,
    /// Unique constraints by name.
    pub uniques: BTreeMap<String, Vec<String>>,
    /// Foreign keys by name.
    pub foreign_keys: BTreeMap<String, ForeignKey>,
    /// Checks by name.
    pub checks: BTreeMap<String, Check>,
    /// Indexes by name, those of partial unique keys included.
    pub indexes: BTreeMap<String, Index>,
}

/// One column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// The only dialect that has it; none: all have.
    pub only: Option<Dialect>,
    /// What it holds, in a word that no dialect owns.
    pub ty: String,
    /// The type's name.
    pub type_name: PerDialect<String>,
    /// Whether it may be null.
    pub nullable: bool,
    /// The database numbers the rows, and gives no number twice.
    pub numbered: bool,
    /// What an INSERT that leaves it out stores.
    pub default: PerDialect<Option<String>>,
    /// The expression that the database computes it from.
    pub generated: Option<PerDialect<String>>,
    /// The values that an enum allows, in order; empty for other columns.
    pub values: Vec<String>,
    /// What it says; PostgreSQL shows it.
    pub doc: String,
}

/// A named key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Key {
    /// Name of the constraint.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
}

/// A foreign key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForeignKey {
    /// The referring columns.
    pub columns: Vec<String>,
    /// The table that it points at.
    pub target: String,
    /// The columns there.
    pub target_columns: Vec<String>,
    /// What deleting the target does, in SQL.
    pub on_delete: String,
    /// Looked at when the transaction ends.
    pub deferred: bool,
}

/// A check; one that a dialect's types keep by themselves is there for the other only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Check {
    /// The conditions.
    pub condition: PerDialect<Option<String>>,
}

/// An index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// Whether it keeps a partial unique key.
    pub unique: bool,
    /// The only dialect that has it; none: all have.
    pub only: Option<Dialect>,
    /// What follows the name of the table; empty for a dialect that does not have it.
    pub parts: PerDialect<String>,
}

impl<T> PerDialect<T> {
    /// The one of a dialect.
    pub const fn get(&self, dialect: Dialect) -> &T {
        match dialect {
            Dialect::Sqlite => &self.sqlite,
            Dialect::Postgres => &self.postgres,
        }
    }

    /// The one of a dialect, to be changed.
    pub const fn get_mut(&mut self, dialect: Dialect) -> &mut T {
        match dialect {
            Dialect::Sqlite => &mut self.sqlite,
            Dialect::Postgres => &mut self.postgres,
        }
    }

    /// Both, made in the same way.
    pub fn of(mut make: impl FnMut(Dialect) -> T) -> Self {
        Self {
            sqlite: make(Dialect::Sqlite),
            postgres: make(Dialect::Postgres),
        }
    }
}

impl<T: Send> PerDialect<T> {
    /// Both, at once.
    pub(crate) fn side_by_side(make: impl Fn(Dialect) -> T + Sync) -> Self {
        let (sqlite, postgres) = both(|| make(Dialect::Sqlite), || make(Dialect::Postgres));
        Self { sqlite, postgres }
    }
}

impl Snapshot {
    /// The digest by which plans and the lock name this revision.
    pub fn hash(&self) -> String {
        crate::digest::sha256_of(self)
    }

    /// The text that is committed.
    pub fn text(&self) -> String {
        // More than tables take, so that the text is not copied while it grows.
        let mut out = String::with_capacity(self.tables.len() * 16_000);
        // Writing to a string cannot fail.
        let _ = write!(out, "{self}");
        out
    }

    /// Whether changes of a table's rows are recorded.
    pub fn is_audited(&self, table: &str) -> bool {
        let digests = &self.digests.postgres;
        let mut keys = RoutineKey::of_table(digests, RoutineKind::Entry, table);
        keys.next().is_some()
    }

    /// What entries call the rows of an audited table; `None` where they are not audited, or a
    /// toolkit wrote the snapshot that did not keep it.
    pub fn kind_of(&self, table: &str) -> Option<&str> {
        let digests = &self.digests.postgres;
        let (key, _) = RoutineKey::of_table(digests, RoutineKind::Image, table).next()?;
        Some(&key.name)
    }
}

impl RoutineKey {
    /// Those of a kind.
    pub(crate) fn of_kind<V>(
        routines: &BTreeMap<Self, V>,
        kind: RoutineKind,
    ) -> impl Iterator<Item = (&Self, &V)> {
        let found = routines.range(Self::first(kind, "")..);
        found.take_while(move |(key, _)| key.kind == kind)
    }

    /// Those of a kind that are on a table.
    pub(crate) fn of_table<'r, V>(
        routines: &'r BTreeMap<Self, V>,
        kind: RoutineKind,
        table: &str,
    ) -> impl Iterator<Item = (&'r Self, &'r V)> + use<'r, V> {
        let first = Self::first(kind, table);
        let table = first.table.clone();
        let found = routines.range(first..);
        found.take_while(move |(key, _)| key.kind == kind && key.table == table)
    }

    /// What no key of a kind and a table is before.
    fn first(kind: RoutineKind, table: &str) -> Self {
        Self {
            kind,
            table: table.to_owned(),
            name: String::new(),
        }
    }
}

impl Table {
    /// Whether the database numbers its rows.
    pub fn is_numbered(&self) -> bool {
        self.columns.iter().any(|column| column.numbered)
    }

    /// The column called `name`.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Whether SQLite numbers the rows and nobody else does.
    pub fn has_hidden_rowid(&self) -> bool {
        let key = match self.primary_key.columns.as_slice() {
            [only] => self.column(only),
            _ => None,
        };
        let alias = key.is_some_and(|key| key.type_name.sqlite.eq_ignore_ascii_case("integer"));
        !self.without_rowid && !alias
    }
}

impl ForeignKey {
    /// Whether deleting the target changes rows here.
    pub fn is_destructive(&self) -> bool {
        self.on_delete != "NO ACTION" && self.on_delete != "RESTRICT"
    }
}

impl Snapshot {
    /// Puts columns in the order in which a database that comes from `previous` has them: those
    /// that were there first, as they were, then the new ones as the spec lists them. Moving a line
    /// of the spec is no migration.
    pub fn adopt_order(&mut self, previous: &Self, ops: &[crate::Op]) {
        let mapping = crate::mapping::Mapping::new(previous, self, ops, &[]);
        let mut orders = Vec::new();
        for (name, old, new) in mapping.kept() {
            let position = |column: &Column| {
                let old_name = mapping.old_column(name, &column.name);
                let mut columns = old.columns.iter();
                columns
                    .position(|it| it.name == old_name)
                    .unwrap_or(usize::MAX)
            };
            if new.columns.is_sorted_by_key(position) {
                continue;
            }
            let mut columns = new.columns.clone();
            columns.sort_by_key(position);
            orders.push((name.to_owned(), columns));
        }
        for (name, columns) in orders {
            if let Some(table) = self.tables.get_mut(&name) {
                table.columns = columns;
            }
        }
    }
}
