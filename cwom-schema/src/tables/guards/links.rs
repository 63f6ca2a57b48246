//! States that require a link, seen from both sides.

use super::LinkNeed;
use crate::schema::{Entity, Link, LinkId, Requirement, Schema, StateMachine, Type};

/// The links that states of this entity require.
pub(super) fn needed_links(
    schema: &Schema,
    entity: &Entity,
    machine: &StateMachine,
) -> Vec<LinkNeed> {
    let mut links: Vec<LinkId> = Vec::new();
    for required in &machine.requires {
        if let Requirement::Link(link) = required.requirement
            && !links.contains(&link)
        {
            links.push(link);
        }
    }
    links
        .into_iter()
        .filter_map(|link| need(schema, entity, machine, link))
        .collect()
}

/// The states of the owner that require this link; none or one.
pub(super) fn kept_links(schema: &Schema, link: &Link) -> Option<LinkNeed> {
    let owner = &schema[link.owner];
    let needed = needed_links(schema, owner, owner.states.as_ref()?);
    needed.into_iter().find(|need| need.table == link.table)
}

fn need(schema: &Schema, entity: &Entity, machine: &StateMachine, id: LinkId) -> Option<LinkNeed> {
    let Type::Enum(states) = entity[machine.field].ty else {
        return None;
    };
    let link = &schema[id];
    let states = machine
        .requires
        .iter()
        .filter(|required| required.requirement == Requirement::Link(id))
        .map(|required| schema[states].values[required.state].name.clone());
    Some(LinkNeed {
        link: link.name.clone(),
        owner: entity.table.clone(),
        key: entity.key().column.clone(),
        state: entity[machine.field].column.clone(),
        states: states.collect(),
        table: link.table.clone(),
        column: link.columns[0].clone(),
        removable: !link.append_only,
    })
}
