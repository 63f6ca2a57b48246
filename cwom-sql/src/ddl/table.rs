//! The statements of one table: itself with its keys and rules, its indexes, its comments.

use cwom_schema::schema::{DeleteRule, Dialect, Expr};
use cwom_schema::tables::{
    Column, ColumnDefault, ForeignKey, IdentKind, Table, TableIndex, UniqueKey, ident,
};

use super::put;
use crate::check::render_check;
use crate::expr::{push_expr, render_rank};
use crate::literal::push_default;
use crate::quote::{Ident, Idents, Text};
use crate::triggers::{ROW_ID, has_row_id};
use crate::types::type_name;

/// Whether the key is a number that the database gives.
pub(crate) fn is_numbered(table: &Table) -> bool {
    let key = table.primary_key.columns.first();
    let column = key.and_then(|name| table.column(name));
    column.is_some_and(|column| column.default == Some(ColumnDefault::Sequence))
}

/// The CREATE TABLE; foreign keys that are `deferred` are left out.
pub(super) fn push_table(out: &mut String, table: &Table, dialect: Dialect, deferred: &[usize]) {
    put(out, format_args!("CREATE TABLE {} (", Ident(&table.name)));
    for column in table.columns_of(dialect) {
        push_column(out, column, dialect, table);
        out.push(',');
    }
    put(
        out,
        format_args!(
            "\n    CONSTRAINT {} PRIMARY KEY ({}{})",
            Ident(&table.primary_key.name),
            Idents(&table.primary_columns(dialect)),
            if dialect == Dialect::Sqlite && is_numbered(table) {
                " AUTOINCREMENT"
            } else {
                ""
            }
        ),
    );
    for unique in &table.uniques {
        if unique.predicate.is_none() {
            put(
                out,
                format_args!(
                    ",\n    CONSTRAINT {} UNIQUE ({})",
                    Ident(&unique.name),
                    Idents(&table.partitioned_key(&unique.columns, dialect))
                ),
            );
        }
    }
    for (position, key) in table.foreign_keys.iter().enumerate() {
        if !key.implied && !deferred.contains(&position) {
            out.push_str(",\n    ");
            push_foreign_key(out, key);
        }
    }
    for check in &table.checks {
        if let Some(condition) = render_check(&check.rule, dialect, table) {
            put(
                out,
                format_args!(
                    ",\n    CONSTRAINT {} CHECK ({condition})",
                    Ident(&check.name)
                ),
            );
        }
    }
    if dialect == Dialect::Sqlite
        && let Some((name, condition)) = row_id_check(table)
    {
        put(
            out,
            format_args!(",\n    CONSTRAINT {} CHECK ({condition})", Ident(&name)),
        );
    }
    out.push_str("\n)");
    if let (Dialect::Postgres, Some(column)) = (dialect, &table.monthly) {
        put(out, format_args!(" PARTITION BY RANGE ({})", Ident(column)));
    }
    if dialect == Dialect::Sqlite {
        out.push_str(if table.without_rowid {
            " STRICT, WITHOUT ROWID"
        } else {
            " STRICT"
        });
    }
    out.push_str(";\n");
}

/// The unique index of a partial key.
pub(super) fn push_partial_unique(
    out: &mut String,
    table: &Table,
    unique: &UniqueKey,
    predicate: &Expr,
    dialect: Dialect,
) {
    put(
        out,
        format_args!(
            "CREATE UNIQUE INDEX {} ON {} ({})\n    WHERE ",
            Ident(&unique.name),
            Ident(&table.name),
            Idents(&unique.columns)
        ),
    );
    push_expr(out, predicate, dialect, table);
    out.push_str(";\n");
}

/// The CREATE INDEX.
pub(super) fn push_index(out: &mut String, table: &Table, index: &TableIndex, dialect: Dialect) {
    put(
        out,
        format_args!(
            "CREATE INDEX {} ON {}{} (",
            Ident(&index.name),
            Ident(&table.name),
            if index.by_block { " USING brin" } else { "" }
        ),
    );
    for (position, part) in index.parts.iter().enumerate() {
        if position > 0 {
            out.push_str(", ");
        }
        push_index_key(out, &part.expr, dialect, table);
        if part.descending {
            out.push_str(" DESC");
        }
    }
    out.push(')');
    if let Some(predicate) = &index.predicate {
        out.push_str("\n    WHERE ");
        push_expr(out, predicate, dialect, table);
    }
    out.push_str(";\n");
}

/// What the spec says of the table, where PostgreSQL shows it.
pub(super) fn push_table_comment(out: &mut String, table: &Table) {
    put(
        out,
        format_args!("COMMENT ON TABLE {} IS ", Ident(&table.name)),
    );
    push_comment(out, &table.doc);
}

/// What the spec says of a column, where PostgreSQL shows it.
pub(super) fn push_column_comment(out: &mut String, table: &Table, column: &Column) {
    put(
        out,
        format_args!(
            "COMMENT ON COLUMN {}.{} IS ",
            Ident(&table.name),
            Ident(&column.name)
        ),
    );
    push_comment(out, &column.doc);
}

/// A foreign key that its table was made without.
pub(super) fn push_deferred_key(out: &mut String, table: &Table, key: &ForeignKey) {
    put(
        out,
        format_args!("ALTER TABLE {}\n    ADD ", Ident(&table.name)),
    );
    push_foreign_key(out, key);
    out.push_str(";\n");
}

/// `CONSTRAINT … FOREIGN KEY …`.
///
/// NO ACTION refuses what RESTRICT refuses, but at the end of the statement, so that the order in
/// which an engine walks through a cascade decides nothing, and so that SQLite names the failure
/// as one of a foreign key.
fn push_foreign_key(out: &mut String, key: &ForeignKey) {
    let rule = match key.on_delete {
        DeleteRule::Restrict => "NO ACTION",
        DeleteRule::Cascade => "CASCADE",
        DeleteRule::SetNull => "SET NULL",
    };
    put(
        out,
        format_args!(
            "CONSTRAINT {} FOREIGN KEY ({}) REFERENCES {} ({}) ON DELETE {rule}{}",
            Ident(&key.name),
            Idents(&key.columns),
            Ident(&key.target),
            Idents(&key.target_columns),
            if key.deferred {
                " DEFERRABLE INITIALLY DEFERRED"
            } else {
                ""
            }
        ),
    );
}

/// Name and condition of the rule that SQLite's row ids are positive. It says -1 to a trigger that
/// asks for the row id of a row that has none yet, so no row may have that one; see the triggers
/// that keep rows from being replaced.
pub fn row_id_check(table: &Table) -> Option<(String, String)> {
    (has_row_id(table) && !is_numbered(table)).then(|| {
        let name = ident(IdentKind::Check, &table.name, ["row_id"]);
        (name, format!("{ROW_ID} > 0"))
    })
}

fn push_column(out: &mut String, column: &Column, dialect: Dialect, table: &Table) {
    put(
        out,
        format_args!(
            "\n    {} {}",
            Ident(&column.name),
            type_name(&column.ty, dialect)
        ),
    );
    if !column.nullable {
        out.push_str(" NOT NULL");
    }
    if dialect == Dialect::Postgres && column.default == Some(ColumnDefault::Sequence) {
        out.push_str(" GENERATED ALWAYS AS IDENTITY");
    }
    push_default(out, column, dialect);
    if let Some(expr) = &column.generated {
        out.push_str(" GENERATED ALWAYS AS (");
        push_expr(out, expr, dialect, table);
        out.push_str(") STORED");
    }
}

fn push_index_key(out: &mut String, expr: &Expr, dialect: Dialect, table: &Table) {
    let Expr::Column(name) = expr else {
        out.push('(');
        push_expr(out, expr, dialect, table);
        out.push(')');
        return;
    };
    let rank = table
        .column(name)
        .and_then(|column| render_rank(column, dialect, table));
    match rank {
        Some(rank) => put(out, format_args!("({rank})")),
        None => put(out, format_args!("{}", Ident(name))),
    }
}

fn push_comment(out: &mut String, doc: &str) {
    let mut line = String::with_capacity(doc.len());
    super::push_line(&mut line, doc);
    put(out, format_args!("{};\n", Text(&line)));
}
