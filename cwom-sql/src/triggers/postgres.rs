//! Triggers of PostgreSQL; `condition` says when they enter a function, `shared` and `function` hold
//! the functions, `settings` what is altered once they are there.
//!
//! They fire for whoever writes: `session_replication_role = replica` does not skip them. What
//! never happens is refused before; whatever else a row must be is asked of the row as it was
//! written, after any other trigger had its say.

mod condition;
mod function;
mod settings;
mod shared;
mod walk;

use cwom_schema::tables::{Guard, GuardEvent, GuardRule, Table};

use super::{items, refusal};
use crate::ddl::put;
use crate::quote::{Ident, Text};

use condition::when;
pub(crate) use function::{push_own_function, raise};
pub(crate) use settings::{push_always, push_search_path};
use shared::{SHARED_CHANGE, SHARED_MOVE, SHARED_REFUSE};
pub(crate) use shared::{SharedFunction, shared_functions};

/// Whether a guard has a function of its own, of its name.
pub(crate) fn has_own_function(table: &Table, guard: &Guard) -> bool {
    function_of(&guard.rule) == FunctionOf::Own && owner_of(table, guard).name == guard.name
}

/// Whether a guard is a trigger here.
pub(crate) fn has_trigger(guard: &Guard) -> bool {
    function_of(&guard.rule) != FunctionOf::None
}

/// Which function a trigger enters.
#[derive(PartialEq, Eq)]
enum FunctionOf {
    Refuse,
    Change,
    Move,
    Own,
    None,
}

fn function_of(rule: &GuardRule) -> FunctionOf {
    match rule {
        // No statement of PostgreSQL deletes the row in its way.
        GuardRule::KeepsOthers { .. } => FunctionOf::None,
        GuardRule::Frozen { .. } => FunctionOf::Change,
        GuardRule::Moves { .. } => FunctionOf::Move,
        GuardRule::Items { column, places } if items::broken_at_once(column, places).is_some() => {
            FunctionOf::Refuse
        }
        GuardRule::NeedsLink(_)
        | GuardRule::KeepsLink(_)
        | GuardRule::Acyclic { .. }
        | GuardRule::OnlyRedacted { .. }
        | GuardRule::OnlyPruned { .. }
        | GuardRule::Items { .. } => FunctionOf::Own,
        GuardRule::Never(_)
        | GuardRule::FirstVersion { .. }
        | GuardRule::NextVersion { .. }
        | GuardRule::NeverBackwards { .. }
        | GuardRule::StaysDeleted { .. }
        | GuardRule::Initial { .. } => FunctionOf::Refuse,
    }
}

/// Appends the CREATE TRIGGER of a guard of a model.
pub(crate) fn push_trigger(out: &mut String, model: &str, table: &Table, guard: &Guard) {
    push_trigger_on(out, model, table, guard, &table.name);
}

/// The same on a partition of the table.
pub(crate) fn push_trigger_on(
    out: &mut String,
    model: &str,
    table: &Table,
    guard: &Guard,
    place: &str,
) {
    let function = match function_of(&guard.rule) {
        FunctionOf::None => return,
        FunctionOf::Refuse => SHARED_REFUSE.name(model),
        FunctionOf::Change => SHARED_CHANGE.name(model),
        FunctionOf::Move => SHARED_MOVE.name(model),
        FunctionOf::Own => owner_of(table, guard).name.clone(),
    };
    let never = matches!(guard.rule, GuardRule::Never(_));
    let time = if never { "BEFORE" } else { "AFTER" };
    let (event, each) = match guard.event {
        GuardEvent::Insert => ("INSERT", "ROW"),
        GuardEvent::Update => ("UPDATE", "ROW"),
        GuardEvent::Delete => ("DELETE", "ROW"),
        GuardEvent::Truncate => ("TRUNCATE", "STATEMENT"),
    };
    let when = match when(table, guard) {
        Some(condition) => format!("\n    WHEN ({condition})"),
        None => String::new(),
    };
    put(
        out,
        format_args!(
            "CREATE TRIGGER {} {time} {event} ON {} FOR EACH {each}{when}\n    \
             EXECUTE FUNCTION {}({});\n",
            Ident(&guard.name),
            Ident(place),
            Ident(&function),
            arguments(table, &guard.rule)
        ),
    );
}

/// The guard whose function this one enters: two events of one rule share the first one's.
fn owner_of<'a>(table: &'a Table, guard: &'a Guard) -> &'a Guard {
    let mut guards = table.guards.iter();
    guards
        .find(|other| other.rule == guard.rule)
        .unwrap_or(guard)
}

fn arguments(table: &Table, rule: &GuardRule) -> String {
    let mut texts: Vec<String> = Vec::new();
    match rule {
        GuardRule::Frozen { columns } => {
            texts.push(refusal::of_rule(rule).code().to_owned());
            for column in columns {
                texts.push(column.clone());
                texts.push(refusal::of_frozen(column).message(table));
            }
        }
        GuardRule::Moves { column, moves } => {
            texts.push(refusal::of_rule(rule).code().to_owned());
            texts.push(column.clone());
            for moves in moves {
                texts.push(moves.from.clone());
                texts.push(refusal::of_move(column, moves).message(table));
            }
        }
        _ if function_of(rule) == FunctionOf::Own => {}
        _ => {
            let refusal = refusal::of_rule(rule);
            let message = refusal.message(table);
            texts.extend([refusal.code().to_owned(), refusal.column, message]);
        }
    }
    let texts: Vec<String> = texts.iter().map(|text| Text(text).to_string()).collect();
    let length: usize = texts.iter().map(String::len).sum();
    if length < 60 {
        texts.join(", ")
    } else {
        format!("\n        {}\n    ", texts.join(",\n        "))
    }
}
