//! Names and types of expressions: a tree from the parser becomes an [`Expr`] over columns.

mod kinds;
mod nodes;
mod operators;

use std::collections::BTreeMap;

pub(crate) use kinds::{ExpressionType, expression_type};
use nodes::Resolver;

use super::entities::Doubtful;
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Data, Text, Value};
use crate::schema::{Entity, Enum, Expr, FieldKind, Schema};
use crate::syntax::expression::{Node, parse_expression, parse_index_part};

/// What an expression is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It is computed whenever a row is written.
    Rule,
    /// What it yields is kept: in an index, or in a generated column. It must be the same for ever.
    Stored,
}

/// A name that expressions may use.
#[derive(Debug, Clone)]
pub(crate) struct ScopeColumn {
    /// The column; `None` for an embedded value as a whole, which has none of its own.
    pub(crate) column: Option<String>,
    /// Its type.
    pub(crate) ty: ExpressionType,
}

/// The fields of one entity, as expressions see them.
pub(crate) struct Scope<'s> {
    entity: &'s str,
    columns: BTreeMap<String, ScopeColumn>,
    doubtful: &'s Doubtful,
    enums: &'s [Enum],
}

impl<'s> Scope<'s> {
    /// The scope of an entity.
    pub(crate) fn new(entity: &'s Entity, schema: &'s Schema, doubtful: &'s Doubtful) -> Self {
        let mut columns = BTreeMap::new();
        for field in &entity.fields {
            let ty = expression_type(&field.ty, schema);
            let column = match &field.kind {
                FieldKind::Embedded(embedded) => {
                    let parts = &schema[embedded.value].fields;
                    for (part, column) in parts.iter().zip(&embedded.columns) {
                        let part_column = ScopeColumn {
                            column: Some(column.clone()),
                            ty: expression_type(&part.ty, schema),
                        };
                        columns.insert(format!("{}.{}", field.name, part.name), part_column);
                    }
                    None
                }
                _ => Some(field.column.clone()),
            };
            columns.insert(field.name.clone(), ScopeColumn { column, ty });
        }
        Self {
            entity: &entity.name,
            columns,
            doubtful,
            enums: &schema.enums,
        }
    }

    /// Resolves an expression, as text or as text per dialect; `None` when it was reported, or when
    /// it uses a field that was.
    pub(crate) fn resolve(
        &self,
        value: &Value,
        wanted: Option<ExpressionType>,
        purpose: Purpose,
        diagnostics: &mut Diagnostics,
    ) -> Option<Expr> {
        match &value.data {
            Data::Text(text) => {
                let node = report(parse_expression(&text.value), text, diagnostics)?;
                self.resolve_node(&node, text, wanted, purpose, diagnostics)
            }
            Data::Table(table) if !table.broken => Some(Expr::Raw {
                sqlite: table.text("sqlite")?.value.clone(),
                postgres: table.text("postgres")?.value.clone(),
            }),
            _ => None,
        }
    }

    /// Resolves a part of an index; true means descending.
    pub(crate) fn resolve_index_part(
        &self,
        text: &Text,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Expr, bool)> {
        let (node, descending) = report(parse_index_part(&text.value), text, diagnostics)?;
        let mut resolver = Resolver {
            scope: self,
            text,
            purpose: Purpose::Stored,
            diagnostics,
        };
        let (expr, ty) = resolver.resolve(&node, None)?;
        if matches!(ty, ExpressionType::Json) {
            let span = text.part(node.at.0, node.at.1);
            resolver
                .diagnostics
                .error(
                    Code::IndexNotAllowed,
                    span,
                    "a JSON column cannot be indexed",
                )
                .help("index a field of its own, or embed the value as columns");
            return None;
        }
        if matches!(expr, Expr::Literal(_)) {
            let span = text.part(node.at.0, node.at.1);
            resolver
                .diagnostics
                .error(Code::IndexNotAllowed, span, "a constant orders nothing")
                .help("name a field");
            return None;
        }
        Some((expr, descending))
    }

    fn resolve_node(
        &self,
        node: &Node,
        text: &Text,
        wanted: Option<ExpressionType>,
        purpose: Purpose,
        diagnostics: &mut Diagnostics,
    ) -> Option<Expr> {
        let mut resolver = Resolver {
            scope: self,
            text,
            purpose,
            diagnostics,
        };
        let (expr, ty) = resolver.resolve(node, wanted)?;
        match wanted {
            Some(wanted) if !ty.fits(wanted) => {
                resolver.mismatch(node, ty, wanted.name());
                None
            }
            Some(ExpressionType::Text) if !resolver.reads_text(node, ty) => None,
            _ => Some(expr),
        }
    }
}

fn report<T>(
    parsed: Result<T, crate::syntax::cursor::SyntaxError>,
    text: &Text,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    parsed
        .map_err(|error| {
            diagnostics
                .error(
                    Code::ExpressionSyntax,
                    text.part(error.start, error.end),
                    error.message,
                )
                .help_or(
                    error.help,
                    "what the language does not know: `{ sqlite = \"…\", postgres = \"…\" }`",
                );
        })
        .ok()
}
