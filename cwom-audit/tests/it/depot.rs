//! A small model of its own, its databases, and people who work with it.

mod vandal;

use std::time::Duration;

use cwom_audit::{Checkpoint, Database, Key, Log, seal};
use cwom_schema::schema::Dialect;
use cwom_schema::tables::{Tables, lower_tables};
use cwom_testkit::{Engine, Postgres, Sqlite};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;

pub(crate) use vandal::Vandal;

const SPEC: &str = r#"
format = 1

[model]
name = "depot"
doc = "What is stored, and where it goes."

[generate]
path = "generated"
command = "cargo xtask gen"

[defaults]
timestamps = "none"

[audit]
sensitive = "mark"
partitions = "month"

[enum.Stage]
doc = "Where a parcel is."
[enum.Stage.values]
packed = "On the table."
sent = "On its way."
lost = "Nobody knows."

[entity.Parcel]
doc = "A parcel."
table = "parcels"
id = "text(64)"
[entity.Parcel.fields]
title = "string(1..200)"
weight = "f64"
meta = "json"
receiver = { type = "string(1..100)?", sensitive = true }
stage = { type = "Stage", default = "packed" }
[entity.Parcel.links]
labels.to = "Label"
labels.table = "parcel_labels"
labels.inverse = "parcels"
[entity.Parcel.states]
field = "stage"
initial = ["packed"]
moves.packed = ["sent", "lost"]
moves.sent = ["lost"]
moves.lost = ["packed"]

[entity.Label]
doc = "A label, whose images hold what changed."
table = "labels"
id = "text(64)"
images = "diff"
[entity.Label.fields]
name = "string(1..100)"
colour = "string(1..20)?"
"#;

/// The tables of the model.
pub(crate) fn tables() -> Tables {
    parse(SPEC)
}

/// The tables of the next revision: parcels have one field more.
pub(crate) fn next_tables() -> Tables {
    parse(&SPEC.replace("weight = \"f64\"", "weight = \"f64\"\nheight = \"i64?\""))
}

/// The tables with a log in one piece.
pub(crate) fn whole_tables() -> Tables {
    parse(&SPEC.replace("partitions = \"month\"\n", ""))
}

/// The tables of a spec.
pub(crate) fn parse(text: &str) -> Tables {
    let (schema, diagnostics) = cwom_schema::parse(text);
    let schema = schema.unwrap_or_else(|| panic!("the spec is valid: {diagnostics:?}"));
    lower_tables(&schema)
}

/// An engine that these tests run on.
pub(crate) trait Depot: Engine {
    const DIALECT: Dialect;

    /// A pool for the code under test.
    fn pool(url: &str) -> impl Future<Output = Database> + Send;

    /// A script that runs in one transaction with somebody stated.
    fn by(actor: &str, script: &str) -> String;
}

impl Depot for Sqlite {
    const DIALECT: Dialect = Dialect::Sqlite;

    async fn pool(url: &str) -> Database {
        let pool = SqlitePoolOptions::new().max_connections(4);
        pool.connect(url).await.expect("the file opens").into()
    }

    fn by(actor: &str, script: &str) -> String {
        format!(
            "BEGIN IMMEDIATE; REPLACE INTO audit_log_context (k, actor_kind, actor_id, note) \
             VALUES (1, 'human', '{actor}', 'as asked'); {script}; \
             DELETE FROM audit_log_context; COMMIT;"
        )
    }
}

impl Depot for Postgres {
    const DIALECT: Dialect = Dialect::Postgres;

    async fn pool(url: &str) -> Database {
        let pool = PgPoolOptions::new().max_connections(4);
        pool.connect(url)
            .await
            .expect("the database answers")
            .into()
    }

    fn by(actor: &str, script: &str) -> String {
        format!(
            "BEGIN; SELECT set_config('cwom.actor_kind', 'human', true), \
             set_config('cwom.actor_id', '{actor}', true), \
             set_config('cwom.note', 'as asked', true), \
             set_config('cwom.xid', pg_current_xact_id()::text, true); {script}; COMMIT;"
        )
    }
}

/// A database with the model in it, and what was written so far.
pub(crate) struct Place<D: Depot> {
    pub(crate) database: cwom_testkit::Database<D>,
    pub(crate) pool: Database,
    pub(crate) tables: Tables,
    pub(crate) dice: Dice,
    parcels: Vec<Parcel>,
    labels: Vec<(String, i64)>,
    links: Vec<(String, String)>,
    made: usize,
}

struct Parcel {
    id: String,
    version: i64,
    stage: &'static str,
}

impl<D: Depot> Place<D> {
    /// An empty one; none where the engine is not here.
    pub(crate) async fn open() -> Option<Self> {
        Self::of(tables()).await
    }

    /// An empty one of these tables.
    pub(crate) async fn of(tables: Tables) -> Option<Self> {
        let database = D::fresh().await?;
        let ddl = cwom_sql::ddl::create_all(&tables, D::DIALECT);
        database.execute(&ddl).await.expect("the tables are made");
        let pool = D::pool(&database.url).await;
        Some(Self {
            database,
            pool,
            tables,
            dice: Dice(0x2545_f491_4f6c_dd1d),
            parcels: Vec::new(),
            labels: Vec::new(),
            links: Vec::new(),
            made: 0,
        })
    }

    pub(crate) fn log(&self) -> Log<'_> {
        Log::new(&self.tables, self.pool.clone()).expect("the model is audited")
    }

    /// Runs a script as somebody.
    pub(crate) async fn by(&self, actor: &str, script: &str) {
        let script = D::by(actor, script);
        let done = self.database.execute(&script).await;
        done.unwrap_or_else(|error| panic!("{error}: {script}"));
    }

    /// So many changes, in transactions of one to four.
    pub(crate) async fn work(&mut self, changes: usize) {
        let mut script = String::new();
        let mut left = changes;
        while left > 0 {
            let together = (1 + self.dice.below(4)).min(left);
            let some: Vec<String> = (0..together).map(|_| self.change()).collect();
            script.push_str(&D::by("ada", &some.join("; ")));
            left -= together;
        }
        let done = self.database.execute(&script).await;
        done.unwrap_or_else(|error| panic!("{error}"));
    }

    fn change(&mut self) -> String {
        let n = self.made;
        self.made += 1;
        let weight = self.dice.below(1000);
        match self.dice.below(10) {
            0 | 1 => {
                let id = format!("p{n}");
                let receiver = ["NULL", "'Grace'"][n % 2];
                let sql = format!(
                    "INSERT INTO parcels (id, title, weight, meta, receiver, stage, row_version) \
                     VALUES ('{id}', 'Parcel {n}', {weight}.25, '{{\"n\": {n}, \"tags\": [\"a\", null]}}', \
                     {receiver}, 'packed', 1)"
                );
                self.parcels.push(Parcel {
                    id,
                    version: 1,
                    stage: "packed",
                });
                sql
            }
            2 => {
                let id = format!("l{n}");
                let sql = format!(
                    "INSERT INTO labels (id, name, colour, row_version) VALUES ('{id}', 'Label {n}', NULL, 1)"
                );
                self.labels.push((id, 1));
                sql
            }
            3 if !self.labels.is_empty() => {
                let at = self.dice.below(self.labels.len());
                let (id, version) = &mut self.labels[at];
                *version += 1;
                format!(
                    "UPDATE labels SET colour = 'c{n}', row_version = {version} WHERE id = '{id}'"
                )
            }
            4 if !self.parcels.is_empty() && !self.labels.is_empty() => {
                let parcel = self.parcels[self.dice.below(self.parcels.len())].id.clone();
                let label = self.labels[self.dice.below(self.labels.len())].0.clone();
                let link = (parcel, label);
                let there = self.links.iter().position(|known| *known == link);
                if let Some(at) = there {
                    let (parcel, label) = self.links.remove(at);
                    format!(
                        "DELETE FROM parcel_labels WHERE parcel_id = '{parcel}' AND label_id = '{label}'"
                    )
                } else {
                    self.links.push(link.clone());
                    let (parcel, label) = link;
                    format!(
                        "INSERT INTO parcel_labels (parcel_id, label_id) VALUES ('{parcel}', '{label}')"
                    )
                }
            }
            5 if self.parcels.len() > 3 => {
                let at = self.dice.below(self.parcels.len());
                let id = self.parcels[at].id.clone();
                if self.links.iter().any(|(parcel, _)| *parcel == id) {
                    return self.touch(at, n);
                }
                self.parcels.remove(at);
                format!("DELETE FROM parcels WHERE id = '{id}'")
            }
            6 if !self.parcels.is_empty() => {
                let at = self.dice.below(self.parcels.len());
                let parcel = &mut self.parcels[at];
                parcel.version += 1;
                parcel.stage = match parcel.stage {
                    "packed" => "sent",
                    "sent" => "lost",
                    _ => "packed",
                };
                format!(
                    "UPDATE parcels SET stage = '{}', row_version = {} WHERE id = '{}'",
                    parcel.stage, parcel.version, parcel.id
                )
            }
            _ if !self.parcels.is_empty() => {
                let at = self.dice.below(self.parcels.len());
                self.touch(at, n)
            }
            _ => self.change(),
        }
    }

    fn touch(&mut self, at: usize, n: usize) -> String {
        let parcel = &mut self.parcels[at];
        parcel.version += 1;
        format!(
            "UPDATE parcels SET title = 'Title {n}', receiver = 'R{n}', row_version = {} WHERE id = '{}'",
            parcel.version, parcel.id
        )
    }

    /// The id of a parcel that is there, and was just changed.
    pub(crate) async fn some_parcel(&mut self) -> String {
        let at = self.dice.below(self.parcels.len());
        let touched = self.touch(at, self.made);
        self.made += 1;
        self.by("ada", &touched).await;
        self.parcels[at].id.clone()
    }

    /// Seals all that there is, at once. Transactions of other tests on the same server, in whatever
    /// database, hold entries up for a moment.
    pub(crate) async fn seal(&self, key: Option<&Key>) -> Vec<Checkpoint> {
        let mut checkpoints = Vec::new();
        for _ in 0..3000 {
            let is_held_up = D::DIALECT == Dialect::Postgres && self.number(HELD_UP).await > 0;
            if !is_held_up {
                let sealed = seal(&self.log(), key).await.expect("it seals");
                checkpoints.extend(sealed.checkpoints);
                if sealed.lag.entries == 0 {
                    return checkpoints;
                }
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("somebody holds entries up for a minute");
    }

    /// One number from the database.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        let rows = self.database.texts(sql).await.expect("the query is sound");
        rows[0].parse().expect("a number")
    }
}

/// The entries of PostgreSQL that may not be sealed yet: something older may still be written. Those
/// of another server, from which this one was restored, have numbers of their own.
const HELD_UP: &str = "SELECT CAST(count(*) AS text) FROM audit_log, pg_current_snapshot() AS now \
                       WHERE xid >= pg_snapshot_xmin(now)::text::bigint \
                       AND xid < pg_snapshot_xmax(now)::text::bigint";

/// Numbers that are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }
}

/// A test for each engine, from a function that is generic over it.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod sqlite {$(
            #[tokio::test]
            async fn $name() {
                super::$name::<cwom_testkit::Sqlite>().await;
            }
        )*}
        mod postgres {$(
            #[tokio::test]
            async fn $name() {
                super::$name::<cwom_testkit::Postgres>().await;
            }
        )*}
    };
}
pub(crate) use on_both;
