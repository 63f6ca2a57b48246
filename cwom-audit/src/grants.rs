//! What the roles of PostgreSQL may do, as text: this crate creates no role and grants nothing.

// Writing to a text cannot fail, so that its answers are left.
use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{GuardRule, Standing, Table, TableSource, Tables};
use cwom_sql::quote;

/// The names of roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roles {
    /// Writes and reads the rows of the model.
    pub app: String,
    /// Reads everything and changes nothing; verifies.
    pub auditor: String,
    /// Seals.
    pub sealer: String,
}

impl Default for Roles {
    fn default() -> Self {
        Self {
            app: "app".to_owned(),
            auditor: "auditor".to_owned(),
            sealer: "sealer".to_owned(),
        }
    }
}

/// The GRANT statements for these roles, each no more than it needs. Whoever archives or redacts
/// works as the owner of the log.
pub fn grants(tables: &Tables, roles: &Roles) -> String {
    let (app, auditor, sealer) = (
        quote(&roles.app),
        quote(&roles.auditor),
        quote(&roles.sealer),
    );
    let mut out =
        String::from("-- For the owner of the tables, which none of these roles should be.\n");
    for table in tables.of_dialect(Dialect::Postgres) {
        let name = quote(&table.name);
        match table.source {
            TableSource::Entity(_) | TableSource::Link(_) => {
                let _ = writeln!(out, "GRANT {} ON {name} TO {app};", rights(table));
            }
            TableSource::Audit(part) => {
                let _ = writeln!(out, "GRANT SELECT ON {name} TO {app}, {sealer};");
                if part == cwom_schema::tables::AuditPart::Checkpoint {
                    let _ = writeln!(out, "GRANT INSERT ON {name} TO {sealer};");
                }
            }
        }
        let _ = writeln!(out, "GRANT SELECT ON {name} TO {auditor};");
    }
    out
}

/// What the rows of a table allow: they are changed and deleted, or neither.
fn rights(table: &Table) -> &'static str {
    let mut rules = table.guards.iter().map(|guard| &guard.rule);
    let stays = |rule: &GuardRule| {
        matches!(
            rule,
            GuardRule::Never(Standing::Immutable | Standing::AppendOnly)
        )
    };
    if rules.any(stays) {
        "SELECT, INSERT"
    } else {
        "SELECT, INSERT, UPDATE, DELETE"
    }
}
