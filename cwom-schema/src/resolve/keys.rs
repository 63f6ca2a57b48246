//! Uniques, indexes, checks and generated columns.

use super::entities::Draft;
use super::expressions::{ExpressionType, Purpose, Scope, expression_type};
use super::identifiers::{Style, check_name};
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Data, Table, Text, Value};
use crate::schema::{
    Entity, EntityCheck, EntityId, Expr, FieldId, FieldKind, Index, IndexPart, Schema, Type, Unique,
};
use crate::suggest;

/// What one entity gets.
#[derive(Default)]
struct Keys {
    uniques: Vec<Unique>,
    indexes: Vec<Index>,
    checks: Vec<EntityCheck>,
    generated: Vec<(FieldId, Expr)>,
}

/// Resolves the keys of every entity.
pub(crate) fn resolve_keys(
    schema: &mut Schema,
    drafts: &mut [Draft<'_>],
    diagnostics: &mut Diagnostics,
) {
    for (index, draft) in drafts.iter_mut().enumerate() {
        let before = diagnostics.errors();
        let keys = resolve_entity_keys(schema, EntityId(index), draft, diagnostics);
        draft.broken |= diagnostics.errors() > before;
        let entity = &mut schema.entities[index];
        entity.uniques = keys.uniques;
        entity.indexes = keys.indexes;
        entity.checks = keys.checks;
        for (field, expr) in keys.generated {
            if let FieldKind::Generated(generated) = &mut entity.fields[field.0].kind {
                generated.expr = expr;
            }
        }
    }
}

fn resolve_entity_keys(
    schema: &Schema,
    id: EntityId,
    draft: &Draft<'_>,
    diagnostics: &mut Diagnostics,
) -> Keys {
    let entity = &schema[id];
    let scope = Scope::new(entity, schema, &draft.doubtful);
    let mut keys = Keys::default();
    for (index, options) in draft.options.iter().enumerate() {
        let Some(options) = options else { continue };
        let field = FieldId(index);
        resolve_field_options(entity, field, options, &mut keys, diagnostics);
        if let Some(value) = options.get("generated") {
            let wanted = Some(expression_type(&entity[field].ty, schema));
            let expr = scope.resolve(value, wanted, Purpose::Stored, diagnostics);
            keys.generated.extend(expr.map(|expr| (field, expr)));
        }
    }
    for value in draft.table.items("unique") {
        keys.uniques
            .extend(resolve_unique(value, entity, draft, &scope, diagnostics));
    }
    for value in draft.table.items("indexes") {
        keys.indexes
            .extend(resolve_index(value, &scope, diagnostics));
    }
    for entry in draft.table.section("checks") {
        check_name(
            &entry.key,
            entry.key_span,
            "check name",
            Style::Snake,
            diagnostics,
        );
        let wanted = Some(ExpressionType::Bool);
        let expr = scope.resolve(&entry.value, wanted, Purpose::Rule, diagnostics);
        keys.checks.extend(expr.map(|expr| EntityCheck {
            name: entry.key.clone(),
            expr,
            span: entry.key_span,
        }));
    }
    keys
}

fn resolve_field_options(
    entity: &Entity,
    id: FieldId,
    options: &Table,
    keys: &mut Keys,
    diagnostics: &mut Diagnostics,
) {
    let field = &entity[id];
    let is_reference = matches!(field.kind, FieldKind::Reference(_));
    for key in ["unique", "index"] {
        let Some(entry) = options.entry(key) else {
            continue;
        };
        if options.flag(key) != Some(true) || (key == "index" && is_reference) {
            continue;
        }
        if !is_indexable(entity, id) {
            report_not_indexable(entity, id, entry.key_span, diagnostics);
        } else if key == "unique" {
            keys.uniques.push(Unique {
                name: None,
                fields: vec![id],
                predicate: None,
                span: entry.key_span,
            });
        } else {
            keys.indexes.push(Index {
                name: None,
                parts: vec![IndexPart {
                    expr: Expr::Column(field.column.clone()),
                    descending: false,
                }],
                predicate: None,
                span: entry.key_span,
            });
        }
    }
}

fn resolve_unique(
    value: &Value,
    entity: &Entity,
    draft: &Draft<'_>,
    scope: &Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Unique> {
    let (names, options) = key_parts(value, diagnostics)?;
    let mut fields = Vec::new();
    let mut sound = true;
    for name in names {
        match unique_field(name, entity, draft, diagnostics) {
            Some(field) if fields.contains(&field) => {
                diagnostics
                    .error(
                        Code::InvalidGroup,
                        name.span,
                        format!("`{}` stands twice in one key", name.value),
                    )
                    .help("name each field once");
                sound = false;
            }
            Some(field) => fields.push(field),
            None => sound = false,
        }
    }
    let predicate = resolve_predicate(options, scope, diagnostics)?;
    sound.then(|| Unique {
        name: given_name(options, diagnostics),
        fields,
        predicate,
        span: value.span,
    })
}

fn unique_field(
    name: &Text,
    entity: &Entity,
    draft: &Draft<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<FieldId> {
    let Some(field) = draft.fields.get(&name.value).copied() else {
        let base = name.value.split('.').next().unwrap_or_default();
        if draft.doubtful.contains(base) {
            return None;
        }
        if let Some(whole) = draft.fields.get(base) {
            diagnostics
                .error(
                    Code::IndexNotAllowed,
                    name.span,
                    format!(
                        "`{}` is a part of a field, and a unique key is of whole ones",
                        name.value
                    ),
                )
                .label(entity[*whole].span, "defined here")
                .help("put the part into a field of its own");
            return None;
        }
        let known = draft.fields.keys().map(String::as_str);
        let by_rust = entity
            .fields
            .iter()
            .find(|field| field.column == name.value)
            .map(|field| format!("fields go by their name in the spec: `{}`", field.name));
        diagnostics
            .error(
                Code::UnknownField,
                name.span,
                format!(
                    "`{}` has no field `{}`",
                    entity.name,
                    name.value.escape_debug()
                ),
            )
            .help_or(
                by_rust.or_else(|| suggest::did_you_mean_or_one_of(&name.value, known)),
                "correct the name, or add the field",
            );
        return None;
    };
    if !is_indexable(entity, field) {
        report_not_indexable(entity, field, name.span, diagnostics);
        return None;
    }
    Some(field)
}

fn resolve_index(value: &Value, scope: &Scope<'_>, diagnostics: &mut Diagnostics) -> Option<Index> {
    let (texts, options) = key_parts(value, diagnostics)?;
    let count = texts.len();
    let parts: Vec<IndexPart> = texts
        .into_iter()
        .filter_map(|text| scope.resolve_index_part(text, diagnostics))
        .map(|(expr, descending)| IndexPart { expr, descending })
        .collect();
    let predicate = resolve_predicate(options, scope, diagnostics)?;
    (parts.len() == count).then(|| Index {
        name: given_name(options, diagnostics),
        parts,
        predicate,
        span: value.span,
    })
}

/// `["a", "b"]` or `{ on = ["a", "b"], … }`: the parts, and the options of the second form.
fn key_parts<'v>(
    value: &'v Value,
    diagnostics: &mut Diagnostics,
) -> Option<(Vec<&'v Text>, Option<&'v Table>)> {
    let (list, options, span) = match &value.data {
        Data::List(items) => (items.as_slice(), None, value.span),
        Data::Table(table) if !table.broken => {
            let on = table.get("on")?;
            (on.list()?, Some(table), on.span)
        }
        _ => return None,
    };
    if list.is_empty() {
        diagnostics
            .error(Code::InvalidGroup, span, "the key has no field")
            .help("name one field or more");
        return None;
    }
    let texts: Vec<&Text> = list.iter().filter_map(Value::text).collect();
    (texts.len() == list.len()).then_some((texts, options))
}

/// The condition of a partial key; the outer `None` means that it was reported.
#[expect(
    clippy::option_option,
    reason = "reported, absent and present are three answers"
)]
fn resolve_predicate(
    options: Option<&Table>,
    scope: &Scope<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Option<Expr>> {
    let Some(condition) = options.and_then(|options| options.get("where")) else {
        return Some(None);
    };
    let wanted = Some(ExpressionType::Bool);
    scope
        .resolve(condition, wanted, Purpose::Stored, diagnostics)
        .map(Some)
}

fn given_name(options: Option<&Table>, diagnostics: &mut Diagnostics) -> Option<String> {
    let name = options?.text("name")?;
    check_name(
        &name.value,
        name.span,
        "index name",
        Style::Snake,
        diagnostics,
    );
    Some(name.value.clone())
}

fn is_indexable(entity: &Entity, field: FieldId) -> bool {
    let field = &entity[field];
    !matches!(field.kind, FieldKind::Embedded(_))
        && !matches!(
            field.ty,
            Type::Json | Type::Map(_) | Type::Value(_) | Type::List(..)
        )
}

fn report_not_indexable(
    entity: &Entity,
    field: FieldId,
    span: crate::schema::Span,
    diagnostics: &mut Diagnostics,
) {
    let field = &entity[field];
    let (what, help) = match (&field.kind, &field.ty) {
        (FieldKind::Embedded(_), _) => (
            "is embedded in columns",
            "index one of its parts in `indexes`",
        ),
        (_, Type::Value(_)) => ("is stored as JSON", "embed it as columns and index a part"),
        _ => (
            "is stored as JSON",
            "put what is searched for into a field of its own",
        ),
    };
    diagnostics
        .error(
            Code::IndexNotAllowed,
            span,
            format!("`{}` {what} and cannot be indexed", field.name),
        )
        .label(field.span, "defined here")
        .help(help);
}
