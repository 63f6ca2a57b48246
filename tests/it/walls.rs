//! Rules hold against every statement that an engine knows, in every way of dealing with a
//! conflict: each either fails or changes nothing, and the sound ones pass.

mod concurrent;
mod every_table;
mod shipped;
mod typed;
mod workshop;

use cwom_testkit::run_as;
use cwom_tests::{Database, Engine};

/// What a statement tries to get past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wall {
    /// A trigger: it stands for a replica, too.
    Rule,
    /// A trigger, and for most statements a key or a CHECK besides.
    Both,
    /// A CHECK, a key or a foreign key: the engine's own business.
    Constraint,
}

/// Statements that must not do what they say.
type Attack = (Wall, &'static str);

/// The ways of SQLite to deal with a conflict, in the words of the statement.
const CLAUSES: [&str; 6] = [
    "",
    " OR ABORT",
    " OR FAIL",
    " OR IGNORE",
    " OR REPLACE",
    " OR ROLLBACK",
];

/// A query for everything that is stored, row by row.
async fn content_query<D: Engine>(database: &Database<D>) -> String {
    let mut selects = Vec::new();
    for table in database.tables().await {
        if D::NAME == "postgres" {
            selects.push(format!(
                "SELECT '{table} ' || t::text FROM \"{table}\" AS t"
            ));
            continue;
        }
        let columns = format!("SELECT name FROM pragma_table_xinfo('{table}')");
        let columns = database.texts(&columns).await.expect("the catalog");
        let quoted: Vec<String> = columns
            .iter()
            .map(|column| format!("quote(\"{column}\")"))
            .collect();
        selects.push(format!(
            "SELECT '{table} ' || {} FROM \"{table}\"",
            quoted.join(" || ',' || ")
        ));
    }
    format!("{} ORDER BY 1", selects.join(" UNION ALL "))
}

/// The same statement in every way that this engine has for it, each with what it is called.
fn ways<D: Engine>(wall: Wall, sql: &str) -> Vec<(String, String)> {
    if D::NAME == "postgres" {
        let mut ways = vec![("plain".to_owned(), sql.to_owned())];
        if wall != Wall::Constraint {
            let replica = format!("SET session_replication_role = replica; {sql}");
            ways.push(("as a replica".to_owned(), replica));
        }
        return ways;
    }
    let verb = ["INSERT", "UPDATE"]
        .into_iter()
        .find(|verb| sql.starts_with(verb) && !sql.contains(" ON CONFLICT "));
    let mut ways = Vec::new();
    for clause in CLAUSES {
        let sql = match verb {
            Some(verb) => sql.replacen(verb, &format!("{verb}{clause}"), 1),
            None if clause.is_empty() => sql.to_owned(),
            None => continue,
        };
        for recursive in ["OFF", "ON"] {
            ways.push((
                format!("{clause}, recursive triggers {recursive}"),
                format!("PRAGMA recursive_triggers = {recursive}; {sql}"),
            ));
        }
    }
    ways
}

/// Tries every statement in every way; none may come through.
async fn hold<D: Engine>(database: &Database<D>, attacks: &[(Wall, String)]) {
    let holes = holes(database, attacks).await;
    assert!(holes.is_empty(), "{}", holes.join("\n"));
}

/// Tries every statement in every way, and tells which came through, up to the first few.
async fn holes<D: Engine>(database: &Database<D>, attacks: &[(Wall, String)]) -> Vec<String> {
    let query = content_query(database).await;
    let mut onlooker = D::open(&database.url).await;
    let mut attacker = Attacker::<D>::new(&database.url);
    let before = content::<D>(&mut onlooker, &query).await;
    let mut holes = Vec::new();
    for (wall, sql) in attacks {
        for (way, statement) in ways::<D>(*wall, sql) {
            let outcome = attacker.run(&statement).await;
            let silent = sql.contains("DO NOTHING") || way.contains("OR IGNORE");
            if outcome.is_ok() && !silent {
                holes.push(format!("accepted ({way}): {sql}"));
            }
            if content::<D>(&mut onlooker, &query).await != before {
                holes.push(format!("changed something ({way}): {sql}"));
                if holes.len() > 3 {
                    return holes;
                }
            }
            if let Err(error) = outcome
                && (error.contains("syntax")
                    || error.contains("does not exist")
                    || error.contains("no such"))
            {
                holes.push(format!("proves nothing ({way}): {sql}\n    {error}"));
            }
        }
    }
    holes
}

/// Everything that is committed, as somebody else sees it.
async fn content<D: Engine>(onlooker: &mut D::Session, query: &str) -> Vec<String> {
    let rows = D::column(onlooker, query).await;
    rows.expect("every table can be read")
}

/// Runs attacks, each as if it were the first one of its connection.
struct Attacker<'a, D: Engine> {
    url: &'a str,
    /// A connection on which an earlier attack left nothing.
    clean: Option<D::Session>,
}

impl<'a, D: Engine> Attacker<'a, D> {
    fn new(url: &'a str) -> Self {
        Self { url, clean: None }
    }

    /// Runs it in a transaction, and commits what is left of it.
    async fn run(&mut self, attack: &str) -> Result<(), String> {
        let mut session = match self.clean.take() {
            Some(session) => session,
            None => D::open(self.url).await,
        };
        let outcome = run_as::<D>(&mut session, attack).await;
        if leaves_nothing::<D>(attack) && is_idle::<D>(&mut session).await {
            self.clean = Some(session);
        } else {
            D::close(session).await;
        }
        outcome
    }
}

/// Whether a connection is after the attack what it was before, but for a transaction that may be
/// open: it writes rows by one statement, and sets no more than what each way sets anew. On
/// PostgreSQL the role for replication stays, and nothing is gained.
fn leaves_nothing<D: Engine>(attack: &str) -> bool {
    let Some((setting, statement)) = attack.split_once("; ") else {
        return false;
    };
    let writes = ["INSERT ", "UPDATE ", "DELETE ", "REPLACE "];
    D::NAME == "sqlite"
        && setting.starts_with("PRAGMA recursive_triggers = ")
        && writes.iter().any(|verb| statement.starts_with(verb))
        && !statement.contains(';')
}

/// Whether no transaction is open: only then one can begin.
async fn is_idle<D: Engine>(session: &mut D::Session) -> bool {
    D::run(session, "BEGIN; ROLLBACK").await.is_ok()
}

/// Takes all triggers away, as the owner of the tables.
async fn without_triggers<D: Engine>(database: &Database<D>) {
    let (sql, change) = match D::NAME {
        "postgres" => (
            "SELECT relname::text FROM pg_class WHERE relhastriggers \
             AND relnamespace = 'public'::regnamespace",
            "ALTER TABLE {name} DISABLE TRIGGER USER",
        ),
        _ => (
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'",
            "DROP TRIGGER {name}",
        ),
    };
    for name in database.texts(sql).await.expect("the catalog") {
        let sql = change.replace("{name}", &format!("\"{name}\""));
        database.execute(&sql).await.expect("an owner may");
    }
}

/// With all triggers gone, what only they refuse is accepted: it was they who refused it.
async fn fall_with_the_triggers<D: Engine>(database: &Database<D>, attacks: &[(Wall, String)]) {
    without_triggers(database).await;
    let mut strong = Vec::new();
    for (_, sql) in attacks.iter().filter(|(wall, _)| *wall == Wall::Rule) {
        if let Err(error) = database.execute(&format!("BEGIN; {sql}; ROLLBACK")).await {
            strong.push(format!("refused by something else: {sql}\n    {error}"));
        }
    }
    assert!(strong.is_empty(), "{}", strong.join("\n"));
}

/// Runs every statement; each must pass and change something.
async fn pass<D: Engine>(database: &Database<D>, statements: &[String]) {
    let query = content_query(database).await;
    let mut onlooker = D::open(&database.url).await;
    for sql in statements {
        let before = content::<D>(&mut onlooker, &query).await;
        if let Err(error) = database.execute_as(sql).await {
            panic!("refused: {sql}\n    {error}");
        }
        let after = content::<D>(&mut onlooker, &query).await;
        assert_ne!(after, before, "it did nothing: {sql}");
    }
}

/// Puts values into the places of a statement: `{name}`.
fn filled(sql: &str, values: &[(&str, String)]) -> String {
    let mut sql = sql.to_owned();
    for (name, value) in values {
        sql = sql.replace(&format!("{{{name}}}"), value);
    }
    sql
}
