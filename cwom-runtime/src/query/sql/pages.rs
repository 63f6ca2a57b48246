//! The order of rows, and where a page begins in it.

use super::{Sql, Syntax};
use crate::query::meta::QueryColumn;
use crate::query::order::Term;
use crate::query::value::Value;

impl Sql {
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

    /// The order of keys.
    pub(crate) fn order_by_key(&mut self) {
        self.push(" ORDER BY ");
        self.key();
    }

    /// Row values, where all columns go the same way and none is null.
    pub(super) fn after_rows(&mut self, terms: &[Term], places: &[Option<String>]) {
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
    pub(super) fn step(&mut self, term: Term, column: QueryColumn, place: Option<&str>) {
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
}
