//! A word for a migration, from what it changes.

use std::collections::BTreeSet;

use crate::op::{Op, TableOp};

/// The longest word: with version, suffix and half it stays a name that every system takes.
const LONGEST: usize = 60;

/// Letters, digits and `_`, which is what a file of sqlx is called by.
pub(super) fn word(ops: &[Op]) -> String {
    let meant: Vec<&Op> = ops.iter().filter(|op| !is_consequence(op)).collect();
    let meant = if meant.is_empty() {
        ops.iter().collect()
    } else {
        meant
    };
    let word = match meant.as_slice() {
        [] => "nothing".to_owned(),
        [only] => of_op(only),
        several => {
            let tables: BTreeSet<&str> = several.iter().map(|op| place(op)).collect();
            match tables.first() {
                Some(only) if tables.len() == 1 => format!("change_{only}"),
                _ => "change_model".to_owned(),
            }
        }
    };
    clean(&word)
}

/// Whether it follows from another operation: rules and indexes of a column that is new.
fn is_consequence(op: &Op) -> bool {
    matches!(
        op,
        Op::Table {
            change: TableOp::ChangeRules
                | TableOp::SetDoc(_)
                | TableOp::Add(..)
                | TableOp::Change(..)
                | TableOp::Rename { .. },
            ..
        }
    )
}

fn place(op: &Op) -> &str {
    match op {
        Op::CreateEnum(name)
        | Op::DropEnum(name)
        | Op::ChangeEnum(name)
        | Op::CreateTable(name)
        | Op::DropTable(name)
        | Op::RenameTable { to: name, .. }
        | Op::Table { table: name, .. } => name,
    }
}

fn of_op(op: &Op) -> String {
    match op {
        Op::CreateEnum(name) | Op::CreateTable(name) => format!("create_{name}"),
        Op::DropEnum(name) | Op::DropTable(name) => format!("drop_{name}"),
        Op::ChangeEnum(name) => format!("change_{name}"),
        Op::RenameTable { from, to } => format!("rename_{from}_to_{to}"),
        Op::Table { table, change } => match change {
            TableOp::AddColumn { column, .. } => format!("add_{table}_{column}"),
            TableOp::DropColumn(column) => format!("drop_{table}_{column}"),
            TableOp::RenameColumn { from, to } => format!("rename_{table}_{from}_to_{to}"),
            TableOp::AddValue { column, value } => format!("add_{table}_{column}_{value}"),
            TableOp::ChangeRules => format!("rules_of_{table}"),
            TableOp::Add(_, name) => format!("add_{name}"),
            TableOp::Drop(_, name) => format!("drop_{name}"),
            _ => format!("change_{table}"),
        },
    }
}

fn clean(word: &str) -> String {
    let mut out: String = word
        .chars()
        .map(|character| {
            if character.is_ascii_alphanumeric() {
                character.to_ascii_lowercase()
            } else {
                '_'
            }
        })
        .collect();
    out.truncate(LONGEST);
    out.trim_matches('_').to_owned()
}
