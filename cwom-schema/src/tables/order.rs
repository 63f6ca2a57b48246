//! The order of tables.

use crate::schema::{EntityId, Schema};

/// Entities in an order in which each follows those it references; the order of the spec decides
/// wherever references leave a choice. Entities that reference each other in a circle stand
/// together, and the circle is cut at references that may be null, if there are any.
pub(super) fn order_entities(schema: &Schema) -> Vec<EntityId> {
    let references = |required_only: bool| -> Vec<Vec<usize>> {
        let targets = schema.entities.iter().map(|entity| {
            entity
                .references()
                .filter(|(field, _)| !(required_only && entity[*field].nullable))
                .map(|(_, reference)| reference.target.0)
                .collect()
        });
        targets.collect()
    };
    let circles = circles(&references(false));
    let required = references(true);
    let mut circle_of = vec![0; schema.entities.len()];
    for (number, circle) in circles.iter().enumerate() {
        for member in circle {
            circle_of[*member] = number;
        }
    }
    let mut order = Vec::with_capacity(schema.entities.len());
    let mut entered = vec![false; schema.entities.len()];
    for circle in &circles {
        for member in circle {
            follow(*member, &required, &circle_of, &mut entered, &mut order);
        }
    }
    order.into_iter().map(EntityId).collect()
}

/// Appends what `start` requires within its circle, then itself. An explicit path, because chains
/// of references may be as long as the spec, and the call stack may not.
fn follow(
    start: usize,
    required: &[Vec<usize>],
    circle_of: &[usize],
    entered: &mut [bool],
    order: &mut Vec<usize>,
) {
    if std::mem::replace(&mut entered[start], true) {
        return;
    }
    let mut path = vec![(start, 0)];
    while let Some((node, next)) = path.last_mut() {
        let (node, edge) = (*node, *next);
        *next += 1;
        let Some(target) = required[node].get(edge).copied() else {
            order.push(node);
            path.pop();
            continue;
        };
        let same_circle = circle_of[target] == circle_of[node];
        if same_circle && !std::mem::replace(&mut entered[target], true) {
            path.push((target, 0));
        }
    }
}

/// The strongly connected components of a graph, each after those that it points at, each in
/// ascending order. Most are single nodes. (Tarjan's algorithm.)
fn circles(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut number: Vec<Option<usize>> = vec![None; edges.len()];
    let mut lowest = vec![0; edges.len()];
    let mut open = vec![false; edges.len()];
    let mut stack = Vec::new();
    let mut count = 0;
    for root in 0..edges.len() {
        let mut path = vec![(root, 0)];
        while let Some((node, next)) = path.last_mut() {
            let (node, edge) = (*node, *next);
            *next += 1;
            if edge == 0 {
                if number[node].is_some() {
                    path.pop();
                    continue;
                }
                number[node] = Some(count);
                lowest[node] = count;
                count += 1;
                open[node] = true;
                stack.push(node);
            }
            if let Some(target) = edges[node].get(edge).copied() {
                match number[target] {
                    None => path.push((target, 0)),
                    Some(seen) if open[target] => lowest[node] = lowest[node].min(seen),
                    Some(_) => {}
                }
                continue;
            }
            if number[node] == Some(lowest[node]) {
                let start = stack.iter().rposition(|other| *other == node);
                let mut circle = stack.split_off(start.unwrap_or_default());
                for member in &circle {
                    open[*member] = false;
                }
                circle.sort_unstable();
                found.push(circle);
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                lowest[*parent] = lowest[*parent].min(lowest[node]);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spec: &str, expected: &[&str]) {
        let mut lines = vec![
            "format = 1\n[model]\nname = \"m\"\ndoc = \"d\"".to_owned(),
            "[defaults]\ntimestamps = \"none\"\nversion = false\naudited = false".to_owned(),
        ];
        for line in spec.split(';') {
            let (name, targets) = line.split_once(':').expect("`Name: targets`");
            let name = name.trim();
            let table = format!("t_{}", name.to_lowercase());
            lines.push(format!("[entity.{name}]\ndoc = \"d\"\ntable = \"{table}\""));
            lines.push(format!("[entity.{name}.fields]\nnote = \"string?\""));
            for (position, target) in targets.split_whitespace().enumerate() {
                lines.push(format!("r{position} = \"-> {target}\""));
            }
        }
        let (schema, diagnostics) = crate::parse(&lines.join("\n"));
        let schema = schema.unwrap_or_else(|| panic!("{diagnostics:?}"));
        let order: Vec<&str> = order_entities(&schema)
            .into_iter()
            .map(|id| schema[id].name.as_str())
            .collect();
        assert_eq!(order, expected);
    }

    #[test]
    fn without_references_the_spec_decides() {
        check("C:; A:; B:", &["C", "A", "B"]);
    }

    #[test]
    fn targets_come_first() {
        check("A: C B; B: C; C:; D: A", &["C", "B", "A", "D"]);
    }

    #[test]
    fn a_self_reference_changes_nothing() {
        check("A:; B: B? A; C: B?", &["A", "B", "C"]);
    }

    #[test]
    fn a_circle_is_cut_where_null_is_allowed() {
        check("A: B?; B: A", &["A", "B"]);
        check("A: B; B: A?", &["B", "A"]);
        check("A: B; B: C; C: A? D; D: ", &["D", "C", "B", "A"]);
    }

    #[test]
    fn what_hangs_on_a_circle_follows_it() {
        check("Z: A; A: B; B: A?; C: Z", &["B", "A", "Z", "C"]);
    }

    #[test]
    fn circles_follow_what_they_point_at() {
        let edges = [vec![1], vec![2, 3], vec![0], vec![4], vec![4]];
        assert_eq!(circles(&edges), [vec![4], vec![3], vec![0, 1, 2]]);
    }

    #[test]
    fn long_chains_do_not_use_the_call_stack() {
        let edges: Vec<Vec<usize>> = (0..200_000).map(|node| vec![node + 1]).collect();
        let edges = [edges, vec![Vec::new()]].concat();
        let order = circles(&edges);
        assert_eq!(order.len(), 200_001);
        assert_eq!(order[0], [200_000]);
    }
}
