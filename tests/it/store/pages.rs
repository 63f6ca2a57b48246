//! Pages and streams: every row once, in order, whatever ties, nulls and directions there are.

use std::future::poll_fn;
use std::pin::pin;

use cwom::prelude::*;
use cwom::{CwomEntity, Issue, IssueType, Priority, Repo, Source};
use cwom_runtime::{CursorProblem, Order, Paged};
use cwom_tests::{Database, Engine, context};
use futures_core::Stream;

/// What a list of issues shows.
#[derive(Debug, PartialEq, CwomEntity)]
#[cwom(entity = "cwom::Issue", view)]
struct IssueTitle {
    title: String,
}

/// Issues with many ties: four priorities, half of them with a parent.
async fn issues<D: Engine>(store: &Store<D>, count: usize) -> Vec<Issue> {
    let mut tx = store.begin(&context()).await.expect("a transaction");
    let new = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = tx.create(new).await.expect("a repo");
    let mut made: Vec<Issue> = Vec::new();
    for number in 0..count {
        let priority = [Priority::P2, Priority::P0, Priority::P1, Priority::P4][number % 4];
        let title = format!("issue {}", number % 3);
        let mut new = Issue::new(repo.id, title, IssueType::Bug).priority(priority);
        if number % 2 == 1 {
            new = new.parent(made[number / 4 * 2].id);
        }
        made.push(tx.create(new).await.expect("an issue"));
    }
    tx.commit().await.expect("committed");
    made
}

async fn pages_together_are_the_whole<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let made = issues(store, 23).await;
    let orders: Vec<Vec<Order<Issue>>> = vec![
        vec![],
        vec![Issue::ID.desc()],
        vec![Issue::PRIORITY.asc()],
        vec![Issue::TITLE.desc()],
        vec![Issue::PARENT.asc()],
        vec![Issue::PARENT.desc()],
        vec![Issue::PRIORITY.asc(), Issue::CREATED_AT.desc()],
        vec![
            Issue::PARENT.desc(),
            Issue::PRIORITY.asc(),
            Issue::TITLE.desc(),
        ],
        vec![
            Issue::TITLE.asc(),
            Issue::PARENT.asc(),
            Issue::PRIORITY.desc(),
        ],
    ];
    for order in orders {
        let query = || store.find::<Issue>().order_by(order.clone());
        let whole: Vec<Issue> = query().all().await.expect("rows");
        assert_eq!(whole.len(), made.len());
        for size in [1, 4, 23, 24] {
            let mut page = Page::first(size);
            let mut read = Vec::new();
            loop {
                let Paged { rows, next } = query().page(page).await.expect("a page");
                assert!(rows.len() <= size as usize);
                read.extend(rows);
                let Some(next) = next else { break };
                // It goes to a browser and comes back.
                page = Page::after(next.to_string());
            }
            assert!(read == whole, "{order:?} in pages of {size}");
        }
    }
}

async fn page_of_projections_needs_no_column_of_the_order<D: Engine>(database: Database<D>) {
    let store = &database.store;
    issues(store, 5).await;
    let query = || {
        let query = store.find::<Issue>().order_by(Issue::PRIORITY.desc());
        query
            .filter(Issue::TITLE.ne("issue 2"))
            .select::<IssueTitle>()
    };
    let whole = query().all().await.expect("rows");
    let first = query().page(Page::first(3)).await.expect("a page");
    let next = first.next.expect("there is more");
    let second = query()
        .page(Page::after(next).size(10))
        .await
        .expect("a page");
    assert_eq!(second.next, None);
    let both: Vec<IssueTitle> = first.rows.into_iter().chain(second.rows).collect();
    assert_eq!(both, whole);
}

async fn cursor_of_another_query_is_refused<D: Engine>(database: Database<D>) {
    let store = &database.store;
    issues(store, 5).await;
    let by_title = || store.find::<Issue>().order_by(Issue::TITLE.asc());
    let page = by_title().page(Page::first(2)).await.expect("a page");
    let cursor = page.next.expect("there is more");
    let others = [
        store
            .find::<Issue>()
            .page(Page::after(cursor.clone()))
            .await,
        store
            .find::<Issue>()
            .order_by(Issue::TITLE.desc())
            .page(Page::after(cursor.clone()))
            .await,
        by_title()
            .filter(Issue::PARENT.is_null())
            .page(Page::after(cursor.clone()))
            .await,
    ];
    for other in others {
        assert!(
            matches!(
                other,
                Err(Error::Cursor {
                    problem: CursorProblem::OtherQuery,
                    ..
                })
            ),
            "{other:?}"
        );
    }
    let text = cursor.as_str();
    for damaged in ["", "x", "not a cursor", &text[1..], &text[..text.len() - 2]] {
        let other = by_title().page(Page::after(damaged)).await;
        assert!(
            matches!(
                other,
                Err(Error::Cursor {
                    problem: CursorProblem::Damaged,
                    ..
                })
            ),
            "{damaged}: {other:?}"
        );
    }
}

async fn rows_written_meanwhile_move_no_page<D: Engine>(database: Database<D>) {
    let store = &database.store;
    let made = issues(store, 6).await;
    let query = || store.find::<Issue>().order_by(Issue::CREATED_AT.desc());
    let first = query().page(Page::first(3)).await.expect("a page");
    let new = Issue::new(made[0].repo_id, "new", IssueType::Bug);
    store.write(&context()).create(new).await.expect("an issue");
    let next = first.next.expect("there is more");
    let second = query().page(Page::after(next)).await.expect("a page");
    let ids = |rows: &[Issue]| -> Vec<Id<Issue>> { rows.iter().map(|issue| issue.id).collect() };
    let mut expected = ids(&made);
    expected.reverse();
    assert_eq!([ids(&first.rows), ids(&second.rows)].concat(), expected);
}

async fn stream_yields_every_row_once<D: Engine>(database: Database<D>) {
    let store = &database.store;
    // More than one piece.
    let made = issues(store, 600).await;
    let order = (Issue::PRIORITY.asc(), Issue::ID.desc());
    let whole = store
        .find::<Issue>()
        .order_by(order)
        .all()
        .await
        .expect("rows");
    assert_eq!(whole.len(), made.len());
    let mut stream = pin!(store.find::<Issue>().order_by(order).stream());
    let mut read = Vec::new();
    while let Some(row) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
        read.push(row.expect("a row"));
    }
    assert!(read == whole);
}

mod on {
    cwom_tests::on_both!(
        pages_together_are_the_whole,
        page_of_projections_needs_no_column_of_the_order,
        cursor_of_another_query_is_refused,
        rows_written_meanwhile_move_no_page,
        stream_yields_every_row_once,
    );
}
