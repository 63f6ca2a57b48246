//! Rules on one row, from types, patterns, embedded values, states and the spec's own checks.

mod presence;
mod types;

use super::{Check, CheckRule, IdentKind, ident};
use crate::schema::{
    Bounds, Entity, Field, FieldId, FieldKind, Link, OneOf, OneOfMode, Requirement, Schema,
};

/// The rules of an entity's table: field by field, then agreements, states and the spec's checks.
pub(super) fn entity_checks(schema: &Schema, entity: &Entity) -> Vec<Check> {
    let mut rules = Rules {
        schema,
        table: &entity.table,
        checks: Vec::new(),
    };
    for field in &entity.fields {
        rules.push_field(field);
    }
    rules.push_references(entity);
    rules.push_states(entity);
    for check in &entity.checks {
        rules.push(
            &[&check.name],
            CheckRule::Expr(check.expr.clone()),
            format!("The rule `{}` of the spec.", check.name),
        );
    }
    rules.checks
}

/// The rules of a join table.
pub(super) fn link_checks(schema: &Schema, link: &Link) -> Vec<Check> {
    let mut rules = Rules {
        schema,
        table: &link.table,
        checks: Vec::new(),
    };
    for field in &link.payload {
        rules.push_field(field);
    }
    if link.irreflexive || link.acyclic {
        let [left, right] = &link.columns;
        rules.push_distinct(left, right);
    }
    rules.checks
}

/// The rules of one table while they are collected.
struct Rules<'a> {
    schema: &'a Schema,
    table: &'a str,
    checks: Vec<Check>,
}

impl Rules<'_> {
    fn push(&mut self, parts: &[&str], rule: CheckRule, doc: String) {
        self.checks.push(Check {
            name: ident(IdentKind::Check, self.table, parts.iter().copied()),
            rule,
            doc,
        });
    }

    fn push_field(&mut self, field: &Field) {
        match &field.kind {
            FieldKind::Embedded(embedded) => {
                let value = &self.schema[embedded.value];
                for (part, column) in value.fields.iter().zip(&embedded.columns) {
                    self.push_type(column, &part.ty);
                    self.push_pattern(column, part.pattern.as_ref());
                }
                self.push_presence(field, embedded);
                for one_of in &value.one_of {
                    self.push_one_of(field, embedded, one_of);
                }
            }
            // The foreign key holds it to a value that the target's own rules let pass.
            FieldKind::Reference(_) => {}
            FieldKind::Version => self.push(
                &[&field.column, "range"],
                CheckRule::Range {
                    column: field.column.clone(),
                    bounds: Bounds {
                        min: Some(1),
                        max: None,
                    },
                },
                format!("`{}` counts from 1.", field.column),
            ),
            FieldKind::Key
            | FieldKind::Data
            | FieldKind::Role { .. }
            | FieldKind::Generated(_)
            | FieldKind::CreatedAt
            | FieldKind::UpdatedAt
            | FieldKind::DeletedAt => {
                self.push_type(&field.column, &field.ty);
                self.push_pattern(&field.column, field.pattern.as_ref());
            }
        }
    }

    fn push_references(&mut self, entity: &Entity) {
        for (id, reference) in entity.references() {
            let field = &entity[id];
            if reference.acyclic {
                // The shortest circle; longer ones take a trigger.
                self.push_distinct(&field.column, &entity.key().column);
            }
            if let Some(same_as) = reference.same_as {
                let via = &entity[same_as.via];
                // A composite foreign key sleeps while one of its columns is null.
                if via.nullable || field.nullable {
                    self.push(
                        &[&via.column, &field.column, "agree"],
                        CheckRule::SetTogether {
                            left: via.column.clone(),
                            right: field.column.clone(),
                        },
                        format!(
                            "`{}` and `{}` are both null or both set.",
                            via.column, field.column
                        ),
                    );
                }
            }
        }
    }

    fn push_states(&mut self, entity: &Entity) {
        let Some(machine) = &entity.states else {
            return;
        };
        let state = &entity[machine.field].column;
        // One rule for each field, whatever the number of states: it is the field that a message
        // wants to name.
        let mut required: Vec<(FieldId, Vec<usize>)> = Vec::new();
        for requirement in &machine.requires {
            // Links are rows of another table: a trigger's business.
            if let Requirement::Field(field) = requirement.requirement {
                match required.iter_mut().find(|(known, _)| *known == field) {
                    Some((_, states)) => states.push(requirement.state),
                    None => required.push((field, vec![requirement.state])),
                }
            }
        }
        for (id, mut states) in required {
            states.sort_unstable();
            let field = &entity[id];
            let states = self.state_names(entity, machine.field, &states);
            let doc = format!("`{}` is set in {}.", field.name, states.join(", "));
            let rule = CheckRule::RequiredIn {
                state: state.clone(),
                states,
                columns: self.presence(field),
            };
            self.push(&[&field.column, "required"], rule, doc);
        }
        for only_in in &machine.only_in {
            let field = &entity[only_in.field];
            let states = self.state_names(entity, machine.field, &only_in.states);
            let doc = format!("`{}` is null but in {}.", field.name, states.join(", "));
            let rule = CheckRule::OnlyIn {
                state: state.clone(),
                states,
                columns: match &field.kind {
                    FieldKind::Embedded(embedded) => embedded.columns.clone(),
                    _ => vec![field.column.clone()],
                },
            };
            self.push(&[&field.column, "only_in"], rule, doc);
        }
    }

    fn state_names(&self, entity: &Entity, field: FieldId, states: &[usize]) -> Vec<String> {
        let crate::schema::Type::Enum(id) = entity[field].ty else {
            return Vec::new();
        };
        let values = &self.schema[id].values;
        states
            .iter()
            .map(|state| values[*state].name.clone())
            .collect()
    }

    fn push_distinct(&mut self, left: &str, right: &str) {
        self.push(
            &[left, "distinct"],
            CheckRule::Distinct {
                left: left.to_owned(),
                right: right.to_owned(),
            },
            format!("`{left}` is not `{right}`: no row is linked to itself."),
        );
    }
}

/// The word of a one-of rule in names and sentences.
fn one_of_word(one_of: &OneOf) -> &'static str {
    match one_of.mode {
        OneOfMode::Exactly => "exactly_one",
        OneOfMode::AtMost => "at_most_one",
        OneOfMode::AtLeast => "at_least_one",
    }
}
