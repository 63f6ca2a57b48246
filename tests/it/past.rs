//! What things were, told by the log: also of a kind whose entries hold no more than what changed.

use cwom::prelude::*;
use cwom::{AUDIT, Agent, Issue, IssueType, Repo, Source};
use cwom_runtime::{AuditEntry, Entry, Image};
use cwom_tests::{Database, Engine, context};

/// Agents of these names.
async fn agents<D: Engine>(database: &Database<D>, names: &[&str]) -> Vec<Agent> {
    let mut agents = Vec::new();
    for name in names {
        let new = Agent::new(*name, "security");
        let made = database.store.write(&context()).create(new).await;
        agents.push(made.expect("an agent"));
    }
    agents.sort_by_key(|agent| agent.id.to_string());
    agents
}

async fn described<D: Engine>(database: &Database<D>, agent: &Agent, words: &str) -> Agent {
    let ctx = context();
    let write = database.store.write(&ctx);
    let update = write.update(agent).set(Agent::DESCRIPTION, words);
    update.await.expect("it is described")
}

/// Entries of SQLite's triggers have milliseconds.
fn soon() -> Timestamp {
    let span = Duration::from_micros(1_000_000);
    Timestamp::now().checked_add(span).expect("a moment")
}

async fn what_changed_is_made_whole<D: Engine>(database: Database<D>) {
    let agent = agents(&database, &["one"]).await.remove(0);
    let second = described(&database, &agent, "watches").await;
    let third = described(&database, &second, "watches doors").await;
    let store = &database.store;
    for (version, expected) in [(1, &agent), (2, &second), (3, &third)] {
        let image = store
            .audit(AUDIT)
            .as_of(agent.id, AsOf::Version(version))
            .await;
        let row = image.expect("it is read").and_then(Image::into_current);
        assert_eq!(row.as_ref(), Some(expected), "version {version}");
    }
    // The entries themselves hold less, and say so.
    let history = store.audit(AUDIT).history(agent.id).all().await;
    let history = history.expect("it is read");
    assert!(matches!(history[0].after, Some(Image::Other { .. })));
    let created = history.last().expect("three entries");
    let first = created.after.as_ref().and_then(Image::current);
    assert_eq!(first, Some(&agent));

    // By the name of the kind, without its type: the same, and no word of what changed last.
    let id = agent.id.to_string();
    let image = store
        .audit(AUDIT)
        .image_at("Agent", &id, AsOf::Version(3))
        .await;
    let image = image.expect("it is read").expect("it is there");
    assert_eq!(image["description"], "watches doors");
    assert_eq!(image["name"], "one");
    assert!(image.get("$changed").is_none(), "{image}");
    let unknown = store
        .audit(AUDIT)
        .image_at("Agent", "nobody", AsOf::At(soon()))
        .await;
    assert_eq!(unknown.expect("it is read"), None);

    let changed = store.audit(AUDIT).diff(agent.id, 2, 3).await;
    let changed = changed.expect("it is read");
    let of_words = changed.iter().find(|it| it.field == "description");
    let of_words = of_words.expect("it differs");
    assert_eq!(of_words.before, Some(Json::from("watches")));
    assert_eq!(of_words.after, Some(Json::from("watches doors")));
    assert!(changed.iter().all(|it| it.field != "name"), "{changed:?}");
}

async fn what_is_gone_was_there<D: Engine>(database: Database<D>) {
    let agent = agents(&database, &["one"]).await.remove(0);
    let second = described(&database, &agent, "watches").await;
    let store = &database.store;
    let deleted = store.write(&context()).delete::<Agent>(agent.id).await;
    deleted.expect("it is deleted");
    let at = async |as_of| {
        let typed = store.audit(AUDIT).as_of(agent.id, as_of).await;
        let typed = typed.expect("it is read").map(Image::into_current);
        let id = agent.id.to_string();
        let image = store.audit(AUDIT).image_at("Agent", &id, as_of).await;
        let image = image.expect("it is read");
        assert_eq!(typed.is_some(), image.is_some());
        typed.flatten()
    };
    assert_eq!(at(AsOf::Version(1)).await, Some(agent.clone()));
    assert_eq!(at(AsOf::Version(2)).await, Some(second));
    assert_eq!(at(AsOf::Version(3)).await, None, "it went");
    assert_eq!(at(AsOf::At(soon())).await, None);
    // Of what it became, nothing is left to compare.
    let changed = store.audit(AUDIT).diff(agent.id, 2, 3).await;
    let changed = changed.expect("it is read");
    let name = changed.iter().find(|it| it.field == "name");
    let name = name.expect("it is gone");
    assert_eq!(
        (&name.before, &name.after),
        (&Some(Json::from("one")), &None)
    );
}

async fn a_whole_table_is_told_page_by_page<D: Engine>(database: Database<D>) {
    let mut agents = agents(&database, &["one", "two", "three", "four"]).await;
    let store = &database.store;
    let gone = agents.remove(1);
    let deleted = store.write(&context()).delete::<Agent>(gone.id).await;
    deleted.expect("it is deleted");
    agents[1] = described(&database, &agents[1], "watches").await;
    let ids: Vec<String> = agents.iter().map(|agent| agent.id.to_string()).collect();
    for (after, limit, expected) in [
        (None, 9, 0..3),
        (None, 2, 0..2),
        (Some(ids[0].as_str()), 9, 1..3),
        (Some(ids[0].as_str()), 1, 1..2),
        (Some(ids[2].as_str()), 9, 3..3),
    ] {
        let rows = store
            .audit(AUDIT)
            .as_of_all(soon(), after, limit)
            .await
            .expect("the table");
        let rows: Vec<Agent> = rows.into_iter().filter_map(Image::into_current).collect();
        assert_eq!(rows, agents[expected.clone()], "after {after:?}, {limit}");
        let images = store
            .audit(AUDIT)
            .images_at("Agent", soon(), after, limit)
            .await
            .expect("the table");
        let told: Vec<(String, Json)> = agents[expected]
            .iter()
            .map(|agent| (agent.id.to_string(), Json::from(agent.name.clone())))
            .collect();
        assert!(images.iter().all(|(_, it)| it.get("$changed").is_none()));
        let images = images.into_iter().map(|(id, image)| {
            let name = image["name"].clone();
            (id, name)
        });
        assert_eq!(images.collect::<Vec<_>>(), told);
    }
    let AsOf::At(earlier) = AsOf::hours_ago(1) else {
        panic!("a moment");
    };
    let before = store
        .audit(AUDIT)
        .images_at("Agent", earlier, None, 9)
        .await;
    assert!(before.expect("the table").is_empty());
}

async fn an_image_of_another_shape_is_no_row<D: Engine>(database: Database<D>) {
    let ctx = context();
    let write = database.store.write(&ctx);
    let repo = write.create(Repo::new("Tower", "tower", Source::new("local")));
    let repo = repo.await.expect("a repo");
    let issue = write.create(Issue::new(repo.id, "Login fails", IssueType::Bug));
    let issue = issue.await.expect("an issue");
    let audit = || database.store.audit(AUDIT);
    let history = audit().history(issue.id).newest(1).await;
    let page = history.expect("it is read");
    assert!(page.next.is_none(), "there is one entry, and no page more");
    let entry = page.rows.into_iter().next().expect("the creation");
    assert_eq!(entry.after.as_ref().and_then(Image::current), Some(&issue));
    let entry = entry.into_entry();
    let is_other = |entry: Entry| {
        let typed: AuditEntry<Issue> = entry.into();
        matches!(typed.after, Some(Image::Other { .. }))
    };
    assert!(!is_other(entry.clone()));
    let older = Entry {
        revision: "000000000000".to_owned(),
        ..entry.clone()
    };
    assert!(is_other(older), "another shape");
    let mut partial = entry;
    let image = partial.after.as_mut().and_then(Json::as_object_mut);
    let gone = image.expect("an object").remove("description");
    assert!(gone.is_some());
    assert!(is_other(partial), "a column less");
}

mod on {
    cwom_tests::on_both!(
        what_changed_is_made_whole,
        what_is_gone_was_there,
        a_whole_table_is_told_page_by_page,
        an_image_of_another_shape_is_no_row,
    );
}
