//! Expressions as texts that differ wherever the expressions do, for digests in names. The texts are
//! part of the names that a database has, so they never change.

use std::fmt::Write as _;

use crate::schema::{BinaryOp, Expr, Function, IndexPart, Literal};

/// The parts of an index, then its condition.
pub(super) fn of_index(parts: &[IndexPart], predicate: Option<&Expr>) -> Vec<String> {
    let mut texts: Vec<String> = parts
        .iter()
        .map(|part| {
            let order = if part.descending { "desc " } else { "" };
            format!("{order}{}", of(&part.expr))
        })
        .collect();
    texts.extend(predicate.map(|predicate| format!("where {}", of(predicate))));
    texts
}

/// One expression, fully parenthesised.
pub(super) fn of(expr: &Expr) -> String {
    let mut out = String::new();
    push(&mut out, expr);
    out
}

fn push(out: &mut String, expr: &Expr) {
    match expr {
        Expr::Column(name) => put(out, format_args!("\"{name}\"")),
        Expr::Literal(literal) => push_literal(out, literal),
        Expr::Binary(op, left, right) => push_call(out, operator(*op), [&**left, &**right]),
        Expr::And(parts) => push_call(out, "and", parts),
        Expr::Or(parts) => push_call(out, "or", parts),
        Expr::Not(inner) => push_call(out, "not", [&**inner]),
        Expr::IsNull { expr, negated } => {
            push_call(out, if *negated { "some" } else { "null" }, [&**expr]);
        }
        Expr::In {
            expr,
            list,
            negated,
        } => {
            push_call(out, if *negated { "none" } else { "in" }, [&**expr]);
            for literal in list {
                out.push(',');
                push_literal(out, literal);
            }
            out.push(';');
        }
        Expr::Between { expr, low, high } => {
            push_call(out, "between", [&**expr, &**low, &**high]);
        }
        Expr::Call(function, arguments) => {
            let name = match function {
                Function::Length => "length",
                Function::Lower => "lower",
                Function::Upper => "upper",
                Function::Trim => "trim",
                Function::Coalesce => "coalesce",
            };
            push_call(out, name, arguments);
        }
        Expr::Raw { sqlite, postgres } => put(out, format_args!("raw({sqlite}|{postgres})")),
    }
}

fn push_call<'e>(out: &mut String, name: &str, arguments: impl IntoIterator<Item = &'e Expr>) {
    out.push_str(name);
    out.push('(');
    for (position, argument) in arguments.into_iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        push(out, argument);
    }
    out.push(')');
}

fn push_literal(out: &mut String, literal: &Literal) {
    match literal {
        Literal::Bool(value) => put(out, format_args!("{value}")),
        Literal::Int(value) => put(out, format_args!("{value}")),
        Literal::Float(value) => put(out, format_args!("{value:e}")),
        Literal::Text(text) => put(out, format_args!("'{}'", text.replace('\'', "''"))),
    }
}

const fn operator(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Eq => "=",
        BinaryOp::Ne => "<>",
        BinaryOp::Lt => "<",
        BinaryOp::Le => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::Ge => ">=",
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::Concat => "||",
    }
}

fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(arguments);
}
