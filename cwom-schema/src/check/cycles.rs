//! Circles: of references that must be there, and of value types.

use crate::diagnostics::{Code, Diagnostics};
use crate::resolve::Resolved;
use crate::schema::{EntityId, FieldId, Span, Type, Value, ValueId};

/// Where every row needs another first, no row can be the first.
pub(super) fn check_required_cycles(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let schema = &resolved.schema;
    let edges: Vec<Vec<(usize, FieldId)>> = schema
        .entities
        .iter()
        .map(|entity| {
            entity
                .references()
                .filter(|(field, _)| !entity[*field].nullable)
                .map(|(field, reference)| (reference.target.0, field))
                .collect()
        })
        .collect();
    for cycle in cycles(&edges) {
        let chain: Vec<String> = cycle
            .iter()
            .map(|(node, field)| {
                let entity = &schema[EntityId(*node)];
                format!("{}.{}", entity.name, entity[*field].name)
            })
            .collect();
        let place = |(node, field): &(usize, FieldId)| schema[EntityId(*node)][*field].span;
        let start = &schema[EntityId(cycle[0].0)].name;
        let diagnostic = diagnostics
            .error(
                Code::RequiredCycle,
                place(&cycle[0]),
                format!(
                    "no row could be the first: {} -> {start}",
                    chain.join(" -> ")
                ),
            )
            .help("make one of these references nullable with `?`");
        for step in &cycle[1..] {
            diagnostic.label(place(step), "and this needs a row first");
        }
    }
}

/// A value that contains itself has no end; even through a list, SQL could not check its shape.
pub(super) fn check_value_cycles(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let schema = &resolved.schema;
    let edges: Vec<Vec<(usize, Span)>> = schema.values.iter().map(parts).collect();
    for cycle in cycles(&edges) {
        let chain: Vec<&str> = cycle
            .iter()
            .map(|(node, _)| schema[ValueId(*node)].name.as_str())
            .collect();
        let diagnostic = diagnostics
            .error(
                Code::ValueCycle,
                cycle[0].1,
                format!(
                    "a value would contain itself: {} -> {}",
                    chain.join(" -> "),
                    chain[0]
                ),
            )
            .help("make one of them an entity and refer to it");
        for (_, span) in &cycle[1..] {
            diagnostic.label(*span, "and this contains the next");
        }
    }
}

fn parts(value: &Value) -> Vec<(usize, Span)> {
    value
        .fields
        .iter()
        .filter_map(|field| contained(&field.ty).map(|id| (id.0, field.span)))
        .collect()
}

fn contained(ty: &Type) -> Option<ValueId> {
    match ty {
        Type::Value(id) => Some(*id),
        Type::List(item, _) | Type::Map(Some(item)) => contained(item),
        _ => None,
    }
}

/// The circles of a graph that a walk in depth runs into, each as its nodes with the edge that leads
/// on. Iterative, so that a long chain cannot exhaust the stack, and linear in the edges.
fn cycles<E: Copy>(edges: &[Vec<(usize, E)>]) -> Vec<Vec<(usize, E)>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        OnPath,
        Done,
    }
    let mut marks = vec![Mark::New; edges.len()];
    let mut found = Vec::new();
    for root in 0..edges.len() {
        if marks[root] != Mark::New {
            continue;
        }
        // Each step of the path: a node, and the position of its next edge.
        let mut path: Vec<(usize, usize)> = vec![(root, 0)];
        marks[root] = Mark::OnPath;
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some((target, _)) = edges[node].get(*next) else {
                marks[node] = Mark::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match marks[*target] {
                Mark::New => {
                    marks[*target] = Mark::OnPath;
                    path.push((*target, 0));
                }
                Mark::OnPath => {
                    let begin = path.iter().position(|(on_path, _)| on_path == target);
                    let steps = &path[begin.unwrap_or(0)..];
                    let cycle = steps
                        .iter()
                        .map(|(node, next)| (*node, edges[*node][next - 1].1));
                    found.push(cycle.collect());
                }
                Mark::Done => {}
            }
        }
    }
    found
}
