//! SQLite: a conflict clause reaches into the triggers, so each is tried on each statement, with
//! and without triggers that fire triggers.

use cwom_testkit::Sqlite;
use cwom_tests::{Database, Engine, context};

use super::super::ledger::{Ledger, audited};
use super::super::rows::{Fresh, Pattern};
use super::super::shell::{clear, run_as, state};
use super::super::{model, tables};
use super::{Traces, differences};

const CLAUSES: [&str; 6] = [
    "",
    " OR ABORT",
    " OR FAIL",
    " OR IGNORE",
    " OR REPLACE",
    " OR ROLLBACK",
];

/// What a statement finds said of who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// The transaction said it.
    Set,
    /// Nobody did.
    Missing,
    /// A connection that did not look after foreign keys left its own behind.
    Leftover,
}

/// What a statement does, and through what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    Insert,
    InsertAgain,
    Update,
    Delete,
    Upsert,
    ForgeSameEntry,
    ForgeSameChange,
    ViewInsert,
    ViewInsertAgain,
    ViewUpdate,
}

const DEEDS: [Deed; 10] = [
    Deed::Insert,
    Deed::InsertAgain,
    Deed::Update,
    Deed::Delete,
    Deed::Upsert,
    Deed::ForgeSameEntry,
    Deed::ForgeSameChange,
    Deed::ViewInsert,
    Deed::ViewInsertAgain,
    Deed::ViewUpdate,
];

/// The actor that the view is told.
const BY_VIEW: &str = "by-view";

type Session = <Sqlite as Engine>::Session;

async fn matrix(database: Database<Sqlite>, part: usize) {
    let filled = model::fill(&database.store, &context()).await;
    filled.expect("the rows");
    let mut session = Sqlite::open(&database.url).await;
    let mut careless = Sqlite::open(&database.url).await;
    let off = Sqlite::run(&mut careless, "PRAGMA foreign_keys = OFF").await;
    off.expect("a setting");
    let (mut found, mut cases, mut done) = (Vec::new(), 0, 0);
    let mine = audited(tables()).enumerate();
    for (_, (table, _)) in mine.filter(|(position, _)| position % PARTS == part) {
        let pattern = Pattern::of::<Sqlite>(tables(), table, &mut session).await;
        for case in Case::all() {
            let Some(outcome) = case.run(&pattern, &mut session, &mut careless).await else {
                continue;
            };
            cases += 1;
            done += usize::from(outcome.changed);
            let violations = outcome.violations.into_iter();
            found.extend(violations.map(|what| format!("{} {case:?}: {what}", table.name)));
            assert!(found.len() < 6, "{}", found.join("\n"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(
        cases > 500 && done * 8 > cases,
        "{done} of {cases} cases did something"
    );
    let ledger = Ledger::read::<Sqlite>(tables(), &mut session).await;
    ledger.assert_sound(tables());
}

/// One case.
#[derive(Debug, Clone, Copy)]
struct Case {
    said: Said,
    deed: Deed,
    clause: &'static str,
    recursive: &'static str,
}

struct Outcome {
    changed: bool,
    violations: Vec<String>,
}

impl Case {
    fn all() -> Vec<Self> {
        let mut all = Vec::new();
        for recursive in ["OFF", "ON"] {
            for said in [Said::Set, Said::Missing, Said::Leftover] {
                for deed in DEEDS {
                    all.extend(CLAUSES.map(|clause| Self {
                        said,
                        deed,
                        clause,
                        recursive,
                    }));
                }
            }
        }
        all
    }

    /// Tries it; `None` where this statement takes no clause, or the view does not do it.
    async fn run(
        self,
        pattern: &Pattern<'_>,
        session: &mut Session,
        careless: &mut Session,
    ) -> Option<Outcome> {
        let fresh = match self.deed {
            Deed::Insert | Deed::ViewInsert | Deed::Delete => pattern.fresh(),
            _ => pattern.itself(),
        };
        let sql = self.sql(pattern, &fresh)?;
        self.prepare(pattern, &fresh, session).await;
        if self.said == Said::Leftover {
            let left = Sqlite::run(careless, &state::<Sqlite>("left-behind", "", "")).await;
            left.expect("left behind");
        }
        let before = Traces::of::<Sqlite>(pattern, session).await;
        let result = self.write(&sql, session).await;
        if self.said == Said::Leftover {
            let cleared = Sqlite::run(careless, clear::<Sqlite>()).await;
            cleared.expect("cleared");
        }
        let after = Traces::of::<Sqlite>(pattern, session).await;
        let mut violations = differences::<Sqlite>(pattern, &fresh.key, session).await;
        if !after.extends(&before) {
            violations.push("an older entry is not what it was".to_owned());
        }
        let by_view = matches!(
            self.deed,
            Deed::ViewInsert | Deed::ViewInsertAgain | Deed::ViewUpdate
        );
        if self.said == Said::Missing && !by_view && after != before {
            violations.push(format!("written without a stated actor ({result:?})"));
        }
        if by_view && after != before {
            let id = fresh.key.join("/");
            let ledger = Ledger::read_one::<Sqlite>(pattern.table, &id, session).await;
            let last = ledger.entries.last().expect("an entry");
            if (last.actor_kind.as_str(), last.actor_id.as_str()) != ("agent", BY_VIEW) {
                violations.push(format!("the view wrote as {}", last.actor_id));
            }
        }
        let left = "SELECT count(*) || '' FROM audit_log_context";
        if Sqlite::column(session, left).await.expect("a count") != ["0"] {
            violations.push("a context was left behind".to_owned());
        }
        if let Err(error) = &result
            && ["syntax", "no such", "busy", "ambiguous"]
                .iter()
                .any(|it| error.contains(it))
        {
            violations.push(format!("proves nothing: {error}\n    {sql}"));
        }
        Some(Outcome {
            changed: after != before,
            violations,
        })
    }

    fn sql(self, pattern: &Pattern<'_>, fresh: &Fresh) -> Option<String> {
        let insert = format!("INSERT{} INTO", self.clause);
        let update = format!("UPDATE{}", self.clause);
        let takes_clause = !matches!(self.deed, Deed::Delete | Deed::Upsert);
        if !takes_clause && !self.clause.is_empty() {
            return None;
        }
        let is_pair = pattern.key.len() > 1;
        Some(match self.deed {
            Deed::Insert | Deed::InsertAgain => pattern.insert(&insert, fresh),
            Deed::Update => pattern.update(&update, &fresh.key),
            Deed::Delete => pattern.delete(&fresh.key),
            Deed::Upsert => pattern.upsert(fresh),
            Deed::ForgeSameEntry => forged(&insert, pattern, "seq"),
            Deed::ForgeSameChange => forged(&insert, pattern, "NULL"),
            Deed::ViewInsert | Deed::ViewInsertAgain => {
                pattern.insert_view(&insert, fresh, BY_VIEW)
            }
            Deed::ViewUpdate if is_pair || !pattern.audited.changeable => return None,
            Deed::ViewUpdate => pattern.update_view(&update, &fresh.key, BY_VIEW),
        })
    }

    /// Makes the rows that the case needs, as somebody.
    async fn prepare(self, pattern: &Pattern<'_>, fresh: &Fresh, session: &mut Session) {
        let pragma = format!("PRAGMA recursive_triggers = {}", self.recursive);
        Sqlite::run(session, &pragma).await.expect("a setting");
        let mut sql: Vec<String> = fresh.before.clone().into_iter().collect();
        if self.deed == Deed::Delete {
            sql.push(pattern.insert("INSERT INTO", fresh));
        }
        if !sql.is_empty() {
            let sql = sql.join("; ");
            let done = run_as::<Sqlite>(session, "prepares", &sql).await;
            done.unwrap_or_else(|error| panic!("{error}\n{sql}"));
        }
    }

    async fn write(self, sql: &str, session: &mut Session) -> Result<(), String> {
        if self.said != Said::Set {
            return Sqlite::run(session, sql).await;
        }
        let begin = format!("BEGIN IMMEDIATE; {}", state::<Sqlite>("ada", "", ""));
        Sqlite::run(session, &begin).await.expect("a transaction");
        let result = Sqlite::run(session, sql).await;
        // What a failed statement left of its work is kept, unless it ended the transaction.
        let _ = Sqlite::run(session, clear::<Sqlite>()).await;
        let _ = Sqlite::run(session, "COMMIT").await;
        result
    }
}

/// An entry in place of one that is there.
fn forged(insert: &str, pattern: &Pattern<'_>, seq: &str) -> String {
    format!(
        "{insert} audit_log (seq, actor_kind, actor_id, action, entity_kind, entity_id, \
         entity_version, after, spec_rev, salt) SELECT {seq}, 'human', 'forged', action, \
         entity_kind, entity_id, entity_version, '{{}}', spec_rev, 'x' FROM audit_log \
         WHERE entity_kind = '{}' AND entity_id = '{}' ORDER BY seq LIMIT 1",
        pattern.audited.kind,
        pattern.key.join("/")
    )
}

/// An entry that was forged ahead of its change cannot stand for the true one, whatever the
/// statement says of conflicts.
async fn no_change_hides_behind_a_forged_entry(database: Database<Sqlite>) {
    let filled = model::fill(&database.store, &context()).await;
    filled.expect("the rows");
    let mut session = Sqlite::open(&database.url).await;
    let mut holes = Vec::new();
    let changeable = audited(tables()).filter(|(_, audited)| audited.changeable);
    for (table, _) in changeable {
        let pattern = Pattern::of::<Sqlite>(tables(), table, &mut session).await;
        for clause in CLAUSES {
            let id = pattern.key.join("/");
            let forge = format!(
                "BEGIN IMMEDIATE; {}; INSERT INTO audit_log (actor_kind, actor_id, action, \
                 entity_kind, entity_id, entity_version, before, after, spec_rev, salt) \
                 SELECT 'human', 'forged', 'updated', entity_kind, entity_id, \
                 max(entity_version) + 1, '{{}}', '{{}}', spec_rev, 'x' FROM audit_log \
                 WHERE entity_kind = '{}' AND entity_id = '{id}'",
                state::<Sqlite>("ada", "", ""),
                pattern.audited.kind,
            );
            let forged = Sqlite::run(&mut session, &forge).await;
            forged.expect("nothing keeps an owner from it");
            let update = pattern.update(&format!("UPDATE{clause}"), &pattern.key);
            let done = Sqlite::run(&mut session, &update).await;
            let ledger = Ledger::read_one::<Sqlite>(table, &id, &mut session).await;
            let last = ledger.entries.last();
            let is_recorded = last.is_some_and(|entry| entry.actor_id == "ada");
            if done.is_ok() && !is_recorded {
                holes.push(format!("{}: {update}", table.name));
            }
            // It may have ended already.
            let _ = Sqlite::run(&mut session, "ROLLBACK").await;
        }
    }
    assert!(holes.is_empty(), "{}", holes.join("\n"));
}

/// The matrix comes in parts, which run beside each other.
const PARTS: usize = 4;

macro_rules! parts {
    ($($name:ident = $part:literal),*) => {$(
        #[tokio::test]
        async fn $name() {
            cwom_testkit::run(&cwom::MIGRATIONS, |database| matrix(database, $part)).await;
        }
    )*};
}

parts!(
    first_part = 0,
    second_part = 1,
    third_part = 2,
    fourth_part = 3
);

#[tokio::test]
async fn forged_ahead() {
    cwom_testkit::run(&cwom::MIGRATIONS, no_change_hides_behind_a_forged_entry).await;
}
