//! Filters and orders: every operator, and the same rows in the same order on both engines.

use cwom::prelude::*;
use cwom::{Event, EventPriority, Issue, IssueType, NewIssue, Priority, Repo, Source};
use cwom_tests::{Database, Engine, context};

async fn repo<D: Engine>(store: &Store<D>, slug: &str) -> Repo {
    let new = Repo::new("Tower", slug, Source::new("local"));
    store.write(&context()).create(new).await.expect("a repo")
}

/// Issues with the titles `a` to `e`, whose other fields differ.
async fn issues<D: Engine>(store: &Store<D>) -> Vec<Issue> {
    let repo = repo(store, "harbour/tower").await;
    let ctx = context();
    let writer = store.write(&ctx);
    let new = |title: &str| Issue::new(repo.id, title, IssueType::Bug);
    let with =
        |new: NewIssue, key: &str, value: Json| new.meta(Map::from_iter([(key.to_owned(), value)]));
    let mut created = Vec::new();
    let first = new("a").priority(Priority::P3).tags(["red", "blue"]);
    created.push(
        writer
            .create(with(first, "n", Json::from(1)))
            .await
            .expect("a"),
    );
    let second = new("b")
        .priority(Priority::P0)
        .tags(["red"])
        .parent(created[0].id);
    created.push(
        writer
            .create(with(second, "n", Json::from(true)))
            .await
            .expect("b"),
    );
    let third = new("A%c").priority(Priority::P4);
    created.push(
        writer
            .create(with(third, "n", Json::from("1")))
            .await
            .expect("c"),
    );
    let fourth = new("d_*").priority(Priority::P0).parent(created[1].id);
    created.push(
        writer
            .create(with(fourth, "m", Json::Null))
            .await
            .expect("d"),
    );
    let fifth = new("é [x]?").priority(Priority::P2).tags(["Red"]);
    created.push(
        writer
            .create(with(fifth, "n", Json::from(1.5)))
            .await
            .expect("e"),
    );
    created
}

/// The titles that a filter finds, in the order in which they were made.
async fn found<D: Engine>(store: &Store<D>, filter: Filter<Issue>) -> Vec<String> {
    let shown = format!("{filter:?}");
    let found = store.find::<Issue>().filter(filter).all().await;
    let found = found.unwrap_or_else(|error| panic!("{shown}: {error}"));
    found.into_iter().map(|issue| issue.title).collect()
}

#[expect(
    clippy::many_single_char_names,
    reason = "they are what the titles begin with"
)]
async fn each_operator_finds_its_rows<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let made = issues(store).await;
    let (first, second) = (made[0].id, made[1].id);
    let (a, b, c, d, e) = ("a", "b", "A%c", "d_*", "é [x]?");
    let cases: Vec<(Filter<Issue>, Vec<&str>)> = vec![
        (Filter::all(), vec![a, b, c, d, e]),
        (Filter::none(), vec![]),
        (Issue::TITLE.eq("a"), vec![a]),
        (Issue::TITLE.ne("a"), vec![b, c, d, e]),
        (Issue::TITLE.gt("a"), vec![b, d, e]),
        (Issue::TITLE.le("a"), vec![a, c]),
        (Issue::TITLE.between("a", "d"), vec![a, b]),
        (Issue::TITLE.is_in(["a", "b", "z"]), vec![a, b]),
        (Issue::TITLE.is_in(Vec::<String>::new()), vec![]),
        (Issue::PARENT.is_null(), vec![a, c, e]),
        (Issue::PARENT.is_not_null(), vec![b, d]),
        (Issue::PARENT.eq(first), vec![b]),
        // Null is not this parent either.
        (Issue::PARENT.ne(first), vec![a, c, d, e]),
        (!Issue::PARENT.eq(first), vec![a, c, d, e]),
        (!Issue::PARENT.is_in([first, second]), vec![a, c, e]),
        // By rank, though `P0` would sort the same as text; see the order below.
        (Issue::PRIORITY.lt(Priority::P2), vec![b, d]),
        (Issue::PRIORITY.ge(Priority::P3), vec![a, c]),
        (Issue::PRIORITY.eq(Priority::P0), vec![b, d]),
        (
            Issue::PRIORITY.is_in([Priority::P0, Priority::P4]),
            vec![b, c, d],
        ),
        (Issue::TITLE.like("_"), vec![a, b]),
        (Issue::TITLE.like("A%"), vec![c]),
        (Issue::TITLE.like(r"%\%%"), vec![c]),
        (Issue::TITLE.starts_with("A%"), vec![c]),
        (Issue::TITLE.starts_with("a"), vec![a]),
        (Issue::TITLE.ends_with("*"), vec![d]),
        (Issue::TITLE.has_text("_"), vec![d]),
        (Issue::TITLE.has_text("[x]?"), vec![e]),
        (Issue::TITLE.like("_ [_]_"), vec![e]),
        (Issue::TAGS.contains("red"), vec![a, b]),
        (Issue::TAGS.contains("re"), vec![]),
        (Issue::META.has_key("n"), vec![a, b, c, e]),
        (Issue::META.contains("n", 1), vec![a]),
        (Issue::META.contains("n", true), vec![b]),
        (Issue::META.contains("n", "1"), vec![c]),
        (Issue::META.contains("n", 1.5), vec![e]),
        (Issue::META.contains("m", Json::Null), vec![d]),
        (
            Issue::TITLE.eq("a") | Issue::TITLE.eq("b") & Issue::PARENT.is_null(),
            vec![a],
        ),
        (
            (Issue::TITLE.eq("a") | Issue::TITLE.eq("b")) & Issue::PARENT.is_not_null(),
            vec![b],
        ),
        (
            !(Issue::TITLE.eq("a") | Issue::PARENT.eq(first)),
            vec![c, d, e],
        ),
    ];
    for (filter, expected) in cases {
        let shown = format!("{filter:?}");
        assert_eq!(found(store, filter.clone()).await, expected, "{shown}");
        let count = store.find::<Issue>().filter(filter.clone()).count().await;
        assert_eq!(count.expect("a count"), expected.len() as u64, "{shown}");
        // What a filter does not find, its opposite does: no row is lost between the two.
        let others = found(store, !filter).await.len();
        assert_eq!(others + expected.len(), made.len(), "{shown}");
    }
}

async fn rows_come_in_the_order_that_is_asked_for<D: Engine>(database: Database<D>) {
    let store = &database.store;
    issues(store).await;
    let titles = |issues: Vec<Issue>| -> Vec<String> {
        issues.into_iter().map(|issue| issue.title).collect()
    };
    let by_rank = store
        .find::<Issue>()
        .order_by((Issue::PRIORITY.desc(), Issue::TITLE.desc()));
    assert_eq!(
        titles(by_rank.all().await.expect("rows")),
        ["A%c", "a", "é [x]?", "d_*", "b"]
    );
    let nulls_last = store
        .find::<Issue>()
        .order_by((Issue::PARENT.asc(), Issue::TITLE.asc()));
    assert_eq!(
        titles(nulls_last.all().await.expect("rows")),
        ["b", "d_*", "A%c", "a", "é [x]?"]
    );
    let nulls_first = store
        .find::<Issue>()
        .order_by(Issue::PARENT.desc())
        .limit(3);
    assert_eq!(
        titles(nulls_first.all().await.expect("rows")),
        ["é [x]?", "A%c", "a"]
    );
}

/// The words of this enum sort differently from its values.
async fn ordered_enum_goes_by_its_order<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let ctx = context();
    let order = [
        EventPriority::High,
        EventPriority::Low,
        EventPriority::Critical,
        EventPriority::Medium,
    ];
    for priority in order {
        let new = Event::new("task.completed", "tests").priority(priority);
        store.write(&ctx).create(new).await.expect("an event");
    }
    let priorities = |events: Vec<Event>| -> Vec<EventPriority> {
        events.into_iter().map(|event| event.priority).collect()
    };
    let sorted = store.find::<Event>().order_by(Event::PRIORITY.asc());
    assert_eq!(
        priorities(sorted.all().await.expect("rows")),
        [
            EventPriority::Low,
            EventPriority::Medium,
            EventPriority::High,
            EventPriority::Critical
        ]
    );
    let urgent = store
        .find::<Event>()
        .filter(Event::PRIORITY.gt(EventPriority::Medium))
        .order_by(Event::PRIORITY.desc());
    let first = urgent.page(Page::first(1)).await.expect("a page");
    assert_eq!(priorities(first.rows), [EventPriority::Critical]);
    let next = store
        .find::<Event>()
        .filter(Event::PRIORITY.gt(EventPriority::Medium))
        .order_by(Event::PRIORITY.desc())
        .page(Page::after(first.next.expect("there is more")));
    assert_eq!(
        priorities(next.await.expect("a page").rows),
        [EventPriority::High]
    );
}

async fn one_row_is_one_or_an_error<D: Engine>(database: Database<D>) {
    let store = &database.store;
    issues(store).await;
    let query = |filter| store.find::<Issue>().filter(filter);
    let one = query(Issue::TITLE.eq("a")).one().await.expect("one");
    assert_eq!(one.title, "a");
    let none = query(Issue::TITLE.eq("z"));
    assert!(matches!(
        none.one().await,
        Err(Error::NoneFound { entity: "Issue" })
    ));
    let several = query(Issue::PRIORITY.eq(Priority::P0));
    assert!(matches!(
        several.one().await,
        Err(Error::SeveralFound { entity: "Issue" })
    ));
    assert!(
        query(Issue::TITLE.eq("z"))
            .first()
            .await
            .expect("read")
            .is_none()
    );
    assert!(query(Issue::TITLE.eq("a")).exists().await.expect("read"));
    assert!(!query(Issue::TITLE.eq("z")).exists().await.expect("read"));
}

async fn value_that_no_column_holds_is_refused_unsent<D: Engine>(database: Database<D>) {
    let store = &database.store;
    for filter in [
        Issue::TITLE.eq("nul \0"),
        Issue::TITLE.like("open \\"),
        Issue::META.contains("list", Json::Array(Vec::new())),
        Issue::META.has_key("nul \0"),
        Issue::TAGS.contains("nul \0"),
    ] {
        let shown = format!("{filter:?}");
        let error = store.find::<Issue>().filter(filter).all().await;
        assert!(
            matches!(error, Err(Error::Invalid(_))),
            "{shown}: {error:?}"
        );
    }
}

/// What would end a text or a statement, were it ever put into one.
async fn values_are_never_part_of_the_text<D: Engine>(database: Database<D>) {
    let store = &database.store;
    issues(store).await;
    for text in [
        "' OR 1 = 1 --",
        "\"; DROP TABLE cwom_issues; --",
        "$1",
        "?1",
    ] {
        assert_eq!(found(store, Issue::TITLE.eq(text)).await, [""; 0]);
        assert_eq!(found(store, Issue::TITLE.starts_with(text)).await, [""; 0]);
        assert_eq!(found(store, Issue::TAGS.contains(text)).await, [""; 0]);
        assert_eq!(found(store, Issue::META.has_key(text)).await, [""; 0]);
    }
    assert_eq!(store.find::<Issue>().count().await.expect("a count"), 5);
}

async fn transaction_finds_what_it_wrote<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let new = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = tx.create(new).await.expect("a repo");
    let found = tx.find::<Repo>().filter(Repo::SLUG.eq("harbour/tower"));
    assert_eq!(found.one().await.expect("it was written"), repo);
    assert_eq!(
        tx.get_by(Repo::BY_SLUG, "harbour/tower").await.expect("it"),
        repo
    );
    tx.rollback().await.expect("taken back");
    assert!(!store.find::<Repo>().exists().await.expect("read"));
}

mod on {
    cwom_tests::on_both!(
        each_operator_finds_its_rows,
        rows_come_in_the_order_that_is_asked_for,
        ordered_enum_goes_by_its_order,
        one_row_is_one_or_an_error,
        value_that_no_column_holds_is_refused_unsent,
        values_are_never_part_of_the_text,
        transaction_finds_what_it_wrote,
    );
}
