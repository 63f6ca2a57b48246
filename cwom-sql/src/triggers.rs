//! The triggers that keep the [guards](cwom_schema::tables::Guard) of each table.
//!
//! SQLite raises what is written in the trigger. PostgreSQL decides in the trigger's WHEN, so that
//! a sound row enters no function; three functions shared by all tables do the refusing, and only
//! rules that ask other rows have a function of their own. Triggers of one event fire in the order
//! of their names on PostgreSQL and, as ever so far, youngest first on SQLite: there they are made
//! in reverse, so that a row which breaks two rules is refused for the same one on both.

mod items;
mod postgres;
mod refusal;
mod sqlite;

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Guard, Tables};

pub(crate) use sqlite::{ROW_ID, has_row_id};

/// Appends the triggers of every table, and on PostgreSQL the functions behind them.
pub(crate) fn push_triggers(out: &mut String, tables: &Tables, dialect: Dialect) {
    match dialect {
        Dialect::Sqlite => sqlite::push_all(out, tables),
        Dialect::Postgres => postgres::push_all(out, tables),
    }
}

/// Appends the drops of what outlives the tables: PostgreSQL's functions.
pub(crate) fn push_drops(out: &mut String, tables: &Tables, dialect: Dialect) {
    if dialect == Dialect::Postgres {
        postgres::push_drops(out, tables);
    }
}

/// A blank line, the comment of a guard, and its statement.
fn push_statement(out: &mut String, guard: &Guard, statement: std::fmt::Arguments<'_>) {
    crate::ddl::statement(out, &guard.doc);
    // Writing to a string cannot fail.
    let _ = out.write_fmt(statement);
    out.push_str(";\n");
}

/// Conditions of which one is enough, one on each line when there are several.
fn any_of(conditions: &[String], indent: &str) -> String {
    conditions.join(&format!("\n{indent}OR "))
}
