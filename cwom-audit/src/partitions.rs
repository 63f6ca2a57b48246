//! Monthly partitions of the log on PostgreSQL: made ahead, found again, dropped when archived.

use cwom_schema::schema::Dialect;
use cwom_sql::{quote, quote_text};

use crate::database::{Row, Tx, Value};
use crate::error::{Error, Result};
use crate::log::Log;

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Partitions {
    /// The new partitions.
    pub created: Vec<String>,
    /// Those that cannot be made, because the default partition took entries of their months.
    pub blocked: Vec<String>,
    /// How many entries the default partition has. Some there are no harm, and a sign that
    /// partitions were made too late.
    pub in_default: i64,
}

/// Makes the partitions of this month and of so many after it. Those that are there stay.
pub async fn ensure_partitions(log: &Log<'_>, months_ahead: u32) -> Result<Partitions> {
    if log.dialect() == Dialect::Sqlite {
        return Err(Error::OnlyPostgres("partitions"));
    }
    let mut tx = log.database.write().await?;
    let mut made = Partitions::default();
    if !is_partitioned(log, &mut tx).await? {
        return Ok(made);
    }
    log.lock(&mut tx).await?;
    let name = quote(log.name);
    let fallback = format!("{}_default", log.name);
    for ahead in 0..=months_ahead {
        let sql = "SELECT to_char(m, 'YYYYMM'), to_char(m, 'YYYY-MM-DD'), \
                   to_char(m + interval '1 month', 'YYYY-MM-DD') \
                   FROM (SELECT date_trunc('month', now()) + make_interval(months => $1::text::int) AS m) AS s";
        let ahead = ahead.to_string();
        let mut rows = tx.rows(sql.to_owned(), &[Value::Text(&ahead)]).await?;
        let Some(row) = rows.first_mut() else {
            continue;
        };
        let (month, from, to) = (row.required(), row.required(), row.required());
        let partition = format!("{}_p{month}", log.name);
        if exists(&mut tx, &partition).await? {
            continue;
        }
        if exists(&mut tx, &fallback).await? {
            let sql = format!(
                "SELECT count(*)::text FROM {} WHERE ts >= {}::timestamptz AND ts < {}::timestamptz",
                quote(&fallback),
                quote_text(&from),
                quote_text(&to)
            );
            let [taken] = tx.ints(sql, &[]).await?;
            if taken.unwrap_or_default() > 0 {
                made.blocked.push(partition);
                continue;
            }
        }
        let sql = format!(
            "CREATE TABLE {} PARTITION OF {name} FOR VALUES FROM ({}) TO ({})",
            quote(&partition),
            quote_text(&format!("{from} 00:00:00+00")),
            quote_text(&format!("{to} 00:00:00+00")),
        );
        tx.execute(sql, &[]).await?;
        guard(&mut tx, &fallback, &partition).await?;
        made.created.push(partition);
    }
    if exists(&mut tx, &fallback).await? {
        let sql = format!("SELECT count(*)::text FROM {}", quote(&fallback));
        let [rows] = tx.ints(sql, &[]).await?;
        made.in_default = rows.unwrap_or_default();
    }
    tx.commit().await?;
    Ok(made)
}

/// The partitions of months that are over.
pub(crate) async fn past(log: &Log<'_>, tx: &mut Tx) -> Result<Vec<String>> {
    let this = "SELECT to_char(date_trunc('month', now()), 'YYYYMM')";
    let mut rows = tx.rows(this.to_owned(), &[]).await?;
    let this = rows.first_mut().map(Row::required);
    let this = format!("{}_p{}", log.name, this.unwrap_or_default());
    let prefix = format!("{}_p", log.name);
    let names = all(log, tx).await?;
    // Months of one width sort as their names do.
    let past = names
        .into_iter()
        .filter(|name| name.starts_with(&prefix) && name.len() == this.len() && *name < this);
    Ok(past.collect())
}

/// All partitions of the log, by name.
pub(crate) async fn all(log: &Log<'_>, tx: &mut Tx) -> Result<Vec<String>> {
    let sql = "SELECT c.relname::text FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid \
               WHERE i.inhparent = $1::text::regclass ORDER BY c.relname";
    let name = quote(log.name);
    let mut rows = tx.rows(sql.to_owned(), &[Value::Text(&name)]).await?;
    Ok(rows.iter_mut().map(Row::required).collect())
}

async fn is_partitioned(log: &Log<'_>, tx: &mut Tx) -> Result<bool> {
    let sql = "SELECT relkind::text FROM pg_class WHERE oid = $1::text::regclass";
    let name = quote(log.name);
    let mut rows = tx.rows(sql.to_owned(), &[Value::Text(&name)]).await?;
    let kind = rows.first_mut().map(Row::required);
    Ok(kind.as_deref() == Some("p"))
}

async fn exists(tx: &mut Tx, name: &str) -> Result<bool> {
    let sql = "SELECT to_regclass($1::text)::text";
    let mut rows = tx
        .rows(sql.to_owned(), &[Value::Text(&quote(name))])
        .await?;
    Ok(rows.first_mut().and_then(Row::text).is_some())
}

/// Triggers for each row come with the log; those for a whole statement are the partition's own.
async fn guard(tx: &mut Tx, model: &str, partition: &str) -> Result<()> {
    let sql = "SELECT tgname::text, pg_get_triggerdef(oid, true), $1::text::regclass::text \
               FROM pg_trigger WHERE tgrelid = to_regclass($1::text) AND NOT tgisinternal \
               AND tgparentid = 0 ORDER BY tgname";
    let model = quote(model);
    for mut row in tx.rows(sql.to_owned(), &[Value::Text(&model)]).await? {
        let (name, text, model) = (row.required(), row.required(), row.required());
        let create = text.replacen(
            &format!(" ON {model} "),
            &format!(" ON {} ", quote(partition)),
            1,
        );
        tx.execute(create, &[]).await?;
        let always = format!(
            "ALTER TABLE {} ENABLE ALWAYS TRIGGER {}",
            quote(partition),
            quote(&name)
        );
        tx.execute(always, &[]).await?;
    }
    Ok(())
}
