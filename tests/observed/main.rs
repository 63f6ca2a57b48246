//! What can only be seen from outside a call: the spans around it and the statements that it sends.
//!
//! The driver tells of its statements from a thread of its own, so one subscriber listens to the
//! whole process, and one test at a time.

/// Defines one test for each engine, as `on_both` does, of which no two run at once.
macro_rules! in_turn {
    ($($name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                let _turn = crate::recorder::turn().await;
                let body = super::super::$name::<cwom::prelude::Sqlite>;
                cwom_tests::__testkit::run(&cwom::MIGRATIONS, body).await;
            }

            #[tokio::test]
            async fn postgres() {
                let _turn = crate::recorder::turn().await;
                let body = super::super::$name::<cwom::prelude::Postgres>;
                cwom_tests::__testkit::run(&cwom::MIGRATIONS, body).await;
            }
        }
    )*};
}
pub(crate) use in_turn;

mod counts;
mod plans;
mod recorder;
mod rows;
mod spans;

use cwom::prelude::*;
use cwom::{Issue, IssueType, Repo, Source};
use cwom_tests::{Engine, context};

/// A repo with issues.
async fn repo_and_issues<D: Engine>(store: &Store<D>, issues: usize) -> (Repo, Vec<Issue>) {
    let ctx = context();
    let write = store.write(&ctx);
    let new = Repo::new("Tower", "harbour/tower", Source::new("local"));
    let repo = write.create(new).await.expect("a repo");
    let new = |number| Issue::new(repo.id, format!("Issue {number}"), IssueType::Bug);
    let created = write.create_all((0..issues).map(new)).await;
    (repo, created.expect("issues"))
}
