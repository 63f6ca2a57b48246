//! Expressions of the spec, rendered so that they mean the same on both engines.

use std::fmt::Write as _;

use cwom_schema::schema::{BinaryOp, Dialect, Expr, Function, Literal};
use cwom_schema::tables::{CheckRule, Column, ColumnType, Table};

use crate::literal;
use crate::quote::{Ident, Text};

/// An expression over the columns of `table`. It stands alone: put it in parentheses to go on.
pub fn render_expr(expr: &Expr, dialect: Dialect, table: &Table) -> String {
    let mut out = String::new();
    push_expr(&mut out, expr, dialect, table);
    out
}

/// The expression that a column of `table` sorts by, where it does not sort by itself: the position
/// of an ordered enum's value. An index part over such a column is over this expression, so that an
/// ORDER BY the same text can use it. `None` for every other column, and on PostgreSQL for an enum
/// with a type of its own, which knows its order.
pub fn render_rank(column: &Column, dialect: Dialect, table: &Table) -> Option<String> {
    if !column.ordered {
        return None;
    }
    let mut out = String::new();
    let mut renderer = Renderer {
        out: &mut out,
        dialect,
        table,
    };
    let expr = Expr::Column(column.name.clone());
    let values = renderer.ranked_values(&[&expr])?;
    renderer.rank(&expr, &values);
    Some(out)
}

/// Appends an expression over the columns of `table`.
pub(crate) fn push_expr(out: &mut String, expr: &Expr, dialect: Dialect, table: &Table) {
    Renderer {
        out,
        dialect,
        table,
    }
    .expr(expr, None);
}

struct Renderer<'a> {
    out: &'a mut String,
    dialect: Dialect,
    table: &'a Table,
}

impl Renderer<'_> {
    /// `scale` is that of the decimal that the expression stands beside, for literals in it.
    fn expr(&mut self, expr: &Expr, scale: Option<u8>) {
        match expr {
            Expr::Column(name) => self.column(name),
            Expr::Literal(literal) => self.literal(literal, scale),
            Expr::Binary(op, left, right) => self.binary(*op, left, right, scale),
            Expr::And(parts) => self.joined(parts, " AND "),
            Expr::Or(parts) => self.joined(parts, " OR "),
            Expr::Not(expr) => {
                self.out.push_str("NOT ");
                self.operand(expr, None);
            }
            Expr::IsNull { expr, negated } => {
                self.operand(expr, None);
                self.out
                    .push_str(if *negated { " IS NOT NULL" } else { " IS NULL" });
            }
            Expr::In {
                expr,
                list,
                negated,
            } => {
                let scale = self.scale_of(expr);
                self.operand(expr, scale);
                self.out
                    .push_str(if *negated { " NOT IN (" } else { " IN (" });
                for (position, literal) in list.iter().enumerate() {
                    self.comma(position);
                    self.literal(literal, scale);
                }
                self.out.push(')');
            }
            Expr::Between { expr, low, high } => {
                if let Some(values) = self.ranked_values(&[expr, low, high]) {
                    self.rank(expr, &values);
                    self.out.push_str(" BETWEEN ");
                    self.rank(low, &values);
                    self.out.push_str(" AND ");
                    self.rank(high, &values);
                    return;
                }
                let scale = [expr, low, high]
                    .into_iter()
                    .find_map(|part| self.scale_of(part));
                self.operand(expr, scale);
                self.out.push_str(" BETWEEN ");
                self.operand(low, scale);
                self.out.push_str(" AND ");
                self.operand(high, scale);
            }
            Expr::Call(function, arguments) => self.call(*function, arguments, scale),
            Expr::Raw { sqlite, postgres } => self.out.push_str(match self.dialect {
                Dialect::Sqlite => sqlite,
                Dialect::Postgres => postgres,
            }),
        }
    }

    /// An expression inside another one: in parentheses unless nothing can come between.
    fn operand(&mut self, expr: &Expr, scale: Option<u8>) {
        let negative = match expr {
            Expr::Literal(Literal::Int(value)) => *value < 0,
            Expr::Literal(Literal::Float(value)) => value.is_sign_negative(),
            _ => false,
        };
        let atom = matches!(expr, Expr::Column(_) | Expr::Literal(_) | Expr::Call(..));
        // `1 - -1` would do, but `1 --1` is a comment: no reader should have to tell them apart.
        if atom && !negative {
            self.expr(expr, scale);
        } else {
            self.out.push('(');
            self.expr(expr, scale);
            self.out.push(')');
        }
    }

    fn column(&mut self, name: &str) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "{}", Ident(name));
    }

    fn literal(&mut self, literal: &Literal, scale: Option<u8>) {
        let _ = match literal {
            Literal::Bool(value) => {
                self.out.push_str(literal::boolean(*value, self.dialect));
                Ok(())
            }
            Literal::Int(value) => write!(
                self.out,
                "{}",
                literal::integer(*value, scale, self.dialect)
            ),
            Literal::Float(value) => write!(self.out, "{}", literal::float(*value)),
            Literal::Text(text) => write!(self.out, "{}", Text(text)),
        };
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr, outer: Option<u8>) {
        let arithmetic = matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul);
        let scale = match op {
            // A factor counts times, not units.
            BinaryOp::Mul | BinaryOp::Concat => None,
            _ => self
                .scale_of(left)
                .or_else(|| self.scale_of(right))
                .or(if arithmetic { outer } else { None }),
        };
        let symbol = match op {
            BinaryOp::Eq => " = ",
            BinaryOp::Ne => " <> ",
            BinaryOp::Lt => " < ",
            BinaryOp::Le => " <= ",
            BinaryOp::Gt => " > ",
            BinaryOp::Ge => " >= ",
            BinaryOp::Add => " + ",
            BinaryOp::Sub => " - ",
            BinaryOp::Mul => " * ",
            BinaryOp::Concat => " || ",
        };
        let ordering = matches!(
            op,
            BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
        );
        if ordering && let Some(values) = self.ranked_values(&[left, right]) {
            self.rank(left, &values);
            self.out.push_str(symbol);
            self.rank(right, &values);
            return;
        }
        for (position, side) in [left, right].into_iter().enumerate() {
            if position > 0 {
                self.out.push_str(symbol);
            }
            self.operand(side, scale);
            if self.dialect == Dialect::Postgres {
                let other = if position == 0 { right } else { left };
                self.out.push_str(self.cast(op, side, other));
            }
        }
    }

    /// What PostgreSQL has to be told, so that it computes as SQLite does: sums of small integers
    /// with 64 bits, and enum types of their own as their text beside a text.
    fn cast(&self, op: BinaryOp, side: &Expr, other: &Expr) -> &'static str {
        let arithmetic = matches!(op, BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul);
        match self.type_of(side) {
            Some(ColumnType::I16 | ColumnType::I32) if arithmetic => "::bigint",
            Some(ColumnType::NativeEnum { .. }) if op == BinaryOp::Concat => "::text",
            Some(ColumnType::NativeEnum { .. })
                if !matches!(other, Expr::Literal(_))
                    && self.type_of(other) != self.type_of(side) =>
            {
                "::text"
            }
            _ => "",
        }
    }

    /// The values of the enum that is compared, where its order is not that of its texts: an enum
    /// sorts as the spec lists it, which only PostgreSQL's own types know by themselves.
    fn ranked_values(&self, sides: &[&Expr]) -> Option<Vec<String>> {
        let column = sides.iter().find_map(|side| self.enum_column(side))?;
        let native = matches!(column.ty, ColumnType::NativeEnum { .. });
        if native && self.dialect == Dialect::Postgres {
            return None;
        }
        self.table
            .checks
            .iter()
            .find_map(|check| match &check.rule {
                CheckRule::Values {
                    column: name,
                    values,
                } if *name == column.name => Some(values.clone()),
                _ => None,
            })
    }

    fn enum_column(&self, expr: &Expr) -> Option<&Column> {
        match expr {
            Expr::Column(name) => self.table.column(name).filter(|column| {
                matches!(
                    column.ty,
                    ColumnType::Enum(_) | ColumnType::NativeEnum { .. }
                )
            }),
            Expr::Call(Function::Coalesce, arguments) => arguments
                .iter()
                .find_map(|argument| self.enum_column(argument)),
            _ => None,
        }
    }

    /// The position of an enum's value among all of them.
    fn rank(&mut self, expr: &Expr, values: &[String]) {
        let position = match expr {
            Expr::Literal(Literal::Text(text)) => values.iter().position(|value| value == text),
            _ => None,
        };
        // Writing to a string cannot fail.
        if let Some(position) = position {
            let _ = write!(self.out, "{position}");
            return;
        }
        self.out.push_str("CASE ");
        self.operand(expr, None);
        for (position, value) in values.iter().enumerate() {
            let _ = write!(self.out, " WHEN {} THEN {position}", Text(value));
        }
        self.out.push_str(" END");
    }

    fn joined(&mut self, parts: &[Expr], word: &str) {
        for (position, part) in parts.iter().enumerate() {
            if position > 0 {
                self.out.push_str(word);
            }
            // Comparisons bind more tightly than AND and OR, on both engines.
            let comparison = match part {
                Expr::IsNull { .. } | Expr::In { .. } | Expr::Between { .. } => true,
                Expr::Binary(op, ..) => matches!(
                    op,
                    BinaryOp::Eq
                        | BinaryOp::Ne
                        | BinaryOp::Lt
                        | BinaryOp::Le
                        | BinaryOp::Gt
                        | BinaryOp::Ge
                ),
                _ => false,
            };
            if comparison {
                self.expr(part, None);
            } else {
                self.operand(part, None);
            }
        }
    }

    fn call(&mut self, function: Function, arguments: &[Expr], outer: Option<u8>) {
        // SQLite's coalesce takes two or more.
        if let (Function::Coalesce, [only]) = (function, arguments) {
            self.operand(only, outer);
            return;
        }
        let postgres = self.dialect == Dialect::Postgres;
        self.out.push_str(match function {
            Function::Length => "length(",
            Function::Lower => "lower(",
            Function::Upper => "upper(",
            Function::Trim if postgres => "btrim(",
            Function::Trim => "trim(",
            Function::Coalesce => "coalesce(",
        });
        let scale = match function {
            Function::Coalesce => arguments
                .iter()
                .find_map(|argument| self.scale_of(argument))
                .or(outer),
            _ => None,
        };
        for (position, argument) in arguments.iter().enumerate() {
            self.comma(position);
            if !postgres || function == Function::Coalesce {
                self.expr(argument, scale);
                continue;
            }
            self.operand(argument, scale);
            if matches!(self.type_of(argument), Some(ColumnType::NativeEnum { .. })) {
                self.out.push_str("::text");
            }
            // Letters beyond ASCII are left alone only under this collation.
            if matches!(function, Function::Lower | Function::Upper) {
                self.out.push_str(" COLLATE \"C\"");
            }
        }
        self.out.push(')');
    }

    fn comma(&mut self, position: usize) {
        if position > 0 {
            self.out.push_str(", ");
        }
    }

    /// The type of a column, or of the first one of several.
    fn type_of(&self, expr: &Expr) -> Option<&ColumnType> {
        match expr {
            Expr::Column(name) => self.table.column(name).map(|column| &column.ty),
            Expr::Call(Function::Coalesce, arguments) => {
                arguments.iter().find_map(|argument| self.type_of(argument))
            }
            _ => None,
        }
    }

    /// Digits after the point of what an expression yields, where that is a decimal.
    fn scale_of(&self, expr: &Expr) -> Option<u8> {
        match expr {
            Expr::Column(_) => self.type_of(expr).and_then(literal::scale),
            Expr::Binary(BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, left, right) => {
                self.scale_of(left).or_else(|| self.scale_of(right))
            }
            Expr::Call(Function::Coalesce, arguments) => arguments
                .iter()
                .find_map(|argument| self.scale_of(argument)),
            _ => None,
        }
    }
}
