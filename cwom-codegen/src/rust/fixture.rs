//! `src/fixtures.rs`: how rows and values for tests are made up, from the rules of the spec.
//!
//! One file for all of them: who reads an entity's file wants to see the entity.

mod choice;
mod entity;
mod references;
mod states;

use std::collections::BTreeSet;

use cwom_schema::Schema;
use cwom_schema::schema::{EntityId, FieldKind, Requirement, Type, Value};

use super::file::source_file;
use super::layout::{Code, Initial};
use super::names::Imports;
use super::rules::{emit_pattern, pattern_name};
use crate::FileSet;
use crate::context::Context;
use choice::{Choice, closure};
pub(super) use entity::{first_state, is_never_at_first};

/// The feature of the generated crate that has it.
pub(super) const FEATURE: &str = "test-support";

/// One file, with an implementation for each value type and each entity.
pub(crate) fn emit(context: &Context<'_>, files: &mut FileSet) {
    let schema = context.schema;
    let made = Made::of(schema);
    let mut imports = Imports::new(&context.names, []);
    let mut code = Code::new();
    for value in &schema.values {
        emit_value(schema, value, &mut imports, &mut code);
    }
    for (id, entity) in schema.entities() {
        if made.has(id) {
            entity::emit_entity(schema, id, &made, &mut imports, &mut code);
            if entity.states.is_some() {
                states::emit_states(context, id, &made, &mut imports, &mut code);
            }
        }
    }
    let title = "How rows and values for tests are made up, from the rules of the spec.";
    files.insert(
        "src/fixtures.rs",
        source_file(context, title, &imports, code),
    );
}

/// The entities whose rows can be made up. One is not where it needs a value that the language knows
/// nothing about, or a row that nobody can make up.
pub(crate) struct Made(BTreeSet<usize>);

impl Made {
    pub(crate) fn of(schema: &Schema) -> Self {
        let mut made = BTreeSet::new();
        loop {
            let before = made.len();
            for (id, _) in schema.entities() {
                if can_be_made(schema, id, &made) {
                    made.insert(id.0);
                }
            }
            if made.len() == before {
                return Self(made);
            }
        }
    }

    /// Whether rows of this entity can be made up.
    pub(crate) fn has(&self, id: EntityId) -> bool {
        self.0.contains(&id.0)
    }
}

fn can_be_made(schema: &Schema, id: EntityId, made: &BTreeSet<usize>) -> bool {
    let entity = &schema[id];
    let fields_can = entity.fields.iter().all(|field| match &field.kind {
        _ if field.nullable => true,
        FieldKind::Reference(reference) => made.contains(&reference.target.0),
        FieldKind::Data => field.default.is_some() || !matches!(field.ty, Type::Raw { .. }),
        _ => true,
    });
    // A row is created without links, so no state that it begins in may need one.
    let needs_link = entity.states.as_ref().is_some_and(|machine| {
        let first = first_state(entity, machine);
        machine.requires.iter().any(|required| {
            required.state == first && matches!(required.requirement, Requirement::Link(_))
        })
    });
    fields_can && !needs_link
}

fn emit_value<'a>(
    schema: &'a Schema,
    value: &'a Value,
    imports: &mut Imports<'a>,
    code: &mut Code,
) {
    let name = imports.model(&value.name);
    let sample = imports.testing("Sample");
    let choices = imports.testing("Choices");
    code.separate();
    code.item(|code| {
        code.open(format!("impl {sample} for {name} {{"));
        code.open(format!("fn sample(from: &mut {choices}) -> Self {{"));
        let mut has_constants = false;
        for field in &value.fields {
            if let Some(pattern) = &field.pattern {
                has_constants = true;
                imports.runtime_module("rules");
                emit_pattern(&pattern_name(&field.rust), pattern, code);
            }
        }
        if has_constants {
            code.blank();
        }
        for (index, rule) in value.one_of.iter().enumerate() {
            code.line(choice::emit_group(index, rule));
        }
        let fields: Vec<(&str, Initial)> = value
            .fields
            .iter()
            .enumerate()
            .map(|(position, field)| {
                let pattern = field.pattern.as_ref().map(|_| pattern_name(&field.rust));
                let choice = Choice {
                    schema,
                    ty: &field.ty,
                    pattern: pattern.as_deref(),
                    default: field.default.as_ref(),
                    nullable: field.nullable,
                };
                let made = if let Some(condition) = choice::in_groups(value, position) {
                    let inner = closure("from", &choice.required("from", imports));
                    Initial::Chain(condition, vec![format!("then({inner})")])
                } else {
                    let (start, links) = choice.chain("from", imports);
                    Initial::Chain(start, links)
                };
                (field.rust.as_str(), made)
            })
            .collect();
        code.literal("Self {", &fields, "}");
        code.close("}");
        code.close("}");
    });
}
