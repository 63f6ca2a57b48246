//! What is called otherwise.

use cwom_sql::Ident;

use super::{Kept, Main};
use crate::diff::moved::renamed;

impl Main<'_> {
    pub(super) fn renames(&mut self, kept: &[Kept<'_>]) {
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
}
