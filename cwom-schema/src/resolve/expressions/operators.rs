//! Operators and functions: which kinds of values they take, and what they yield.

use super::ExpressionType;
use super::nodes::{Resolver, Typed};
use crate::diagnostics::Code;
use crate::schema::{BinaryOp, Expr, Function, Literal};
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
        let (first, second) = if matches!(operator, BinaryOp::Mul | BinaryOp::Concat) {
            // A factor has no unit: `price * 2` is twice the price. Text beside an enum's value is
            // any text.
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
                    if !self.reads_text(side, ty) {
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
                if !reads_column(&first.0) && !reads_column(&second.0) {
                    self.constant(node, "both sides are constants, so the answer is one");
                    return None;
                }
                for (side, ty) in [(left, first.1), (right, second.1)] {
                    // Beside a text, an enum is its text, which has no rank.
                    if first.1 == second.1 {
                        continue;
                    }
                    if matches!(ty, ExpressionType::Enum(_)) {
                        if !matches!(operator, BinaryOp::Eq | BinaryOp::Ne) {
                            self.unranked(side);
                            return None;
                        }
                        if !self.reads_text(side, ty) {
                            return None;
                        }
                    }
                }
                ExpressionType::Bool
            }
        };
        if let (Expr::Literal(Literal::Int(left)), Expr::Literal(Literal::Int(right))) =
            (&first.0, &second.0)
        {
            let literal = self.compute(node, operator, *left, *right)?;
            return Some((Expr::Literal(literal), ty));
        }
        let (first, second) = (Box::new(first.0), Box::new(second.0));
        Some((Expr::Binary(operator, first, second), ty))
    }

    /// A constant is computed here: an engine that does so may refuse to make the table.
    fn compute(
        &mut self,
        node: &Node,
        operator: BinaryOp,
        left: i64,
        right: i64,
    ) -> Option<Literal> {
        let result = match operator {
            BinaryOp::Add => left.checked_add(right),
            BinaryOp::Sub => left.checked_sub(right),
            _ => left.checked_mul(right),
        };
        if result.is_none() {
            self.constant(node, "the result does not fit into 64 bits");
        }
        result.map(Literal::Int)
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
        let beside = self.known_type(&[inner, low, high])?;
        let (expr, ty) = self.resolve(inner, beside)?;
        let (least, least_type) = self.resolve(low, Some(ty))?;
        self.comparable(low, ty, least_type)?;
        let (greatest, greatest_type) = self.resolve(high, Some(ty))?;
        self.comparable(high, ty, greatest_type)?;
        let types = [(inner, ty), (low, least_type), (high, greatest_type)];
        if let Some((side, _)) = types
            .into_iter()
            .find(|(_, side)| matches!(side, ExpressionType::Enum(_)))
            && types
                .iter()
                .any(|(_, other)| *other == ExpressionType::Text)
        {
            self.unranked(side);
            return None;
        }
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
        if function == Function::Coalesce {
            return self.resolve_coalesce(arguments, beside);
        }
        let mut resolved = Vec::new();
        for argument in arguments {
            let (expr, ty) = self.resolve(argument, None)?;
            if !ty.is_text() {
                self.mismatch(argument, ty, "a text");
                return None;
            }
            if !self.reads_text(argument, ty) {
                return None;
            }
            if !reads_column(&expr) {
                self.constant(argument, "a function of a constant is a constant");
                return None;
            }
            resolved.push(expr);
        }
        let ty = if function == Function::Length {
            ExpressionType::Int
        } else {
            ExpressionType::Text
        };
        Some((Expr::Call(function, resolved), ty))
    }

    fn resolve_coalesce(
        &mut self,
        arguments: &[Node],
        beside: Option<ExpressionType>,
    ) -> Option<Typed> {
        let nodes: Vec<&Node> = arguments.iter().collect();
        let common = self.known_type(&nodes)?.or(beside);
        let mut resolved = Vec::new();
        let mut result = None;
        for argument in arguments {
            let (expr, ty) = self.resolve(argument, common)?;
            let first = *result.get_or_insert(ty);
            self.comparable(argument, first, ty)?;
            // A text that is no value of the enum would have to become one.
            if first != ty && [first, ty].contains(&ExpressionType::Text) {
                self.mismatch(argument, ty, first.name());
                return None;
            }
            if ty == ExpressionType::Float {
                result = Some(ty);
            }
            resolved.push(expr);
        }
        let before_last = arguments.iter().zip(&resolved).rev().skip(1);
        if let Some((constant, _)) = before_last.rev().find(|(_, expr)| !reads_column(expr)) {
            self.constant(
                constant,
                "a constant is never null, so nothing behind it counts",
            );
            return None;
        }
        Some((Expr::Call(Function::Coalesce, resolved), result?))
    }

    /// The type of the first of these that is no literal, which literals beside it take; the outer
    /// `None` means that a mistake was reported.
    #[expect(
        clippy::option_option,
        reason = "reported, nothing known and known are three answers"
    )]
    fn known_type(&mut self, nodes: &[&Node]) -> Option<Option<ExpressionType>> {
        match nodes.iter().find(|node| !is_literal(node)) {
            Some(known) => self.resolve(known, None).map(|(_, ty)| Some(ty)),
            None => Some(None),
        }
    }

    fn constant(&mut self, argument: &Node, message: &str) {
        let span = self.text.part(argument.at.0, argument.at.1);
        self.diagnostics
            .error(Code::ExpressionType, span, message)
            .help("write what it yields, or name a field");
    }

    fn unranked(&mut self, side: &Node) {
        let span = self.text.part(side.at.0, side.at.1);
        self.diagnostics
            .error(
                Code::ExpressionType,
                span,
                "an enum sorts as its values are listed, and a text does not",
            )
            .help("compare with `=` or `<>`, or with values of the enum");
    }
}

/// PostgreSQL computes what reads no column when a table is made, and does so without a collation.
fn reads_column(expr: &Expr) -> bool {
    let mut reads = matches!(expr, Expr::Raw { .. });
    expr.visit_columns(&mut |_| reads = true);
    reads
}

fn is_literal(node: &Node) -> bool {
    matches!(
        node.kind,
        NodeKind::Number(_) | NodeKind::Text(_) | NodeKind::Bool(_)
    )
}
