//! Rules that are new, asked of the rows as they are to be.

use cwom_sql::{Ident, quote};

use super::{CHANGE, Demand, KEY, Rows};
use crate::snapshot::{Column, ForeignKey};

impl Rows<'_> {
    pub(super) fn uniques(&self, demands: &mut Vec<Demand>) {
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

    pub(super) fn checks(&self, demands: &mut Vec<Demand>) {
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

    pub(super) fn foreign_keys(&self, demands: &mut Vec<Demand>, all: &[Rows<'_>]) {
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
