//! Names and types of expressions: a tree from the parser becomes an [`Expr`] over columns.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Data, Text, Value};
use crate::schema::{
    BinaryOp, Entity, Enum, EnumId, Expr, FieldKind, Function, Literal, Schema, Type,
};
use crate::suggest;
use crate::syntax::expression::{Node, NodeKind, parse_expression, parse_index_part};
use crate::syntax::literal;

/// What an expression yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExpressionType {
    Bool,
    Int,
    Float,
    /// With this many digits after the point.
    Decimal(u8),
    Duration,
    Text,
    Enum(EnumId),
    Date,
    Timestamp,
    /// UUIDs, ULIDs, traces and keys: compared, never computed with.
    Id,
    Bytes,
    /// JSON, lists, maps and value types: tested for null only.
    Json,
    /// Of a raw type, about which nothing is known.
    Unknown,
}

impl ExpressionType {
    /// The words for messages.
    fn name(self) -> &'static str {
        match self {
            Self::Bool => "a truth value",
            Self::Int => "an integer",
            Self::Float => "a float",
            Self::Decimal(_) => "a decimal",
            Self::Duration => "a duration",
            Self::Text => "a text",
            Self::Enum(_) => "an enum",
            Self::Date => "a date",
            Self::Timestamp => "a timestamp",
            Self::Id => "an id",
            Self::Bytes => "bytes",
            Self::Json => "JSON",
            Self::Unknown => "of a raw type",
        }
    }

    fn is_number(self) -> bool {
        matches!(
            self,
            Self::Int | Self::Float | Self::Decimal(_) | Self::Duration | Self::Unknown
        )
    }

    fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Enum(_) | Self::Unknown)
    }

    /// Whether values of both can be compared.
    fn compares_with(self, other: Self) -> bool {
        self == other
            || self == Self::Unknown
            || other == Self::Unknown
            || matches!(
                (self, other),
                (Self::Int, Self::Float)
                    | (Self::Float, Self::Int)
                    | (Self::Text, Self::Enum(_))
                    | (Self::Enum(_), Self::Text)
            )
    }
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
    broken: &'s BTreeSet<String>,
    enums: &'s [Enum],
}

impl<'s> Scope<'s> {
    /// The scope of an entity.
    pub(crate) fn new(
        entity: &'s Entity,
        schema: &'s Schema,
        broken: &'s BTreeSet<String>,
    ) -> Self {
        let mut columns = BTreeMap::new();
        for field in &entity.fields {
            let ty = expression_type(&field.ty);
            let column = match &field.kind {
                FieldKind::Embedded(embedded) => {
                    let parts = &schema[embedded.value].fields;
                    for (part, column) in parts.iter().zip(&embedded.columns) {
                        let part_column = ScopeColumn {
                            column: Some(column.clone()),
                            ty: expression_type(&part.ty),
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
            broken,
            enums: &schema.enums,
        }
    }

    /// Resolves an expression, as text or as text per dialect; `None` when it was reported, or when
    /// it uses a field that was.
    pub(crate) fn resolve(
        &self,
        value: &Value,
        wanted: Option<ExpressionType>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Expr> {
        match &value.data {
            Data::Text(text) => {
                let node = report(parse_expression(&text.value), text, diagnostics)?;
                self.resolve_node(&node, text, wanted, diagnostics)
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
        diagnostics: &mut Diagnostics,
    ) -> Option<Expr> {
        let mut resolver = Resolver {
            scope: self,
            text,
            diagnostics,
        };
        let (expr, ty) = resolver.resolve(node, wanted)?;
        match wanted {
            Some(wanted) if !ty.compares_with(wanted) => {
                resolver.mismatch(node, ty, wanted.name());
                None
            }
            _ => Some(expr),
        }
    }
}

/// What a field of this type is inside an expression.
pub(crate) fn expression_type(ty: &Type) -> ExpressionType {
    match ty {
        Type::Bool => ExpressionType::Bool,
        Type::Int(..) => ExpressionType::Int,
        Type::Float(_) => ExpressionType::Float,
        Type::Decimal { scale, .. } => ExpressionType::Decimal(*scale),
        Type::String(_) | Type::Text(_) => ExpressionType::Text,
        Type::Bytes(_) => ExpressionType::Bytes,
        Type::Uuid | Type::Ulid | Type::Trace | Type::Key(_) => ExpressionType::Id,
        Type::Date => ExpressionType::Date,
        Type::Timestamp => ExpressionType::Timestamp,
        Type::Duration => ExpressionType::Duration,
        Type::Json | Type::Map(_) | Type::Value(_) | Type::List(..) => ExpressionType::Json,
        Type::Enum(id) => ExpressionType::Enum(*id),
        Type::Raw { .. } => ExpressionType::Unknown,
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

struct Resolver<'r, 's> {
    scope: &'r Scope<'s>,
    text: &'r Text,
    diagnostics: &'r mut Diagnostics,
}

type Typed = (Expr, ExpressionType);

impl Resolver<'_, '_> {
    /// Resolves a node; a bare literal takes the type that its neighbour has.
    fn resolve(&mut self, node: &Node, beside: Option<ExpressionType>) -> Option<Typed> {
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
            None if self.scope.broken.contains(base) => None,
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
                if !names.clone().any(|name| name == value) {
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
            Some(ExpressionType::Id) => (Some(value.to_owned()), ExpressionType::Id),
            _ => (Some(value.to_owned()), ExpressionType::Text),
        };
        if canonical.is_none() {
            self.diagnostics
                .error(
                    Code::ExpressionType,
                    span,
                    format!("`{}` is not {}", value.escape_debug(), ty.name()),
                )
                .help("write `'2024-02-29'` or `'2024-02-29T12:00:00Z'`");
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

    /// Both sides, each knowing the type of the other, so that a literal takes its neighbour's.
    fn resolve_pair(
        &mut self,
        left: &Node,
        right: &Node,
        beside: Option<ExpressionType>,
    ) -> Option<(Typed, Typed)> {
        if is_literal(left) && !is_literal(right) {
            let second = self.resolve(right, beside)?;
            let first = self.resolve(left, Some(second.1))?;
            return Some((first, second));
        }
        let first = self.resolve(left, beside)?;
        let second = self.resolve(right, Some(first.1))?;
        Some((first, second))
    }

    fn resolve_binary(
        &mut self,
        node: &Node,
        operator: BinaryOp,
        left: &Node,
        right: &Node,
        beside: Option<ExpressionType>,
    ) -> Option<Typed> {
        let hint = match operator {
            BinaryOp::Add | BinaryOp::Sub => beside,
            _ => None,
        };
        let (first, second) = if operator == BinaryOp::Mul {
            // A factor has no unit: `price * 2` is twice the price.
            (self.resolve(left, None)?, self.resolve(right, None)?)
        } else {
            self.resolve_pair(left, right, hint)?
        };
        let ty = match operator {
            BinaryOp::Concat => {
                for (side, ty) in [(left, first.1), (right, second.1)] {
                    if !ty.is_text() {
                        self.mismatch(side, ty, "a text");
                        return None;
                    }
                }
                ExpressionType::Text
            }
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => {
                for (side, ty) in [(left, first.1), (right, second.1)] {
                    if !ty.is_number() {
                        self.mismatch(side, ty, "a number");
                        return None;
                    }
                }
                self.arithmetic(node, operator, first.1, second.1)?
            }
            _ => {
                self.comparable(right, first.1, second.1)?;
                ExpressionType::Bool
            }
        };
        let (first, second) = (Box::new(first.0), Box::new(second.0));
        Some((Expr::Binary(operator, first, second), ty))
    }

    fn arithmetic(
        &mut self,
        node: &Node,
        operator: BinaryOp,
        left: ExpressionType,
        right: ExpressionType,
    ) -> Option<ExpressionType> {
        use ExpressionType::{Decimal, Duration, Float, Int, Unknown};
        let result = match (left, right) {
            _ if left == right && !(operator == BinaryOp::Mul && left != Int && left != Float) => {
                Some(left)
            }
            (Unknown, _) | (_, Unknown) => Some(Unknown),
            (Int, Float) | (Float, Int) => Some(Float),
            // A whole number scales an exact one without leaving its unit.
            (Int, Decimal(_) | Duration) if operator == BinaryOp::Mul => Some(right),
            (Decimal(_) | Duration, Int) if operator == BinaryOp::Mul => Some(left),
            _ => None,
        };
        if result.is_none() {
            let span = self.text.part(node.at.0, node.at.1);
            self.diagnostics
                .error(
                    Code::ExpressionType,
                    span,
                    format!(
                        "{} and {} cannot be computed together",
                        left.name(),
                        right.name()
                    ),
                )
                .help("both sides need the same type and scale; write text per dialect to convert");
        }
        result
    }

    fn comparable(
        &mut self,
        right: &Node,
        first: ExpressionType,
        second: ExpressionType,
    ) -> Option<()> {
        if first == ExpressionType::Json || second == ExpressionType::Json {
            let span = self.text.part(right.at.0, right.at.1);
            self.diagnostics
                .error(Code::ExpressionType, span, "JSON is compared with nothing")
                .help("only `is null` and `is not null` are possible");
            return None;
        }
        if first.compares_with(second) {
            return Some(());
        }
        self.mismatch(right, second, first.name());
        None
    }

    fn resolve_in(&mut self, inner: &Node, list: &[Node], negated: bool) -> Option<Typed> {
        let (expr, ty) = self.resolve(inner, None)?;
        let mut literals = Vec::new();
        for item in list {
            let (value, item_type) = self.resolve(item, Some(ty))?;
            let Expr::Literal(literal) = value else {
                let span = self.text.part(item.at.0, item.at.1);
                self.diagnostics
                    .error(
                        Code::ExpressionSyntax,
                        span,
                        "a list holds numbers and texts only",
                    )
                    .help("compare with `=` and `or` instead");
                return None;
            };
            self.comparable(item, ty, item_type)?;
            literals.push(literal);
        }
        let expr = Expr::In {
            expr: Box::new(expr),
            list: literals,
            negated,
        };
        Some((expr, ExpressionType::Bool))
    }

    fn resolve_between(
        &mut self,
        inner: &Node,
        low: &Node,
        high: &Node,
        negated: bool,
    ) -> Option<Typed> {
        let (expr, ty) = self.resolve(inner, None)?;
        let (least, least_type) = self.resolve(low, Some(ty))?;
        self.comparable(low, ty, least_type)?;
        let (greatest, greatest_type) = self.resolve(high, Some(ty))?;
        self.comparable(high, ty, greatest_type)?;
        let between = Expr::Between {
            expr: Box::new(expr),
            low: Box::new(least),
            high: Box::new(greatest),
        };
        let expr = if negated {
            Expr::Not(Box::new(between))
        } else {
            between
        };
        Some((expr, ExpressionType::Bool))
    }

    fn resolve_call(
        &mut self,
        function: Function,
        arguments: &[Node],
        beside: Option<ExpressionType>,
    ) -> Option<Typed> {
        let mut resolved = Vec::new();
        let mut common = beside;
        for argument in arguments {
            let (expr, ty) = self.resolve(argument, common)?;
            if function == Function::Coalesce {
                if !resolved.is_empty()
                    && let Some(first) = common
                {
                    self.comparable(argument, first, ty)?;
                }
            } else if !ty.is_text() {
                self.mismatch(argument, ty, "a text");
                return None;
            }
            common = Some(ty);
            resolved.push(expr);
        }
        let ty = match function {
            Function::Length => ExpressionType::Int,
            Function::Lower | Function::Upper | Function::Trim => ExpressionType::Text,
            Function::Coalesce => common.unwrap_or(ExpressionType::Unknown),
        };
        Some((Expr::Call(function, resolved), ty))
    }

    fn mismatch(&mut self, node: &Node, found: ExpressionType, wanted: &str) {
        let span = self.text.part(node.at.0, node.at.1);
        self.diagnostics
            .error(
                Code::ExpressionType,
                span,
                format!("expected {wanted}, found {}", found.name()),
            )
            .help(match (wanted, found) {
                ("a truth value", _) => "compare it with something, such as `field > 0`",
                (_, ExpressionType::Text) => "numbers are written without quotes",
                _ => "nothing is converted: engines would do it differently",
            });
    }
}

fn float(number: &str) -> Option<Literal> {
    let value: f64 = number.parse().ok()?;
    value.is_finite().then_some(Literal::Float(value))
}

fn is_literal(node: &Node) -> bool {
    matches!(
        node.kind,
        NodeKind::Number(_) | NodeKind::Text(_) | NodeKind::Bool(_)
    )
}
