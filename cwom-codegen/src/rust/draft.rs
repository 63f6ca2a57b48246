//! Where each field of a new row comes from: the creator, the spec's default or the creation.

use cwom_schema::Schema;
use cwom_schema::schema::{DefaultValue, EntityId, Field, FieldId, FieldKind, IdStrategy, SameAs};

use super::record::Record;
use super::types::is_late;

/// Where a field of a new row comes from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Origin {
    /// Required: an argument of the constructor.
    Given,
    /// A required reference on which others agree: the constructor takes the whole target.
    GivenWhole(EntityId),
    /// A setter; until then null or the default.
    Optional,
    /// A nullable reference on which others agree: a setter takes the whole target.
    OptionalWhole(EntityId),
    /// A setter; until then what the creation decides.
    Late(DefaultValue),
    /// The row's own id: a setter, or a fresh one.
    FreshId,
    /// Filled in together with the reference it agrees through.
    Follows(SameAs),
    /// The only state in which rows are created.
    OnlyState(usize),
    /// Kept by the toolkit or computed by the database.
    Managed,
}

impl Origin {
    /// Whether the builder holds the field.
    pub(crate) fn is_in_builder(&self) -> bool {
        !matches!(self, Self::OnlyState(_) | Self::Managed)
    }

    /// Whether the constructor takes it.
    pub(crate) fn is_argument(&self) -> bool {
        matches!(self, Self::Given | Self::GivenWhole(_))
    }
}

/// The origin of every field, in order.
pub(crate) fn origins(schema: &Schema, record: &Record<'_>) -> Vec<Origin> {
    (0..record.fields.len())
        .map(|index| origin(schema, record, FieldId(index)))
        .collect()
}

/// The fields of the record that follow the reference `via`, with the field of the target.
pub(crate) fn followers<'a, 'r>(
    schema: &'a Schema,
    record: &Record<'r>,
    via: FieldId,
    target: EntityId,
) -> Vec<(&'r Field, &'a Field)> {
    let fields = record.fields.iter();
    fields
        .filter_map(|field| match same_as(schema, record, field) {
            Some(agreed) if agreed.via == via => Some((field, &schema[target][agreed.source])),
            _ => None,
        })
        .collect()
}

fn origin(schema: &Schema, record: &Record<'_>, id: FieldId) -> Origin {
    let field = &record.fields[id.0];
    match &field.kind {
        FieldKind::Key => match record.entity.map(|entity| schema[entity].id) {
            Some(IdStrategy::Text { .. }) => Origin::Given,
            _ => Origin::FreshId,
        },
        FieldKind::Generated(_)
        | FieldKind::Version
        | FieldKind::CreatedAt
        | FieldKind::UpdatedAt
        | FieldKind::DeletedAt => Origin::Managed,
        FieldKind::Reference(reference) => {
            let is_via = record
                .fields
                .iter()
                .any(|other| same_as(schema, record, other).is_some_and(|agreed| agreed.via == id));
            match same_as(schema, record, field) {
                _ if is_via && field.nullable => Origin::OptionalWhole(reference.target),
                _ if is_via => Origin::GivenWhole(reference.target),
                Some(agreed) => Origin::Follows(agreed),
                None => plain_origin(field),
            }
        }
        FieldKind::Data | FieldKind::Embedded(_) | FieldKind::Role { .. } => {
            match record.states.filter(|machine| machine.field == id) {
                Some(machine) if machine.initial.len() == 1 => {
                    Origin::OnlyState(machine.initial[0])
                }
                _ => plain_origin(field),
            }
        }
    }
}

fn plain_origin(field: &Field) -> Origin {
    match &field.default {
        Some(default) if is_late(default) => Origin::Late(default.clone()),
        Some(_) => Origin::Optional,
        None if field.nullable => Origin::Optional,
        None => Origin::Given,
    }
}

/// The agreement of a field, where the type of the source allows it to be filled in.
fn same_as(schema: &Schema, record: &Record<'_>, field: &Field) -> Option<SameAs> {
    let FieldKind::Reference(reference) = &field.kind else {
        return None;
    };
    let agreed = reference.same_as?;
    let FieldKind::Reference(via) = &record.fields[agreed.via.0].kind else {
        return None;
    };
    let source = &schema[via.target][agreed.source];
    (field.nullable || !source.nullable).then_some(agreed)
}
