//! Immutable and append-only entities.

use crate::diagnostics::{Code, Diagnostics};
use crate::resolve::Resolved;
use crate::schema::{Span, Timestamps};

/// What is never changed has no use for anything that tells, orders or records changes.
pub(super) fn check_frozen_entities(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let Some(key) = ["immutable", "append_only"]
            .into_iter()
            .zip([entity.immutable, entity.append_only])
            .find_map(|(key, set)| set.then_some(key))
        else {
            continue;
        };
        let cause = resolved.places.get(entity.span, key);
        let mut report = |what: &str, place: Span, help: &str| {
            diagnostics
                .error(
                    Code::FrozenUpdatable,
                    place,
                    format!("rows of `{}` are never changed, but {what}", entity.name),
                )
                .label(cause, "never changed because of this")
                .help(help);
        };
        if entity.timestamps == Timestamps::Both {
            let place = resolved.places.get(entity.span, "timestamps");
            let help = "write `timestamps = \"created\"`";
            report("`updated_at` tells of a change", place, help);
        }
        if let Some(place) = resolved.places.written(entity.span, "soft_delete")
            && entity.field("deleted_at").is_some()
        {
            report(
                "a soft delete changes them",
                place,
                "leave `soft_delete` out",
            );
        }
        if let Some(machine) = &entity.states {
            let place = entity[machine.field].span;
            report(
                "a state machine moves them",
                place,
                "leave the section `states` out",
            );
        }
        for (field, reference) in entity.references() {
            if reference.acyclic {
                let place = resolved.places.get(entity[field].span, "acyclic");
                let help = "leave `acyclic` out: a new row can only point at older ones";
                report("a cycle needs a change", place, help);
            }
        }
    }
}
