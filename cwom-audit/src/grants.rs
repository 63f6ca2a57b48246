//! What the roles of PostgreSQL may do, as text: this crate creates no role and grants nothing.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::{GuardEvent, GuardRule, Standing, Table, TableSource, Tables};
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
        String::from("-- Run as the owner of the tables, which none of these roles should be.\n");
    for table in tables.of_dialect(Dialect::Postgres) {
        let name = quote(&table.name);
        match table.source {
            TableSource::Entity(_) | TableSource::Link(_) => {
                out.push_str(&format!("GRANT {} ON {name} TO {app};\n", rights(table)));
            }
            TableSource::Audit(part) => {
                out.push_str(&format!("GRANT SELECT ON {name} TO {app}, {sealer};\n"));
                if part == cwom_schema::tables::AuditPart::Checkpoint {
                    out.push_str(&format!("GRANT INSERT ON {name} TO {sealer};\n"));
                }
            }
        }
        out.push_str(&format!("GRANT SELECT ON {name} TO {auditor};\n"));
    }
    out
}

/// What the rows of a table allow.
fn rights(table: &Table) -> &'static str {
    let never = |event: GuardEvent| {
        table.guards.iter().any(|guard| {
            guard.event == event
                && matches!(
                    guard.rule,
                    GuardRule::Never(Standing::Immutable | Standing::AppendOnly)
                )
        })
    };
    match (never(GuardEvent::Update), never(GuardEvent::Delete)) {
        (true, true) => "SELECT, INSERT",
        (true, false) => "SELECT, INSERT, DELETE",
        (false, true) => "SELECT, INSERT, UPDATE",
        (false, false) => "SELECT, INSERT, UPDATE, DELETE",
    }
}
