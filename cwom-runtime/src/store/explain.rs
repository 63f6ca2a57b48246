//! Turning what a driver said into errors that are the same on both dialects.

use super::refusal;
use crate::backend::{Backend, UniqueKey, Violation};
use crate::{
    ColumnMeta, ConstraintKind, ConstraintMeta, DecodeError, DecodeProblem, EncodeError,
    EntityMeta, Error, Invalid,
};

/// An error that has to do with no particular entity.
pub(crate) fn plain<D: Backend>(error: sqlx::Error) -> Error {
    match violation::<D>(&error) {
        Some(Violation::Busy) => Error::Busy(error),
        Some(Violation::Serialization) => Error::Serialization(error),
        _ if matches!(error, sqlx::Error::PoolTimedOut) => Error::Busy(error),
        _ => Error::Database(error),
    }
}

/// A context that no database may hold.
pub(super) fn context(error: &EncodeError) -> Error {
    Invalid::new("Context", "actor or note", error.rule.clone()).into()
}

/// What the database refused.
pub(super) fn violation<D: Backend>(error: &sqlx::Error) -> Option<Violation> {
    D::violation(error.as_database_error()?)
}

/// The error of an insert, except a foreign key on SQLite, which takes a look into the database.
pub(crate) fn insert<D: Backend>(meta: &'static EntityMeta, error: sqlx::Error) -> Error {
    let known = match violation::<D>(&error) {
        Some(Violation::Unique(key)) => unique(meta, &key),
        Some(Violation::Check(name)) => check(meta, &name),
        Some(Violation::Reference(Some(name))) => reference(meta, &name),
        Some(Violation::Rule(refusal)) => refusal::error(meta, &refusal),
        _ => None,
    };
    known.unwrap_or_else(|| plain::<D>(error))
}

/// The error of a delete, except a foreign key on SQLite, which takes a look into the database.
pub(super) fn delete<D: Backend>(meta: &'static EntityMeta, error: sqlx::Error) -> Error {
    let known = match violation::<D>(&error) {
        Some(Violation::Reference(Some(name))) => meta
            .inbound
            .iter()
            .find(|inbound| inbound.constraint == name)
            .map(|by| remaining(meta, by)),
        Some(Violation::Rule(refusal)) => refusal::error(meta, &refusal),
        _ => None,
    };
    known.unwrap_or_else(|| plain::<D>(error))
}

/// A stored row that does not fit.
pub(crate) fn decode(
    entity: &'static str,
    columns: &'static [ColumnMeta],
    error: DecodeError,
) -> Error {
    let column = columns.get(error.index).map_or("?", |column| column.name);
    match error.problem {
        DecodeProblem::UnknownEnumValue { name, value } => Error::UnknownEnumValue {
            entity,
            column,
            name,
            value,
        },
        problem => Error::Decode {
            entity,
            column,
            problem,
        },
    }
}

/// A row that cannot be written.
pub(crate) fn encode(meta: &'static EntityMeta, error: EncodeError) -> Error {
    let field = meta
        .columns
        .get(error.index)
        .map_or("?", |column| column.field);
    Invalid::new(meta.name, field, error.rule).into()
}

fn unique(meta: &'static EntityMeta, key: &UniqueKey) -> Option<Error> {
    let found = match key {
        UniqueKey::Name(name) => constraint(meta, name)?,
        UniqueKey::Columns(columns) => {
            let fields: Vec<&str> = columns
                .iter()
                .map(|name| meta.columns.iter().find(|column| column.name == name))
                .map(|column| column.map_or("", |column| column.field))
                .collect();
            meta.constraints.iter().find(|constraint| {
                matches!(
                    constraint.kind,
                    ConstraintKind::PrimaryKey | ConstraintKind::Unique
                ) && constraint.fields == fields
            })?
        }
    };
    Some(Error::Unique {
        entity: meta.name,
        constraint: found.name,
        fields: found.fields,
    })
}

fn check(meta: &'static EntityMeta, name: &str) -> Option<Error> {
    let ConstraintMeta {
        name, fields, rule, ..
    } = *constraint(meta, name)?;
    Some(Error::CheckFailed {
        entity: meta.name,
        constraint: name,
        fields,
        rule,
    })
}

fn reference(meta: &'static EntityMeta, name: &str) -> Option<Error> {
    let found = meta
        .references
        .iter()
        .find(|reference| reference.constraint == name)?;
    Some(missing(meta, found))
}

/// The target of this reference does not exist.
pub(super) fn missing(meta: &'static EntityMeta, reference: &crate::ReferenceMeta) -> Error {
    Error::ReferenceMissing {
        entity: meta.name,
        field: reference.field,
        target: reference.target,
    }
}

/// A row of another entity, or of the same one, still refers to this one.
pub(super) fn remaining(meta: &'static EntityMeta, inbound: &crate::InboundMeta) -> Error {
    Error::StillReferenced {
        entity: meta.name,
        by: inbound.entity,
        field: inbound.field,
    }
}

fn constraint(meta: &'static EntityMeta, name: &str) -> Option<&'static ConstraintMeta> {
    meta.constraints
        .iter()
        .find(|constraint| constraint.name == name)
}
