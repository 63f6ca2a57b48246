//! The text of a query, put together from constant fragments.

use std::fmt::Write as _;

use super::filter::{Comparison, Node};
use super::meta::{ColumnKind, QueryColumn, QueryMeta, Queryable};
use super::order::Term;
use super::value::Value;
use crate::backend::Backend;
use crate::{ColumnMeta, EntityMeta, Invalid, PerDialect, Result};

/// How a dialect writes what the two write differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// As SQLite.
    Sqlite,
    /// As PostgreSQL.
    Postgres,
}

/// The entity that is looked through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    pub(crate) meta: &'static EntityMeta,
    pub(crate) query: &'static QueryMeta,
}

/// A query in the making.
#[derive(Debug)]
pub(crate) struct Sql {
    syntax: Syntax,
    target: Target,
    text: String,
    values: Vec<Value>,
    refused: Option<Invalid>,
}

impl Target {
    pub(crate) fn of<E: Queryable>() -> Self {
        Self {
            meta: E::META,
            query: E::QUERY,
        }
    }

    /// What is known of a column; handles are made from the same spec as the metadata.
    pub(crate) fn column(&self, name: &str) -> QueryColumn {
        let position = self
            .meta
            .columns
            .iter()
            .position(|column| column.name == name);
        let known = position.and_then(|position| self.query.columns.get(position));
        known.copied().unwrap_or(QueryColumn {
            kind: ColumnKind::Text,
            nullable: true,
            written: true,
        })
    }
}

impl Sql {
    /// `SELECT`, then what is asked for.
    pub(crate) fn select(syntax: Syntax, target: Target) -> Self {
        Self {
            syntax,
            target,
            text: "SELECT ".to_owned(),
            values: Vec::new(),
            refused: None,
        }
    }

    /// The entity that is looked through.
    pub(crate) fn entity(&self) -> &'static str {
        self.target.meta.name
    }

    /// `EXPLAIN` before `SELECT`.
    pub(crate) fn explain(&mut self) {
        let word = match self.syntax {
            Syntax::Sqlite => "EXPLAIN QUERY PLAN ",
            Syntax::Postgres => "EXPLAIN ",
        };
        self.text.insert_str(0, word);
    }

    /// A constant piece.
    pub(crate) fn push(&mut self, text: &'static str) {
        self.text.push_str(text);
    }

    /// A number that is no value of a user's, such as a limit.
    pub(crate) fn bind(&mut self, value: Value) {
        self.parameter(&ColumnKind::I64, value);
    }

    /// The columns of a row, as they are read.
    pub(crate) fn columns(&mut self, columns: &'static [ColumnMeta]) {
        for (position, column) in columns.iter().enumerate() {
            if position > 0 {
                self.push(", ");
            }
            self.readable(column.name);
        }
    }

    /// What rows are sorted by, to be read after the columns.
    pub(crate) fn sort_keys(&mut self, terms: &[Term]) {
        for term in terms {
            self.push(", ");
            match self.rank(term.column) {
                Some(rank) => self.text.push_str(rank),
                None => self.readable(term.column),
            }
        }
    }

    /// The table and the conditions, living rows only.
    pub(crate) fn rows_where(&mut self, filters: &[Node]) {
        self.push(" FROM ");
        self.ident(self.target.meta.table);
        let mut word = " WHERE ";
        if let Some(deleted_at) = self.target.query.deleted_at {
            self.push(word);
            self.column(deleted_at);
            self.push(" IS NULL");
            word = " AND ";
        }
        for node in filters {
            self.push(word);
            self.operand(node);
            word = " AND ";
        }
        // What may still follow is joined with AND.
        if word == " WHERE " {
            self.push(" WHERE TRUE");
        }
    }

    /// Rows behind this one only, in the order of `terms`.
    pub(crate) fn after(&mut self, terms: &[Term], values: Vec<Value>) {
        let columns: Vec<QueryColumn> = terms
            .iter()
            .map(|term| self.target.column(term.column))
            .collect();
        let places: Vec<Option<String>> = values
            .into_iter()
            .zip(&columns)
            .map(|(value, column)| match value {
                Value::Null => None,
                value => Some(self.place(&column.kind, value)),
            })
            .collect();
        let uniform = terms
            .windows(2)
            .all(|pair| pair[0].descending == pair[1].descending);
        self.push(" AND ");
        if uniform && columns.iter().all(|column| !column.nullable) {
            self.after_rows(terms, &places);
            return;
        }
        // The bound on the first column alone is what an index can start at.
        if let (Some(first), Some(Some(place)), Some(column)) =
            (terms.first(), places.first(), columns.first())
            && !column.nullable
        {
            self.sorted(first.column);
            self.push(if first.descending { " <= " } else { " >= " });
            self.text.push_str(place);
            self.push(" AND ");
        }
        self.push("(");
        for position in 0..terms.len() {
            if position > 0 {
                self.push(" OR ");
            }
            self.push("(");
            for (term, place) in terms.iter().zip(&places).take(position) {
                self.sorted(term.column);
                match place {
                    Some(place) => {
                        self.push(" = ");
                        self.text.push_str(place);
                    }
                    None => self.push(" IS NULL"),
                }
                self.push(" AND ");
            }
            self.step(
                terms[position],
                columns[position],
                places[position].as_deref(),
            );
            self.push(")");
        }
        self.push(")");
    }

    /// The order of rows.
    pub(crate) fn order_by(&mut self, terms: &[Term]) {
        for (position, term) in terms.iter().enumerate() {
            self.push(if position == 0 { " ORDER BY " } else { ", " });
            self.sorted(term.column);
            self.push(if term.descending { " DESC" } else { "" });
            // To PostgreSQL a null is the greatest value of all, to SQLite the least.
            if self.syntax == Syntax::Sqlite && self.target.column(term.column).nullable {
                self.push(if term.descending {
                    " NULLS FIRST"
                } else {
                    " NULLS LAST"
                });
            }
        }
    }

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
    fn key(&mut self) {
        if let [key] = self.target.query.key {
            self.column(key);
        }
    }

    /// The order of keys.
    pub(crate) fn order_by_key(&mut self) {
        self.push(" ORDER BY ");
        self.key();
    }

    /// At most so many rows.
    pub(crate) fn limit(&mut self, rows: u64) {
        self.push(" LIMIT ");
        self.bind(Value::I64(i64::try_from(rows).unwrap_or(i64::MAX)));
    }

    /// The text so far, for the digest of a cursor.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The text with its parameters.
    pub(crate) fn finish<D: Backend>(self) -> Result<(String, D::Writer)> {
        if let Some(refused) = self.refused {
            return Err(refused.into());
        }
        let mut parameters = D::Writer::default();
        for value in &self.values {
            value
                .write(&mut parameters)
                .map_err(|error| Invalid::new(self.target.meta.name, "filter", error.rule))?;
        }
        Ok((self.text, parameters))
    }

    /// Row values, where all columns go the same way and none is null.
    fn after_rows(&mut self, terms: &[Term], places: &[Option<String>]) {
        self.push("(");
        for (position, term) in terms.iter().enumerate() {
            self.push(if position > 0 { ", " } else { "" });
            self.sorted(term.column);
        }
        let descending = terms.first().is_some_and(|term| term.descending);
        self.push(if descending { ") < (" } else { ") > (" });
        let places: Vec<&str> = places.iter().flatten().map(String::as_str).collect();
        self.text.push_str(&places.join(", "));
        self.push(")");
    }

    /// What stands behind a value in the order of one column.
    fn step(&mut self, term: Term, column: QueryColumn, place: Option<&str>) {
        match (place, term.descending) {
            // Nulls are last, so nothing stands behind them; or first, and then every value does.
            (None, false) => self.push("1 = 0"),
            (None, true) => {
                self.sorted(term.column);
                self.push(" IS NOT NULL");
            }
            (Some(place), descending) => {
                let or_null = column.nullable && !descending;
                self.push(if or_null { "(" } else { "" });
                self.sorted(term.column);
                self.push(if descending { " < " } else { " > " });
                self.text.push_str(place);
                if or_null {
                    self.push(" OR ");
                    self.sorted(term.column);
                    self.push(" IS NULL)");
                }
            }
        }
    }

    /// A condition that stands beside others.
    fn operand(&mut self, node: &Node) {
        let is_joined = matches!(node, Node::All(nodes) | Node::Any(nodes) if nodes.len() > 1);
        self.push(if is_joined { "(" } else { "" });
        self.node(node);
        self.push(if is_joined { ")" } else { "" });
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::All(nodes) if nodes.is_empty() => self.push("1 = 1"),
            Node::Any(nodes) if nodes.is_empty() => self.push("1 = 0"),
            Node::All(nodes) => self.joined(nodes, " AND "),
            Node::Any(nodes) => self.joined(nodes, " OR "),
            Node::Not(node) => {
                self.push("(");
                self.node(node);
                // Not NOT, for which an unknown answer would stay unknown.
                self.push(") IS NOT TRUE");
            }
            Node::Compare(column, comparison, value) => self.compare(column, *comparison, value),
            Node::In(column, values) => self.one_of(column, values),
            Node::IsNull(column) => {
                self.column(column);
                self.push(" IS NULL");
            }
            Node::Like(column, pattern) => {
                self.comparable_text(column);
                let pattern = match self.syntax {
                    Syntax::Postgres => {
                        self.push(" LIKE ");
                        pattern.clone()
                    }
                    // LIKE takes `a` for `A` there; GLOB does not.
                    Syntax::Sqlite => {
                        self.push(" GLOB ");
                        glob(pattern)
                    }
                };
                self.parameter(&ColumnKind::Text, Value::Text(pattern));
            }
            Node::Item(column, json) => self.item(column, json),
            Node::HasKey(column, key) => self.has_key(column, key),
            Node::Entry(column, key, value) => self.entry(column, key, value),
            Node::Linked {
                table,
                own,
                other,
                value,
            } => self.linked(table, own, other, value),
            Node::Refused(field, rule) => {
                self.push("1 = 0");
                if self.refused.is_none() {
                    self.refused = Some(Invalid::new(self.target.meta.name, *field, rule.clone()));
                }
            }
        }
    }

    fn joined(&mut self, nodes: &[Node], word: &'static str) {
        for (position, node) in nodes.iter().enumerate() {
            self.push(if position > 0 { word } else { "" });
            self.operand(node);
        }
    }

    fn compare(&mut self, name: &'static str, comparison: Comparison, value: &Value) {
        let column = self.target.column(name);
        let symbol = match (comparison, self.syntax) {
            (Comparison::Equal, _) => " = ",
            (Comparison::NotEqual, _) if !column.nullable => " <> ",
            (Comparison::NotEqual, Syntax::Sqlite) => " IS NOT ",
            (Comparison::NotEqual, Syntax::Postgres) => " IS DISTINCT FROM ",
            (Comparison::Less, _) => " < ",
            (Comparison::LessOrEqual, _) => " <= ",
            (Comparison::Greater, _) => " > ",
            (Comparison::GreaterOrEqual, _) => " >= ",
        };
        let is_equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
        if let (false, Some(rank), Some(position)) = (
            is_equality,
            self.rank(name),
            position_of(&column.kind, value),
        ) {
            self.text.push_str(rank);
            self.push(symbol);
            self.parameter(&ColumnKind::I32, Value::I32(position));
            return;
        }
        self.column(name);
        self.push(symbol);
        self.parameter(&column.kind, value.clone());
    }

    fn one_of(&mut self, name: &'static str, values: &[Value]) {
        let Some(last) = values.last() else {
            self.push("1 = 0");
            return;
        };
        let kind = self.target.column(name).kind;
        self.column(name);
        self.push(" IN (");
        // Few lengths make few texts, so that prepared statements are found again.
        for position in 0..values.len().next_power_of_two() {
            self.push(if position > 0 { ", " } else { "" });
            let value = values.get(position).unwrap_or(last);
            self.parameter(&kind, value.clone());
        }
        self.push(")");
    }

    fn item(&mut self, column: &'static str, json: &str) {
        let value = Value::Json(json.to_owned());
        match self.syntax {
            Syntax::Postgres => {
                self.column(column);
                self.push(" @> ");
                self.parameter(&ColumnKind::Json, value);
            }
            Syntax::Sqlite => {
                self.push("EXISTS (SELECT 1 FROM json_each(");
                self.column(column);
                self.push(") AS item WHERE item.value = json_extract(");
                self.parameter(&ColumnKind::Json, value);
                self.push(", '$[0]'))");
            }
        }
    }

    fn has_key(&mut self, column: &'static str, key: &str) {
        let key = Value::Text(key.to_owned());
        match self.syntax {
            Syntax::Postgres => {
                self.column(column);
                self.push(" ? ");
                self.parameter(&ColumnKind::Text, key);
            }
            Syntax::Sqlite => {
                self.push("EXISTS (SELECT 1 FROM json_each(");
                self.column(column);
                self.push(") AS item WHERE item.key = ");
                self.parameter(&ColumnKind::Text, key);
                self.push(")");
            }
        }
    }

    fn entry(&mut self, column: &'static str, key: &str, value: &serde_json::Value) {
        match self.syntax {
            Syntax::Postgres => {
                self.column(column);
                self.push(" @> ");
                let object = serde_json::Map::from_iter([(key.to_owned(), value.clone())]);
                let object = serde_json::Value::Object(object).to_string();
                self.parameter(&ColumnKind::Json, Value::Json(object));
            }
            Syntax::Sqlite => {
                self.push("EXISTS (SELECT 1 FROM json_each(");
                self.column(column);
                self.push(") AS item WHERE item.key = ");
                self.parameter(&ColumnKind::Text, Value::Text(key.to_owned()));
                let list = serde_json::Value::Array(vec![value.clone()]).to_string();
                let place = self.place(&ColumnKind::Json, Value::Json(list));
                // As values `true` is 1 there, so the types must agree too; numbers are numbers.
                let _ = write!(
                    self.text,
                    " AND item.value IS json_extract({place}, '$[0]') \
                     AND replace(item.type, 'real', 'integer') \
                     = replace(json_type({place}, '$[0]'), 'real', 'integer'))"
                );
            }
        }
    }

    fn linked(
        &mut self,
        table: &'static str,
        own: &'static str,
        other: &'static str,
        value: &Value,
    ) {
        self.key();
        self.push(" IN (SELECT ");
        self.ident(own);
        self.push(" FROM ");
        self.ident(table);
        self.push(" WHERE ");
        self.ident(other);
        self.push(" = ");
        // The other side is a key, whose driver type says what it is.
        self.parameter(&ColumnKind::Uuid, value.clone());
        self.push(")");
    }

    /// A column in the form in which it is read.
    fn readable(&mut self, name: &'static str) {
        match (self.target.column(name).kind, self.syntax) {
            (
                ColumnKind::Enum {
                    native: Some(_), ..
                },
                Syntax::Postgres,
            ) => {
                self.column(name);
                self.push("::text");
            }
            (ColumnKind::Raw(_), _) => self.raw_text(name),
            _ => self.column(name),
        }
    }

    /// A column as text that a pattern is laid on.
    fn comparable_text(&mut self, name: &'static str) {
        if let ColumnKind::Raw(_) = self.target.column(name).kind {
            self.raw_text(name);
        } else {
            self.column(name);
        }
    }

    /// The text of a type that the language does not know, as the fixed statements read it.
    fn raw_text(&mut self, name: &'static str) {
        match self.syntax {
            Syntax::Postgres => {
                self.push("CASE WHEN ");
                self.column(name);
                self.push(" IS NOT NULL THEN concat(");
                self.column(name);
                self.push(") END");
            }
            Syntax::Sqlite => {
                self.push("CAST(");
                self.column(name);
                self.push(" AS TEXT)");
            }
        }
    }

    /// What a column sorts by.
    fn sorted(&mut self, name: &'static str) {
        match self.rank(name) {
            Some(rank) => self.text.push_str(rank),
            None => self.column(name),
        }
    }

    /// The position of an enum's value, unless the type of the column sorts by itself.
    fn rank(&self, name: &str) -> Option<&'static str> {
        match self.target.column(name).kind {
            ColumnKind::Enum {
                native: Some(_), ..
            } if self.syntax == Syntax::Postgres => None,
            ColumnKind::Enum { rank, .. } => Some(self.of(&rank)),
            _ => None,
        }
    }

    fn of(&self, texts: &PerDialect) -> &'static str {
        match self.syntax {
            Syntax::Sqlite => texts.sqlite,
            Syntax::Postgres => texts.postgres,
        }
    }

    /// A column of the table that is looked through.
    fn column(&mut self, name: &str) {
        self.ident(self.target.meta.table);
        self.push(".");
        self.ident(name);
    }

    fn ident(&mut self, name: &str) {
        self.text.push('"');
        self.text.push_str(&name.replace('"', "\"\""));
        self.text.push('"');
    }

    fn parameter(&mut self, kind: &ColumnKind, value: Value) {
        let place = self.place(kind, value);
        self.text.push_str(&place);
    }

    /// The placeholder of a new value, cast where the driver sends text for another type.
    fn place(&mut self, kind: &ColumnKind, value: Value) -> String {
        self.values.push(value);
        let position = self.values.len();
        match (self.syntax, kind) {
            (Syntax::Sqlite, ColumnKind::Raw(name)) if name.sqlite.eq_ignore_ascii_case("blob") => {
                format!("CAST(?{position} AS BLOB)")
            }
            // A value of a column that is no text on SQLite comes as text and is compared as what
            // the column makes of it.
            (Syntax::Sqlite, _) => format!("?{position}"),
            (Syntax::Postgres, ColumnKind::Raw(name)) => {
                format!("${position}::text::{}", name.postgres)
            }
            (
                Syntax::Postgres,
                ColumnKind::Enum {
                    native: Some(name), ..
                },
            ) => {
                format!("${position}::text::\"{}\"", name.replace('"', "\"\""))
            }
            (Syntax::Postgres, _) => format!("${position}"),
        }
    }
}

/// The position of an enum's value among all of them.
fn position_of(kind: &ColumnKind, value: &Value) -> Option<i32> {
    let (ColumnKind::Enum { values, .. }, Value::Symbol(symbol)) = (kind, value) else {
        return None;
    };
    let position = values.iter().position(|known| known == symbol)?;
    i32::try_from(position).ok()
}

/// A pattern of LIKE as one of GLOB.
fn glob(pattern: &str) -> String {
    let mut glob = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        let literal = match character {
            '%' => {
                glob.push('*');
                continue;
            }
            '_' => {
                glob.push('?');
                continue;
            }
            '\\' => characters.next().unwrap_or('\\'),
            other => other,
        };
        // These three mean something to GLOB, but not within brackets.
        if matches!(literal, '*' | '?' | '[') {
            glob.extend(['[', literal, ']']);
        } else {
            glob.push(literal);
        }
    }
    glob
}

#[cfg(test)]
mod tests {
    use super::glob;

    #[test]
    fn a_pattern_of_like_is_one_of_glob() {
        let check = |like, expected| assert_eq!(glob(like), expected, "{like}");
        check("a%b_c", "a*b?c");
        check(r"100\%\_\\", r"100%_\");
        check("[x]*?", "[[]x][*][?]");
        check("ä%", "ä*");
    }
}
