//! State machines as Mermaid draws them, and what their states ask for.

use std::fmt::Write as _;

use cwom_schema::Schema;
use cwom_schema::schema::{Entity, EnumValue, Requirement, StateMachine, Type};

use super::markdown::{code, codes};

/// Words that mean something in a state diagram, in any case.
const RESERVED: [&str; 20] = [
    "as",
    "call",
    "choice",
    "class",
    "classdef",
    "click",
    "default",
    "direction",
    "end",
    "fork",
    "hide",
    "href",
    "join",
    "note",
    "over",
    "scale",
    "state",
    "statediagram",
    "style",
    "title",
];

/// Writes every state machine of the model.
pub(crate) fn write(schema: &Schema, out: &mut String) {
    let mut is_first = true;
    for entity in &schema.entities {
        let Some(machine) = &entity.states else {
            continue;
        };
        let field = &entity[machine.field];
        let Type::Enum(states) = &field.ty else {
            continue;
        };
        if std::mem::take(&mut is_first) {
            out.push_str("## State machines\n\n");
        }
        let _ = writeln!(out, "### {} by {}\n", entity.name, code(&field.name));
        let states = &schema[*states].values;
        draw(machine, states, out);
        if machine.initial.len() == states.len() {
            out.push_str("A row may be created in any state.\n\n");
        }
        write_conditions(schema, entity, machine, states, out);
    }
}

fn draw(machine: &StateMachine, states: &[EnumValue], out: &mut String) {
    out.push_str("```mermaid\nstateDiagram-v2\n");
    for (position, state) in states.iter().enumerate() {
        if !is_plain(&state.name) {
            let _ = writeln!(
                out,
                "    state \"{}\" as {}",
                state.name,
                node(states, position)
            );
        }
    }
    // Where every state may be the first, arrows to all of them would only hide the others.
    if machine.initial.len() < states.len() {
        for initial in &machine.initial {
            let _ = writeln!(out, "    [*] --> {}", node(states, *initial));
        }
    }
    for step in &machine.moves {
        let from = node(states, step.from);
        for to in &step.to {
            let _ = writeln!(out, "    {from} --> {}", node(states, *to));
        }
        if step.to.is_empty() {
            let _ = writeln!(out, "    {from} --> [*]");
        }
    }
    out.push_str("```\n\n");
}

fn write_conditions(
    schema: &Schema,
    entity: &Entity,
    machine: &StateMachine,
    states: &[EnumValue],
    out: &mut String,
) {
    for required in &machine.requires {
        let state = code(&states[required.state].name);
        let what = match required.requirement {
            Requirement::Field(field) => format!("{} to be set", code(&entity[field].name)),
            Requirement::Link(link) => format!("at least one of {}", code(&schema[link].name)),
        };
        let _ = writeln!(out, "- {state} requires {what}.");
    }
    for only in &machine.only_in {
        let field = code(&entity[only.field].name);
        let allowed = codes(only.states.iter().map(|state| states[*state].name.as_str()));
        let _ = writeln!(out, "- {field} is null unless the state is {allowed}.");
    }
    if !machine.requires.is_empty() || !machine.only_in.is_empty() {
        out.push('\n');
    }
}

/// The name of a state in the diagram: its own, or an alias where that would not be read as one.
fn node(states: &[EnumValue], position: usize) -> String {
    let name = &states[position].name;
    if is_plain(name) {
        name.clone()
    } else {
        format!("state_{position}_")
    }
}

fn is_plain(name: &str) -> bool {
    let is_word = name
        .chars()
        .all(|character| character.is_ascii_alphanumeric() || character == '_');
    is_word
        && name.starts_with(|character: char| character.is_ascii_alphabetic())
        && !RESERVED.contains(&name.to_ascii_lowercase().as_str())
}
