//! State machines as a whole.

use crate::diagnostics::{Code, Diagnostics};
use crate::resolve::Resolved;
use crate::schema::{Requirement, Type};

/// A transition changes the field, so the field must be one that changes.
pub(super) fn check_state_fields(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let Some(machine) = &entity.states else {
            continue;
        };
        let field = &entity[machine.field];
        if field.immutable {
            diagnostics
                .error(
                    Code::StatesField,
                    resolved.places.get(field.span, "immutable"),
                    format!(
                        "`{}` never changes, so it cannot hold the state",
                        field.name
                    ),
                )
                .label(field.span, "defined here")
                .help("leave `immutable` out: only a transition changes the field");
        }
        let Some(crate::schema::DefaultValue::EnumValue(default)) = field.default else {
            continue;
        };
        let Type::Enum(states) = field.ty else {
            continue;
        };
        if !machine.initial.contains(&default) {
            diagnostics
                .error(
                    Code::UnreachableState,
                    field.span,
                    format!(
                        "the default `{}` is not an initial state",
                        resolved.schema[states].values[default].name
                    ),
                )
                .help("add it to `initial`, or choose another default");
        }
    }
}

/// A state that no row can get into is a mistake in the moves, or left over.
pub(super) fn check_reachable(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let Some(machine) = &entity.states else {
            continue;
        };
        let Type::Enum(states) = entity[machine.field].ty else {
            continue;
        };
        let mut reached = vec![false; machine.moves.len()];
        let mut pending = machine.initial.clone();
        while let Some(state) = pending.pop() {
            if !std::mem::replace(&mut reached[state], true) {
                pending.extend(&machine.moves[state].to);
            }
        }
        for (state, _) in reached.iter().enumerate().filter(|(_, reached)| !**reached) {
            let name = &resolved.schema[states].values[state].name;
            let place = entity[machine.field].span;
            let place = resolved.places.get(place, "moves");
            diagnostics
                .error(
                    Code::UnreachableState,
                    place,
                    format!(
                        "no move of `{}` leads to `{name}`, and it is not initial",
                        entity.name
                    ),
                )
                .help("add a move to it, or make it initial");
        }
    }
}

/// A field cannot be required where it must be null, nor be filled by default where it must not be.
pub(super) fn check_contradictions(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let Some(machine) = &entity.states else {
            continue;
        };
        let Type::Enum(states) = entity[machine.field].ty else {
            continue;
        };
        let state_name = |state: usize| &resolved.schema[states].values[state].name;
        for rule in &machine.only_in {
            let field = &entity[rule.field];
            let required = machine.requires.iter().find(|required| {
                required.requirement == Requirement::Field(rule.field)
                    && !rule.states.contains(&required.state)
            });
            if let Some(required) = required {
                diagnostics
                    .error(
                        Code::ContradictingStates,
                        field.span,
                        format!(
                            "`{}` is required in `{}`, where `only_in` makes it null",
                            field.name,
                            state_name(required.state)
                        ),
                    )
                    .help("add the state to `only_in`, or drop the requirement");
            }
            let outside = machine
                .initial
                .iter()
                .find(|state| !rule.states.contains(state));
            if let Some(state) = outside
                && field.default.is_some()
            {
                diagnostics
                    .error(
                        Code::ContradictingStates,
                        field.span,
                        format!(
                            "`{}` has a default, but must be null in `{}`",
                            field.name,
                            state_name(*state)
                        ),
                    )
                    .help("leave the default out");
            }
        }
    }
}
