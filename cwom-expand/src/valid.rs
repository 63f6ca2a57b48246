//! Whether a struct is what the spec says it is.

use crate::ast::{Field, Input};
use crate::definition::{Defined, Definition, Member};
use crate::errors::Errors;
use crate::rust_type::{OwnName, RustType};
use crate::suggest::nearest;

/// A field of the struct beside what the spec says about it.
pub(crate) struct Pair<'a> {
    /// The field as written.
    pub(crate) field: &'a Field<'a>,
    /// The field as specified.
    pub(crate) member: &'a Member<'a>,
}

/// The pairs of a struct that has every field, in the order of the table.
pub(crate) fn check_whole<'a>(
    input: &'a Input<'a>,
    definition: &'a Definition<'a>,
) -> syn::Result<Vec<Pair<'a>>> {
    let own = own_name(input, definition);
    let mut errors = Errors::default();
    let mut pairs = Vec::with_capacity(definition.members.len());
    let mut missing = Vec::new();
    for member in &definition.members {
        match input.fields.iter().find(|field| field.name == member.name) {
            Some(field) => {
                check_type(field, member, own.as_ref(), &mut errors);
                pairs.push(Pair { field, member });
            }
            None => missing.push(member),
        }
    }
    for field in surplus(input, definition) {
        match renamed(field, &missing, own.as_ref()) {
            Some(position) => {
                let member = missing.remove(position);
                errors.on(
                    field.ident,
                    format!(
                        "`{}` has no field `{}`, and this struct lacks `{}: {}`; was it renamed?",
                        definition.name(),
                        field.name,
                        member.name,
                        member.ty,
                    ),
                );
            }
            None => report_unknown(field, definition, &mut errors),
        }
    }
    if !missing.is_empty() {
        errors.on(input.ident, missing_message(definition.name(), &missing));
    }
    errors.finish()?;
    Ok(pairs)
}

/// The pairs of a struct that has some of the fields, in its own order.
pub(crate) fn check_part<'a>(
    input: &'a Input<'a>,
    definition: &'a Definition<'a>,
) -> syn::Result<Vec<Pair<'a>>> {
    let mut errors = Errors::default();
    let mut pairs = Vec::with_capacity(input.fields.len());
    for field in &input.fields {
        match definition
            .members
            .iter()
            .find(|member| member.name == field.name)
        {
            Some(member) => {
                // In a view, `Self` is the view and no entity.
                check_type(field, member, None, &mut errors);
                pairs.push(Pair { field, member });
            }
            None => report_unknown(field, definition, &mut errors),
        }
    }
    if input.fields.is_empty() {
        errors.on(input.ident, "a view needs a field");
    }
    errors.finish()?;
    Ok(pairs)
}

fn own_name<'a>(input: &Input<'_>, definition: &Definition<'a>) -> Option<OwnName<'a>> {
    match definition.subject {
        Defined::Entity(_, entity) => Some(OwnName {
            entity: &entity.name,
            rust: input.ident.to_string(),
        }),
        Defined::Link(..) => None,
    }
}

fn check_type(
    field: &Field<'_>,
    member: &Member<'_>,
    own: Option<&OwnName<'_>>,
    errors: &mut Errors,
) {
    let written = RustType::parse(field.ty);
    if written
        .as_ref()
        .is_some_and(|written| member.ty.matches(written, own))
    {
        return;
    }
    let found = written.map_or_else(
        || "another type".to_owned(),
        |written| format!("`{written}`"),
    );
    let message = format!(
        "field `{}`: the spec says `{}`, found {found}",
        member.name, member.ty
    );
    errors.on(field.ty, message);
}

/// The fields that the definition does not have.
fn surplus<'a>(
    input: &'a Input<'a>,
    definition: &'a Definition<'a>,
) -> impl Iterator<Item = &'a Field<'a>> {
    input.fields.iter().filter(|field| {
        definition
            .members
            .iter()
            .all(|member| member.name != field.name)
    })
}

/// Which of the missing members a surplus field is under another name: the one that the spec or the
/// table calls so, or else the only one of its type.
fn renamed(field: &Field<'_>, missing: &[&Member<'_>], own: Option<&OwnName<'_>>) -> Option<usize> {
    let written = RustType::parse(field.ty)?;
    let of_same_type: Vec<usize> = missing
        .iter()
        .enumerate()
        .filter(|(_, member)| member.ty.matches(&written, own))
        .map(|(position, _)| position)
        .collect();
    let called = of_same_type
        .iter()
        .find(|position| missing[**position].is_also_called(&field.name));
    match (called, of_same_type.as_slice()) {
        (Some(position), _) | (None, [position]) => Some(*position),
        (None, candidates) => {
            let name = nearest(&field.name, candidates.iter().map(|at| missing[*at].name))?;
            candidates
                .iter()
                .copied()
                .find(|at| missing[*at].name == name)
        }
    }
}

fn report_unknown(field: &Field<'_>, definition: &Definition<'_>, errors: &mut Errors) {
    let also_called = definition
        .members
        .iter()
        .find(|member| member.is_also_called(&field.name));
    let names = definition.members.iter().map(|member| member.name);
    let suggestion = also_called
        .map(|member| member.name)
        .or_else(|| nearest(&field.name, names));
    let help = suggestion
        .map(|name| format!("; did you mean `{name}`?"))
        .unwrap_or_default();
    let message = format!(
        "`{}` has no field `{}`{help}",
        definition.name(),
        field.name
    );
    errors.on(field.ident, message);
}

/// The missing fields as they would be written, so that they can be pasted.
fn missing_message(name: &str, missing: &[&Member<'_>]) -> String {
    let mut lines = vec![match missing {
        [_] => format!("this struct lacks a field of `{name}`:"),
        _ => format!("this struct lacks {} fields of `{name}`:", missing.len()),
    }];
    for member in missing {
        lines.extend(member.doc().lines().map(|line| format!("    /// {line}")));
        lines.push(format!("    pub {}: {},", member.name, member.ty));
    }
    lines.join("\n")
}
