//! Where the rows of one revision come from in the other.
//!
//! Up and down are the same lowering with the revisions exchanged: what differs is only where each
//! column takes its value from, and that is all that is taken from the operations.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Text};

use crate::cast;
use crate::diff::moved;
use crate::op::{Expression, Irreversible, Op, TableOp};
use crate::snapshot::{Column, Snapshot, Table};

type Place = (String, String);

/// How to get from one snapshot to another.
pub(crate) struct Mapping<'a> {
    pub(crate) from: &'a Snapshot,
    pub(crate) to: &'a Snapshot,
    /// The old revision under the names of the new one.
    pub(crate) moved: Cow<'a, Snapshot>,
    /// Whether this is the way back.
    pub(crate) back: bool,
    /// Old names of renamed tables, by their new ones.
    tables: BTreeMap<String, String>,
    /// Old names of renamed columns, by table and new name.
    columns: BTreeMap<Place, String>,
    fills: BTreeMap<Place, Expression>,
    casts: BTreeMap<Place, Expression>,
    values: BTreeMap<Place, Vec<(String, String)>>,
    removed: BTreeMap<Place, Vec<String>>,
    /// New names of the tables that some operation changes.
    named: BTreeSet<String>,
    /// Reasons why a table must be empty, by its new name.
    pub(crate) empty: BTreeMap<String, String>,
}

/// Where a column's value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Source {
    /// The value, as an expression over the old row.
    pub(crate) value: String,
    /// Holds for rows whose value is not what it was.
    pub(crate) changed: Option<String>,
    /// Must not be false for any row: the value can be what it is to be.
    pub(crate) condition: Option<String>,
    /// Must not be false for any row: there is a value where one is required.
    pub(crate) given: Option<String>,
}

impl<'a> Mapping<'a> {
    pub(crate) fn new(
        from: &'a Snapshot,
        to: &'a Snapshot,
        ops: &[Op],
        irreversible: &[Irreversible],
    ) -> Self {
        let mut mapping = Self {
            from,
            to,
            moved: Cow::Borrowed(from),
            named: BTreeSet::new(),
            back: false,
            tables: BTreeMap::new(),
            columns: BTreeMap::new(),
            fills: BTreeMap::new(),
            casts: BTreeMap::new(),
            values: BTreeMap::new(),
            removed: BTreeMap::new(),
            empty: BTreeMap::new(),
        };
        for op in ops {
            if let Op::RenameTable { from, to } = op {
                mapping.tables.insert(to.clone(), from.clone());
            }
        }
        for op in ops {
            if let Op::Table { table, change } = op
                && let TableOp::RenameColumn { from, to } = change
            {
                let table = mapping.new_table(table);
                mapping.columns.insert((table, to.clone()), from.clone());
            }
        }
        for op in ops {
            if let Op::Table { table, change } = op {
                let table = mapping.new_table(table);
                mapping.take(&table, change);
                mapping.named.insert(table);
            }
        }
        if mapping.renames() {
            mapping.moved = Cow::Owned(mapping.renamed());
        }
        for reason in irreversible {
            let table = mapping.new_table(&reason.table);
            mapping.empty.insert(table, reason.reason.clone());
        }
        mapping
    }

    fn renamed(&self) -> Snapshot {
        let tables = self.tables.iter();
        let renames: Vec<_> = tables
            .map(|(new, old)| (old.clone(), new.clone()))
            .collect();
        let mut moved = moved::rename_tables(self.from, &renames);
        for ((table, new), old) in &self.columns {
            moved::rename_columns(&mut moved, table, &[(old.clone(), new.clone())]);
        }
        moved
    }

    fn take(&mut self, table: &str, change: &TableOp) {
        match change {
            TableOp::AddColumn {
                column,
                fill: Some(value),
            }
            | TableOp::SetNullable {
                column,
                backfill: Some(value),
                ..
            } => {
                let place = self.place(table, column);
                self.fills.insert(place, value.clone());
            }
            TableOp::ChangeType {
                column,
                cast: Some(cast),
                ..
            } => {
                let place = self.place(table, column);
                self.casts.insert(place, cast.clone());
            }
            TableOp::RenameValue { column, from, to } => {
                let place = self.place(table, column);
                let pair = (from.clone(), to.clone());
                self.values.entry(place).or_default().push(pair);
            }
            TableOp::RemoveValue { column, value, map } => {
                let place = self.place(table, column);
                match map {
                    Some(map) => {
                        let pair = (value.clone(), map.clone());
                        self.values.entry(place).or_default().push(pair);
                    }
                    None => self.removed.entry(place).or_default().push(value.clone()),
                }
            }
            _ => {}
        }
    }

    /// Operations call things as the newer revision does, whichever way they lead.
    fn new_table(&self, name: &str) -> String {
        let found = self.tables.iter().find(|(_, old)| *old == name);
        found.map_or_else(|| name.to_owned(), |(new, _)| new.clone())
    }

    fn place(&self, table: &str, column: &str) -> Place {
        (table.to_owned(), self.new_column(table, column).to_owned())
    }

    /// Whether a table or column gets another name.
    pub(crate) fn renames(&self) -> bool {
        !self.tables.is_empty() || !self.columns.is_empty()
    }

    /// Whether no operation is about a table that stays: nothing happens to it, nor to its rows.
    pub(crate) fn is_same(&self, table: &str) -> bool {
        !self.named.contains(table) && !self.tables.contains_key(table)
    }

    /// Whether a table or any of its columns gets another name.
    pub(crate) fn is_renamed(&self, table: &str) -> bool {
        self.tables.contains_key(table) || self.columns.keys().any(|(holder, _)| holder == table)
    }

    /// Whether somebody decided what rows of a table get, by an expression.
    pub(crate) fn has_expressions(&self, table: &str) -> bool {
        let mut places = self.fills.keys().chain(self.casts.keys());
        places.any(|(holder, _)| holder == table)
    }

    /// What a column of the old table is called now; its old name, if it is gone.
    pub(crate) fn new_column<'n>(&'n self, table: &str, old: &'n str) -> &'n str {
        let mut columns = self.columns.iter();
        let found = columns.find(|((holder, _), name)| holder == table && *name == old);
        found.map_or(old, |((_, new), _)| new.as_str())
    }

    /// The old name of a table that was there before.
    pub(crate) fn old_name<'n>(&'n self, table: &'n str) -> Option<&'n str> {
        let old = self.tables.get(table).map_or(table, String::as_str);
        self.from.tables.contains_key(old).then_some(old)
    }

    /// The new name of a table that stays.
    pub(crate) fn new_name<'n>(&'n self, old: &'n str) -> Option<&'n str> {
        let found = self.tables.iter().find(|(_, name)| *name == old);
        let new = found.map_or(old, |(new, _)| new.as_str());
        let stays = self.to.tables.contains_key(new) && self.old_name(new) == Some(old);
        stays.then_some(new)
    }

    /// The tables that stay: new name, old and new shape.
    pub(crate) fn kept(&self) -> impl Iterator<Item = (&str, &Table, &Table)> {
        self.to.tables.iter().filter_map(|(name, new)| {
            let old = self.from.tables.get(self.old_name(name)?)?;
            Some((name.as_str(), old, new))
        })
    }

    /// The tables that are new.
    pub(crate) fn created(&self) -> impl Iterator<Item = (&str, &Table)> {
        let tables = self.to.tables.iter();
        let new = tables.filter(|(name, _)| self.old_name(name).is_none());
        new.map(|(name, table)| (name.as_str(), table))
    }

    /// The tables that go, by name.
    pub(crate) fn gone(&self) -> impl Iterator<Item = &str> {
        let names = self.from.tables.keys().map(String::as_str);
        names.filter(|name| self.new_name(name).is_none())
    }

    /// What a column was called in the old table.
    pub(crate) fn old_column<'n>(&'n self, table: &str, column: &'n str) -> &'n str {
        if self.columns.is_empty() {
            return column;
        }
        let place = (table.to_owned(), column.to_owned());
        self.columns.get(&place).map_or(column, String::as_str)
    }

    /// What a column that is new there gets where rows exist.
    pub(crate) fn fill(&self, table: &str, column: &str, dialect: Dialect) -> Option<&str> {
        let place = (table.to_owned(), column.to_owned());
        Some(self.fills.get(&place)?.get(dialect).as_str())
    }

    /// Whether a decision says how the values of a column become those of its new type.
    pub(crate) fn has_cast(&self, table: &str, column: &str) -> bool {
        self.casts
            .contains_key(&(table.to_owned(), column.to_owned()))
    }

    /// Where a column of a table that stays takes its value from. `base` is the old value, as an
    /// expression; `None` when the column is new, or computed, and has nothing to take.
    pub(crate) fn source(
        &self,
        table: &str,
        old: Option<&Column>,
        new: &Column,
        dialect: Dialect,
        base: &str,
    ) -> Option<Source> {
        let place = (table.to_owned(), new.name.clone());
        let fill = self.fills.get(&place).map(|fill| fill.get(dialect));
        if new.generated.is_some() {
            return None;
        }
        let Some(old) = old else {
            return fill.map(|fill| Source {
                value: format!("({fill})"),
                changed: None,
                condition: None,
                given: (!new.nullable).then(|| format!("({fill}) IS NOT NULL")),
            });
        };
        let mut source = self.converted(&place, old, new, dialect, base);
        if let Some(fill) = fill
            && old.nullable
        {
            if !new.nullable {
                let given = format!("{base} IS NOT NULL OR ({fill}) IS NOT NULL");
                source.given = Some(given);
            }
            source.value = format!("coalesce({}, ({fill}))", source.value);
            source.changed = Some(joined(source.changed, "OR", format!("{base} IS NULL")));
        } else if old.nullable && !new.nullable {
            source.given = Some(format!("{base} IS NOT NULL"));
        }
        Some(source)
    }

    fn converted(
        &self,
        place: &Place,
        old: &Column,
        new: &Column,
        dialect: Dialect,
        base: &str,
    ) -> Source {
        let mut source = Source {
            value: base.to_owned(),
            changed: None,
            condition: None,
            given: None,
        };
        if let Some(pairs) = self.values.get(place) {
            let mut cases = String::new();
            let mut olds = Vec::new();
            let text = match dialect {
                Dialect::Postgres if old.ty.starts_with("enum ") => format!("({base})::text"),
                _ => base.to_owned(),
            };
            for (from, to) in pairs {
                // Writing to a string cannot fail.
                let _ = write!(cases, " WHEN {} THEN {}", Text(from), Text(to));
                olds.push(Text(from).to_string());
            }
            source.value = format!("CASE {text}{cases} ELSE {text} END");
            source.changed = Some(format!("{text} IN ({})", olds.join(", ")));
        }
        if let Some(values) = self.removed.get(place) {
            let values: Vec<String> = values.iter().map(|it| Text(it).to_string()).collect();
            let text = match dialect {
                Dialect::Postgres => format!("({base})::text"),
                Dialect::Sqlite => base.to_owned(),
            };
            source.condition = Some(format!("{text} NOT IN ({})", values.join(", ")));
        }
        if old.ty != new.ty {
            if let Some(cast) = self.casts.get(place) {
                source.value = format!("({})", cast.get(dialect));
            } else if let Some(cast) = cast::cast(&old.ty, &new.ty, dialect, &source.value) {
                source.value = cast.value;
                if let Some(condition) = cast.condition {
                    source.condition = Some(joined(source.condition, "AND", condition));
                }
            }
        }
        source
    }
}

/// `one OPERATOR two`, or only `two`.
fn joined(one: Option<String>, operator: &str, two: String) -> String {
    match one {
        Some(one) => format!("{one} {operator} {two}"),
        None => two,
    }
}

/// A column, with its table.
pub(crate) fn qualified(table: &str, column: &str) -> String {
    format!("{}.{}", Ident(table), Ident(column))
}
