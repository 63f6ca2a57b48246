//! Databases that are there for one test.

use std::future::Future;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Fixture, FixtureOf, TestClock};
use crate::{
    Clock, Context, Dialect, Entity, IdStrategy, Migration, Migrations, Store, Timestamp, TraceId,
    Uuid,
};

/// An engine that tests can have databases of.
pub trait TestEngine: Dialect {
    /// A new database without a table; `None` where the engine is not here and may be missing.
    fn empty() -> impl Future<Output = Option<Place<Self>>> + Send;

    /// A new database with the migrations applied; `None` likewise.
    fn migrated(migrations: &Migrations) -> impl Future<Output = Option<Place<Self>>> + Send;
}

/// A new database, and what takes it away.
#[derive(Debug)]
pub struct Place<D: Dialect> {
    /// The database.
    pub store: Store<D>,
    /// Where it is.
    pub url: String,
    /// Takes it away when it is dropped.
    pub guard: Guard,
}

/// Takes a database away when it is dropped.
#[derive(Debug)]
pub struct Guard(#[expect(dead_code, reason = "held until it is dropped")] Held);

/// What has to be undone.
#[derive(Debug)]
enum Held {
    /// A directory with an SQLite file.
    #[cfg(feature = "sqlite")]
    Directory(#[expect(dead_code, reason = "held until it is dropped")] tempfile::TempDir),
    /// A database on a server.
    #[cfg(feature = "postgres")]
    Server(#[expect(dead_code, reason = "held until it is dropped")] super::postgres::DropDatabase),
}

impl Guard {
    #[cfg(feature = "sqlite")]
    pub(super) fn directory(directory: tempfile::TempDir) -> Self {
        Self(Held::Directory(directory))
    }

    #[cfg(feature = "postgres")]
    pub(super) fn server(database: super::postgres::DropDatabase) -> Self {
        Self(Held::Server(database))
    }
}

/// What a database would look like after them: the name of a template.
#[cfg(any(feature = "sqlite", feature = "postgres"))]
pub(super) fn digest(history: &[Migration]) -> u64 {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    for migration in history {
        (migration.version, migration.name, migration.up).hash(&mut hasher);
        migration.down.hash(&mut hasher);
    }
    hasher.finish()
}

/// A migrated database that one test has for itself. It is a [`Store`] with a clock that always says
/// the same, and goes away when it is dropped, whatever became of the test.
#[derive(Debug)]
pub struct TestDatabase<D: Dialect> {
    store: Store<D>,
    url: String,
    context: Context,
    clock: SharedClock,
    numbers: AtomicU64,
    _guard: Guard,
}

impl<D: TestEngine> TestDatabase<D> {
    /// A database of its own with these migrations; `None` where the engine is not here: PostgreSQL
    /// may be missing unless `CWOM_REQUIRE_POSTGRES` is set, and the test says that it was skipped.
    ///
    /// # Panics
    ///
    /// When the migrations do not apply, or the engine is missing and must not be.
    pub async fn new(migrations: &Migrations) -> Option<Self> {
        D::migrated(migrations).await.map(Self::at)
    }
}

impl<D: Dialect> TestDatabase<D> {
    /// The same for a database that is there already.
    pub fn at(place: Place<D>) -> Self {
        let clock = SharedClock(Arc::new(TestClock::new()));
        let trace = TraceId::from_uuid(Uuid::from_u128(0x0001));
        Self {
            store: place.store.with_clock(clock.clone()),
            url: place.url,
            context: Context::system("test").trace(trace),
            clock,
            numbers: AtomicU64::new(1),
            _guard: place.guard,
        }
    }

    /// Where it is.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The context that fixtures are written in: the system, in a chain of work that is always the
    /// same.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// A row of `E`, as plain as the rules allow, with the rows that it has to refer to. Awaited, it
    /// is created; before that, the test says what is to be otherwise.
    pub fn fixture<E: Fixture>(&self) -> FixtureOf<'_, D, E> {
        FixtureOf::new(self)
    }

    /// The next moment of its clock.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// An id that nothing has yet, made as the spec says for `E`.
    pub fn new_id<E: Entity>(&self) -> crate::Id<E> {
        crate::Id::from_uuid(self.clock.new_id(E::META.id))
    }

    /// The next number, which no fixture had.
    pub(super) fn number(&self) -> u64 {
        self.numbers.fetch_add(1, Ordering::Relaxed)
    }
}

impl<D: Dialect> Deref for TestDatabase<D> {
    type Target = Store<D>;

    fn deref(&self) -> &Store<D> {
        &self.store
    }
}

/// A clock that the store and the database share.
#[derive(Debug, Clone)]
struct SharedClock(Arc<TestClock>);

impl Clock for SharedClock {
    fn now(&self) -> Timestamp {
        self.0.now()
    }

    fn new_id(&self, strategy: IdStrategy) -> Uuid {
        self.0.new_id(strategy)
    }
}
