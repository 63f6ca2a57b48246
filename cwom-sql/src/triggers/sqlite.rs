//! Triggers of SQLite, for 3.40 and later: RAISE takes literals only, so that each refusal has a
//! statement of its own.
//!
//! A REPLACE deletes the rows in its way without a word, and puts a column's default in place of a
//! null after the triggers have seen the null: conditions look for the row that would have to go,
//! and take null for a breach.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Guard, GuardEvent, GuardRule, GuardedKey, ItemStep, LinkNeed, Table};

use super::refusal::{self, Refusal};
use super::{any_of, items};
use crate::ddl::{is_numbered, put};
use crate::expr::render_expr;
use crate::literal::default_text;
use crate::one_of::{none_of, one_of};
use crate::quote::{Ident, Text, quote};

/// The name of the row id that no column of a spec can have.
pub(crate) const ROW_ID: &str = "_rowid_";

/// Whether rows have an id that SQLite numbers itself, and that no statement may take.
pub(crate) const fn has_row_id(table: &Table) -> bool {
    !table.without_rowid
}

/// The guards of a table that are triggers here, in the order in which these are made.
pub(crate) fn guards(table: &Table) -> impl Iterator<Item = &Guard> {
    let guards = table.guards.iter().rev();
    guards.filter(|guard| guard.event != GuardEvent::Truncate)
}

/// Appends the CREATE TRIGGER of a guard.
pub(crate) fn push_trigger(out: &mut String, table: &Table, guard: &Guard) {
    // A circle is closed by the last of several rows that one statement writes. Of a row that is
    // there its own rules are kept: what should be JSON is, and a list a list.
    let after = matches!(
        guard.rule,
        GuardRule::Acyclic { .. } | GuardRule::KeepsLink(_) | GuardRule::Items { .. }
    );
    let time = if after { "AFTER" } else { "BEFORE" };
    let event = match guard.event {
        GuardEvent::Insert => "INSERT".to_owned(),
        GuardEvent::Update => match only_about(&guard.rule) {
            Some(column) => format!("UPDATE OF {}", Ident(column)),
            None => "UPDATE".to_owned(),
        },
        GuardEvent::Delete | GuardEvent::Truncate => "DELETE".to_owned(),
    };
    let when = match when(table, guard) {
        Some(condition) => format!("\nWHEN {condition}"),
        None => String::new(),
    };
    let body = body(table, guard).concat();
    put(
        out,
        format_args!(
            "CREATE TRIGGER {} {time} {event} ON {}{when}\nBEGIN{body}\nEND;\n",
            Ident(&guard.name),
            Ident(&table.name)
        ),
    );
}

/// The column that must be named by an update which the rule is about. Nothing here changes a row on
/// its way, so a column that no statement names keeps its value, and the trigger costs nothing.
fn only_about(rule: &GuardRule) -> Option<&str> {
    match rule {
        GuardRule::Items { column, .. }
        | GuardRule::Moves { column, .. }
        | GuardRule::NeverBackwards { column } => Some(column),
        GuardRule::NeedsLink(need) => Some(&need.state),
        GuardRule::Acyclic { to, .. } => Some(to),
        _ => None,
    }
}

/// What has to be so for the body to be entered.
fn when(table: &Table, guard: &Guard) -> Option<String> {
    match &guard.rule {
        GuardRule::Frozen { columns } => {
            let mut conditions: Vec<String> = columns.iter().map(|name| changed(name)).collect();
            if has_row_id(table) {
                conditions.push(changed(ROW_ID));
            }
            Some(any_of(&conditions, "    "))
        }
        GuardRule::FirstVersion { column } => Some(format!("NEW.{} IS NOT 1", Ident(column))),
        GuardRule::NextVersion { column } => {
            let column = Ident(column);
            Some(format!("NEW.{column} IS NOT OLD.{column} + 1"))
        }
        GuardRule::NeverBackwards { column } => {
            let column = Ident(column);
            Some(format!("coalesce(NEW.{column} < OLD.{column}, 1)"))
        }
        GuardRule::StaysDeleted { column } => Some(format!("OLD.{} IS NOT NULL", Ident(column))),
        GuardRule::Initial { column, states } => Some(not_in(column, states)),
        GuardRule::Moves { column, .. } => Some(changed(column)),
        GuardRule::NeedsLink(need) => Some(format!(
            "{} AND {}",
            one_of(
                &format!("NEW.{}", Ident(&need.state)),
                &need.states,
                Dialect::Sqlite
            ),
            changed(&need.state)
        )),
        GuardRule::Acyclic { to, .. } => Some(match guard.event {
            GuardEvent::Update => format!("NEW.{} IS NOT NULL AND {}", Ident(to), changed(to)),
            _ => format!("NEW.{} IS NOT NULL", Ident(to)),
        }),
        GuardRule::Items { column, .. } if guard.event == GuardEvent::Update => {
            Some(changed(column))
        }
        // The most common list or map has nothing in it.
        GuardRule::Items { column, places } => match places.first()?.steps.as_slice() {
            [ItemStep::Items] => Some(format!("NEW.{} <> '[]'", Ident(column))),
            [ItemStep::Values] => Some(format!("NEW.{} <> '{{}}'", Ident(column))),
            _ => None,
        },
        GuardRule::OnlyRedacted { log, fixed } => {
            let mut conditions: Vec<String> = fixed
                .iter()
                .filter(|name| {
                    table
                        .columns_of(Dialect::Sqlite)
                        .any(|it| it.name == **name)
                })
                .map(|name| changed(name))
                .collect();
            conditions.push(format!(
                "NOT EXISTS (SELECT 1 FROM {} AS \"r\" WHERE \"r\".\"entity_kind\" = OLD.\"entity_kind\"\n        \
                 AND \"r\".\"entity_id\" = OLD.\"entity_id\" AND \"r\".\"action\" = 'redacted'\n        \
                 AND \"r\".\"seq\" > OLD.\"seq\" AND EXISTS (SELECT 1\n            \
                 FROM json_each(\"r\".\"after\", '$.entries') AS \"e\" WHERE \"e\".\"value\" = OLD.\"seq\"))",
                Ident(log)
            ));
            Some(any_of(&conditions, "    "))
        }
        GuardRule::OnlyPruned { checkpoints } => Some(format!(
            "NOT EXISTS (SELECT 1 FROM {} AS \"p\" WHERE \"p\".\"kind\" = 'pruned'\n    \
             AND OLD.\"seq\" >= \"p\".\"lo\" AND OLD.\"seq\" < \"p\".\"hi\")",
            Ident(checkpoints)
        )),
        GuardRule::Never(_) | GuardRule::KeepsOthers { .. } | GuardRule::KeepsLink(_) => None,
    }
}

/// The statements of the body, one for each refusal.
fn body(table: &Table, guard: &Guard) -> Vec<String> {
    match &guard.rule {
        GuardRule::Frozen { columns } => {
            let rows = has_row_id(table).then_some(ROW_ID);
            let columns = columns.iter().map(String::as_str).chain(rows);
            columns
                .map(|name| raise_where(table, &refusal::of_frozen(name), &changed(name)))
                .collect()
        }
        GuardRule::KeepsOthers { keys } => {
            let mut statements: Vec<String> = keys
                .iter()
                .map(|key| {
                    let condition = in_the_way(table, key, guard.event);
                    raise_where(table, &refusal::of_key(key), &condition)
                })
                .collect();
            if has_row_id(table) && !is_numbered(table) && guard.event == GuardEvent::Insert {
                let taken = format!(
                    "EXISTS (SELECT 1 FROM {} WHERE {ROW_ID} = NEW.{ROW_ID})",
                    Ident(&table.name)
                );
                let refusal = refusal::of_columns(&[ROW_ID.to_owned()]);
                statements.push(raise_where(table, &refusal, &taken));
            }
            statements
        }
        GuardRule::Moves { column, moves } => moves
            .iter()
            .map(|moves| {
                let from = format!("OLD.{} = {}", Ident(column), Text(&moves.from));
                let condition = if moves.to.is_empty() {
                    from
                } else {
                    format!("{from} AND {}", not_in(column, &moves.to))
                };
                raise_where(table, &refusal::of_move(column, moves), &condition)
            })
            .collect(),
        GuardRule::NeedsLink(need) => {
            let condition = format!(
                "NOT EXISTS (SELECT 1 FROM {} WHERE {} = NEW.{})",
                Ident(&need.table),
                Ident(&need.column),
                Ident(&need.key)
            );
            vec![raise_where(
                table,
                &refusal::of_rule(&guard.rule),
                &condition,
            )]
        }
        GuardRule::KeepsLink(need) => {
            vec![raise_where(
                table,
                &refusal::of_rule(&guard.rule),
                &last_link(need),
            )]
        }
        GuardRule::Acyclic { from, to } => {
            let condition = comes_back(table, from, to);
            vec![raise_where(
                table,
                &refusal::of_rule(&guard.rule),
                &condition,
            )]
        }
        GuardRule::Items { column, places } => places
            .iter()
            .map(|place| {
                let condition = items::broken(column, place, Dialect::Sqlite);
                raise_where(table, &refusal::of_rule(&guard.rule), &condition)
            })
            .collect(),
        _ => vec![format!(
            "\n    {};",
            raise(table, &refusal::of_rule(&guard.rule))
        )],
    }
}

/// The condition that another row has the same key as NEW.
fn in_the_way(table: &Table, key: &GuardedKey, event: GuardEvent) -> String {
    let mut conditions: Vec<String> = key
        .columns
        .iter()
        .map(|name| format!("{} = {}", Ident(name), given(table, name)))
        .collect();
    if event == GuardEvent::Update {
        conditions.push(if has_row_id(table) {
            format!("{ROW_ID} <> OLD.{ROW_ID}")
        } else {
            let own: Vec<String> = table
                .primary_key
                .columns
                .iter()
                .map(|name| format!("{0} = OLD.{0}", Ident(name)))
                .collect();
            format!("NOT ({})", own.join(" AND "))
        });
    }
    let mut before = String::new();
    if let Some(predicate) = &key.predicate {
        let predicate = render_expr(predicate, Dialect::Sqlite, table);
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|column| format!("NEW.{0} AS {0}", Ident(&column.name)))
            .collect();
        before = format!(
            "EXISTS (SELECT 1 FROM (SELECT {}) WHERE {predicate})\n        AND ",
            columns.join(", ")
        );
        conditions.push(format!("({predicate})"));
    } else if event == GuardEvent::Update {
        let changes: Vec<String> = key.columns.iter().map(|name| changed(name)).collect();
        before = format!("({}) AND ", changes.join(" OR "));
    }
    format!(
        "{before}EXISTS (SELECT 1 FROM {} WHERE {})",
        Ident(&table.name),
        conditions.join(" AND ")
    )
}

/// What a column of NEW will hold, should it be null and REPLACE put its default there.
fn given(table: &Table, name: &str) -> String {
    let value = format!("NEW.{}", Ident(name));
    table
        .column(name)
        .filter(|column| !column.nullable)
        .and_then(|column| default_text(column, Dialect::Sqlite))
        .map_or(value.clone(), |default| {
            format!("coalesce({value}, {default})")
        })
}

fn last_link(need: &LinkNeed) -> String {
    let (table, column, key) = (Ident(&need.table), Ident(&need.column), Ident(&need.key));
    format!(
        "EXISTS (SELECT 1 FROM {} WHERE {key} = OLD.{column} AND {})\n        \
         AND NOT EXISTS (SELECT 1 FROM {table} WHERE {column} = OLD.{column})",
        Ident(&need.owner),
        one_of(&quote(&need.state), &need.states, Dialect::Sqlite)
    )
}

/// The condition that whoever follows `to` from NEW comes to NEW again.
fn comes_back(table: &Table, from: &str, to: &str) -> String {
    let (table, from, to) = (Ident(&table.name), Ident(from), Ident(to));
    format!(
        "EXISTS (\n        WITH RECURSIVE \"reached\"(\"key\") AS (\n            \
         SELECT NEW.{to}\n            UNION\n            \
         SELECT {table}.{to} FROM {table} JOIN \"reached\" ON {table}.{from} = \"reached\".\"key\"\n        )\n        \
         SELECT 1 FROM \"reached\" WHERE \"key\" = NEW.{from}\n    )"
    )
}

fn changed(column: &str) -> String {
    format!("NEW.{0} IS NOT OLD.{0}", Ident(column))
}

fn raise(table: &Table, refusal: &Refusal) -> String {
    format!("SELECT RAISE(ABORT, {})", Text(&refusal.message(table)))
}

fn raise_where(table: &Table, refusal: &Refusal, condition: &str) -> String {
    format!("\n    {}\n    WHERE {condition};", raise(table, refusal))
}

/// The condition that NEW's state is none of these, a null included.
fn not_in(column: &str, values: &[String]) -> String {
    let state = format!("NEW.{}", Ident(column));
    format!("coalesce({}, 1)", none_of(&state, values, Dialect::Sqlite))
}
