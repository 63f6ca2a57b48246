//! Enum types and tables that are new, what is gone, and what PostgreSQL shows of the rest.

use cwom_schema::schema::Dialect;
use cwom_sql::{Ident, Texts};

use super::super::rows;
use super::{Kept, Main};
use crate::render;
use crate::sqlite::parents_first;

impl Main<'_> {
    pub(super) fn make_enums(&mut self) {
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

    pub(super) fn create_tables(&mut self) {
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

    pub(super) fn drop_the_rest(&mut self, kept: &[Kept<'_>]) {
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

    pub(super) fn comments(&mut self, (name, old, new): &Kept<'_>) {
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
