//! Walks through lists in JSON, as loops of PL/pgSQL: an expression without a query takes a third of
//! the time that a query for the same items does, since nothing is planned, started and ended.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{ItemPlace, ItemStep};

use crate::check::item_condition;
use crate::ddl::put;
use crate::quote::{Ident, Text};
use crate::triggers::items;

const INDENT: &str = "    ";

/// The body of the function that looks at the items of a column; `refuse` is the statement that
/// refuses. What is in a map is found by a query, for there are no loops over keys.
pub(super) fn body(column: &str, places: &[ItemPlace], refuse: &str) -> String {
    let is_list = |place: &&ItemPlace| !place.steps.contains(&ItemStep::Values);
    let lists = places.iter().filter(is_list);
    let depth = lists.map(depth).max().unwrap_or_default();
    let mut declared = String::from(if depth == 0 { "" } else { "DECLARE\n" });
    for level in 1..=depth {
        put(
            &mut declared,
            format_args!("    list{level} jsonb;\n    item{level} jsonb;\n"),
        );
    }
    let walks: String = places
        .iter()
        .map(|place| {
            if is_list(&place) {
                loops(column, place, refuse)
            } else {
                let broken = items::broken(column, place, Dialect::Postgres);
                guarded(1, &broken, refuse)
            }
        })
        .collect();
    format!("{declared}BEGIN\n{walks}    RETURN NULL;\nEND")
}

/// How many lists there are in each other.
fn depth(place: &ItemPlace) -> usize {
    let lists = place.steps.iter().filter(|step| **step == ItemStep::Items);
    lists.count()
}

/// One loop for each list on the way, in each other, and the condition in the innermost.
fn loops(column: &str, place: &ItemPlace, refuse: &str) -> String {
    let (mut head, mut tail) = (String::new(), Vec::new());
    // Where the next step begins. A column may be stored compressed or apart: what is put together is
    // a copy that is not, so that no item unpacks it anew. A key's value is one already.
    let mut here = format!("NEW.{}", Ident(column));
    if place.steps.first() == Some(&ItemStep::Items) {
        here.push_str(" || '[]'");
    }
    let mut level = 0_usize;
    let indent = |level: usize| 1 + 2 * level;
    for step in &place.steps {
        match step {
            ItemStep::Key(key) => here = format!("{here} -> {}", Text(key)),
            ItemStep::Values => {}
            ItemStep::Items => {
                let margin = INDENT.repeat(indent(level));
                level += 1;
                put(
                    &mut head,
                    format_args!(
                        "{margin}list{level} := {here};\n\
                         {margin}IF jsonb_typeof(list{level}) = 'array' THEN\n\
                         {margin}    FOR n{level} IN 0 .. jsonb_array_length(list{level}) - 1 LOOP\n\
                         {margin}        item{level} := list{level} -> n{level};\n"
                    ),
                );
                tail.push(format!("{margin}    END LOOP;\n{margin}END IF;\n"));
                here = format!("item{level}");
            }
        }
    }
    let condition = item_condition(&here, &place.shape, Dialect::Postgres);
    let inner = guarded(indent(level), &format!("({condition}) IS FALSE"), refuse);
    let tail = tail.into_iter().rev();
    [head, inner].into_iter().chain(tail).collect()
}

/// The statement, where the condition holds.
fn guarded(indent: usize, condition: &str, refuse: &str) -> String {
    let margin = INDENT.repeat(indent);
    // It is written to stand in an IF of a body.
    let refuse = refuse.replace('\n', &format!("\n{}", INDENT.repeat(indent - 1)));
    let lines = [
        format!("{margin}IF {condition} THEN\n"),
        format!("{margin}    {refuse}\n"),
        format!("{margin}END IF;\n"),
    ];
    lines.concat()
}
