//! The script that changes shapes, and the proofs that may come later.

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Texts, quote};

use super::aside::{self, Aside};
use super::rules::Rules;
use super::{guard, preamble, rows};
use crate::Revision;
use crate::diff::moved::renamed;
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::render;
use crate::snapshot::{Column, ForeignKey, Table};
use crate::sqlite::parents_first;

/// The lowering of one direction.
pub(super) struct Main<'a> {
    from: &'a Revision,
    to: &'a Revision,
    mapping: &'a Mapping<'a>,
    aside: &'a Aside,
    /// Rules over rows are added without looking and proved later.
    later: bool,
    steps: Vec<Step>,
    proofs: Vec<Step>,
}

/// A table that stays: its name now, what it was under the names of now, and what it is.
type Kept<'t> = (&'t str, &'t Table, &'t Table);

impl<'a> Main<'a> {
    pub(super) fn new(
        from: &'a Revision,
        to: &'a Revision,
        mapping: &'a Mapping<'a>,
        aside: &'a Aside,
        later: bool,
    ) -> Self {
        Self {
            from,
            to,
            mapping,
            aside,
            later,
            steps: preamble(),
            proofs: Vec::new(),
        }
    }

    pub(super) fn lower(mut self) -> (Vec<Step>, Vec<Step>) {
        let mapping = self.mapping;
        let rules = Rules::new(self.from, self.to, mapping);
        let kept: Vec<Kept<'_>> = mapping
            .kept()
            .map(|(name, _, new)| (name, &mapping.moved.tables[name], new))
            .collect();
        self.shape_guards(&kept);
        rules.push_drops(&mut self.steps);
        self.renames(&kept);
        for (name, old, new) in &kept {
            rows::push_guards(&mut self.steps, mapping, name, old, new);
        }
        self.drop_parts(&kept);
        self.make_enums();
        self.create_tables();
        for table in &kept {
            self.add_columns(table);
        }
        for (name, old, new) in &kept {
            rows::push_updates(&mut self.steps, mapping, name, old, new);
        }
        for (name, old, new) in &kept {
            rows::push_types(&mut self.steps, mapping, name, old, new);
        }
        for table in &kept {
            self.change_columns(table);
        }
        for table in &kept {
            self.add_parts(table);
        }
        self.add_foreign_keys(&kept);
        self.drop_the_rest(&kept);
        for table in &kept {
            self.comments(table);
        }
        rules.push_creates(&mut self.steps);
        (self.steps, self.proofs)
    }

    fn push(&mut self, doc: impl Into<String>, sql: impl Into<String>) {
        self.steps.push(Step::new(doc, sql));
    }

    fn alter(&mut self, doc: &str, table: &str, what: &str) {
        self.push(doc, format!("ALTER TABLE {} {what};", Ident(table)));
    }

    /// Stops where the tables are not those that this was planned for.
    fn shape_guards(&mut self, kept: &[Kept<'_>]) {
        for (name, moved, new) in kept {
            let old_name = self.mapping.old_name(name).unwrap_or(name);
            if *moved == *new && old_name == *name {
                continue;
            }
            let old = &self.mapping.from.tables[old_name];
            let names: Vec<String> = old.columns.iter().map(|it| it.name.clone()).collect();
            let broken = format!(
                "(SELECT count(*) FROM pg_attribute WHERE attrelid = to_regclass({})\n        \
                 AND attnum > 0 AND NOT attisdropped AND attname IN ({})) <> {}",
                cwom_sql::Text(&quote(old_name)),
                Texts(&names),
                names.len()
            );
            let message = format!("{old_name} has other columns: migrated already, or drifted");
            self.steps.push(guard(&message, &broken));
        }
    }

    fn renames(&mut self, kept: &[Kept<'_>]) {
        for (name, old, new) in kept {
            let old_name = self.mapping.old_name(name).unwrap_or(name);
            if old_name != *name {
                let what = format!("RENAME TO {}", Ident(name));
                self.alter(&format!("{old_name} is called {name}."), old_name, &what);
            }
            for column in &new.columns {
                let old_column = self.mapping.old_column(name, &column.name);
                if old_column != column.name {
                    let what = format!(
                        "RENAME COLUMN {} TO {}",
                        Ident(old_column),
                        Ident(&column.name)
                    );
                    self.alter("A column is called otherwise.", name, &what);
                }
            }
            let mut constraints = renamed(&old.uniques, &new.uniques);
            constraints.extend(renamed(&old.foreign_keys, &new.foreign_keys));
            constraints.extend(
                renamed(&old.checks, &new.checks)
                    .into_iter()
                    .filter(|(from, _)| old.checks[from].condition.postgres.is_some()),
            );
            let (one, two) = (&old.primary_key, &new.primary_key);
            if one.columns == two.columns && one.name != two.name {
                constraints.push((one.name.clone(), two.name.clone()));
            }
            for (from, to) in constraints {
                let what = format!("RENAME CONSTRAINT {} TO {}", Ident(&from), Ident(&to));
                self.alter("Its name follows.", name, &what);
            }
            for (from, to) in renamed(&old.indexes, &new.indexes) {
                let sql = format!("ALTER INDEX {} RENAME TO {};", Ident(&from), Ident(&to));
                self.push("Its name follows.", sql);
            }
        }
    }

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

    fn drop_parts(&mut self, kept: &[Kept<'_>]) {
        for (name, old, new) in kept {
            let renamed = renamed(&old.foreign_keys, &new.foreign_keys);
            for (key, it) in &old.foreign_keys {
                let stays = new.foreign_keys.get(key) == Some(it) && !self.in_the_way(name, it);
                if !stays && !renamed.iter().any(|(from, _)| from == key) {
                    let what = format!("DROP CONSTRAINT {}", Ident(key));
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

    fn make_enums(&mut self) {
        let mapping = self.mapping;
        for name in rows::swapped_enums(mapping) {
            let old = format!("cwom_old_{name}");
            let sql = format!("ALTER TYPE {} RENAME TO {};", Ident(name), Ident(&old));
            self.push(
                "PostgreSQL takes no value out of a type: it is made anew.",
                sql,
            );
        }
        for (name, values) in &mapping.to.enums {
            let is_new = !mapping.from.enums.contains_key(name);
            if is_new || rows::swapped_enums(mapping).contains(name.as_str()) {
                let sql = format!("CREATE TYPE {} AS ENUM ({});", Ident(name), Texts(values));
                self.push(format!("The values of {name}."), sql);
            }
        }
    }

    fn create_tables(&mut self) {
        let mapping = self.mapping;
        let names = mapping.created().map(|(name, _)| name);
        for name in parents_first(mapping.to, names) {
            let table = &mapping.to.tables[name];
            let create = render::create_table(name, table, Dialect::Postgres, |_| None);
            self.push(table.doc.clone(), create);
            for (index, it) in &table.indexes {
                let sql = render::create_index(index, name, it, Dialect::Postgres, "");
                self.push(format!("An index of {name}."), sql);
            }
            if !table.doc.is_empty() {
                self.push("", render::comment(name, None, &table.doc));
            }
            for column in table.columns.iter().filter(|column| !column.doc.is_empty()) {
                self.push("", render::comment(name, Some(&column.name), &column.doc));
            }
        }
    }

    fn add_columns(&mut self, (name, old, new): &Kept<'_>) {
        for column in &new.columns {
            let before = old.column(&column.name);
            let recomputed = before.is_some_and(|before| {
                let postgres = |it: &Column| it.generated.as_ref().map(|it| it.postgres.clone());
                postgres(before) != postgres(column)
            });
            if recomputed {
                let what = format!("DROP COLUMN {}", Ident(&column.name));
                self.alter("It is computed otherwise.", name, &what);
            } else if before.is_some() {
                continue;
            }
            let filled = self
                .mapping
                .fill(name, &column.name, Dialect::Postgres)
                .is_some();
            let mut column = column.clone();
            if filled {
                // The default and the rule come when every row has a value.
                column.nullable = true;
                column.default.postgres = None;
            }
            let definition = render::column_definition(&column, Dialect::Postgres);
            self.alter(
                &format!("{name}.{} is new.", column.name),
                name,
                &format!("ADD COLUMN {definition}"),
            );
        }
    }

    /// Defaults and nullability.
    fn change_columns(&mut self, (name, old, new): &Kept<'_>) {
        let retyped = rows::retyped(self.mapping, old, new);
        for column in &new.columns {
            let before = old.column(&column.name);
            let filled = self
                .mapping
                .fill(name, &column.name, Dialect::Postgres)
                .is_some();
            let (default, nullable) = match before {
                Some(before) => (before.default.postgres.clone(), before.nullable),
                None if filled => (None, true),
                None => continue,
            };
            let alter = format!("ALTER COLUMN {}", Ident(&column.name));
            let is_retyped = retyped.iter().any(|it| it.name == column.name);
            if default != column.default.postgres && !is_retyped {
                let what = match &column.default.postgres {
                    Some(default) => format!("{alter} SET DEFAULT {default}"),
                    None => format!("{alter} DROP DEFAULT"),
                };
                self.alter("Its default is another one.", name, &what);
            }
            if !nullable && column.nullable {
                let proof = proof_name(name, &column.name);
                self.alter("It may be null.", name, &format!("{alter} DROP NOT NULL"));
                let what = format!("DROP CONSTRAINT IF EXISTS {}", Ident(&proof));
                self.alter("", name, &what);
            } else if nullable && !column.nullable {
                self.require(name, column, &alter);
            }
        }
    }

    fn require(&mut self, name: &str, column: &Column, alter: &str) {
        if !self.later {
            self.alter("It is required.", name, &format!("{alter} SET NOT NULL"));
            return;
        }
        let proof = proof_name(name, &column.name);
        let what = format!(
            "ADD CONSTRAINT {} CHECK ({} IS NOT NULL) NOT VALID",
            Ident(&proof),
            Ident(&column.name)
        );
        self.alter(
            "It is required from now on; rows that are there are proved later.",
            name,
            &what,
        );
        let table = Ident(name);
        let proof = Ident(&proof);
        let sql = format!(
            "ALTER TABLE {table} VALIDATE CONSTRAINT {proof};\n\
             ALTER TABLE {table} {alter} SET NOT NULL;\n\
             ALTER TABLE {table} DROP CONSTRAINT {proof};"
        );
        let doc = "Proved while others write; then the rule needs no look at the rows.";
        self.proofs.push(Step::new(doc, sql));
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

    fn add_parts(&mut self, (name, old, new): &Kept<'_>) {
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
            let there = had && !dropped.contains(&check.as_str());
            if there || pairs.iter().any(|(_, to)| to == check) {
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
            let there = old.indexes.contains_key(index) && !dropped.contains(&index.as_str());
            let elsewhere =
                pairs.iter().any(|(_, to)| to == index) || self.aside.added.contains(index);
            if !there && !elsewhere {
                let sql = render::create_index(index, name, it, Dialect::Postgres, "");
                self.push(format!("An index of {name}."), sql);
            }
        }
    }

    fn add_foreign_keys(&mut self, kept: &[Kept<'_>]) {
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
                let there = old.foreign_keys.get(key) == Some(it) && !self.in_the_way(name, it);
                if there || pairs.iter().any(|(_, to)| to == key) {
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

    fn drop_the_rest(&mut self, kept: &[Kept<'_>]) {
        for (name, old, new) in kept {
            for column in &old.columns {
                if new.column(&column.name).is_none() {
                    let what = format!("DROP COLUMN {}", Ident(&column.name));
                    self.alter(&format!("{name}.{} is gone.", column.name), name, &what);
                }
            }
        }
        for name in self.mapping.gone() {
            self.push(
                "It is not in use any more.",
                format!("DROP TABLE {};", Ident(name)),
            );
        }
        let mapping = self.mapping;
        for name in rows::swapped_enums(mapping) {
            let old = format!("cwom_old_{name}");
            self.push(
                "No column has it any more.",
                format!("DROP TYPE {};", Ident(&old)),
            );
        }
        for name in mapping.from.enums.keys() {
            if !mapping.to.enums.contains_key(name) {
                self.push(
                    "No column has it any more.",
                    format!("DROP TYPE {};", Ident(name)),
                );
            }
        }
    }

    fn comments(&mut self, (name, old, new): &Kept<'_>) {
        if old.doc != new.doc {
            self.push("", render::comment(name, None, &new.doc));
        }
        for column in &new.columns {
            let before = old
                .column(&column.name)
                .map_or("", |column| column.doc.as_str());
            if before != column.doc {
                self.push("", render::comment(name, Some(&column.name), &column.doc));
            }
        }
    }
}

/// The check that proves a column to be set, for as long as it takes.
fn proof_name(table: &str, column: &str) -> String {
    use cwom_schema::tables::{IdentKind, ident};
    ident(IdentKind::Check, table, [column, "set"])
}

fn dropped_checks<'t>(old: &'t Table, new: &Table, retyped: &[String]) -> Vec<&'t str> {
    let pairs = renamed(&old.checks, &new.checks);
    let checks = old.checks.iter().filter(|(name, check)| {
        let Some(condition) = &check.condition.postgres else {
            return false;
        };
        let after = new
            .checks
            .get(*name)
            .and_then(|check| check.condition.postgres.as_ref());
        let stays = after == Some(condition) || pairs.iter().any(|(from, _)| from == *name);
        !stays || retyped.iter().any(|column| condition.contains(column))
    });
    checks.map(|(name, _)| name.as_str()).collect()
}

fn dropped_indexes<'t>(old: &'t Table, new: &Table, retyped: &[String]) -> Vec<&'t str> {
    let pairs = renamed(&old.indexes, &new.indexes);
    let indexes = old.indexes.iter().filter(|(name, index)| {
        let same = new
            .indexes
            .get(*name)
            .is_some_and(|new| aside::is_same(new, index));
        let stays = same || pairs.iter().any(|(from, _)| from == *name);
        !stays
            || retyped
                .iter()
                .any(|column| index.parts.postgres.contains(column))
    });
    indexes.map(|(name, _)| name.as_str()).collect()
}
