//! The conditions of triggers: what has to be so for a function to be entered.

use cwom_schema::tables::{ColumnType, Guard, GuardEvent, GuardRule, StateMoves, Table};

use crate::quote::{Ident, Text, Texts};
use crate::triggers::{any_of, items};

/// What has to be so for the function to be entered.
pub(super) fn when(table: &Table, guard: &Guard) -> Option<String> {
    match &guard.rule {
        GuardRule::Frozen { columns } => {
            let conditions: Vec<String> = columns.iter().map(|name| changed(table, name)).collect();
            Some(any_of(&conditions, "        "))
        }
        GuardRule::FirstVersion { column } => Some(format!("NEW.{} <> 1", Ident(column))),
        GuardRule::NextVersion { column } => {
            let column = Ident(column);
            Some(format!("NEW.{column} <> OLD.{column} + 1"))
        }
        GuardRule::NeverBackwards { column } => {
            let column = Ident(column);
            Some(format!("NEW.{column} < OLD.{column}"))
        }
        GuardRule::StaysDeleted { column } => Some(format!("OLD.{} IS NOT NULL", Ident(column))),
        GuardRule::Initial { column, states } => {
            Some(format!("NEW.{} NOT IN ({})", Ident(column), Texts(states)))
        }
        GuardRule::Moves { column, moves } => Some(illegal(table, column, moves)),
        GuardRule::NeedsLink(need) => Some(format!(
            "NEW.{} IN ({}) AND {}",
            Ident(&need.state),
            Texts(&need.states),
            changed(table, &need.state)
        )),
        GuardRule::Acyclic { to, .. } => Some(match guard.event {
            GuardEvent::Update => {
                format!("NEW.{} IS NOT NULL AND {}", Ident(to), changed(table, to))
            }
            _ => format!("NEW.{} IS NOT NULL", Ident(to)),
        }),
        GuardRule::Items { column, places } => {
            let worth = items::broken_at_once(column, places).unwrap_or_else(|| {
                let places = places.iter();
                let present: Vec<String> = places
                    .filter_map(|place| items::present(column, place))
                    .collect();
                any_of(&present, "        ")
            });
            Some(match guard.event {
                GuardEvent::Update => format!("{} AND ({worth})", changed(table, column)),
                _ => worth,
            })
        }
        GuardRule::Never(_)
        | GuardRule::KeepsOthers { .. }
        | GuardRule::KeepsLink(_)
        | GuardRule::OnlyRedacted { .. }
        | GuardRule::OnlyPruned { .. } => None,
    }
}

/// The condition that a state is left for one that may not follow it. PostgreSQL reads conditions
/// anew for each statement, and the moves in one text in a third of the time that a CASE takes.
fn illegal(table: &Table, name: &str, moves: &[StateMoves]) -> String {
    let moves = moves.iter().flat_map(|StateMoves { from, to }| {
        // No value has a `>`, nor anything that an array of texts would have to quote.
        to.iter().map(move |to| format!("{from}>{to}"))
    });
    let moves: Vec<String> = moves.collect();
    let native = table
        .column(name)
        .is_some_and(|column| matches!(column.ty, ColumnType::NativeEnum { .. }));
    let cast = if native { "::text" } else { "" };
    let column = Ident(name);
    format!(
        "NEW.{column} <> OLD.{column}\n        AND OLD.{column}{cast} || '>' || NEW.{column}{cast} <> ALL ({})",
        Text(&format!("{{{}}}", moves.join(",")))
    )
}

/// Types that the language does not know may lack an equality: their text has one.
pub(super) fn changed(table: &Table, name: &str) -> String {
    let raw = table
        .column(name)
        .is_some_and(|column| matches!(column.ty, ColumnType::Raw { .. }));
    let cast = if raw { "::text" } else { "" };
    let column = Ident(name);
    format!("NEW.{column}{cast} IS DISTINCT FROM OLD.{column}{cast}")
}
