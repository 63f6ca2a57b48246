//! An invented workshop, for the rules that the shipped model has no use for.

use cwom_schema::schema::Dialect;
use cwom_schema::tables::lower_tables;
use cwom_sql::ddl::create_all;
use cwom_tests::{Database, Engine};

use super::Wall::{Constraint, Rule};
use super::{Attack, hold, pass};

const SPEC: &str = include_str!("workshop.toml");

const ROWS: &str = "
    INSERT INTO people (id, badge) VALUES ('ada', '1'), ('eve', '2'), ('gone', '3');
    INSERT INTO repairs (id, slot) VALUES ('lamp', 'A'), ('bike', 'B'), ('kettle', 'none'), ('vase', 'V');
    INSERT INTO repair_workers (repair_id, person_id) VALUES ('lamp', 'ada'), ('bike', 'ada'), ('bike', 'eve');
    INSERT INTO repair_waits (repair_id, awaited_id) VALUES ('lamp', 'bike'), ('bike', 'kettle');
    UPDATE repairs SET stage = 'open', row_version = 2 WHERE id IN ('lamp', 'bike');
    UPDATE repairs SET after_id = 'lamp', row_version = 3 WHERE id = 'bike';
    UPDATE people SET deleted_at = '2026-01-01T00:00:00.000000Z', row_version = 2 WHERE id = 'gone';";

const ATTACKS: &[Attack] = &[
    // The last worker of an open repair: the link itself, and what it leads to.
    (Rule, "DELETE FROM repair_workers WHERE repair_id = 'lamp'"),
    (Rule, "DELETE FROM repair_workers"),
    (
        Rule,
        "UPDATE repair_workers SET repair_id = 'kettle' WHERE repair_id = 'lamp'",
    ),
    (Constraint, "DELETE FROM people WHERE id = 'ada'"),
    (
        Rule,
        "UPDATE repairs SET stage = 'open', row_version = row_version + 1 WHERE id = 'kettle'",
    ),
    // What was deleted softly.
    (
        Rule,
        "UPDATE people SET badge = '9', row_version = row_version + 1 WHERE id = 'gone'",
    ),
    (
        Rule,
        "UPDATE people SET deleted_at = NULL, row_version = row_version + 1 WHERE id = 'gone'",
    ),
    // A key among the rows that live.
    (
        Constraint,
        "UPDATE people SET badge = '1', row_version = row_version + 1 WHERE id = 'eve'",
    ),
    (
        Constraint,
        "INSERT INTO people (id, badge) VALUES ('new', '1')",
    ),
    // A key whose default is somebody's, and one that is computed.
    (Constraint, "INSERT INTO repairs (id) VALUES ('new')"),
    (
        Constraint,
        "INSERT INTO repairs (id, slot) VALUES ('new', NULL)",
    ),
    (
        Constraint,
        "UPDATE repairs SET slot = NULL, row_version = row_version + 1 WHERE id = 'lamp'",
    ),
    (
        Constraint,
        "INSERT INTO repairs (id, slot) VALUES ('new', 'b')",
    ),
    (
        Constraint,
        "UPDATE repairs SET slot = 'b', row_version = row_version + 1 WHERE id = 'lamp'",
    ),
    // Circles of three.
    (
        Rule,
        "INSERT INTO repair_waits (repair_id, awaited_id) VALUES ('kettle', 'lamp')",
    ),
    (
        Rule,
        "UPDATE repairs SET after_id = 'bike', row_version = row_version + 1 WHERE id = 'lamp'",
    ),
    (
        Rule,
        "UPDATE repairs SET stage = 'waiting', row_version = row_version WHERE id = 'lamp'",
    ),
    (
        Rule,
        "INSERT INTO repairs (id, slot, stage) VALUES ('new', 'X', 'open')",
    ),
];

const POSTGRES: &[Attack] = &[
    (Rule, "TRUNCATE repair_workers"),
    (
        Rule,
        "SET row_security = off; COPY (SELECT 1) TO PROGRAM 'cat >/dev/null'; DELETE FROM repair_workers",
    ),
    (
        Rule,
        "MERGE INTO repair_workers AS t USING (SELECT 1) AS s ON t.repair_id = 'lamp' WHEN MATCHED THEN DELETE",
    ),
];

const SOUND: &[&str] = &[
    "DELETE FROM repair_workers WHERE repair_id = 'bike' AND person_id = 'ada'",
    "INSERT INTO people (id, badge) VALUES ('new', '3')",
    "UPDATE people SET badge = '4', row_version = 2 WHERE id = 'new'",
    "UPDATE repairs SET stage = 'over', row_version = row_version + 1 WHERE id = 'lamp'",
    "DELETE FROM repair_workers WHERE repair_id = 'lamp'",
    "DELETE FROM people WHERE id = 'ada'",
    "UPDATE repairs SET slot = 'b2', row_version = row_version + 1 WHERE id = 'bike'",
    "UPDATE repairs SET slot = 'B', row_version = row_version + 1 WHERE id = 'bike'",
    "INSERT INTO repair_waits (repair_id, awaited_id) VALUES ('lamp', 'kettle')",
    "UPDATE repairs SET after_id = NULL, row_version = row_version + 1 WHERE id = 'bike'",
    "UPDATE repairs SET after_id = 'bike', row_version = row_version + 1 WHERE id = 'lamp'",
    // The owner goes with its links, whatever it required.
    "UPDATE repairs SET after_id = NULL, row_version = row_version + 1 WHERE id = 'lamp'",
    "DELETE FROM repairs WHERE id = 'bike'",
];

/// A database with the workshop in it; `None` when the engine is not here.
pub(super) async fn workshop<D: Engine>() -> Option<Database<D>> {
    let database = D::fresh().await?;
    let (schema, diagnostics) = cwom_schema::parse(SPEC);
    let schema = schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"));
    let dialect = Dialect::ALL
        .into_iter()
        .find(|known| known.name() == D::NAME);
    let sql = create_all(&lower_tables(&schema), dialect.expect("a known dialect"));
    database.execute(&sql).await.expect("the workshop is built");
    database.execute(ROWS).await.expect("the rows are sound");
    Some(database)
}

async fn holds<D: Engine>() {
    let Some(database) = workshop::<D>().await else {
        return;
    };
    let own = if D::NAME == "postgres" { POSTGRES } else { &[] };
    let attacks: Vec<_> = ATTACKS
        .iter()
        .chain(own)
        .map(|(wall, sql)| (*wall, (*sql).to_owned()))
        .collect();
    hold(&database, &attacks).await;
}

async fn lets_pass<D: Engine>() {
    let Some(database) = workshop::<D>().await else {
        return;
    };
    let statements: Vec<String> = SOUND.iter().map(|sql| (*sql).to_owned()).collect();
    pass(&database, &statements).await;
}

#[tokio::test]
async fn holds_on_sqlite() {
    holds::<cwom::prelude::Sqlite>().await;
}

#[tokio::test]
async fn holds_on_postgres() {
    holds::<cwom::prelude::Postgres>().await;
}

#[tokio::test]
async fn lets_sound_statements_pass_on_sqlite() {
    lets_pass::<cwom::prelude::Sqlite>().await;
}

#[tokio::test]
async fn lets_sound_statements_pass_on_postgres() {
    lets_pass::<cwom::prelude::Postgres>().await;
}
