//! Every statement, in every way of dealing with a conflict, with and without a stated actor, on
//! every audited table: the log and the rows agree afterwards, and nothing was written unnamed.

mod postgres;
mod sqlite;

use cwom_schema::schema::Dialect;

use super::ledger::Ledger;
use super::rows::Pattern;
use super::shell::Shell;
use super::tables;

/// What one case could have changed, before and after it.
#[derive(Debug, PartialEq)]
struct Traces {
    /// The log, entry by entry, in few bytes.
    log: String,
    /// How many rows of the table there are, and how often they changed.
    rows: String,
}

impl Traces {
    async fn of<D: Shell>(pattern: &Pattern<'_>, session: &mut D::Session) -> Self {
        let glue = match D::SQL {
            Dialect::Sqlite => "group_concat(salt || actor_id, ' ')",
            Dialect::Postgres => "string_agg(salt || actor_id, ' ' ORDER BY seq)",
        };
        let kind = &pattern.audited.kind;
        let log = format!(
            "SELECT coalesce((SELECT {glue} FROM (SELECT * FROM audit_log \
             WHERE entity_kind = '{kind}' ORDER BY seq) AS l), '') || ' ' \
             || (SELECT count(*) FROM audit_log)"
        );
        let rows = format!("SELECT count(*) || '' FROM \"{}\"", pattern.table.name);
        let one = async |session: &mut D::Session, sql: &str| {
            let texts = D::column(session, sql).await;
            texts
                .unwrap_or_else(|error| panic!("{error}\n{sql}"))
                .remove(0)
        };
        Self {
            log: one(session, &log).await,
            rows: one(session, &rows).await,
        }
    }

    /// Whether the older entries are as they were.
    fn extends(&self, before: &Self) -> bool {
        let own = |log: &'_ str| {
            log.rsplit_once(' ')
                .map_or(String::new(), |it| it.0.to_owned())
        };
        own(&self.log).starts_with(&own(&before.log))
    }
}

/// The history and the row of one id, wherever they differ.
async fn differences<D: Shell>(
    pattern: &Pattern<'_>,
    key: &[String],
    session: &mut D::Session,
) -> Vec<String> {
    let ledger = Ledger::read_one::<D>(pattern.table, &key.join("/"), session).await;
    ledger.violations(tables())
}
