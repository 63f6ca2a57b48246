//! What a migration asks of the rows that are there, before it changes anything: values that fit,
//! and rows that keep every rule that is new. A demand that is not met says which rule it is, how
//! many rows break it, the key of one of them, and what to do.

mod rules;

use cwom_schema::schema::Dialect;
use cwom_sql::Ident;

use crate::mapping::{Mapping, qualified};
use crate::snapshot::{Column, Table};
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
}
