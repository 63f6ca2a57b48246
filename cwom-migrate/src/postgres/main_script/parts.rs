//! Keys, checks and indexes.

use std::collections::BTreeMap;

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, quote};

use super::super::{aside, rows};
use super::{Kept, Main};
use crate::diff::moved::renamed;
use crate::plan::Step;
use crate::render;
use crate::snapshot::{ForeignKey, Table};

impl Main<'_> {
    /// Whether a foreign key that means the same is in the way of a change of type.
    fn in_the_way(&self, name: &str, key: &ForeignKey) -> bool {
        let retyped = |table: &str, columns: &[String]| {
            let (old, new) = (
                self.mapping.moved.tables.get(table),
                self.mapping.to.tables.get(table),
            );
            let (Some(old), Some(new)) = (old, new) else {
                return false;
            };
            let retyped = rows::retyped(self.mapping, old, new);
            retyped.iter().any(|column| columns.contains(&column.name))
        };
        let target = self.mapping.to.tables.get(&key.target);
        let old = self.mapping.moved.tables.get(&key.target);
        // A key that is made anew takes the foreign keys that lean on it along.
        let leans = match (old, target) {
            (Some(old), Some(new)) => {
                old.primary_key.columns != new.primary_key.columns
                    && old.primary_key.columns == key.target_columns
            }
            _ => false,
        };
        leans || retyped(name, &key.columns) || retyped(&key.target, &key.target_columns)
    }

    pub(super) fn drop_parts(&mut self, kept: &[Kept<'_>]) {
        for (name, old, new) in kept {
            let pairs = renamed(&old.foreign_keys, &new.foreign_keys);
            for (key, it) in &old.foreign_keys {
                let moved = moved(&pairs, &new.foreign_keys, key);
                let same = new.foreign_keys.get(key) == Some(it) || moved.is_some();
                if !same || self.in_the_way(name, it) {
                    let what = format!("DROP CONSTRAINT {}", Ident(moved.unwrap_or(key)));
                    self.alter("It is gone, or another one.", name, &what);
                }
            }
        }
        for name in self.mapping.gone() {
            for key in self.mapping.from.tables[name].foreign_keys.keys() {
                let what = format!("DROP CONSTRAINT {}", Ident(key));
                self.alter("The table goes; nothing holds it.", name, &what);
            }
        }
        for (name, old, new) in kept {
            let retyped: Vec<String> = rows::retyped(self.mapping, old, new)
                .iter()
                .map(|column| quote(&column.name))
                .collect();
            for check in dropped_checks(old, new, &retyped) {
                let what = format!("DROP CONSTRAINT {}", Ident(check));
                self.alter("It is gone, or another one.", name, &what);
            }
            let pairs = renamed(&old.uniques, &new.uniques);
            for (unique, columns) in &old.uniques {
                let stays = new.uniques.get(unique) == Some(columns);
                let moved = pairs.iter().any(|(from, _)| from == unique);
                if !stays && !moved && !self.aside.keeps_unique(unique) {
                    let what = format!("DROP CONSTRAINT {}", Ident(unique));
                    self.alter("It is gone, or another one.", name, &what);
                }
            }
            for index in dropped_indexes(old, new, &retyped) {
                if !self.aside.dropped.contains(index) {
                    self.push(
                        "It is gone, or another one.",
                        format!("DROP INDEX {};", Ident(index)),
                    );
                }
            }
            if old.primary_key.columns != new.primary_key.columns {
                let what = format!("DROP CONSTRAINT {}", Ident(&old.primary_key.name));
                self.alter("The key is another one.", name, &what);
            }
        }
    }

    fn prove(&mut self, name: &str, constraint: &str) {
        let sql = format!(
            "ALTER TABLE {} VALIDATE CONSTRAINT {};",
            Ident(name),
            Ident(constraint)
        );
        self.proofs
            .push(Step::new("Proved while others write.", sql));
    }

    pub(super) fn add_parts(&mut self, (name, old, new): &Kept<'_>) {
        if old.primary_key.columns != new.primary_key.columns {
            let key = &new.primary_key;
            let columns = render::idents(&key.columns);
            let what = format!(
                "ADD CONSTRAINT {} PRIMARY KEY ({columns})",
                Ident(&key.name)
            );
            self.alter("The key is another one.", name, &what);
        }
        let pairs = renamed(&old.uniques, &new.uniques);
        for (unique, columns) in &new.uniques {
            let there = old.uniques.get(unique) == Some(columns)
                || pairs.iter().any(|(_, to)| to == unique)
                || self.aside.keeps_unique(unique);
            if !there {
                let what = format!("ADD {}", render::unique_constraint(unique, columns));
                self.alter("Rows are told apart by it.", name, &what);
            }
        }
        let retyped: Vec<String> = rows::retyped(self.mapping, old, new)
            .iter()
            .map(|column| quote(&column.name))
            .collect();
        let dropped = dropped_checks(old, new, &retyped);
        let pairs = renamed(&old.checks, &new.checks);
        for (check, rule) in &new.checks {
            let Some(condition) = &rule.condition.postgres else {
                continue;
            };
            let had = old
                .checks
                .get(check)
                .is_some_and(|old| old.condition.postgres.is_some());
            let goes = dropped.contains(&check.as_str());
            let moved = pairs.iter().any(|(_, to)| to == check);
            if (had || moved) && !goes {
                continue;
            }
            let later = if self.later { " NOT VALID" } else { "" };
            let what = format!("ADD {}{later}", render::check_constraint(check, condition));
            self.alter("A rule on each row.", name, &what);
            if self.later {
                self.prove(name, check);
            }
        }
        let dropped = dropped_indexes(old, new, &retyped);
        let pairs = renamed(&old.indexes, &new.indexes);
        for (index, it) in &new.indexes {
            let goes = dropped.contains(&index.as_str());
            let moved = pairs.iter().any(|(_, to)| to == index);
            let there = (old.indexes.contains_key(index) || moved) && !goes;
            if !there && !self.aside.added.contains(index) {
                let sql = render::create_index(index, name, it, Dialect::Postgres, "");
                self.push(format!("An index of {name}."), sql);
            }
        }
    }

    pub(super) fn add_foreign_keys(&mut self, kept: &[Kept<'_>]) {
        for (name, table) in self.mapping.created() {
            for (key, it) in &table.foreign_keys {
                let constraint = render::foreign_key_constraint(key, it, &it.target);
                self.alter(
                    "What it refers to is there.",
                    name,
                    &format!("ADD {constraint}"),
                );
            }
        }
        for (name, old, new) in kept {
            let pairs = renamed(&old.foreign_keys, &new.foreign_keys);
            for (key, it) in &new.foreign_keys {
                let moved = pairs.iter().any(|(_, to)| to == key);
                let same = old.foreign_keys.get(key) == Some(it) || moved;
                if same && !self.in_the_way(name, it) {
                    continue;
                }
                let later = if self.later { " NOT VALID" } else { "" };
                let constraint = render::foreign_key_constraint(key, it, &it.target);
                self.alter(
                    "What it refers to stays.",
                    name,
                    &format!("ADD {constraint}{later}"),
                );
                if self.later {
                    self.prove(name, key);
                }
            }
        }
    }
}

/// The checks that go, by the names that they have when those that stay were renamed.
fn dropped_checks<'t>(old: &'t Table, new: &'t Table, retyped: &[String]) -> Vec<&'t str> {
    let pairs = renamed(&old.checks, &new.checks);
    let checks = old.checks.iter().filter_map(|(name, check)| {
        let condition = check.condition.postgres.as_ref()?;
        let after = new
            .checks
            .get(name)
            .and_then(|check| check.condition.postgres.as_ref());
        let moved = moved(&pairs, &new.checks, name);
        let stays = after == Some(condition) || moved.is_some();
        let reads = retyped.iter().any(|column| condition.contains(column));
        (!stays || reads).then_some(moved.unwrap_or(name))
    });
    checks.collect()
}

/// The indexes that go, in the same way.
fn dropped_indexes<'t>(old: &'t Table, new: &'t Table, retyped: &[String]) -> Vec<&'t str> {
    let pairs = renamed(&old.indexes, &new.indexes);
    let indexes = old.indexes.iter().filter_map(|(name, index)| {
        let same = new
            .indexes
            .get(name)
            .is_some_and(|new| aside::is_same(new, index));
        let moved = moved(&pairs, &new.indexes, name);
        let stays = same || moved.is_some();
        let reads = retyped
            .iter()
            .any(|column| index.parts.postgres.contains(column));
        (!stays || reads).then_some(moved.unwrap_or(name))
    });
    indexes.collect()
}

/// The new name of something that is only called otherwise.
fn moved<'t, V>(
    pairs: &[(String, String)],
    new: &'t BTreeMap<String, V>,
    name: &str,
) -> Option<&'t str> {
    let (_, to) = pairs.iter().find(|(from, _)| from == name)?;
    new.get_key_value(to).map(|(name, _)| name.as_str())
}
