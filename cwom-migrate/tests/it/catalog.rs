//! What a catalog says, in a form in which two databases can be compared whatever way they went.

use std::fmt::Write as _;

use cwom_schema::schema::Dialect;
use cwom_testkit::{Database, Postgres, Sqlite};

/// Every fact of an SQLite database. Columns and constraints are compared by name: ALTER TABLE puts
/// them in other places than CREATE TABLE does.
pub(crate) async fn sqlite(database: &Database<Sqlite>) -> Vec<String> {
    let mut facts = Vec::new();
    let tables = database.tables().await;
    for table in &tables {
        let sql = format!("SELECT \"sql\" FROM sqlite_schema WHERE \"name\" = '{table}'");
        let sql = database
            .texts(&sql)
            .await
            .expect("the catalog can be read")
            .concat();
        let (items, options) = items(&sql);
        facts.push(format!("{table}: {options}"));
        facts.extend(items.iter().map(|item| format!("{table}: {item}")));
    }
    let rest = "SELECT \"type\" || ' of ' || \"tbl_name\" || ': ' || \"sql\" FROM sqlite_schema \
                WHERE \"type\" = 'index' AND \"sql\" IS NOT NULL OR \"type\" = 'view'";
    let rest = database.texts(rest).await.expect("the catalog can be read");
    facts.extend(rest.iter().map(|text| one_line(text)));
    let views = "SELECT \"name\" FROM sqlite_schema WHERE \"type\" = 'view'";
    let views = database
        .texts(views)
        .await
        .expect("the catalog can be read");
    for table in tables.iter().chain(&views) {
        // The youngest trigger fires first, so their order is a fact, too, among those of one event.
        let sql = format!(
            "SELECT \"sql\" FROM sqlite_schema WHERE \"type\" = 'trigger' \
             AND \"tbl_name\" = '{table}' ORDER BY rowid"
        );
        let triggers = database.texts(&sql).await.expect("the catalog can be read");
        for event in ["INSERT", "UPDATE", "DELETE"] {
            let of_event = triggers.iter().filter(|text| event_of(text) == event);
            facts.extend(
                of_event
                    .enumerate()
                    .map(|(n, text)| format!("{table} {event} trigger {n}: {}", one_line(text))),
            );
        }
    }
    let broken = database
        .texts("SELECT \"table\" FROM pragma_foreign_key_check")
        .await;
    assert_eq!(broken, Ok(Vec::new()), "no row refers to nothing");
    facts
}

/// What a trigger waits for.
fn event_of(trigger: &str) -> &str {
    let mut words = trigger.split_whitespace();
    words
        .find(|word| ["INSERT", "UPDATE", "DELETE"].contains(word))
        .expect("a trigger waits for an event")
}

/// Columns and constraints of a CREATE TABLE, and what follows them.
fn items(sql: &str) -> (Vec<String>, String) {
    let open = sql.find('(').expect("a list of columns");
    let mut depth = 0;
    let mut quote = None;
    let mut items = vec![String::new()];
    let mut end = sql.len();
    for (at, character) in sql.char_indices().skip_while(|(at, _)| *at < open) {
        match (quote, character) {
            (Some(mark), _) if mark == character => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, '(') => depth += 1,
            (None, ')') => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            end = at + 1;
            break;
        }
        let last = items.last_mut().expect("there is one");
        if quote.is_none() && depth == 1 {
            if character == ',' {
                items.push(String::new());
                continue;
            }
            // A constraint behind a column is the same as one of the table.
            if character == ' ' && sql[at..].starts_with(" CONSTRAINT ") && !last.trim().is_empty()
            {
                items.push(String::new());
                continue;
            }
        }
        if at > open {
            last.push(character);
        }
    }
    let mut column = String::new();
    let items = items.iter().map(|item| one_line(item)).map(|item| {
        if !item.starts_with("CONSTRAINT ") {
            item.split(' ')
                .next()
                .unwrap_or_default()
                .clone_into(&mut column);
        }
        item.replacen(
            "\" REFERENCES",
            &format!("\" FOREIGN KEY ({column}) REFERENCES"),
            1,
        )
    });
    (items.collect(), one_line(&sql[end..]))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every fact of a PostgreSQL database.
pub(crate) async fn postgres(database: &Database<Postgres>) -> Vec<String> {
    let queries = [
        "SELECT format('%s.%s %s notnull=%s default=%s generated=%s doc=%s', c.relname, a.attname, \
             format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), \
             a.attgenerated, col_description(c.oid, a.attnum)) \
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid \
             AND a.attnum > 0 AND NOT a.attisdropped \
         LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum \
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace",
        "SELECT format('%s %s', relname, obj_description(oid)) FROM pg_class \
         WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace",
        "SELECT format('%s %s %s valid=%s', conrelid::regclass, conname, \
             pg_get_constraintdef(oid), convalidated) \
         FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
        "SELECT format('%s valid=%s', pg_get_indexdef(indexrelid), indisvalid) FROM pg_index \
         JOIN pg_class c ON c.oid = indexrelid WHERE c.relnamespace = 'public'::regnamespace",
        "SELECT format('%s enabled=%s', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger \
         WHERE NOT tgisinternal",
        "SELECT format('%s %s %s', proname, prosrc, proconfig) FROM pg_proc \
         WHERE pronamespace = 'public'::regnamespace",
        "SELECT format('enum %s %s', typname, (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) \
             FROM pg_enum WHERE enumtypid = t.oid)) FROM pg_type t \
         WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace",
    ];
    let mut facts = Vec::new();
    for query in queries {
        let found = database
            .texts(query)
            .await
            .expect("the catalog can be read");
        facts.extend(
            found
                .into_iter()
                .filter(|fact| !fact.contains("_sqlx_migrations") && !fact.contains("_cwom_state")),
        );
    }
    facts
}

/// The columns of the audit log that are others in each run.
const BY_CHANCE: [&str; 4] = ["ts", "salt", "xid", "db_role"];

/// Every row of every table, as text, without the moments of writing.
pub(crate) async fn rows<E: crate::run::Engine>(database: &Database<E>) -> String {
    let mut out = String::new();
    for table in database.tables().await {
        let columns = if E::DIALECT == Dialect::Sqlite {
            format!("SELECT \"name\" FROM pragma_table_xinfo('{table}') ORDER BY \"name\"")
        } else {
            format!(
                "SELECT attname::text FROM pg_attribute \
                 WHERE attrelid = 'public.\"{table}\"'::regclass AND attnum > 0 AND NOT attisdropped \
                 ORDER BY attname COLLATE \"C\""
            )
        };
        let columns = database
            .texts(&columns)
            .await
            .expect("the catalog can be read");
        let shown = columns
            .iter()
            .filter(|column| !column.ends_with("_at") && !BY_CHANCE.contains(&column.as_str()))
            .map(|column| format!("'{column}=' || coalesce(CAST(\"{column}\" AS TEXT), 'null')"));
        let shown: Vec<String> = shown.collect();
        let sql = format!(
            "SELECT {} FROM \"{table}\" ORDER BY 1",
            shown.join(" || ' ' || ")
        );
        let rows = database.texts(&sql).await.expect("the rows can be read");
        let mut rows: Vec<String> = rows.iter().map(|row| without_moments(row)).collect();
        rows.sort();
        for row in rows {
            let _ = writeln!(out, "{table}: {row}");
        }
    }
    out
}

/// Images without the moments of writing that they hold.
fn without_moments(row: &str) -> String {
    let mut row = row.replace("_at\": \"", "_at\":\"");
    for key in ["created_at\":\"", "updated_at\":\""] {
        let mut from = 0;
        while let Some(at) = row[from..].find(key) {
            let start = from + at + key.len();
            let end = row[start..].find('"').map_or(row.len(), |end| start + end);
            row.replace_range(start..end, "…");
            from = start;
        }
    }
    row
}
