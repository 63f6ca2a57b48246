//! Operators and functions: which kinds of values they take, and what they yield.

use super::ExpressionType;
use super::nodes::{Resolver, Typed};
use crate::diagnostics::Code;
use crate::schema::{BinaryOp, Expr, Function};
use crate::syntax::expression::{Node, NodeKind};

impl Resolver<'_, '_> {
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

    pub(super) fn resolve_binary(
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

    pub(super) fn resolve_in(
        &mut self,
        inner: &Node,
        list: &[Node],
        negated: bool,
    ) -> Option<Typed> {
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

    pub(super) fn resolve_between(
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

    pub(super) fn resolve_call(
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
}

fn is_literal(node: &Node) -> bool {
    matches!(
        node.kind,
        NodeKind::Number(_) | NodeKind::Text(_) | NodeKind::Bool(_)
    )
}
