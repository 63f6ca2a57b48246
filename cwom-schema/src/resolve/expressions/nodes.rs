//! Nodes of an expression, one by one.

use super::{ExpressionType, Purpose, Scope, ScopeColumn};
use crate::diagnostics::{Code, Diagnostics};
use crate::raw::Text;
use crate::schema::{Expr, Literal};
use crate::suggest;
use crate::syntax::expression::{Node, NodeKind};
use crate::syntax::literal;

/// Resolves the nodes of one expression.
pub(super) struct Resolver<'r, 's> {
    pub(super) scope: &'r Scope<'s>,
    pub(super) text: &'r Text,
    pub(super) purpose: Purpose,
    pub(super) diagnostics: &'r mut Diagnostics,
}

/// An expression with what it yields.
pub(super) type Typed = (Expr, ExpressionType);

impl Resolver<'_, '_> {
    /// Resolves a node; a bare literal takes the type that its neighbour has.
    pub(super) fn resolve(&mut self, node: &Node, beside: Option<ExpressionType>) -> Option<Typed> {
        match &node.kind {
            NodeKind::Name(name) => self.resolve_name(node, name),
            NodeKind::Number(number) => self.resolve_number(node, number, beside),
            NodeKind::Text(value) => self.resolve_text(node, value, beside),
            NodeKind::Bool(flag) => {
                Some((Expr::Literal(Literal::Bool(*flag)), ExpressionType::Bool))
            }
            NodeKind::And(parts) => {
                let parts = self.resolve_truths(parts)?;
                Some((Expr::And(parts), ExpressionType::Bool))
            }
            NodeKind::Or(parts) => {
                let parts = self.resolve_truths(parts)?;
                Some((Expr::Or(parts), ExpressionType::Bool))
            }
            NodeKind::Not(inner) => {
                let inner = self.resolve_truth(inner)?;
                Some((Expr::Not(Box::new(inner)), ExpressionType::Bool))
            }
            NodeKind::IsNull(inner, negated) => {
                let (expr, _) = self.resolve(inner, None)?;
                let expr = Box::new(expr);
                let negated = *negated;
                Some((Expr::IsNull { expr, negated }, ExpressionType::Bool))
            }
            NodeKind::In(inner, list, negated) => self.resolve_in(inner, list, *negated),
            NodeKind::Between(inner, low, high, negated) => {
                self.resolve_between(inner, low, high, *negated)
            }
            NodeKind::Binary(operator, left, right) => {
                self.resolve_binary(node, *operator, left, right, beside)
            }
            NodeKind::Call(function, arguments) => self.resolve_call(*function, arguments, beside),
        }
    }

    fn resolve_name(&mut self, node: &Node, name: &str) -> Option<Typed> {
        let base = name.split('.').next().unwrap_or(name);
        let span = self.text.part(node.at.0, node.at.1);
        match self.scope.columns.get(name) {
            Some(ScopeColumn {
                column: Some(column),
                ty,
            }) => Some((Expr::Column(column.clone()), *ty)),
            Some(ScopeColumn { column: None, .. }) => {
                let part = format!("{name}.");
                let parts = self.scope.columns.keys().map(String::as_str);
                let parts = parts
                    .filter(|other| other.starts_with(&part))
                    .collect::<Vec<_>>();
                self.diagnostics
                    .error(
                        Code::UnknownField,
                        span,
                        format!("`{name}` is embedded and has no column of its own"),
                    )
                    .help_or(suggest::one_of(parts), "name one of its parts");
                None
            }
            None if self.scope.doubtful.contains(base) => None,
            None => {
                let names = self.scope.columns.keys().map(String::as_str);
                let by_column = self
                    .scope
                    .columns
                    .iter()
                    .find(|(_, column)| column.column.as_deref() == Some(name))
                    .map(|(field, _)| format!("fields go by their name in the spec: `{field}`"));
                self.diagnostics
                    .error(
                        Code::UnknownField,
                        span,
                        format!(
                            "`{}` has no field `{}`",
                            self.scope.entity,
                            name.escape_debug()
                        ),
                    )
                    .help_or(
                        by_column.or_else(|| suggest::did_you_mean_or_one_of(name, names)),
                        "correct the name, or add the field",
                    );
                None
            }
        }
    }

    fn resolve_number(
        &mut self,
        node: &Node,
        number: &str,
        beside: Option<ExpressionType>,
    ) -> Option<Typed> {
        let whole = !number.contains('.');
        let (literal, ty) = match beside {
            Some(ExpressionType::Decimal(scale)) => (
                literal::scaled(number, scale).map(Literal::Int),
                ExpressionType::Decimal(scale),
            ),
            Some(ExpressionType::Duration) if whole => (
                number.parse().ok().map(Literal::Int),
                ExpressionType::Duration,
            ),
            Some(ExpressionType::Float) => (float(number), ExpressionType::Float),
            _ if whole => (number.parse().ok().map(Literal::Int), ExpressionType::Int),
            _ => (float(number), ExpressionType::Float),
        };
        if literal.is_none() {
            let span = self.text.part(node.at.0, node.at.1);
            self.diagnostics
                .error(
                    Code::ExpressionType,
                    span,
                    format!("`{number}` is not a value of the column beside it"),
                )
                .help("a decimal has a limited number of digits, and integers have 64 bits");
        }
        Some((Expr::Literal(literal?), ty))
    }

    fn resolve_text(
        &mut self,
        node: &Node,
        value: &str,
        beside: Option<ExpressionType>,
    ) -> Option<Typed> {
        let span = self.text.part(node.at.0, node.at.1);
        if value.contains('\0') {
            self.diagnostics
                .error(
                    Code::ExpressionType,
                    span,
                    "no engine stores U+0000 in a text",
                )
                .help("leave the character out");
            return None;
        }
        let (canonical, ty) = match beside {
            Some(ExpressionType::Enum(id)) => {
                let definition = &self.scope.enums[id.0];
                let names = definition.values.iter().map(|value| value.name.as_str());
                // An enum without values was reported.
                if !definition.values.is_empty() && !names.clone().any(|name| name == value) {
                    self.diagnostics
                        .error(
                            Code::UnknownEnumValue,
                            span,
                            format!(
                                "`{}` is not a value of `{}`",
                                value.escape_debug(),
                                definition.name
                            ),
                        )
                        .help_or(
                            suggest::did_you_mean_or_one_of(value, names),
                            "correct the text, or add the value to the enum",
                        );
                    return None;
                }
                (Some(value.to_owned()), ExpressionType::Enum(id))
            }
            Some(ExpressionType::Date) => (literal::canonical_date(value), ExpressionType::Date),
            Some(ExpressionType::Timestamp) => (
                literal::canonical_timestamp(value),
                ExpressionType::Timestamp,
            ),
            Some(ExpressionType::Uuid) => (literal::canonical_uuid(value), ExpressionType::Uuid),
            Some(ExpressionType::Ulid) => (literal::canonical_ulid(value), ExpressionType::Ulid),
            _ => (Some(value.to_owned()), ExpressionType::Text),
        };
        if canonical.is_none() {
            self.diagnostics
                .error(
                    Code::ExpressionType,
                    span,
                    format!("`{}` is not {}", value.escape_debug(), ty.name()),
                )
                .help(match ty {
                    ExpressionType::Uuid => {
                        "write 32 hexadecimal digits with hyphens: 8, 4, 4, 4 and 12"
                    }
                    ExpressionType::Ulid => "write 26 characters of Crockford's base 32",
                    ExpressionType::Date => "write a day that exists, such as `'2024-02-29'`",
                    _ => "write a moment with its zone, such as `'2024-02-29T12:00:00Z'`",
                });
        }
        Some((Expr::Literal(Literal::Text(canonical?)), ty))
    }

    fn resolve_truths(&mut self, parts: &[Node]) -> Option<Vec<Expr>> {
        let resolved: Vec<Option<Expr>> =
            parts.iter().map(|part| self.resolve_truth(part)).collect();
        resolved.into_iter().collect()
    }

    fn resolve_truth(&mut self, node: &Node) -> Option<Expr> {
        let (expr, ty) = self.resolve(node, None)?;
        if ty.compares_with(ExpressionType::Bool) {
            return Some(expr);
        }
        self.mismatch(node, ty, "a truth value");
        None
    }

    /// Whether a value may be read as text here. The text of a native enum may change with a rename,
    /// so PostgreSQL lets nothing that is kept depend on it.
    pub(super) fn reads_text(&mut self, node: &Node, ty: ExpressionType) -> bool {
        if self.purpose == Purpose::Rule
            || matches!(node.kind, NodeKind::Text(_))
            || !ty.is_native_enum(self.scope.enums)
        {
            return true;
        }
        let span = self.text.part(node.at.0, node.at.1);
        self.diagnostics
            .error(
                Code::NotImmutable,
                span,
                "the text of a `native` enum cannot be kept in an index or a generated column",
            )
            .help(
                "leave `native` out of the enum, so that it is stored as text; \
                 comparing it with its values is always possible",
            );
        false
    }

    pub(super) fn mismatch(&mut self, node: &Node, found: ExpressionType, wanted: &str) {
        let span = self.text.part(node.at.0, node.at.1);
        self.diagnostics
            .error(
                Code::ExpressionType,
                span,
                format!("expected {wanted}, found {}", found.name()),
            )
            .help(match (wanted, found) {
                ("a truth value", _) => "compare it with something, such as `field > 0`",
                ("an enum", ExpressionType::Text) => {
                    "write a value of the enum, or name such a field"
                }
                (_, ExpressionType::Text) => "numbers are written without quotes",
                _ => "nothing is converted: engines would do it differently",
            });
    }
}

fn float(number: &str) -> Option<Literal> {
    let value: f64 = number.parse().ok()?;
    value.is_finite().then_some(Literal::Float(value))
}
