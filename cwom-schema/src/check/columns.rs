//! Names of columns, after everything that adds some: roles, embedded values, managed fields.

use std::collections::BTreeMap;

use super::Taken;
use crate::diagnostics::{Code, Diagnostics};
use crate::resolve::Resolved;
use crate::schema::{FieldKind, Span};

/// A table has each column once; SQLite does not tell upper from lower case there.
pub(super) fn check_entity_columns(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let mut taken = Taken::default();
        for field in &entity.fields {
            let place = resolved.places.get(field.span, "column");
            let by = format!("`{}`", field.name);
            match &field.kind {
                FieldKind::Embedded(embedded) => {
                    for column in &embedded.columns {
                        check_column(&mut taken, column, &by, place, diagnostics);
                    }
                }
                _ => check_column(&mut taken, &field.column, &by, place, diagnostics),
            }
        }
    }
}

/// A join table has two columns for its key and further ones for its payload.
pub(super) fn check_link_columns(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for link in resolved.links() {
        let mut taken = Taken::default();
        for column in &link.columns {
            let place = resolved.places.get(link.span, "columns");
            check_column(
                &mut taken,
                column,
                "the key of the link",
                place,
                diagnostics,
            );
        }
        for field in &link.payload {
            let by = format!("`{}`", field.name);
            check_column(&mut taken, &field.column, &by, field.span, diagnostics);
        }
    }
}

/// PostgreSQL computes generated columns all at once, from the written ones only.
pub(super) fn check_generated_columns(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let generated: BTreeMap<&str, Span> = entity
            .fields
            .iter()
            .filter(|field| matches!(field.kind, FieldKind::Generated(_)))
            .map(|field| (field.column.as_str(), field.span))
            .collect();
        for field in &entity.fields {
            let FieldKind::Generated(rule) = &field.kind else {
                continue;
            };
            let mut read = None;
            rule.expr.visit_columns(&mut |column| {
                read = read.or_else(|| generated.get(column).map(|span| (column, *span)));
            });
            if let Some((column, span)) = read {
                diagnostics
                    .error(
                        Code::GeneratedColumn,
                        resolved.places.get(field.span, "generated"),
                        format!(
                            "`{}` is computed from `{column}`, which is computed too",
                            field.name
                        ),
                    )
                    .label(span, "computed by the database")
                    .help("write the expression out over columns that are stored");
            }
        }
    }
}

fn check_column(
    taken: &mut Taken,
    column: &str,
    by: &str,
    place: Span,
    diagnostics: &mut Diagnostics,
) {
    if column.len() > crate::name::MAX_LENGTH {
        diagnostics
            .error(
                Code::NameTooLong,
                place,
                format!("the column `{column}` has {} bytes", column.len()),
            )
            .help("nothing is longer than 63 bytes; give a shorter one with `column = \"…\"`");
        return;
    }
    if let Some((first, first_place)) = taken.take(column, by, place) {
        diagnostics
            .error(
                Code::ColumnTaken,
                place,
                format!("the column `{column}` of {by} is taken by {first}"),
            )
            .label(first_place, "taken here")
            .help("give one of them another column with `column = \"…\"`, or rename the field");
    }
}
