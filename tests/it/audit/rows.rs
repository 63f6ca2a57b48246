//! Raw statements on any audited table, made from a row that is there: the same shape, with a key
//! of its own.

use std::cell::Cell;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{
    Audited, Column, ColumnSource, ColumnType, GuardRule, Numbering, Table, Tables,
};

use super::shell::Shell;

/// A table with a row of it that serves as the pattern of others.
pub(super) struct Pattern<'t> {
    tables: &'t Tables,
    pub(super) table: &'t Table,
    pub(super) audited: &'t Audited,
    /// The texts of the pattern's key.
    pub(super) key: Vec<String>,
    dialect: Dialect,
}

/// A row that is to come: what it needs first, and its key.
pub(super) struct Fresh {
    /// The rows that it points at.
    pub(super) before: Option<String>,
    /// The texts of its key.
    pub(super) key: Vec<String>,
    number: u32,
}

thread_local! {
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

impl<'t> Pattern<'t> {
    /// Takes the oldest row as the pattern.
    pub(super) async fn of<D: Shell>(
        tables: &'t Tables,
        table: &'t Table,
        session: &mut D::Session,
    ) -> Self {
        let audited = table.audited.as_ref().expect("the table is audited");
        let cast = if D::SQL == Dialect::Postgres {
            "::text"
        } else {
            ""
        };
        let mut key = Vec::new();
        for column in &audited.key {
            let sql = format!(
                "SELECT \"{column}\"{cast} FROM \"{}\" ORDER BY \"{}\" LIMIT 1",
                table.name,
                audited.key.join("\", \"")
            );
            let texts = D::column(session, &sql)
                .await
                .expect("the table can be read");
            key.extend(texts);
        }
        assert_eq!(key.len(), audited.key.len(), "{} has a row", table.name);
        Self {
            tables,
            table,
            audited,
            key,
            dialect: D::SQL,
        }
    }

    /// The key of a row that is to come.
    pub(super) fn fresh(&self) -> Fresh {
        let number = NUMBER.with(|number| {
            number.set(number.get() + 1);
            number.get()
        });
        let id = format!("0199aaaa-0000-7000-8000-{:012x}", u64::from(number));
        if let [_] = self.key.as_slice() {
            let key = vec![id];
            return Fresh {
                before: None,
                key,
                number,
            };
        }
        let end = &self.audited.key[1];
        let target = self.table.foreign_keys.iter();
        let target = target
            .filter(|key| key.columns.contains(end))
            .find_map(|key| {
                self.tables
                    .tables
                    .iter()
                    .find(|table| table.name == key.target)
            })
            .expect("a link points somewhere");
        let pattern = Pattern {
            tables: self.tables,
            table: target,
            audited: target.audited.as_ref().expect("the target is audited"),
            key: vec![self.key[1].clone()],
            dialect: self.dialect,
        };
        let fresh = Fresh {
            before: None,
            key: vec![id.clone()],
            number,
        };
        Fresh {
            before: Some(pattern.insert("INSERT INTO", &fresh)),
            key: vec![self.key[0].clone(), id],
            number,
        }
    }

    /// The key of the pattern itself.
    pub(super) fn itself(&self) -> Fresh {
        let fresh = self.fresh();
        Fresh {
            before: None,
            key: self.key.clone(),
            number: fresh.number,
        }
    }

    /// Writes the row.
    pub(super) fn insert(&self, verb: &str, fresh: &Fresh) -> String {
        format!(
            "{verb} \"{}\" ({}) {}",
            self.table.name,
            self.names(),
            self.select(fresh)
        )
    }

    /// Writes the row, or changes it when it is there.
    pub(super) fn upsert(&self, fresh: &Fresh) -> String {
        format!(
            "{} ON CONFLICT (\"{}\") DO UPDATE SET {}",
            self.insert("INSERT INTO", fresh),
            self.audited.key.join("\", \""),
            self.change(&format!("\"{}\".", self.table.name))
        )
    }

    /// Writes the row by the statement that asks itself whether it is there.
    pub(super) fn merge(&self, fresh: &Fresh) -> String {
        let same: Vec<String> = self
            .audited
            .key
            .iter()
            .map(|column| format!("t.\"{column}\" = n.\"{column}\""))
            .collect();
        let given: Vec<String> = self
            .table
            .written_columns()
            .map(|column| format!("n.\"{}\"", column.name))
            .collect();
        format!(
            "MERGE INTO \"{}\" AS t USING ({}) AS n ON {} WHEN MATCHED THEN UPDATE SET {} \
             WHEN NOT MATCHED THEN INSERT ({}) VALUES ({})",
            self.table.name,
            self.select(fresh),
            same.join(" AND "),
            self.change("t."),
            self.names(),
            given.join(", ")
        )
    }

    /// Changes a row that is there.
    pub(super) fn update(&self, verb: &str, key: &[String]) -> String {
        format!(
            "{verb} \"{}\" SET {} WHERE {}",
            self.table.name,
            self.change(""),
            self.is(key)
        )
    }

    /// Deletes a row that is there.
    pub(super) fn delete(&self, key: &[String]) -> String {
        format!("DELETE FROM \"{}\" WHERE {}", self.table.name, self.is(key))
    }

    /// Writes the row through the view of SQLite, as this actor.
    pub(super) fn insert_view(&self, verb: &str, fresh: &Fresh, actor: &str) -> String {
        let select = self.select(fresh);
        let (values, rest) = select.split_once(" FROM ").expect("a select");
        format!(
            "{verb} \"{}\" ({}, \"cwom:actor_kind\", \"cwom:actor_id\", \"cwom:note\") \
             {values}, 'agent', '{actor}', 'by view' FROM {rest}",
            self.audited.view,
            self.names()
        )
    }

    /// Changes a row through the view of SQLite, as this actor.
    pub(super) fn update_view(&self, verb: &str, key: &[String], actor: &str) -> String {
        format!(
            "{verb} \"{}\" SET {}, \"cwom:actor_kind\" = 'agent', \"cwom:actor_id\" = '{actor}' \
             WHERE {}",
            self.audited.view,
            self.change(""),
            self.is(key)
        )
    }

    /// The row as a query.
    pub(super) fn select(&self, fresh: &Fresh) -> String {
        let values: Vec<String> = self
            .table
            .written_columns()
            .map(|column| format!("{} AS \"{}\"", self.value(column, fresh), column.name))
            .collect();
        format!(
            "SELECT {} FROM \"{}\" WHERE {}",
            values.join(", "),
            self.table.name,
            self.is(&self.key)
        )
    }

    /// The columns that a statement gives.
    pub(super) fn names(&self) -> String {
        let names: Vec<String> = self
            .table
            .written_columns()
            .map(|column| format!("\"{}\"", column.name))
            .collect();
        names.join(", ")
    }

    /// What tells a row from the others.
    pub(super) fn is(&self, key: &[String]) -> String {
        let parts: Vec<String> = self
            .audited
            .key
            .iter()
            .zip(key)
            .map(|(column, text)| format!("\"{column}\" = '{text}'"))
            .collect();
        parts.join(" AND ")
    }

    fn value(&self, column: &Column, fresh: &Fresh) -> String {
        let name = format!("\"{}\"", column.name);
        let is_version =
            matches!(&self.audited.numbering, Numbering::Version(it) if *it == column.name);
        if is_version {
            return "1".to_owned();
        }
        if let Some(position) = self.audited.key.iter().position(|it| *it == column.name) {
            let text = &fresh.key[position];
            return match (self.dialect, &column.ty) {
                (Dialect::Postgres, ColumnType::Uuid) => format!("'{text}'::uuid"),
                _ => format!("'{text}'"),
            };
        }
        let is_unique = self
            .table
            .uniques
            .iter()
            .any(|key| key.columns.contains(&column.name));
        if is_unique && column.ty == ColumnType::Text {
            return format!("{name} || '-{}'", fresh.number);
        }
        name
    }

    /// A change that the rules allow: the next version, or another payload of a link. `old` is
    /// what a statement calls the row that is there, with a dot.
    fn change(&self, old: &str) -> String {
        match &self.audited.numbering {
            Numbering::Version(column) => {
                format!("\"{column}\" = {old}\"{column}\" + 1")
            }
            Numbering::Counted => {
                let frozen = self
                    .table
                    .guards
                    .iter()
                    .find_map(|guard| match &guard.rule {
                        GuardRule::Frozen { columns } => Some(columns.as_slice()),
                        _ => None,
                    });
                let frozen = frozen.unwrap_or_default();
                let payload = self.table.columns.iter().find(|column| {
                    matches!(column.source, ColumnSource::Payload(_))
                        && column.ty == ColumnType::Text
                        && !frozen.contains(&column.name)
                });
                match payload {
                    Some(column) => format!("\"{}\" = 'another'", column.name),
                    None => {
                        let column = &self.audited.key[0];
                        format!("\"{column}\" = {old}\"{column}\"")
                    }
                }
            }
        }
    }
}
