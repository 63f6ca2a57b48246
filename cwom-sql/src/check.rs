//! Rules on one row, as the inside of a CHECK.

mod form;
mod json;

pub(crate) use json::item_condition;

use std::fmt::{Display, Write as _};

use cwom_schema::schema::{Bounds, Dialect, Length, OneOfMode};
use cwom_schema::tables::{CheckRule, ColumnType, Table};

use crate::expr::push_expr;
use crate::literal;
use crate::one_of::{none_of, one_of};
use crate::pattern::push_pattern;
use crate::quote::{Ident, Idents, Text, quote};

/// What a function is given at once: PostgreSQL takes 100, SQLite 127.
const MAX_ARGUMENTS: usize = 99;

/// The condition that keeps a rule, or `None` where the column's type keeps it already.
pub fn render_check(rule: &CheckRule, dialect: Dialect, table: &Table) -> Option<String> {
    let mut out = String::new();
    let type_of = |column: &str| table.column(column).map(|column| &column.ty);
    match rule {
        CheckRule::Values { column, values } => {
            let native = matches!(type_of(column), Some(ColumnType::NativeEnum { .. }));
            if dialect == Dialect::Postgres && native {
                return None;
            }
            out.push_str(&one_of(&quote(column), values, dialect));
        }
        CheckRule::Bool { column } => {
            sqlite_only(dialect)?;
            push(&mut out, format_args!("{} IN (0, 1)", Ident(column)));
        }
        CheckRule::Width { column } => {
            sqlite_only(dialect)?;
            let bounds = match type_of(column)? {
                ColumnType::I16 => (i64::from(i16::MIN), i64::from(i16::MAX)),
                ColumnType::I32 => (i64::from(i32::MIN), i64::from(i32::MAX)),
                _ => return None,
            };
            push_between(&mut out, &Ident(column), Some(bounds.0), Some(bounds.1))?;
        }
        CheckRule::Range { column, bounds } => {
            let scale = type_of(column).and_then(literal::scale);
            let render = |value: i64| literal::integer(value, scale, dialect);
            let (min, max) = (bounds.min.map(render), bounds.max.map(render));
            push_between(&mut out, &Ident(column), min, max)?;
        }
        CheckRule::Digits { column } => push_digits(&mut out, column, type_of(column)?, dialect)?,
        CheckRule::Float { column, bounds } => push_float(&mut out, column, *bounds, dialect),
        CheckRule::Text { column, length } => push_text(&mut out, column, *length, dialect)?,
        CheckRule::Bytes { column, length } => {
            let call = match dialect {
                Dialect::Sqlite => format!("length({})", Ident(column)),
                Dialect::Postgres => format!("octet_length({})", Ident(column)),
            };
            push_between(&mut out, &call, length.min, length.max)?;
        }
        CheckRule::Canonical { column } => {
            form::push_canonical(&mut out, column, type_of(column)?, dialect)?;
        }
        CheckRule::Pattern { column, pattern } => {
            push_pattern(&mut out, &quote(column), pattern, dialect);
        }
        CheckRule::Json { column, shape } => {
            json::push_json(&mut out, table.column(column)?, shape, dialect);
        }
        CheckRule::Expr(expr) => push_expr(&mut out, expr, dialect, table),
        CheckRule::Distinct { left, right } => {
            push(
                &mut out,
                format_args!("{} <> {}", Ident(left), Ident(right)),
            );
        }
        CheckRule::Together { .. }
        | CheckRule::SetTogether { .. }
        | CheckRule::CountSet { .. }
        | CheckRule::RequiredIn { .. }
        | CheckRule::OnlyIn { .. } => push_presence(&mut out, rule, dialect),
    }
    Some(out)
}

fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(arguments);
}

fn sqlite_only(dialect: Dialect) -> Option<()> {
    (dialect == Dialect::Sqlite).then_some(())
}

/// `what BETWEEN min AND max`, or the half of it that is given.
fn push_between<T: Display + PartialEq>(
    out: &mut String,
    what: &impl Display,
    min: Option<T>,
    max: Option<T>,
) -> Option<()> {
    match (min, max) {
        (None, None) => return None,
        (Some(min), Some(max)) if min == max => push(out, format_args!("{what} = {min}")),
        (Some(min), None) => push(out, format_args!("{what} >= {min}")),
        (None, Some(max)) => push(out, format_args!("{what} <= {max}")),
        (Some(min), Some(max)) => push(out, format_args!("{what} BETWEEN {min} AND {max}")),
    }
    Some(())
}

/// PostgreSQL keeps the digits itself, but lets NaN pass.
fn push_digits(out: &mut String, column: &str, ty: &ColumnType, dialect: Dialect) -> Option<()> {
    let ColumnType::Decimal { precision, .. } = ty else {
        return None;
    };
    let column = Ident(column);
    match dialect {
        Dialect::Sqlite => {
            let max = 10_i64.checked_pow(u32::from(*precision))? - 1;
            push(out, format_args!("{column} BETWEEN -{max} AND {max}"));
        }
        Dialect::Postgres => push(out, format_args!("{column} <> 'NaN'")),
    }
    Some(())
}

/// Finite and within the bounds. PostgreSQL sorts NaN above Infinity, SQLite makes it null.
fn push_float(out: &mut String, column: &str, bounds: Bounds<f64>, dialect: Dialect) {
    let column = Ident(column);
    let low = match (bounds.min, dialect) {
        (Some(min), _) => format!("{column} >= {}", literal::float(min)),
        (None, Dialect::Sqlite) => format!("{column} >= {}", literal::float(f64::MIN)),
        (None, Dialect::Postgres) => format!("{column} > '-Infinity'"),
    };
    let high = match (bounds.max, dialect) {
        (Some(max), _) => format!("{column} <= {}", literal::float(max)),
        (None, Dialect::Sqlite) => format!("{column} <= {}", literal::float(f64::MAX)),
        (None, Dialect::Postgres) => format!("{column} < 'Infinity'"),
    };
    push(out, format_args!("{low} AND {high}"));
}

/// SQLite counts the characters before the first U+0000, and PostgreSQL has no U+0000: with none
/// on either, both count the same.
fn push_text(out: &mut String, column: &str, length: Length, dialect: Dialect) -> Option<()> {
    let column = Ident(column);
    let call = format!("length({column})");
    let bounded = push_between(out, &call, length.min, length.max);
    if dialect == Dialect::Postgres {
        return bounded;
    }
    if bounded.is_some() {
        out.push_str(" AND ");
    }
    push(out, format_args!("instr({column}, char(0)) = 0"));
    Some(())
}

/// The rules that ask which columns are null.
fn push_presence(out: &mut String, rule: &CheckRule, dialect: Dialect) {
    match rule {
        CheckRule::Together { required, optional } => {
            let all: Vec<String> = required.iter().chain(optional).cloned().collect();
            push(
                out,
                format_args!("({}) OR ({})", nulls(&all), not_nulls(required, " AND ")),
            );
        }
        CheckRule::SetTogether { left, right } => push(
            out,
            format_args!("({} IS NULL) = ({} IS NULL)", Ident(left), Ident(right)),
        ),
        CheckRule::CountSet {
            columns,
            mode,
            unless_null,
        } => {
            let count = count_set(columns, *mode, dialect);
            if unless_null.is_empty() {
                out.push_str(&count);
            } else {
                push(out, format_args!("({}) OR ({count})", nulls(unless_null)));
            }
        }
        CheckRule::RequiredIn {
            state,
            states,
            columns,
        } => {
            push_state(out, state, states, true, dialect);
            push(out, format_args!(" OR {}", not_nulls(columns, " OR ")));
        }
        CheckRule::OnlyIn {
            state,
            states,
            columns,
        } => {
            push_state(out, state, states, false, dialect);
            push(out, format_args!(" OR ({})", nulls(columns)));
        }
        _ => {}
    }
}

fn push_state(out: &mut String, state: &str, states: &[String], negated: bool, dialect: Dialect) {
    match (states, negated) {
        ([only], true) => push(out, format_args!("{} <> {}", Ident(state), Text(only))),
        ([only], false) => push(out, format_args!("{} = {}", Ident(state), Text(only))),
        (_, true) => out.push_str(&none_of(&quote(state), states, dialect)),
        (_, false) => out.push_str(&one_of(&quote(state), states, dialect)),
    }
}

fn count_set(columns: &[String], mode: OneOfMode, dialect: Dialect) -> String {
    let (operator, count) = match mode {
        OneOfMode::Exactly => ("=", 1),
        OneOfMode::AtMost => ("<=", 1),
        OneOfMode::AtLeast => (">=", 1),
    };
    let sum = match dialect {
        Dialect::Postgres => {
            let terms: Vec<String> = columns
                .chunks(MAX_ARGUMENTS)
                .map(|columns| format!("num_nonnulls({})", Idents(columns)))
                .collect();
            terms.join(" + ")
        }
        Dialect::Sqlite => {
            let terms: Vec<String> = columns
                .iter()
                .map(|column| format!("({} IS NOT NULL)", Ident(column)))
                .collect();
            terms.join(" + ")
        }
    };
    format!("{sum} {operator} {count}")
}

fn nulls(columns: &[String]) -> String {
    let terms: Vec<String> = columns
        .iter()
        .map(|column| format!("{} IS NULL", Ident(column)))
        .collect();
    terms.join(" AND ")
}

fn not_nulls(columns: &[String], word: &str) -> String {
    let terms: Vec<String> = columns
        .iter()
        .map(|column| format!("{} IS NOT NULL", Ident(column)))
        .collect();
    terms.join(word)
}
