//! What migrating takes on PostgreSQL: a lock between processes, patience between sessions, and a
//! look at indexes that were not built to their end.

use sqlx::AssertSqlSafe;
use sqlx::postgres::PgConnection;

/// Tries to take sqlx's own advisory lock, so that `sqlx::migrate!` keeps out too.
pub(super) async fn try_lock(connection: &mut PgConnection) -> sqlx::Result<bool> {
    let id = lock_id(connection).await?;
    sqlx::query_scalar("SELECT pg_try_advisory_lock($1)")
        .bind(id)
        .fetch_one(connection)
        .await
}

/// The session that has the lock.
pub(super) async fn holder(connection: &mut PgConnection) -> sqlx::Result<Option<String>> {
    const HOLDER: &str = "\
        SELECT concat('process ', a.pid, \
            CASE WHEN a.usename IS NOT NULL THEN concat(' of ', a.usename) END, \
            CASE WHEN a.client_addr IS NOT NULL THEN concat(' at ', host(a.client_addr)) END, \
            CASE WHEN a.application_name <> '' THEN concat(', \"', a.application_name, '\"') END, \
            ', connected since ', to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'), \
            ' UTC') \
        FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid \
        WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 \
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
            AND l.classid::bigint = ($1 >> 32) & 4294967295 AND l.objid::bigint = $1 & 4294967295";

    let id = lock_id(connection).await?;
    sqlx::query_scalar(HOLDER)
        .bind(id)
        .fetch_optional(connection)
        .await
}

/// How long a statement of a migration may wait for a lock. Everybody who comes after it waits
/// behind it, so in a transaction that is not long, unless file or store say otherwise: it is
/// refused, and tried again. Alone, statements such as `CREATE INDEX CONCURRENTLY` hold nobody up
/// while they wait, and begin anew when they are refused.
pub(super) async fn prepare(
    connection: &mut PgConnection,
    in_transaction: bool,
) -> sqlx::Result<()> {
    let settings = if in_transaction {
        "RESET lock_timeout; SELECT set_config('lock_timeout', '5s', true) \
         WHERE current_setting('lock_timeout') = '0'"
    } else {
        "SET lock_timeout = 0"
    };
    sqlx::raw_sql(settings).execute(connection).await?;
    Ok(())
}

/// Drops an index that `CREATE INDEX CONCURRENTLY` would find, though it is not valid.
pub(super) async fn drop_half_built(
    connection: &mut PgConnection,
    sql: &str,
) -> sqlx::Result<Option<String>> {
    const IS_HALF_BUILT: &str = "\
        SELECT EXISTS (SELECT 1 FROM pg_index AS i WHERE i.indexrelid = to_regclass($1) \
            AND NOT i.indisvalid AND NOT EXISTS (SELECT 1 FROM pg_stat_progress_create_index AS p \
                WHERE p.index_relid = i.indexrelid))";

    let Some(index) = index_built_alone(sql) else {
        return Ok(None);
    };
    let is_half_built: bool = sqlx::query_scalar(IS_HALF_BUILT)
        .bind(index)
        .fetch_one(&mut *connection)
        .await?;
    if !is_half_built {
        return Ok(None);
    }
    let drop = format!("DROP INDEX CONCURRENTLY IF EXISTS {index}");
    sqlx::raw_sql(AssertSqlSafe(drop))
        .execute(connection)
        .await?;
    Ok(Some(index.to_owned()))
}

/// The name, as it is written, of the index that a statement builds while others write.
fn index_built_alone(sql: &str) -> Option<&str> {
    let rest = after_words(sql, &["CREATE"])?;
    let rest = after_words(rest, &["UNIQUE"]).unwrap_or(rest);
    let rest = after_words(rest, &["INDEX", "CONCURRENTLY"])?;
    let rest = after_words(rest, &["IF", "NOT", "EXISTS"]).unwrap_or(rest);
    let rest = rest.trim_start();
    let end = if rest.starts_with('"') {
        // A doubled quote within the name is two names side by side, as far as this looks.
        let mut quotes = rest.match_indices('"').map(|(at, _)| at);
        quotes.by_ref().nth(1)? + 1
    } else {
        rest.find(|c: char| c.is_whitespace() || c == '(')?
    };
    let name = &rest[..end];
    let is_name = !name.eq_ignore_ascii_case("on") && !rest[end..].starts_with('"');
    is_name.then_some(name)
}

fn after_words<'s>(text: &'s str, words: &[&str]) -> Option<&'s str> {
    words.iter().try_fold(text, |rest, word| {
        let rest = rest.trim_start();
        let (first, rest) = rest.split_at_checked(word.len())?;
        let ends = rest.starts_with(|c: char| c.is_whitespace() || c == '"');
        (first.eq_ignore_ascii_case(word) && ends).then_some(rest)
    })
}

async fn lock_id(connection: &mut PgConnection) -> sqlx::Result<i64> {
    let name: String = sqlx::query_scalar("SELECT current_database()::text")
        .fetch_one(connection)
        .await?;
    Ok(id_of(&name))
}

/// sqlx's number for a database: a constant times the CRC-32 of its name.
fn id_of(database: &str) -> i64 {
    0x3d32_ad9e * i64::from(crc32(database.as_bytes()))
}

/// CRC-32 as in ISO 3309; a table would be faster, and this runs once in a while over a name.
fn crc32(bytes: &[u8]) -> u32 {
    const POLYNOMIAL: u32 = 0xedb8_8320;
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 {
                (crc >> 1) ^ POLYNOMIAL
            } else {
                crc >> 1
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_is_the_one_that_sqlx_uses() {
        // The check value of this CRC, as every catalogue of them has it.
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(id_of("123456789"), 0x3d32_ad9e * 0xcbf4_3926);
    }

    #[test]
    fn an_index_that_is_built_alone_is_known_by_its_name() {
        for (sql, name) in [
            ("CREATE INDEX CONCURRENTLY a ON b (c);", Some("a")),
            (
                "create unique  index concurrently if not exists\n\"a b\" ON b (c)",
                Some("\"a b\""),
            ),
            ("CREATE INDEX CONCURRENTLY ON b (c);", None),
            ("CREATE INDEX CONCURRENTLY \"a\"\"b\" ON b (c);", None),
            ("CREATE INDEX a ON b (c);", None),
            ("DROP INDEX CONCURRENTLY a;", None),
            ("VACUUM;", None),
        ] {
            assert_eq!(index_built_alone(sql), name, "{sql}");
        }
    }
}
