//! SQLite: a file in a directory of its own, copied from one that was migrated once.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::TempDir;

use super::database::{Guard, Place, TestEngine, digest};
use crate::{Migrations, Sqlite, Store};

/// The file's name.
const FILE: &str = "test.db";
/// Names a directory for migrated files, where each test is a process of its own.
const SHARED: &str = "CWOM_TEST_TEMPLATES";

impl TestEngine for Sqlite {
    async fn empty() -> Option<Place<Self>> {
        Some(open(directory()).await)
    }

    async fn migrated(migrations: &Migrations) -> Option<Place<Self>> {
        let directory = directory();
        let file = directory.path().join(FILE);
        std::fs::write(&file, &*template(migrations)).expect("a temporary file is written");
        Some(open(directory).await)
    }
}

fn directory() -> TempDir {
    tempfile::tempdir().expect("a temporary directory")
}

async fn open(directory: TempDir) -> Place<Sqlite> {
    let url = format!("sqlite:{}", directory.path().join(FILE).display());
    let store = Store::<Sqlite>::open(&url).await;
    Place {
        store: store.expect("SQLite opens a file"),
        url,
        guard: Guard::directory(directory),
    }
}

/// The bytes of a migrated database; made once for all tests of a process, and of all processes that
/// are told of one directory for such files.
fn template(migrations: &Migrations) -> Arc<[u8]> {
    /// One for each history that tests of this process use, by where its constant stands.
    static TEMPLATES: Mutex<Option<HashMap<usize, Arc<[u8]>>>> = Mutex::new(None);

    let mut templates = TEMPLATES.lock().unwrap_or_else(PoisonError::into_inner);
    let known = templates.get_or_insert_default();
    let history = migrations.sqlite.as_ptr().addr();
    let made = known.entry(history).or_insert_with(|| {
        let shared = std::env::var_os(SHARED).map(|directory| {
            let name = format!("{:016x}.db", digest(migrations.sqlite));
            PathBuf::from(directory).join(name)
        });
        let found = shared.as_ref().and_then(|file| std::fs::read(file).ok());
        found.map_or_else(|| make(migrations, shared.as_deref()), Arc::from)
    });
    Arc::clone(made)
}

/// Migrates a new database, and leaves it for other processes.
fn make(migrations: &Migrations, shared: Option<&Path>) -> Arc<[u8]> {
    // A runtime of its own: the test's may be busy, and is not known.
    let made = std::thread::scope(|scope| {
        let made = scope.spawn(|| sqlx::test_block_on(migrate(migrations)));
        made.join().expect("the migrations apply")
    });
    if let Some((file, folder)) = shared.and_then(|file| Some((file, file.parent()?))) {
        // Two processes may be at it; each puts a whole file in place. A test that finds none makes
        // its own.
        let draft = tempfile::NamedTempFile::new_in(folder);
        let _ = draft.and_then(|mut draft| {
            draft.write_all(&made)?;
            draft.persist(file).map_err(|error| error.error)
        });
    }
    made
}

async fn migrate(migrations: &Migrations) -> Arc<[u8]> {
    let Place { store, guard, url } = open(directory()).await;
    let done = store.migrate(migrations).await;
    done.expect("the migrations apply");
    // The last connection writes the log into the file.
    store.close().await;
    let file = url.trim_start_matches("sqlite:");
    let bytes = std::fs::read(file).expect("the file can be read");
    drop(guard);
    bytes.into()
}
