//! Support for tests of whoever uses a model: databases that are there for one test, rows that are
//! complete, values of every kind, and a clock that always says the same.
//!
//! A generated crate has it under its own name, with its migrations:
//!
//! ```text
//! #[tokio::test]
//! async fn a_closed_door_can_be_opened() {
//!     let db = my_model::testing::sqlite().await;
//!     let door = db.fixture::<Door>().with(|door| door.colour = Colour::Red).await;
//!     …
//! }
//! ```
//!
//! * [`TestDatabase`] is a migrated database of its own, and a [`Store`](crate::Store) on it. It goes
//!   when it is dropped. The migrations run once for all tests of a process; on PostgreSQL, once for
//!   all processes, since a database there begins as a copy of a template.
//! * [`TestDatabase::fixture`] gives rows: with the rows that they refer to, in any state of their
//!   machine, and with whatever the test wants otherwise.
//! * [`Choices`] makes values that keep a field's rules: plain ones, the least, the greatest, or any;
//!   [`for_any`] tries a property on many of them and finds a small one where it does not hold.
//! * [`TestClock`] makes ids and moments in the same order with each run.
//!
//! What goes wrong in here panics, as is the way of tests.

mod choices;
mod clock;
mod database;
mod fixture;
mod fixtures;
mod never;
mod on_both;
#[cfg(feature = "postgres")]
mod postgres;
mod property;
mod raw;
mod settle;
#[cfg(feature = "postgres")]
mod skip;
#[cfg(feature = "sqlite")]
mod sqlite;
mod text;
mod whole;

pub use choices::{Choices, Int, Sample};
pub use clock::TestClock;
pub use database::{Guard, Place, TestDatabase, TestEngine};
pub use fixture::{Fixture, FixtureOf, StatefulFixture};
pub use fixtures::Fixtures;
pub use never::never;
#[doc(hidden)]
pub use on_both::{Outcome, run};
#[cfg(feature = "postgres")]
pub use postgres::postgres_url;
pub use property::{Failure, equal, for_any};
pub use raw::Wrong;
pub use whole::Whole;
