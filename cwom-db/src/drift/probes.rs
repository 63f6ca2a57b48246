//! Whether the rules of a database are alive: raw SQL against the wall, row by row and table by
//! table, with rows that the rules themselves allow.

use anyhow::Result;
use cwom_schema::Schema;
use cwom_schema::tables::{
    AuditPart, CheckRule, Column, GuardEvent, GuardRule, Table, TableSource, Tables,
};
use cwom_sql::Ident;

use crate::prove::{Scratch, context, fill};

/// What was tried.
#[derive(Debug, Default)]
pub(super) struct Probed {
    /// Statements that had to be refused.
    pub(super) tried: usize,
    /// Rows that had to be accepted.
    pub(super) rows: usize,
    /// Statements that were not refused, and tables that took no row.
    pub(super) findings: Vec<String>,
}

/// Fills every table and then tries what must not go through. Nothing that was refused leaves a
/// trace, so that the order does not matter.
pub(super) async fn probe<S: Scratch>(
    scratch: &mut S,
    schema: &Schema,
    tables: &Tables,
) -> Result<Probed> {
    let filled = fill(scratch, schema, tables, |_| true).await?;
    let mut probed = Probed {
        rows: filled.rows,
        ..Probed::default()
    };
    for table in &filled.empty {
        probed.findings.push(format!(
            "`{table}` took none of the rows that its rules allow"
        ));
    }
    let (before, after) = context(tables, S::DIALECT);
    let managed = tables.of_dialect(S::DIALECT);
    for table in managed.filter(|table| !is_part_of_log(table)) {
        // Rules of rows are asked for each row: where there is none, nobody is asked.
        if scratch.rows(&table.name, &[]).await?.is_empty() {
            continue;
        }
        for (what, statement) in attacks(table) {
            // Nobody says who writes; a rule of the table is looked at either way.
            let sql = match what {
                Attack::Nobody => statement,
                Attack::Rule => format!("{before}{statement};\n{after}"),
            };
            probed.tried += 1;
            if scratch.run(&sql).await?.is_ok() {
                probed.findings.push(format!("nothing refused: {sql}"));
            }
        }
    }
    Ok(probed)
}

/// Why a statement has to be refused.
#[derive(Debug, Clone, Copy)]
enum Attack {
    /// It does not say who writes.
    Nobody,
    /// A rule of the table forbids it.
    Rule,
}

fn attacks(table: &Table) -> Vec<(Attack, String)> {
    let name = Ident(&table.name);
    let mut all = Vec::new();
    for guard in &table.guards {
        match (&guard.rule, guard.event) {
            (GuardRule::Never(_), GuardEvent::Update) => {
                let set = table
                    .columns
                    .iter()
                    .find(|column| column.generated.is_none());
                if let Some(column) = set {
                    let column = Ident(&column.name);
                    all.push((
                        Attack::Rule,
                        format!("UPDATE {name} SET {column} = {column}"),
                    ));
                }
            }
            (GuardRule::Never(_), GuardEvent::Delete) => {
                all.push((Attack::Rule, format!("DELETE FROM {name}")));
            }
            (GuardRule::NextVersion { column }, _) => {
                let column = Ident(column);
                all.push((
                    Attack::Rule,
                    format!("UPDATE {name} SET {column} = {column}"),
                ));
            }
            _ => {}
        }
    }
    for check in &table.checks {
        if let CheckRule::Values { column, .. } = &check.rule {
            let column = Ident(column);
            all.push((
                Attack::Rule,
                format!("UPDATE {name} SET {column} = 'no such value'"),
            ));
        }
    }
    let required = |column: &&Column| !column.nullable && column.generated.is_none();
    for column in table.columns.iter().filter(required) {
        let column = Ident(&column.name);
        all.push((Attack::Rule, format!("UPDATE {name} SET {column} = NULL")));
    }
    if table.audited.is_some() {
        all.push((Attack::Nobody, format!("DELETE FROM {name}")));
    }
    all
}

/// The rows beside the log: whoever writes states themselves there, and seals are kept.
fn is_part_of_log(table: &Table) -> bool {
    matches!(&table.source, TableSource::Audit(part) if *part != AuditPart::Log)
}
