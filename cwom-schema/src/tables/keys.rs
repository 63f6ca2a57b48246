//! Primary, unique and foreign keys, and indexes.

use super::{ForeignKey, IdentKind, PrimaryKey, TableIndex, UniqueKey, ident};
use crate::schema::{
    DeleteRule, Entity, EntityId, Expr, Field, FieldId, Function, Index, IndexPart, Link,
    Reference, SameAs, Schema, Type, Unique,
};

/// The primary key of `table`.
pub(super) fn primary_key(table: &str, columns: Vec<String>) -> PrimaryKey {
    PrimaryKey {
        name: ident(IdentKind::PrimaryKey, table, []),
        columns,
    }
}

/// The unique keys that the spec asks for.
pub(super) fn lower_uniques(entity: &Entity) -> Vec<UniqueKey> {
    let lower = |unique: &Unique| {
        let columns: Vec<String> = unique
            .fields
            .iter()
            .map(|field| entity[*field].column.clone())
            .collect();
        let words = columns.iter().map(String::as_str);
        UniqueKey {
            name: match &unique.name {
                Some(name) => name.clone(),
                None => ident(IdentKind::Unique, &entity.table, words),
            },
            named: unique.name.is_some(),
            doc: match unique.predicate {
                None => format!("No two rows agree in {}.", list(&columns)),
                Some(_) => format!(
                    "No two rows among those of the condition agree in {}.",
                    list(&columns)
                ),
            },
            columns,
            predicate: unique.predicate.clone(),
        }
    };
    entity.uniques.iter().map(lower).collect()
}

/// The unique key that lets other tables agree with `column` of this one: a foreign key can only
/// point at columns that are unique together.
pub(super) fn agreement_key(table: &str, id: &str, column: &str) -> UniqueKey {
    UniqueKey {
        name: ident(IdentKind::Unique, table, [id, column]),
        named: false,
        columns: vec![id.to_owned(), column.to_owned()],
        predicate: None,
        doc: format!("What a reference that agrees in `{column}` points at."),
    }
}

/// The foreign keys of an entity: one for each reference, and one more for each that agrees with
/// another.
pub(super) fn lower_foreign_keys(schema: &Schema, entity: &Entity) -> Vec<ForeignKey> {
    let mut keys = Vec::new();
    for (id, reference) in entity.references() {
        let field = &entity[id];
        keys.push(ForeignKey {
            implied: is_implied(schema, entity, id, reference),
            ..simple_key(
                schema,
                &entity.table,
                &field.column,
                reference.target,
                reference.on_delete,
            )
        });
        if let Some(same_as) = reference.same_as {
            keys.extend(agreeing_key(schema, entity, field, same_as));
        }
    }
    keys
}

/// The foreign keys of a join table. Deleting either end takes the pair with it: a link says
/// something about two rows, and nothing without them. An append-only link keeps its rows.
pub(super) fn lower_link_keys(schema: &Schema, link: &Link) -> Vec<ForeignKey> {
    let rule = if link.append_only {
        DeleteRule::Restrict
    } else {
        DeleteRule::Cascade
    };
    let [left, right] = &link.columns;
    vec![
        simple_key(schema, &link.table, left, link.owner, rule),
        simple_key(schema, &link.table, right, link.target, rule),
    ]
}

/// The indexes of an entity: those of the spec, and one for each reference unless the primary key,
/// a unique key or an index of the spec starts with its column.
pub(super) fn lower_indexes(entity: &Entity, uniques: &[UniqueKey]) -> Vec<TableIndex> {
    let mut indexes: Vec<TableIndex> = Vec::new();
    for (id, reference) in entity.references() {
        let column = &entity[id].column;
        let served = uniques
            .iter()
            .any(|unique| unique.predicate.is_none() && unique.columns[0] == *column)
            || entity
                .indexes
                .iter()
                .any(|index| index.predicate.is_none() && starts_with(index, column));
        if reference.index && !served {
            indexes.push(column_index(
                &entity.table,
                &[column],
                format!("Finds the rows that refer by `{column}`."),
            ));
        }
    }
    indexes.extend(
        entity
            .indexes
            .iter()
            .map(|index| lower_index(entity, index)),
    );
    indexes
}

/// An index over plain columns, ascending.
pub(super) fn column_index(table: &str, columns: &[&str], doc: String) -> TableIndex {
    TableIndex {
        name: ident(IdentKind::Index, table, columns.iter().copied()),
        named: false,
        parts: columns
            .iter()
            .map(|column| IndexPart {
                expr: Expr::Column((*column).to_owned()),
                descending: false,
            })
            .collect(),
        predicate: None,
        doc,
        by_block: false,
    }
}

/// The words that name an index: its columns, functions before what they are applied to, `desc`
/// after what is sorted downwards.
pub(super) fn index_words(parts: &[IndexPart]) -> Vec<String> {
    let mut words = Vec::new();
    for part in parts {
        expr_words(&part.expr, &mut words);
        if part.descending {
            words.push("desc".to_owned());
        }
    }
    words
}

/// Column names for a sentence: `` `a` ``, `` `a` and `b` ``, `` `a`, `b` and `c` ``.
pub(super) fn list(columns: &[String]) -> String {
    let mut text = String::new();
    for (position, column) in columns.iter().enumerate() {
        if position > 0 {
            let last = position + 1 == columns.len();
            text.push_str(if last { " and " } else { ", " });
        }
        text.push('`');
        text.push_str(column);
        text.push('`');
    }
    text
}

fn simple_key(
    schema: &Schema,
    table: &str,
    column: &str,
    target: EntityId,
    on_delete: DeleteRule,
) -> ForeignKey {
    let target = &schema[target];
    ForeignKey {
        name: ident(IdentKind::ForeignKey, table, [column]),
        columns: vec![column.to_owned()],
        target: target.table.clone(),
        target_columns: vec![target.key().column.clone()],
        on_delete,
        deferred: false,
        implied: false,
        doc: format!("`{column}` is a row of `{}`.", target.table),
    }
}

/// `(via, own)` points at `(id, source)` of the row that `via` points at.
fn agreeing_key(
    schema: &Schema,
    entity: &Entity,
    field: &Field,
    same_as: SameAs,
) -> Option<ForeignKey> {
    let via = &entity[same_as.via];
    let through = reference_of(entity, same_as.via)?;
    let target = &schema[through.target];
    let source = &target[same_as.source];
    let columns = [via.column.as_str(), field.column.as_str()];
    Some(ForeignKey {
        name: ident(IdentKind::ForeignKey, &entity.table, columns),
        columns: columns.map(str::to_owned).to_vec(),
        target: target.table.clone(),
        target_columns: vec![target.key().column.clone(), source.column.clone()],
        on_delete: through.on_delete,
        deferred: false,
        implied: false,
        doc: format!(
            "`{}` equals the `{}` of the row that `{}` points at.",
            field.column, source.column, via.column
        ),
    })
}

/// Whether a composite key of the same table holds this reference up.
///
/// The reference that others agree *through* always is: `(via, own)` points at a row whose id is
/// `via`, under the same delete rule, and `own` is null only together with `via`. The reference
/// that agrees is, when the source points at the same table and deleting there is refused by both:
/// then the source's own key already refuses it.
fn is_implied(schema: &Schema, entity: &Entity, id: FieldId, reference: &Reference) -> bool {
    let through = entity
        .references()
        .any(|(_, other)| other.same_as.is_some_and(|same_as| same_as.via == id));
    if through {
        return true;
    }
    let Some(same_as) = reference.same_as else {
        return false;
    };
    reference_of(entity, same_as.via)
        .and_then(|via| reference_of(&schema[via.target], same_as.source))
        .is_some_and(|source| {
            source.target == reference.target
                && source.on_delete == DeleteRule::Restrict
                && reference.on_delete == DeleteRule::Restrict
        })
}

fn reference_of(entity: &Entity, field: FieldId) -> Option<&Reference> {
    entity
        .references()
        .find_map(|(id, reference)| (id == field).then_some(reference))
}

fn lower_index(entity: &Entity, index: &Index) -> TableIndex {
    let words = index_words(&index.parts);
    TableIndex {
        name: match &index.name {
            Some(name) => name.clone(),
            None => ident(
                IdentKind::Index,
                &entity.table,
                words.iter().map(String::as_str),
            ),
        },
        named: index.name.is_some(),
        parts: index.parts.clone(),
        predicate: index.predicate.clone(),
        doc: format!("Finds rows by {}.", describe(entity, &index.parts)),
        by_block: false,
    }
}

/// What an index sorts by, in words: `` `status`, then `created_at`, latest first ``.
fn describe(entity: &Entity, parts: &[IndexPart]) -> String {
    let words: Vec<String> = parts
        .iter()
        .map(|part| {
            let what = match &part.expr {
                Expr::Column(name) => format!("`{name}`"),
                expr => {
                    let mut columns = Vec::new();
                    expr.visit_columns(&mut |column| {
                        if !columns.iter().any(|known| known == column) {
                            columns.push(column.to_owned());
                        }
                    });
                    if columns.is_empty() {
                        "an expression".to_owned()
                    } else {
                        format!("an expression of {}", list(&columns))
                    }
                }
            };
            if part.descending {
                format!("{what}, {}", downwards(entity, &part.expr))
            } else {
                what
            }
        })
        .collect();
    words.join(", then ")
}

/// Which end of a column comes first when it is sorted downwards.
fn downwards(entity: &Entity, expr: &Expr) -> &'static str {
    let field = match expr {
        Expr::Column(name) => entity.fields.iter().find(|field| field.column == *name),
        _ => None,
    };
    match field.map(|field| &field.ty) {
        Some(Type::Timestamp | Type::Date) => "latest first",
        Some(Type::Int(..) | Type::Float(_) | Type::Decimal { .. }) => "highest first",
        Some(Type::Duration) => "longest first",
        _ => "last first",
    }
}

fn starts_with(index: &Index, column: &str) -> bool {
    matches!(&index.parts[0].expr, Expr::Column(first) if first == column)
}

fn expr_words(expr: &Expr, words: &mut Vec<String>) {
    match expr {
        Expr::Call(function, arguments) => {
            let word = match function {
                Function::Length => "length",
                Function::Lower => "lower",
                Function::Upper => "upper",
                Function::Trim => "trim",
                Function::Coalesce => "coalesce",
            };
            words.push(word.to_owned());
            for argument in arguments {
                expr_words(argument, words);
            }
        }
        Expr::Raw { .. } => words.push("expr".to_owned()),
        other => other.visit_columns(&mut |column| words.push(column.to_owned())),
    }
}
