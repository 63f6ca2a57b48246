//! Rules over several columns, met by taking values away or adding them.

use cwom_schema::schema::OneOfMode;
use cwom_schema::tables::{Check, CheckRule, ColumnDefault, Table};

use super::{Row, Samples};

impl Samples<'_> {
    /// Makes a row fit all of them.
    pub(super) fn settle(&self, table: &Table, row: &mut Row) {
        if let Some(column) = &table.managed.deleted_at {
            row.remove(column);
        }
        for Check { rule, .. } in &table.checks {
            self.settle_rule(table, rule, row);
        }
    }

    fn settle_rule(&self, table: &Table, rule: &CheckRule, row: &mut Row) {
        match rule {
            CheckRule::CountSet {
                columns,
                mode,
                unless_null,
            } => {
                let sleeps = !unless_null.is_empty()
                    && unless_null.iter().all(|name| !row.contains_key(name));
                if !sleeps {
                    self.settle_count(table, columns, *mode, row);
                }
            }
            CheckRule::Together { required, optional }
                if required.iter().any(|name| !row.contains_key(name)) =>
            {
                for name in required.iter().chain(optional) {
                    row.remove(name);
                }
            }
            CheckRule::SetTogether { left, right }
                if row.contains_key(left) != row.contains_key(right) =>
            {
                row.remove(left);
                row.remove(right);
            }
            CheckRule::RequiredIn {
                state,
                states,
                columns,
            } => {
                let is_set = columns.iter().any(|name| row.contains_key(name));
                if is_in(row, state, states) && !is_set {
                    self.set_first(table, columns, row);
                }
            }
            CheckRule::OnlyIn {
                state,
                states,
                columns,
            } if !is_in(row, state, states) => {
                for name in columns {
                    row.remove(name);
                }
            }
            _ => {}
        }
    }

    fn settle_count(&self, table: &Table, columns: &[String], mode: OneOfMode, row: &mut Row) {
        let set: Vec<&String> = columns
            .iter()
            .filter(|name| row.contains_key(*name))
            .collect();
        if mode != OneOfMode::AtLeast {
            for name in set.iter().skip(1) {
                row.remove(*name);
            }
        }
        if set.is_empty() && mode != OneOfMode::AtMost {
            self.set_first(table, columns, row);
        }
    }

    /// Gives the first of the columns that can have one a value.
    fn set_first(&self, table: &Table, columns: &[String], row: &mut Row) {
        for name in columns {
            let position = table.columns.iter().position(|column| column.name == *name);
            let Some(position) = position else { continue };
            let key = table
                .foreign_keys
                .iter()
                .find(|key| key.columns.contains(name));
            let value = match key {
                None => self.value(table, &table.columns[position], position),
                Some(key) => self.accepted.get(key.target.as_str()).and_then(|targets| {
                    let at = key.columns.iter().position(|column| column == name)?;
                    targets.first()?.get(&key.target_columns[at]).cloned()
                }),
            };
            if let Some(value) = value {
                row.insert(name.clone(), value);
                return;
            }
        }
    }
}

fn is_in(row: &Row, state: &str, states: &[String]) -> bool {
    match row.get(state) {
        Some(ColumnDefault::Text(value)) => states.contains(value),
        _ => false,
    }
}
