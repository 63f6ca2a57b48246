//! Rows that belong to given keys, by a column or by a join table.

use super::{Sql, Syntax};
use crate::query::meta::ColumnKind;
use crate::query::value::Value;

impl Sql {
    /// The table, and a table of links that says which of its rows belong to `own`.
    pub(crate) fn rows_linked(&mut self, table: &str, own: &str, other: &str) {
        self.push(" FROM ");
        self.ident(table);
        self.push(" JOIN ");
        self.ident(self.target.meta.table);
        self.push(" ON ");
        self.key();
        self.push(" = ");
        self.ident(table);
        self.push(".");
        self.ident(other);
        self.push(" WHERE ");
        self.ident(table);
        self.push(".");
        self.ident(own);
    }

    /// The table; what is put after it is what one of its columns is.
    pub(crate) fn rows_by(&mut self, name: &str) {
        self.push(" FROM ");
        self.ident(self.target.meta.table);
        self.push(" WHERE ");
        self.column(name);
    }

    /// Is one of these keys.
    pub(crate) fn among(&mut self, keys: &[Value]) {
        let is_uuid = matches!(keys.first(), Some(Value::Uuid(_)));
        let texts: Vec<String> = keys.iter().map(Value::key_text).collect();
        let list = Value::Json(serde_json::Value::from(texts).to_string());
        match self.syntax {
            Syntax::Sqlite => {
                self.push(" IN (SELECT value FROM json_each(");
                self.parameter(&ColumnKind::Json, list);
                self.push("))");
            }
            Syntax::Postgres => {
                self.push(" = ANY(ARRAY(SELECT jsonb_array_elements_text(");
                self.parameter(&ColumnKind::Json, list);
                self.push(if is_uuid { ")::uuid))" } else { ")))" });
            }
        }
        if let Some(deleted_at) = self.target.query.deleted_at {
            self.push(" AND ");
            self.column(deleted_at);
            self.push(" IS NULL");
        }
    }

    /// One more column to be read, of a table of links.
    pub(crate) fn link_column(&mut self, table: &str, name: &str) {
        self.push(", ");
        self.ident(table);
        self.push(".");
        self.ident(name);
    }

    /// One more column to be read.
    pub(crate) fn extra_column(&mut self, name: &str) {
        self.push(", ");
        self.column(name);
    }

    /// The key of an entity.
    pub(super) fn key(&mut self) {
        if let [key] = self.target.query.key {
            self.column(key);
        }
    }
}
