//! Guards: what must be so, or the migration stops with a message and changes nothing.
//!
//! SQLite has no statement that raises an error outside of a trigger. A temporary table with a
//! named CHECK does it, and the name is what the error says.

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Text};

use super::closure::Closure;
use crate::demands::{Demand, KEY, demands};
use crate::mapping::Mapping;
use crate::plan::Step;

/// The guards of one script, numbered.
#[derive(Default)]
pub(super) struct Guards {
    count: usize,
}

impl Guards {
    /// The shape that the tables must have, and what must be so of their rows.
    pub(super) fn before(
        &mut self,
        steps: &mut Vec<Step>,
        mapping: &Mapping<'_>,
        closure: &Closure,
    ) {
        for (name, old, _) in closure.tables(mapping) {
            let from = mapping.old_name(name).unwrap_or(name);
            let names: Vec<String> = old
                .columns
                .iter()
                .map(|column| Text(&column.name).to_string())
                .collect();
            let condition = format!(
                "(SELECT count(*) FROM pragma_table_xinfo({0})) = {1} AND {1} = \
                 (SELECT count(*) FROM pragma_table_xinfo({0}) WHERE \"name\" IN ({2}))",
                Text(from),
                names.len(),
                names.join(", ")
            );
            let message = format!("{from} has other columns: migrated already, or drifted");
            self.push(steps, &message, &condition);
        }
        for demand in demands(mapping, Dialect::Sqlite) {
            self.demand(steps, &demand);
        }
        for (name, reason) in &mapping.empty {
            let from = mapping.old_name(name).unwrap_or(name);
            let condition = format!("NOT EXISTS (SELECT 1 FROM {})", Ident(from));
            let message = format!("irreversible unless {from} is empty: {reason}");
            self.push(steps, &message, &condition);
        }
    }

    /// No row was lost on the way.
    pub(super) fn same_count(&mut self, steps: &mut Vec<Step>, old: &str, new: &str) {
        let condition = format!(
            "(SELECT count(*) FROM {}) = (SELECT count(*) FROM {})",
            Ident(old),
            Ident(new)
        );
        self.push(
            steps,
            &format!("not every row of {old} was copied"),
            &condition,
        );
    }

    /// The database as a whole, and the end of the guards.
    pub(super) fn after(&mut self, steps: &mut Vec<Step>, foreign_keys: bool, leftovers: bool) {
        if foreign_keys {
            let condition = "NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check)";
            self.push(
                steps,
                "foreign_key_check found rows that refer to nothing",
                condition,
            );
        }
        if leftovers {
            let condition = "NOT EXISTS (SELECT 1 FROM sqlite_schema \
                             WHERE \"name\" GLOB 'cwom_new_*' OR \"sql\" GLOB '*\"cwom_new_*')";
            self.push(
                steps,
                "something still has the name of a table in the making",
                condition,
            );
        }
        for number in 1..=self.count {
            let doc = if number == 1 {
                "The guards are done."
            } else {
                ""
            };
            steps.push(Step::new(
                doc,
                format!("DROP TABLE temp.\"cwom_g{number}\";"),
            ));
        }
    }

    /// Rows that must not be there. JSON's complaint of a path is the one error of SQLite that says
    /// what a statement found.
    fn demand(&mut self, steps: &mut Vec<Step>, demand: &Demand) {
        let found = Text(&format!("cwom: {}: ", demand.broken)).to_string();
        let example = Text(&format!(", such as {} ", demand.key)).to_string();
        let condition = format!(
            "CASE WHEN \"n\" > 0 THEN json_extract('{{}}', {found} || \"n\" || {example} || \
             \"example\" || {}) ELSE 1 END\n    FROM (SELECT count(*) AS \"n\", min({KEY}) AS \
             \"example\"\n        FROM {})",
            Text(&format!("; {}", demand.remedy)),
            demand.rows
        );
        self.push(steps, &demand.broken, &condition);
    }

    fn push(&mut self, steps: &mut Vec<Step>, message: &str, condition: &str) {
        self.count += 1;
        let number = self.count;
        let name = Ident(&format!("cwom: {message}")).to_string();
        let sql = format!(
            "CREATE TEMP TABLE \"cwom_g{number}\" (\"ok\" INTEGER NOT NULL CONSTRAINT {name} \
             CHECK (\"ok\"));\nINSERT INTO \"cwom_g{number}\" SELECT {condition};"
        );
        steps.push(Step::assert(
            format!("Or else: {}.", message.replace('\n', " ")),
            sql,
        ));
    }
}
