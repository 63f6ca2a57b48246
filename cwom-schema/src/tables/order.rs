//! The order of tables.

use crate::schema::{EntityId, Schema};

/// Entities in an order in which each follows those it references. The order of the spec decides
/// wherever references leave a choice; where they make a circle, it is cut at the last reference
/// that would close it.
pub(super) fn order_entities(schema: &Schema) -> Vec<EntityId> {
    let mut order = Vec::with_capacity(schema.entities.len());
    let mut entered = vec![false; schema.entities.len()];
    // An explicit stack of entities and their next reference: chains of references may be as long
    // as the spec, the call stack may not.
    let mut path: Vec<(EntityId, std::vec::IntoIter<EntityId>)> = Vec::new();
    for (root, _) in schema.entities() {
        enter(schema, root, &mut entered, &mut path);
        while let Some((entity, targets)) = path.last_mut() {
            if let Some(target) = targets.next() {
                enter(schema, target, &mut entered, &mut path);
            } else {
                order.push(*entity);
                path.pop();
            }
        }
    }
    order
}

fn enter(
    schema: &Schema,
    entity: EntityId,
    entered: &mut [bool],
    path: &mut Vec<(EntityId, std::vec::IntoIter<EntityId>)>,
) {
    if !std::mem::replace(&mut entered[entity.0], true) {
        let targets: Vec<EntityId> = schema[entity]
            .references()
            .map(|(_, reference)| reference.target)
            .collect();
        path.push((entity, targets.into_iter()));
    }
}
