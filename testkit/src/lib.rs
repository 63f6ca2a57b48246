//! Databases for tests: each test gets one of its own, on either engine, and leaves nothing behind.
//! It knows no model: a test brings the migrations of its own.

mod postgres;
mod sqlite;

use std::future::Future;
use std::sync::{Mutex, MutexGuard, PoisonError};

use cwom_runtime::testing::{Guard, Place, TestEngine};
use cwom_runtime::{Context, Migrations, Store, TraceId};

pub use cwom_runtime::testing::postgres_url;
pub use cwom_runtime::{Postgres, Sqlite};
pub use cwom_testkit_bare::{Cluster, skip};

/// An engine that tests run on, with what a shell would do: raw SQL, past the typed API.
pub trait Engine: TestEngine {
    /// One connection that stays open, as a person in a shell has it: what a transaction, a
    /// setting or a failed statement leaves behind is there for the next one.
    type Session: Send;

    /// A query for the tables that exist, sorted, without the runner's own bookkeeping.
    const TABLES: &'static str;

    /// A new, empty database; `None` when the engine is not here and may be skipped.
    fn fresh() -> impl Future<Output = Option<Database<Self>>> + Send {
        async { Self::empty().await.map(Database::from) }
    }

    /// Opens a connection as a shell does, with the rules of the engine on.
    fn open(url: &str) -> impl Future<Output = Self::Session> + Send;

    /// Closes it, once the engine let go of everything that it held.
    fn close(session: Self::Session) -> impl Future<Output = ()> + Send;

    /// Runs one statement or several; the error is what a person in a shell would see.
    fn run(
        session: &mut Self::Session,
        sql: &str,
    ) -> impl Future<Output = Result<(), String>> + Send;

    /// The first column of every row, as text.
    fn column(
        session: &mut Self::Session,
        sql: &str,
    ) -> impl Future<Output = Result<Vec<String>, String>> + Send;

    /// What stands before and behind raw SQL that changes audited rows of the log `audit_log`, as
    /// someone.
    fn around(
        session: &mut Self::Session,
    ) -> impl Future<Output = (&'static str, &'static str)> + Send;
}

/// Runs raw SQL that changes audited rows of the log `audit_log`, as someone, and commits what is
/// left of it: what a failed statement left is kept, as it would be without a transaction around.
///
/// # Panics
///
/// When it cannot be stated who writes: a transaction is open, or the log is another one.
pub async fn run_as<D: Engine>(session: &mut D::Session, sql: &str) -> Result<(), String> {
    let (begin, end) = D::around(session).await;
    D::run(session, begin)
        .await
        .expect("who writes can be stated");
    let done = D::run(session, sql).await;
    let ended = D::run(session, end).await;
    done.and(ended)
}

/// One database of one test.
pub struct Database<D: Engine> {
    /// The store under test.
    pub store: Store<D>,
    /// Where it is.
    pub url: String,
    /// A connection that only reads, kept for the next look: to make one takes a server longer than
    /// most of what it is asked.
    reader: Mutex<Option<D::Session>>,
    /// Removes the database when the test is over.
    _guard: Guard,
}

impl<D: Engine> From<Place<D>> for Database<D> {
    fn from(place: Place<D>) -> Self {
        Self {
            store: place.store,
            url: place.url,
            reader: Mutex::new(None),
            _guard: place.guard,
        }
    }
}

impl<D: Engine> Database<D> {
    /// Runs raw SQL, one statement or several, on a connection of its own.
    pub async fn execute(&self, sql: &str) -> Result<(), String> {
        let mut session = D::open(&self.url).await;
        let done = D::run(&mut session, sql).await;
        D::close(session).await;
        done
    }

    /// [`run_as`] on a connection of its own.
    pub async fn execute_as(&self, sql: &str) -> Result<(), String> {
        let mut session = D::open(&self.url).await;
        let done = run_as::<D>(&mut session, sql).await;
        D::close(session).await;
        done
    }

    /// The first column of every row, as text, of a statement that leaves nothing behind.
    pub async fn texts(&self, sql: &str) -> Result<Vec<String>, String> {
        let kept = self.reader().take();
        let mut session = match kept {
            Some(session) => session,
            None => D::open(&self.url).await,
        };
        let texts = D::column(&mut session, sql).await;
        if texts.is_ok() {
            self.reader().replace(session);
        } else {
            D::close(session).await;
        }
        texts
    }

    fn reader(&self) -> MutexGuard<'_, Option<D::Session>> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The tables that exist.
    ///
    /// # Panics
    ///
    /// When the catalog cannot be read.
    pub async fn tables(&self) -> Vec<String> {
        let tables = self.texts(D::TABLES).await;
        tables.expect("the catalog can be read")
    }
}

/// A context for writes of a test.
pub fn context() -> Context {
    Context::system("test").trace(TraceId::new())
}

/// Defines one test for each engine from functions that are generic over it, named after the
/// migrations that they need: the body gets a fresh database with them applied.
///
/// It belongs into a module directly below the functions: `mod on { on_both!(MIGRATIONS; a, b); }`.
#[macro_export]
macro_rules! on_both {
    ($migrations:expr; $($name:ident),* $(,)?) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                $crate::run(&$migrations, super::super::$name::<$crate::Sqlite>).await;
            }

            #[tokio::test]
            async fn postgres() {
                $crate::run(&$migrations, super::super::$name::<$crate::Postgres>).await;
            }
        }
    )*};
}

/// Runs one test body on a fresh, migrated database of its engine.
///
/// # Panics
///
/// When the migrations do not apply, or the engine is missing and must not be.
pub async fn run<D, F, T>(migrations: &Migrations, body: F)
where
    D: Engine,
    F: FnOnce(Database<D>) -> T,
    T: Future<Output = ()>,
{
    if let Some(place) = D::migrated(migrations).await {
        body(place.into()).await;
    }
}
