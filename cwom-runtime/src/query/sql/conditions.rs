//! Conditions.

use std::fmt::Write as _;

use super::{Sql, Syntax};
use crate::Invalid;
use crate::query::filter::{Comparison, Node};
use crate::query::meta::ColumnKind;
use crate::query::value::Value;

impl Sql {
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

    /// A condition that stands beside others.
    pub(super) fn operand(&mut self, node: &Node) {
        let is_joined = matches!(node, Node::All(nodes) | Node::Any(nodes) if nodes.len() > 1);
        self.push(if is_joined { "(" } else { "" });
        self.node(node);
        self.push(if is_joined { ")" } else { "" });
    }

    pub(super) fn node(&mut self, node: &Node) {
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

    pub(super) fn joined(&mut self, nodes: &[Node], word: &'static str) {
        for (position, node) in nodes.iter().enumerate() {
            self.push(if position > 0 { word } else { "" });
            self.operand(node);
        }
    }

    pub(super) fn compare(&mut self, name: &'static str, comparison: Comparison, value: &Value) {
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

    pub(super) fn one_of(&mut self, name: &'static str, values: &[Value]) {
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

    pub(super) fn item(&mut self, column: &'static str, json: &str) {
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

    pub(super) fn has_key(&mut self, column: &'static str, key: &str) {
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

    pub(super) fn entry(&mut self, column: &'static str, key: &str, value: &serde_json::Value) {
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

    pub(super) fn linked(
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
