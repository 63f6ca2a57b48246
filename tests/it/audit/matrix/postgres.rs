//! PostgreSQL: statements of more kinds, settings that went stale, and a session that passes for a
//! replica, whose triggers mostly rest.

use cwom_testkit::Postgres;
use cwom_tests::{Database, Engine, context};

use super::super::ledger::{Ledger, audited};
use super::super::rows::{Fresh, Pattern};
use super::super::shell::{next, run_as, state};
use super::super::{model, tables};
use super::{Traces, differences};

/// What a statement finds said of who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// The transaction said it.
    Set,
    /// Nobody did.
    Missing,
    /// The session was left with what another transaction said.
    Stale,
}

/// What a statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Insert,
    InsertAgain,
    Update,
    Delete,
    Upsert,
    UpsertNew,
    Merge,
    MergeNew,
    Copy,
    Truncate,
    TruncateCascade,
    TruncatePartition,
}

const DEEDS: [Deed; 12] = [
    Deed::Insert,
    Deed::InsertAgain,
    Deed::Update,
    Deed::Delete,
    Deed::Upsert,
    Deed::UpsertNew,
    Deed::Merge,
    Deed::MergeNew,
    Deed::Copy,
    Deed::Truncate,
    Deed::TruncateCascade,
    Deed::TruncatePartition,
];

type Session = <Postgres as Engine>::Session;

async fn matrix(database: Database<Postgres>) {
    let filled = model::fill(&database.store, &context()).await;
    filled.expect("the rows");
    let mut session = Postgres::open(&database.url).await;
    let (mut found, mut cases, mut done) = (Vec::new(), 0, 0);
    for (table, _) in audited(tables()) {
        let pattern = Pattern::of::<Postgres>(tables(), table, &mut session).await;
        for case in Case::all() {
            let (changed, violations) = case.run(&pattern, &mut session).await;
            cases += 1;
            done += usize::from(changed);
            let violations = violations.into_iter();
            found.extend(violations.map(|what| format!("{} {case:?}: {what}", table.name)));
            assert!(found.len() < 6, "{}", found.join("\n"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(
        cases > 500 && done * 8 > cases,
        "{done} of {cases} cases did something"
    );
    let ledger = Ledger::read::<Postgres>(tables(), &mut session).await;
    ledger.assert_sound(tables());
}

/// One case.
#[derive(Debug, Clone, Copy)]
struct Case {
    said: Said,
    deed: Deed,
    role: &'static str,
}

impl Case {
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for role in ["origin", "replica"] {
            for said in [Said::Set, Said::Missing, Said::Stale] {
                all.extend(DEEDS.map(|deed| Self { said, deed, role }));
            }
        }
        all
    }

    /// Tries it: whether something changed, and what is wrong with it.
    async fn run(self, pattern: &Pattern<'_>, session: &mut Session) -> (bool, Vec<String>) {
        let fresh = match self.deed {
            Deed::Insert | Deed::Delete | Deed::UpsertNew | Deed::MergeNew | Deed::Copy => {
                pattern.fresh()
            }
            _ => pattern.itself(),
        };
        self.prepare(pattern, &fresh, session).await;
        let before = Traces::of::<Postgres>(pattern, session).await;
        let result = self.write(pattern, &fresh, session).await;
        let after = Traces::of::<Postgres>(pattern, session).await;
        let mut violations = differences::<Postgres>(pattern, &fresh.key, session).await;
        if !after.extends(&before) {
            violations.push("an older entry is not what it was".to_owned());
        }
        if self.said != Said::Set && after != before {
            violations.push(format!("written without a stated actor ({result:?})"));
        }
        if let Err(error) = &result
            && ["syntax", "does not exist", "of type"]
                .iter()
                .any(|it| error.contains(it))
        {
            violations.push(format!("proves nothing: {error}"));
        }
        (after != before, violations)
    }

    async fn prepare(self, pattern: &Pattern<'_>, fresh: &Fresh, session: &mut Session) {
        let mut sql: Vec<String> = fresh.before.clone().into_iter().collect();
        if self.deed == Deed::Delete {
            sql.push(pattern.insert("INSERT INTO", fresh));
        }
        if !sql.is_empty() {
            let sql = sql.join("; ");
            let done = run_as::<Postgres>(session, "prepares", &sql).await;
            done.unwrap_or_else(|error| panic!("{error}\n{sql}"));
        }
    }

    async fn write(
        self,
        pattern: &Pattern<'_>,
        fresh: &Fresh,
        session: &mut Session,
    ) -> Result<(), String> {
        let stated = state::<Postgres>("ada", "", "");
        if self.said == Said::Stale {
            // For the session, as a careless pool would leave it.
            let stale = stated.replace(", true)", ", false)");
            Postgres::run(session, &stale).await.expect("settings");
        }
        let said = if self.said == Said::Set {
            stated.as_str()
        } else {
            "SELECT 1"
        };
        let role = self.role;
        let begin = format!("BEGIN; SET LOCAL session_replication_role = {role}; {said}");
        Postgres::run(session, &begin).await.expect("a transaction");
        let result = self.deed(pattern, fresh, session).await;
        let end = if result.is_ok() { "COMMIT" } else { "ROLLBACK" };
        let ended = Postgres::run(session, end).await;
        if self.said == Said::Stale {
            Postgres::run(session, "RESET ALL")
                .await
                .expect("as before");
        }
        result.and(ended)
    }

    async fn deed(
        self,
        pattern: &Pattern<'_>,
        fresh: &Fresh,
        session: &mut Session,
    ) -> Result<(), String> {
        let table = &pattern.table.name;
        let sql = match self.deed {
            Deed::Insert | Deed::InsertAgain => pattern.insert("INSERT INTO", fresh),
            Deed::Update => pattern.update("UPDATE", &fresh.key),
            Deed::Delete => pattern.delete(&fresh.key),
            Deed::Upsert | Deed::UpsertNew => pattern.upsert(fresh),
            Deed::Merge | Deed::MergeNew => pattern.merge(fresh),
            Deed::Truncate => format!("TRUNCATE \"{table}\""),
            Deed::TruncateCascade => format!("TRUNCATE \"{table}\" CASCADE"),
            Deed::TruncatePartition => "TRUNCATE audit_log_default".to_owned(),
            Deed::Copy => return copy(pattern, fresh, session).await,
        };
        Postgres::run(session, &sql).await
    }
}

/// Takes the row out as a file, and the file in.
async fn copy(pattern: &Pattern<'_>, fresh: &Fresh, session: &mut Session) -> Result<(), String> {
    let text = |error: sqlx::Error| error.to_string();
    let out = format!("COPY ({}) TO STDOUT", pattern.select(fresh));
    let mut file = Vec::new();
    {
        let mut lines = session.copy_out_raw(&out).await.map_err(text)?;
        while let Some(bytes) = next(&mut lines).await {
            file.extend(bytes.map_err(text)?);
        }
    }
    let names = pattern.names();
    let into = format!("COPY \"{}\" ({names}) FROM STDIN", pattern.table.name);
    let mut sink = session.copy_in_raw(&into).await.map_err(text)?;
    sink.send(file).await.map_err(text)?;
    sink.finish().await.map(drop).map_err(text)
}

#[tokio::test]
async fn every_statement() {
    cwom_testkit::run(&cwom::MIGRATIONS, matrix).await;
}
