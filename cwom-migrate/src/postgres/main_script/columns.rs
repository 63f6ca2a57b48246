//! Columns that are new, and those that get another default or are required now.

use cwom_schema::schema::Dialect;
use cwom_sql::Ident;

use super::super::rows;
use super::{Kept, Main};
use crate::plan::Step;
use crate::render;
use crate::snapshot::Column;

impl Main<'_> {
    pub(super) fn add_columns(&mut self, (name, old, new): &Kept<'_>) {
        for column in &new.columns {
            let before = old.column(&column.name);
            let recomputed = before.is_some_and(|before| {
                let postgres = |it: &Column| it.generated.as_ref().map(|it| it.postgres.clone());
                postgres(before) != postgres(column)
            });
            if recomputed && column.generated.is_none() {
                let what = format!("ALTER COLUMN {} DROP EXPRESSION", Ident(&column.name));
                self.alter(
                    "It is computed no more, and keeps what it has.",
                    name,
                    &what,
                );
                continue;
            } else if recomputed {
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
    pub(super) fn change_columns(&mut self, (name, old, new): &Kept<'_>) {
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
                // The proof's script, on its way back, knew the older names.
                let table = self.mapping.old_name(name).unwrap_or(name);
                let proof = proof_name(table, self.mapping.old_column(name, &column.name));
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
        let sql = format!("ALTER TABLE {table} {what};");
        let doc = "The proof is as it was before it was done.";
        self.unproofs.push(Step::new(doc, sql));
    }
}

/// The check that proves a column to be set, for as long as it takes.
fn proof_name(table: &str, column: &str) -> String {
    use cwom_schema::tables::{IdentKind, ident};
    ident(IdentKind::Check, table, [column, "set"])
}
