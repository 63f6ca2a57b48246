//! The triggers that keep the [guards](cwom_schema::tables::Guard) of each table.
//!
//! SQLite raises what is written in the trigger. PostgreSQL decides in the trigger's WHEN, so that
//! a sound row enters no function; three functions shared by all tables do the refusing, and only
//! rules that ask other rows have a function of their own. Triggers of one event fire in the order
//! of their names on PostgreSQL and, as ever so far, youngest first on SQLite: there they are made
//! in reverse, so that a row which breaks two rules is refused for the same one on both.

mod items;
pub(crate) mod postgres;
pub(crate) mod refusal;
pub(crate) mod sqlite;

pub(crate) use sqlite::{ROW_ID, has_row_id};

/// Conditions of which one is enough, one on each line when there are several.
fn any_of(conditions: &[String], indent: &str) -> String {
    conditions.join(&format!("\n{indent}OR "))
}
