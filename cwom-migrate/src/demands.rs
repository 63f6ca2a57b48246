//! What a migration asks of the rows that are there, before it changes anything: values that fit,
//! and rows that keep every rule that is new. A demand that is not met says which rule it is, how
//! many rows break it, the key of one of them, and what to do.

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, quote};

use crate::mapping::{Mapping, qualified};
use crate::snapshot::{Column, ForeignKey, Table};
use crate::sqlite::Origin;

/// Rows that must not be there.
pub(crate) struct Demand {
    /// The rule, and what rows do that break it.
    pub(crate) broken: String,
    /// What the message calls the key of a row.
    pub(crate) key: String,
    /// The rows, as what follows FROM; the key of each is its column `cwom_key`.
    pub(crate) rows: String,
    /// What to do.
    pub(crate) remedy: &'static str,
}

/// The column that has the key of a row as text.
pub(crate) const KEY: &str = "\"cwom_key\"";

const CHANGE: &str = "change them, then migrate again";
const FILL: &str = "fill them, then migrate again";

/// Everything that is asked, values first: what follows computes with them.
pub(crate) fn demands(mapping: &Mapping<'_>, dialect: Dialect) -> Vec<Demand> {
    let all: Vec<Rows<'_>> = mapping
        .kept()
        .map(|(name, old, new)| Rows {
            mapping,
            dialect,
            name,
            old: &mapping.moved.tables[name],
            new,
            origin: (dialect == Dialect::Sqlite).then(|| Origin::new(mapping, name, old)),
        })
        .collect();
    let mut demands = Vec::new();
    let changed = || all.iter().filter(|rows| !mapping.is_same(rows.name));
    for rows in changed() {
        rows.values(&mut demands);
    }
    for rows in changed() {
        rows.uniques(&mut demands);
        rows.checks(&mut demands);
        rows.foreign_keys(&mut demands, &all);
    }
    demands
}

/// The rows of a table that stays.
struct Rows<'a> {
    mapping: &'a Mapping<'a>,
    dialect: Dialect,
    name: &'a str,
    /// What the table was, under the names of now.
    old: &'a Table,
    new: &'a Table,
    /// Where SQLite has them.
    origin: Option<Origin<'a>>,
}

impl Rows<'_> {
    /// Whether names have moved when the demand is made: on PostgreSQL they do that first, but for
    /// a table that is made anew.
    fn is_moved(&self) -> bool {
        self.dialect == Dialect::Postgres && self.old.monthly == self.new.monthly
    }

    /// The rows as they are when the demand is made, as what follows FROM.
    fn table(&self) -> String {
        match &self.origin {
            Some(origin) => origin.rows(),
            None if self.is_moved() => Ident(self.name).to_string(),
            None => Ident(self.called()).to_string(),
        }
    }

    /// What people know the table as before the migration.
    fn called(&self) -> &str {
        self.mapping.old_name(self.name).unwrap_or(self.name)
    }

    /// The old value of a column.
    fn place(&self, column: &str) -> String {
        match &self.origin {
            Some(origin) => origin.place(column),
            None if self.is_moved() => qualified(self.name, column),
            None => {
                let column = self.mapping.old_column(self.name, column);
                qualified(self.called(), column)
            }
        }
    }

    /// The key of an old row as text, and what people call it.
    fn key(&self) -> (String, String) {
        let columns = &self.old.primary_key.columns;
        let texts: Vec<String> = columns
            .iter()
            .map(|column| format!("CAST({} AS text)", self.place(column)))
            .collect();
        let names: Vec<&str> = columns
            .iter()
            .map(|column| self.mapping.old_column(self.name, column))
            .collect();
        (texts.join(" || ', ' || "), names.join(", "))
    }

    fn demand(&self, broken: String, rows: String, remedy: &'static str) -> Demand {
        Demand {
            broken,
            key: self.key().1,
            rows,
            remedy,
        }
    }

    /// Values that can be what they are to be, and something where something must be.
    fn values(&self, demands: &mut Vec<Demand>) {
        let key = self.key().0;
        for column in &self.new.columns {
            let before = self.old.column(&column.name);
            let base = self.place(&column.name);
            let source = self
                .mapping
                .source(self.name, before, column, self.dialect, &base);
            let Some(source) = source else { continue };
            let old_name = self.mapping.old_column(self.name, &column.name);
            let place = format!("{}.{old_name}", self.called());
            let table = self.table();
            let rows = |condition: &str| {
                format!(
                    "(SELECT {key} AS {KEY} FROM {table} WHERE ({condition}) IS FALSE) AS \"rows\""
                )
            };
            if let Some(condition) = &source.condition {
                let broken = format!("{place}: rows with a value that does not fit");
                demands.push(self.demand(broken, rows(condition), CHANGE));
            }
            if let Some(condition) = &source.given {
                let broken = format!("{place} is required: rows that have nothing there");
                demands.push(self.demand(broken, rows(condition), FILL));
            }
        }
    }

    /// Whether a column has anything to do with rows that are there.
    fn has_values(&self, column: &str) -> bool {
        self.old.column(column).is_some()
            || self.mapping.fill(self.name, column, self.dialect).is_some()
    }

    /// The value that a column is to have. `None` where only the new table can tell.
    fn value(&self, column: &Column) -> Option<String> {
        if column.generated.is_some() {
            return None;
        }
        let before = self.old.column(&column.name);
        let base = self.place(&column.name);
        let source = self
            .mapping
            .source(self.name, before, column, self.dialect, &base);
        let ty = column.type_name.get(self.dialect);
        let same = before.is_some_and(|before| before.type_name.get(self.dialect) == ty);
        let value = source.map_or_else(
            || {
                let default = column.default.get(self.dialect).as_ref();
                default.map_or_else(|| "NULL".to_owned(), |default| format!("({default})"))
            },
            |source| source.value,
        );
        if self.dialect == Dialect::Sqlite || (same && value == base) {
            return Some(value);
        }
        // A value of a native enum may not be there before the type is.
        let is_enum = column.ty.starts_with("enum ");
        (!is_enum).then(|| format!("({value})::{ty}"))
    }

    /// Whether a column keeps the value that it has.
    fn is_steady(&self, column: &Column) -> bool {
        self.old.column(&column.name).is_some()
            && self.value(column).as_deref() == Some(self.place(&column.name).as_str())
    }

    /// The rows with their keys and these columns as they are to be.
    fn after(&self, columns: &[&Column]) -> Option<String> {
        let mut values = vec![format!("{} AS {KEY}", self.key().0)];
        for column in columns {
            values.push(format!(
                "{} AS {}",
                self.value(column)?,
                Ident(&column.name)
            ));
        }
        Some(format!(
            "(SELECT {} FROM {})",
            values.join(", "),
            self.table()
        ))
    }

    fn columns(&self, names: &[String]) -> Vec<&Column> {
        let columns = names.iter();
        columns.filter_map(|name| self.new.column(name)).collect()
    }

    fn uniques(&self, demands: &mut Vec<Demand>) {
        for (unique, names) in &self.new.uniques {
            // A key that was unique by fewer columns is so by more.
            let mut old = self.old.uniques.values();
            let is_kept = old.any(|old| old.iter().all(|column| names.contains(column)));
            self.unique(demands, unique, names, None, is_kept);
        }
        for (index, it) in self.new.indexes.iter().filter(|(_, it)| it.unique) {
            let parts = it.parts.get(self.dialect);
            let Some((names, condition)) = columns_and_condition(parts) else {
                continue;
            };
            let mut old = self.old.indexes.values();
            let is_kept = old.any(|old| old.unique && old.parts.get(self.dialect) == parts);
            self.unique(demands, index, &names, Some(condition), is_kept);
        }
    }

    /// A unique key, over the rows of which a condition holds where there is one.
    fn unique(
        &self,
        demands: &mut Vec<Demand>,
        unique: &str,
        names: &[String],
        condition: Option<&str>,
        is_kept: bool,
    ) {
        let read = |column: &&Column| {
            names.contains(&column.name)
                || condition.is_some_and(|it| it.contains(&quote(&column.name)))
        };
        let columns: Vec<&Column> = self.new.columns.iter().filter(read).collect();
        // Two rows that have nothing there are not the same.
        let is_set = |column: &&&Column| {
            self.has_values(&column.name) || column.default.get(self.dialect).is_some()
        };
        let own = || columns.iter().filter(|it| names.contains(&it.name));
        if is_kept && columns.iter().all(|it| self.is_steady(it)) || !own().all(|it| is_set(&it)) {
            return;
        }
        let Some(after) = self.after(&columns) else {
            return;
        };
        let what = names.join(", ");
        let names: Vec<String> = names.iter().map(|name| quote(name)).collect();
        let mut set: Vec<String> = names.iter().map(|it| format!("{it} IS NOT NULL")).collect();
        set.extend(condition.map(|condition| format!("({condition})")));
        let rows = format!(
            "(SELECT {KEY}, count(*) OVER (PARTITION BY {}) AS \"cwom_same\" FROM {after} \
             AS \"after\" WHERE {}) AS \"rows\" WHERE \"cwom_same\" > 1",
            names.join(", "),
            set.join(" AND ")
        );
        let broken = format!("{unique}: rows of {} with the same {what}", self.called());
        demands.push(self.demand(broken, rows, CHANGE));
    }

    fn checks(&self, demands: &mut Vec<Demand>) {
        for (check, rule) in &self.new.checks {
            let Some(condition) = rule.condition.get(self.dialect) else {
                continue;
            };
            let columns = self.new.columns.iter();
            let columns: Vec<&Column> = columns
                .filter(|column| condition.contains(&quote(&column.name)))
                .collect();
            let mut old = self.old.checks.values();
            let is_kept = old
                .any(|old| old.condition.get(self.dialect).as_ref() == Some(condition))
                && columns.iter().all(|column| self.is_steady(column));
            // The number of a row is nothing that a migration changes.
            let of_rowid = condition.contains("_rowid_");
            if is_kept || of_rowid || !columns.iter().any(|it| self.has_values(&it.name)) {
                continue;
            }
            let Some(after) = self.after(&columns) else {
                continue;
            };
            let rows = format!("{after} AS \"rows\" WHERE ({condition}) IS FALSE");
            let broken = format!("{check}: rows of {} that break it", self.called());
            demands.push(self.demand(broken, rows, CHANGE));
        }
    }

    fn foreign_keys(&self, demands: &mut Vec<Demand>, all: &[Rows<'_>]) {
        for (name, key) in &self.new.foreign_keys {
            let mut old = self.old.foreign_keys.values();
            let is_kept = old.any(|old| {
                old.columns == key.columns
                    && old.target == key.target
                    && old.target_columns == key.target_columns
            });
            if is_kept || !key.columns.iter().any(|column| self.has_values(column)) {
                continue;
            }
            if let Some(rows) = self.orphans(key, all) {
                let broken = format!("{name}: rows of {} that refer to nothing", self.called());
                demands.push(self.demand(broken, rows, CHANGE));
            }
        }
    }

    /// The rows that refer, and not to a row that is there. A table that is new has none.
    fn orphans(&self, key: &ForeignKey, all: &[Rows<'_>]) -> Option<String> {
        let after = self.after(&self.columns(&key.columns))?;
        let own = |column: &String| format!("\"rows\".{}", Ident(column));
        let mut conditions: Vec<String> = key
            .columns
            .iter()
            .map(|column| format!("{} IS NOT NULL", own(column)))
            .collect();
        if let Some(target) = all.iter().find(|rows| rows.name == key.target) {
            let there = target.after(&target.columns(&key.target_columns))?;
            let pairs = key.columns.iter().zip(&key.target_columns);
            let same: Vec<String> = pairs
                .map(|(here, there)| format!("\"target\".{} = {}", Ident(there), own(here)))
                .collect();
            conditions.push(format!(
                "NOT EXISTS (SELECT 1 FROM {there} AS \"target\" WHERE {})",
                same.join(" AND ")
            ));
        }
        Some(format!(
            "{after} AS \"rows\" WHERE {}",
            conditions.join(" AND ")
        ))
    }
}

/// The columns of a partial unique key and its condition: `("a", "b") WHERE …`. `None` where it is
/// over more than columns.
fn columns_and_condition(parts: &str) -> Option<(Vec<String>, &str)> {
    let (columns, condition) = parts.strip_prefix('(')?.split_once(") WHERE ")?;
    let columns = columns.split(", ").map(|column| {
        let name = column.strip_prefix('"')?.strip_suffix('"')?;
        (!name.contains('"')).then(|| name.to_owned())
    });
    Some((columns.collect::<Option<_>>()?, condition))
}
