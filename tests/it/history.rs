//! The audit log through its typed interface: what was recorded is told again, the same on both
//! engines.

use cwom::prelude::*;
use cwom::{AUDIT, Issue, IssueDoctrineRef, IssueType, Priority, Repo, Source, Status};
use cwom::{DoctrineRef, DoctrineType};
use cwom_runtime::{Action, Actor, Entry, FieldChange, Image};
use cwom_tests::{Database, Engine, context};

async fn repo<D: Engine>(database: &Database<D>, ctx: &Context) -> Repo {
    database
        .store
        .write(ctx)
        .create(Repo::new("Tower", "tower", Source::new("local")))
        .await
        .expect("a repo")
}

async fn issue<D: Engine>(database: &Database<D>, ctx: &Context) -> Issue {
    let repo = repo(database, ctx).await;
    database
        .store
        .write(ctx)
        .create(Issue::new(repo.id, "Login fails", IssueType::Bug))
        .await
        .expect("an issue")
}

async fn a_story_is_told_newest_first<D: Engine>(database: Database<D>) {
    let ada = Context::human("ada").note("login is broken");
    let issue = issue(&database, &ada).await;
    let bot = Context::agent("bot").trace(ada.trace);
    let write = database.store.write(&bot);
    let ready = write
        .transition(issue.clone(), Status::Ready)
        .await
        .expect("it becomes ready");
    let urgent = write
        .update(&ready)
        .set(Issue::PRIORITY, Priority::P0)
        .await
        .expect("it becomes urgent");

    let store = &database.store;
    let history = store.audit(AUDIT).history(issue.id).newest(10).await;
    let history = history.expect("it is read").rows;
    let actions: Vec<(Action, Option<i64>)> = history
        .iter()
        .map(|entry| (entry.action, entry.version))
        .collect();
    assert_eq!(
        actions,
        [
            (Action::Updated, Some(3)),
            (Action::StatusChanged, Some(2)),
            (Action::Created, Some(1)),
        ]
    );
    let image = |image: &Option<Image<Issue>>| image.as_ref().and_then(Image::current).cloned();
    assert_eq!(image(&history[0].after), Some(urgent.clone()));
    assert_eq!(image(&history[0].before), Some(ready.clone()));
    assert_eq!(image(&history[1].before), Some(issue.clone()));
    assert_eq!(history[2].before, None);
    assert_eq!(history[2].actor, ada.actor);
    assert_eq!(history[2].note.as_deref(), Some("login is broken"));
    assert_eq!(history[0].actor, bot.actor);
    assert_eq!(
        (history[0].trace, history[0].note.clone()),
        (Some(ada.trace), None)
    );
    let changed: Vec<String> = history[0]
        .changed_fields()
        .into_iter()
        .map(|change| change.field)
        .collect();
    assert_eq!(changed, ["priority", "row_version", "updated_at"]);

    // The same through pages of one.
    let mut paged: Vec<Entry> = Vec::new();
    let mut page = Page::first(1);
    loop {
        let entries = store
            .audit(AUDIT)
            .entries()
            .entity("Issue", issue.id.to_string());
        let found = entries.page(page).await.expect("a page");
        paged.extend(found.rows);
        match found.next {
            Some(next) => page = Page::after(next).size(1),
            None => break,
        }
    }
    let whole: Vec<Entry> = history
        .into_iter()
        .map(|entry| entry.into_entry())
        .collect();
    assert_eq!(paged, whole);
}

async fn what_was_is_known<D: Engine>(database: Database<D>) {
    let ctx = context();
    let issue = issue(&database, &ctx).await;
    let store = &database.store;
    let before = Timestamp::now();
    let changed = store
        .write(&ctx)
        .update(&issue)
        .set(Issue::TITLE, "Login loops")
        .await
        .expect("it is renamed");
    let at = |as_of| async move {
        let image = store.audit(AUDIT).as_of(issue.id, as_of).await;
        image.expect("it is read").and_then(Image::into_current)
    };
    assert_eq!(at(AsOf::Version(1)).await.as_ref(), Some(&issue));
    assert_eq!(at(AsOf::Version(2)).await.as_ref(), Some(&changed));
    assert_eq!(at(AsOf::hours_ago(1)).await, None);
    assert_eq!(
        at(AsOf::At(Timestamp::now())).await.as_ref(),
        Some(&changed)
    );
    // Moments of SQLite's triggers have milliseconds, so the first image may be later than `before`
    // by less than that; the second one never counts.
    if let Some(image) = at(AsOf::At(before)).await {
        assert!(image == issue || image == changed);
    }
    let difference = store.audit(AUDIT).diff(issue.id, 1, 2).await;
    let difference = difference.expect("it is read");
    let title = |value: &str| Some(Json::from(value));
    let expected = FieldChange {
        field: "title".to_owned(),
        before: title("Login fails"),
        after: title("Login loops"),
    };
    assert!(difference.contains(&expected), "{difference:?}");

    let all: Vec<Image<Issue>> = store
        .audit(AUDIT)
        .as_of_all(Timestamp::now(), None, 10)
        .await
        .expect("the whole table");
    let rows: Vec<Issue> = all.into_iter().filter_map(Image::into_current).collect();
    assert_eq!(rows, [changed]);
}

async fn one_trace_is_one_timeline<D: Engine>(database: Database<D>) {
    let ctx = Context::human("ada");
    let issue = issue(&database, &ctx).await;
    let rule = DoctrineRef::new(
        "git",
        "no-force-push",
        "1.0",
        DoctrineType::Policy,
        "Never force-push.",
    );
    let mut tx = database.store.begin(&ctx).await.expect("it begins");
    let rule = tx.create(rule).await.expect("a rule");
    let link = tx
        .create(IssueDoctrineRef::new(issue.id, rule.id))
        .await
        .expect("a link");
    let note = Note::about(issue.id, "agreed by phone");
    let facts = serde_json::json!({"caller": "eve"});
    tx.note(AUDIT, note.data(facts.clone()))
        .await
        .expect("a note");
    tx.delete::<IssueDoctrineRef>(link.key())
        .await
        .expect("unlinked");
    tx.commit().await.expect("it is kept");
    // Another chain of work.
    repo_named(&database, "other").await;

    let timeline = database.store.audit(AUDIT).trace(ctx.trace).await;
    let timeline = timeline.expect("it is read");
    let told: Vec<(&str, Action, Option<i64>)> = timeline
        .iter()
        .map(|entry| (entry.kind.as_str(), entry.action, entry.version))
        .collect();
    assert_eq!(
        told,
        [
            ("Repo", Action::Created, Some(1)),
            ("Issue", Action::Created, Some(1)),
            ("DoctrineRef", Action::Created, Some(1)),
            ("Issue.doctrine_refs", Action::Linked, Some(1)),
            ("Issue", Action::Noted, None),
            ("Issue.doctrine_refs", Action::Unlinked, Some(2)),
        ]
    );
    assert_eq!(timeline[3].id, format!("{}/{}", issue.id, rule.id));
    assert_eq!(timeline[4].after, Some(facts));
    assert_eq!(timeline[4].note.as_deref(), Some("agreed by phone"));

    let by_ada = database
        .store
        .audit(AUDIT)
        .entries()
        .actor(ctx.actor.clone());
    assert_eq!(by_ada.all().await.expect("it is read").len(), 6);
    let links = database.store.audit(AUDIT).entries().action(Action::Linked);
    assert_eq!(links.all().await.expect("it is read").len(), 1);
}

async fn repo_named<D: Engine>(database: &Database<D>, slug: &str) {
    database
        .store
        .write(&context())
        .create(Repo::new("Other", slug, Source::new("local")))
        .await
        .expect("a repo");
}

async fn raw_sql_without_an_actor_is_refused<D: Engine>(database: Database<D>) {
    let issue = issue(&database, &context()).await;
    let sql = format!(
        "UPDATE cwom_issues SET title = 'x', row_version = 2 WHERE id = '{}'",
        issue.id
    );
    let error = database.execute(&sql).await.expect_err("nobody said who");
    assert!(error.contains("cwom:context:cwom_issues"), "{error}");
    database.execute_as(&sql).await.expect("the test said who");
    let recent = database.store.audit(AUDIT).recent(1).await.expect("read");
    assert_eq!(recent[0].actor, Actor::system("test"));
}

mod on {
    cwom_tests::on_both!(
        a_story_is_told_newest_first,
        what_was_is_known,
        one_trace_is_one_timeline,
        raw_sql_without_an_actor_is_refused,
    );
}
