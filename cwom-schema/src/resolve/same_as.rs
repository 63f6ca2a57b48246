//! Agreement of references: `same_as = "for_issue.repo"`.

use super::entities::Draft;
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::Text;
use crate::schema::{Entity, EntityId, Field, FieldId, FieldKind, SameAs, Schema};
use crate::suggest;

/// Resolves every `same_as`; needs the fields of all entities.
pub(crate) fn resolve_same_as(
    schema: &mut Schema,
    drafts: &mut [Draft<'_>],
    diagnostics: &mut Diagnostics,
) {
    for index in 0..drafts.len() {
        let mut found = Vec::new();
        for (field, options) in drafts[index].options.iter().enumerate() {
            let Some(text) = options.and_then(|options| options.text("same_as")) else {
                continue;
            };
            let holder = (EntityId(index), FieldId(field));
            found.push((
                holder.1,
                resolve_one(text, holder, schema, drafts, diagnostics),
            ));
        }
        for (field, same_as) in found {
            match same_as {
                Some(agreed) => {
                    if let FieldKind::Reference(reference) =
                        &mut schema.entities[index].fields[field.0].kind
                    {
                        reference.same_as = Some(agreed);
                    }
                }
                None => drafts[index].broken = true,
            }
        }
    }
}

fn resolve_one(
    text: &Text,
    (holder, field): (EntityId, FieldId),
    schema: &Schema,
    drafts: &[Draft<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<SameAs> {
    let entity = &schema[holder];
    let Some((via_name, source_name)) = text.value.split_once('.') else {
        diagnostics
            .error(
                Code::SameAs,
                text.span,
                format!("`{}` does not lead anywhere", text.value.escape_debug()),
            )
            .help("write `same_as = \"<reference>.<field>\"`");
        return None;
    };
    let via_span = text.part(0, via_name.len());
    let source_span = text.part(via_name.len() + 1, text.value.len());
    let via = find(via_name, holder, via_span, schema, drafts, diagnostics)?;
    let FieldKind::Reference(bridge) = &entity[via].kind else {
        diagnostics
            .error(
                Code::SameAs,
                via_span,
                format!("`{via_name}` is not a reference"),
            )
            .label(entity[via].span, "defined here")
            .help("the way begins with a reference of this entity");
        return None;
    };
    if via == field {
        diagnostics
            .error(
                Code::SameAs,
                via_span,
                format!("`{via_name}` cannot agree with itself"),
            )
            .help("the way begins with another reference of this entity");
        return None;
    }
    let far = &schema[bridge.target];
    let source = find(
        source_name,
        bridge.target,
        source_span,
        schema,
        drafts,
        diagnostics,
    )?;
    let FieldKind::Reference(agreed) = &far[source].kind else {
        diagnostics
            .error(
                Code::SameAs,
                source_span,
                format!("`{source_name}` of `{}` is not a reference", far.name),
            )
            .label(far[source].span, "defined here")
            .help("the way ends with a reference, to the same entity as this field");
        return None;
    };
    let FieldKind::Reference(own) = &entity[field].kind else {
        return None;
    };
    if own.target != agreed.target {
        diagnostics
            .error(
                Code::SameAs,
                text.span,
                format!(
                    "`{}` points at `{}`, but `{}` at `{}`",
                    entity[field].name,
                    schema[own.target].name,
                    text.value,
                    schema[agreed.target].name
                ),
            )
            .label(far[source].span, "defined here")
            .help("both references point at the same entity");
        return None;
    }
    if !far[source].immutable && !far.immutable && !far.append_only {
        diagnostics
            .error(
                Code::SameAs,
                text.span,
                format!(
                    "`{source_name}` of `{}` may change, and rows would disagree",
                    far.name
                ),
            )
            .label(far[source].span, "not immutable")
            .help("add `immutable = true` to the field that others agree with");
        return None;
    }
    check_nullability(text, entity, (via, field), &far[source], diagnostics)?;
    Some(SameAs { via, source })
}

/// A composite foreign key holds nothing while one of its columns is null, so the two references of
/// the holder are null together, and the field they agree with never is.
fn check_nullability(
    text: &Text,
    entity: &Entity,
    (via, field): (FieldId, FieldId),
    source: &Field,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let (message, place, help) = if source.nullable {
        let message = format!(
            "`{}` may be null, and null agrees with everything",
            source.name
        );
        (
            message,
            source.span,
            "leave out the `?` there, or the `same_as` here",
        )
    } else if entity[via].nullable && !entity[field].nullable {
        let message = format!(
            "`{}` may be null, and `{}` would have nothing to agree with",
            entity[via].name, entity[field].name
        );
        (
            message,
            entity[via].span,
            "add `?` to the type of this field, or leave it out there",
        )
    } else if !entity[via].nullable && entity[field].nullable {
        let message = format!(
            "`{}` is never null, so `{}` is not either",
            entity[via].name, entity[field].name
        );
        (
            message,
            entity[via].span,
            "leave the `?` out of this field's type",
        )
    } else {
        return Some(());
    };
    diagnostics
        .error(Code::SameAs, text.span, message)
        .label(place, "defined here")
        .help(help);
    None
}

fn find(
    name: &str,
    entity: EntityId,
    span: crate::schema::Span,
    schema: &Schema,
    drafts: &[Draft<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<FieldId> {
    let draft = &drafts[entity.0];
    if let Some(field) = draft.fields.get(name) {
        return Some(*field);
    }
    if !draft.doubtful.contains(name) {
        let references = schema[entity]
            .references()
            .map(|(id, _)| schema[entity][id].name.as_str())
            .collect::<Vec<_>>();
        diagnostics
            .error(
                Code::UnknownField,
                span,
                format!(
                    "`{}` has no field `{}`",
                    schema[entity].name,
                    name.escape_debug()
                ),
            )
            .help_or(
                suggest::did_you_mean_or_one_of(name, references),
                "correct the name, or add the field",
            );
    }
    None
}
