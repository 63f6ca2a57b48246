//! An index over an ordered enum serves an ORDER BY over the same rank, on both engines.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::create_all;
use cwom_sql::render_rank;
use cwom_testkit::{Postgres, Sqlite};
use cwom_tests::{Database, Engine};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Row as _};

/// Sorted by their texts, `high` would come before `low`, and `urgent` last.
const SPEC: &str = r#"
format = 1
[model]
name = "desk"
doc = "Who waits for an answer."
[defaults]
audited = false
timestamps = "none"
version = false
[enum.Urgency]
doc = "How soon."
ordered = true
[enum.Urgency.values]
urgent = "Now."
high = "Today."
low = "Some day."
[enum.Mood]
doc = "How it was said."
ordered = true
native = "mood"
[enum.Mood.values]
kind = "Kindly."
angry = "Not so."
[entity.Ticket]
doc = "A question."
table = "tickets"
id = "text(9)"
indexes = [["urgency", "id"], ["mood desc"]]
[entity.Ticket.fields]
urgency = "Urgency"
mood = "Mood"
"#;

#[tokio::test]
async fn an_index_of_an_ordered_enum_sorts_on_sqlite() {
    check::<Sqlite>(
        Dialect::Sqlite,
        ["ix_tickets_urgency_id", "ix_tickets_mood_desc"],
    )
    .await;
}

#[tokio::test]
async fn an_index_of_an_ordered_enum_sorts_on_postgres() {
    check::<Postgres>(
        Dialect::Postgres,
        ["ix_tickets_urgency_id", "ix_tickets_mood_desc"],
    )
    .await;
}

async fn check<D: Engine>(dialect: Dialect, plans: [&str; 2]) {
    let Some(database) = D::fresh().await else {
        return;
    };
    let (schema, diagnostics) = cwom_schema::parse(SPEC);
    let schema = schema.unwrap_or_else(|| panic!("{diagnostics:?}"));
    let tables = lower_tables(&schema);
    let table = &tables.tables[0];
    database
        .execute(&create_all(&tables, dialect))
        .await
        .expect("the tables are made");
    database
        .execute(
            "INSERT INTO tickets (id, urgency, mood) VALUES \
             ('a', 'low', 'kind'), ('b', 'urgent', 'angry'), ('c', 'high', 'kind')",
        )
        .await
        .expect("the rows fit");

    let rank = |name: &str| {
        let column = table.column(name).expect("a column");
        render_rank(column, dialect, table).unwrap_or_else(|| format!("\"{name}\""))
    };
    assert_eq!(
        render_rank(&table.columns[0], dialect, table),
        None,
        "a text sorts by itself"
    );
    let sorted = [
        (format!("{}, id", rank("urgency")), ["b", "c", "a"]),
        (format!("{} DESC", rank("mood")), ["b", "", ""]),
    ];
    for ((order, expected), plan) in sorted.iter().zip(plans) {
        let select = format!("SELECT id FROM tickets ORDER BY {order}");
        let found = database.texts(&select).await.expect("the rows");
        assert_eq!(found[0], expected[0]);
        if !expected[1].is_empty() {
            assert_eq!(found, expected);
        }
        let explained = explain(&database, dialect, &select).await;
        let sorts = explained.contains("TEMP B-TREE") || explained.contains("Sort");
        assert!(explained.contains(plan) && !sorts, "{order}\n{explained}");
    }
}

/// What the engine is going to do.
async fn explain<D: Engine>(database: &Database<D>, dialect: Dialect, select: &str) -> String {
    match dialect {
        Dialect::Sqlite => plan_of_sqlite(&database.url, select).await,
        Dialect::Postgres => {
            // So few rows are sorted faster than an index is opened.
            let forced = format!(
                "SET enable_sort = off; SET enable_seqscan = off; \
                 CREATE FUNCTION plan() RETURNS SETOF text LANGUAGE plpgsql AS $$ \
                 BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) {}'; END $$ \
                 SET enable_sort = off SET enable_seqscan = off",
                select.replace('\'', "''")
            );
            let made = database.execute(&forced).await;
            made.expect("the function is made");
            let lines = database.texts("SELECT plan()").await.expect("a plan");
            database
                .execute("DROP FUNCTION plan()")
                .await
                .expect("the function goes");
            lines.join("\n")
        }
    }
}

/// The words of SQLite's plan stand in its fourth column.
async fn plan_of_sqlite(url: &str, select: &str) -> String {
    let mut connection = url
        .parse::<SqliteConnectOptions>()
        .expect("a URL")
        .connect()
        .await
        .expect("the file opens");
    let explain = format!("EXPLAIN QUERY PLAN {select}");
    let rows = sqlx::query(AssertSqlSafe(explain))
        .fetch_all(&mut connection)
        .await
        .expect("a plan");
    let lines: Vec<String> = rows.iter().map(|row| row.get(3)).collect();
    lines.join("\n")
}
