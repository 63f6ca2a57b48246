//! Futures that are dropped where they wait: no half transaction, no context and no dead
//! connection is left. And commits that fail: whatever a statement returned before, nothing was
//! written.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use cwom::prelude::*;
use cwom::{AUDIT, Issue, IssueType, Priority, Repo, Source, Status};
use cwom_tests::{Database, Engine, context};

use super::raw::Plain;

/// More attempts than any of the stories here takes.
const MANY: usize = 500;
/// How often a story ends before it counts as having no more places to wait at: one that the
/// engine answered before anybody looked has fewer of them.
const ENDS: usize = 3;

/// Drops a future where it waits for the `waits`-th time; its outcome, should it get to its end.
async fn until<F: Future>(future: F, mut waits: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    poll_fn(move |context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending if waits == 0 => Poll::Ready(None),
        Poll::Pending => {
            waits -= 1;
            Poll::Pending
        }
    })
    .await
}

fn repo(slug: String) -> cwom::NewRepo {
    Repo::new("Tower", slug, Source::new("local"))
}

/// Drops the story at each place where it waits, and looks after each drop.
async fn dropped_everywhere<D: Plain>(
    database: &Database<D>,
    work: impl AsyncFn(&Store<D>, &str) -> Result<()>,
    is_whole: impl Fn(&[String]) -> bool,
) {
    let store = &database.store;
    let (mut waits, mut ends) = (0, 0);
    for attempt in 0..MANY {
        let slug = format!("story/{attempt}");
        let outcome = until(work(store, &slug), waits).await;
        // The next writer finds a connection, and writes in its own name.
        let after = Context::human(format!("after-{attempt}"));
        let write = store.write(&after);
        let next = write.create(repo(format!("next/{attempt}"))).await;
        let next = next.expect("the pool is usable");
        let history = store.audit(AUDIT).history(next.id).newest(1).await;
        let history = history.expect("it is read").rows;
        assert_eq!(history[0].actor.id, after.actor.id);
        nothing_is_half(database).await;
        no_context_is_left(database).await;
        let left = format!(
            "SELECT name || row_version FROM cwom_repos WHERE slug = '{slug}' \
             UNION ALL SELECT title || row_version FROM cwom_issues WHERE title = '{slug}' ORDER BY 1"
        );
        let left = database.texts(&left).await.expect("rows");
        assert!(is_whole(&left), "dropped at {waits}: {left:?}");
        let Some(outcome) = outcome else {
            waits += 1;
            continue;
        };
        outcome.expect("the story has no errors");
        assert_eq!(left.len(), 2, "all of it is there");
        ends += 1;
        if ends >= ENDS && waits > 2 {
            return;
        }
    }
    panic!("the story does not end, or is never waited for: dropped {waits} times, ended {ends}");
}

/// Each version of a row has its entry in the log, and no entry is without its row.
async fn nothing_is_half<D: Engine>(database: &Database<D>) {
    let sql = "SELECT 'row ' || slug FROM cwom_repos AS r WHERE row_version <> \
               (SELECT count(*) FROM audit_log WHERE entity_id = CAST(r.id AS text)) \
               UNION ALL SELECT 'row ' || title FROM cwom_issues AS i WHERE row_version <> \
               (SELECT count(*) FROM audit_log WHERE entity_id = CAST(i.id AS text)) \
               UNION ALL SELECT 'entry ' || entity_id FROM audit_log WHERE NOT EXISTS \
               (SELECT 1 FROM cwom_repos WHERE CAST(id AS text) = entity_id) AND NOT EXISTS \
               (SELECT 1 FROM cwom_issues WHERE CAST(id AS text) = entity_id)";
    assert_eq!(database.texts(sql).await.expect("both"), [""; 0]);
}

/// A statement that nobody put a name to is refused on the connection that the pool gives out.
async fn no_context_is_left<D: Plain>(database: &Database<D>) {
    let rename = "UPDATE cwom_repos SET name = 'x', row_version = row_version + 1";
    let mut tx = database.store.begin(&context()).await.expect("it begins");
    let nameless = D::plain(&mut tx, rename).await;
    let error = nameless.expect_err("nobody said who writes");
    assert!(format!("{error:?}").contains("audit"), "{error:?}");
    tx.rollback().await.expect("taken back");
}

async fn transaction_is_whole_or_not_there<D: Plain>(database: Database<D>) {
    let story = async |store: &Store<D>, slug: &str| {
        let mut tx = store.begin(&context()).await?;
        let made = tx.create_all([repo(slug.to_owned())]).await?;
        let mut scope = tx.savepoint().await?;
        let new = Issue::new(made[0].id, slug, IssueType::Bug);
        let issue = scope.create(new).await?;
        scope.commit().await?;
        let issue = tx.transition(issue, Status::Ready).await?;
        tx.update(&issue).set(Issue::PRIORITY, Priority::P0).await?;
        tx.commit().await
    };
    dropped_everywhere(&database, story, |left| {
        left.is_empty() || left.len() == 2 && left[1].ends_with('3')
    })
    .await;
}

async fn single_writes_are_whole_or_not_there<D: Plain>(database: Database<D>) {
    let story = async |store: &Store<D>, slug: &str| {
        let ctx = context();
        let write = store.write(&ctx);
        let made = write.create(repo(slug.to_owned())).await?;
        let issues = [Issue::new(made.id, slug, IssueType::Bug)];
        let issue = write.create_all(issues).await?.remove(0);
        let issue = write.transition(issue, Status::Ready).await?;
        let write = write.update(&issue);
        write.set(Issue::PRIORITY, Priority::P0).await.map(drop)
    };
    // Each write is a transaction of its own: the repo comes first, then each version of the issue.
    dropped_everywhere(&database, story, |left| match left {
        [] => true,
        [repo] => repo == "Tower1",
        [repo, issue] => repo == "Tower1" && ["1", "2", "3"].iter().any(|v| issue.ends_with(v)),
        _ => false,
    })
    .await;
}

/// A rule that is looked at when the transaction ends, and that each new repo breaks.
async fn break_each_commit<D: Engine>(database: &Database<D>) {
    let table = "CREATE TABLE promises (id bigint PRIMARY KEY, \
                 kept_by bigint REFERENCES promises (id) DEFERRABLE INITIALLY DEFERRED)";
    let trigger = if D::NAME == "sqlite" {
        "CREATE TRIGGER promise AFTER INSERT ON cwom_repos \
         BEGIN INSERT INTO promises VALUES (1, 2); END"
    } else {
        "CREATE FUNCTION promise() RETURNS trigger LANGUAGE plpgsql AS \
         $$ BEGIN INSERT INTO promises VALUES (1, 2); RETURN NEW; END $$; \
         CREATE TRIGGER promise AFTER INSERT ON cwom_repos \
         FOR EACH ROW EXECUTE FUNCTION promise()"
    };
    database.execute(table).await.expect("a table");
    database.execute(trigger).await.expect("a trigger");
}

async fn failed_commit_is_no_success<D: Plain>(database: Database<D>) {
    break_each_commit(&database).await;
    let store = &database.store;
    let ctx = context();
    // The statement of a single write gives its row back before the engine looks.
    let write = store.write(&ctx);
    let single = write.create(repo("a/single".to_owned())).await;
    single.expect_err("the promise is broken");
    let all = write.create_all([repo("a/all".to_owned())]).await;
    all.expect_err("the promise is broken");
    let mut tx = store.begin(&ctx).await.expect("a transaction");
    tx.create(repo("a/within".to_owned()))
        .await
        .expect("nobody looks before the end");
    tx.commit().await.expect_err("the promise is broken");

    let repos: Vec<Repo> = store.list(None, 9).await.expect("repos");
    assert_eq!(repos, []);
    let rest = "SELECT entity_id FROM audit_log UNION ALL SELECT CAST(id AS text) FROM promises";
    assert_eq!(database.texts(rest).await.expect("rows"), [""; 0]);

    let keep = "DROP TRIGGER promise ON cwom_repos";
    let keep = if D::NAME == "sqlite" {
        "DROP TRIGGER promise"
    } else {
        keep
    };
    database.execute(keep).await.expect("no lock is left");
    let next = write.create(repo("a/next".to_owned())).await;
    next.expect("the connection is usable");
    no_context_is_left(&database).await;
}

mod on {
    cwom_tests::on_both!(
        transaction_is_whole_or_not_there,
        single_writes_are_whole_or_not_there,
        failed_commit_is_no_success,
    );
}
