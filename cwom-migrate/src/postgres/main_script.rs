//! The script that changes shapes, and the proofs that may come later.

mod columns;
mod parts;
mod renames;
mod tables;

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Texts, quote};

use super::aside::Aside;
use super::remake::{self, is_remade};
use super::rules::Rules;
use super::{guard, preamble, rows};
use crate::Revision;
use crate::entries::{Entries, SETTINGS};
use crate::mapping::Mapping;
use crate::plan::Step;
use crate::snapshot::Table;

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
    /// What puts a proof back where its script found it.
    unproofs: Vec<Step>,
}

/// The steps of a direction.
pub(super) struct Lowered {
    /// Those of the script itself.
    pub(super) steps: Vec<Step>,
    /// Those that prove rules over rows, in a script of their own.
    pub(super) proofs: Vec<Step>,
    /// The way back of the proofs.
    pub(super) unproofs: Vec<Step>,
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
            unproofs: Vec::new(),
        }
    }

    pub(super) fn lower(mut self) -> Lowered {
        let mapping = self.mapping;
        let entries = Entries::new(self.from, self.to, mapping, Dialect::Postgres);
        let rules = Rules::new(self.from, self.to, mapping, &entries);
        let (remade, kept): (Vec<Kept<'_>>, Vec<Kept<'_>>) = mapping
            .kept()
            .map(|(name, _, new)| (name, &mapping.moved.tables[name], new))
            .partition(|(_, old, new)| is_remade(old, new));
        self.shape_guards(&remade);
        self.shape_guards(&kept);
        // Rows are looked at while everybody may still write, unless names have to move first.
        let early = !mapping.renames();
        if early {
            rows::push_guards(&mut self.steps, mapping);
        }
        rules.push_drops(&mut self.steps);
        self.renames(&kept);
        if !early {
            rows::push_guards(&mut self.steps, mapping);
        }
        if !entries.is_empty() {
            self.push("Images are the same whatever the session has.", SETTINGS);
        }
        for (name, _, _) in &kept {
            entries.push_aside(&mut self.steps, name);
        }
        self.drop_parts(&kept);
        self.make_enums();
        self.create_tables();
        for (name, _, new) in &remade {
            remake::push(&mut self.steps, mapping, name, new);
        }
        for table in &kept {
            self.add_columns(table);
        }
        for (name, old, new) in &kept {
            let raises = !entries.goes_on(name);
            rows::push_updates(&mut self.steps, mapping, name, (old, new), raises);
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
        entries.push(&mut self.steps);
        for table in &kept {
            self.comments(table);
        }
        rules.push_creates(&mut self.steps);
        Lowered {
            steps: self.steps,
            proofs: self.proofs,
            unproofs: self.unproofs,
        }
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
}
