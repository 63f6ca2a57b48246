//! A PostgreSQL server that stops in the middle of its work, without a word to anybody: after it
//! comes back, no row is without its entry, nor the reverse.

use std::io::Write as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use cwom::prelude::*;
use cwom_testkit::Postgres;
use tempfile::TempDir;
use tokio::task::JoinSet;

use super::kill::write_once;
use super::ledger::Ledger;
use super::shell::Shell as _;
use super::{is_long, tables};
use crate::specs::random::Random;

/// How many write beside each other when the server stops.
const WRITERS: usize = 8;

/// A server of the test's own.
struct Cluster {
    programs: PathBuf,
    directory: TempDir,
    port: u16,
}

impl Cluster {
    /// Makes one; `None` where the programs for it are missing.
    fn new() -> Option<Self> {
        let programs = programs()?;
        let directory = tempfile::tempdir().expect("a temporary directory");
        if is_root() {
            let owned = Command::new("chown")
                .arg("postgres")
                .arg(directory.path())
                .status();
            assert!(
                owned.expect("chown").success(),
                "the user `postgres` is there"
            );
        }
        let port = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = port.local_addr().expect("its address").port();
        let cluster = Self {
            programs,
            directory,
            port,
        };
        let data = cluster.data();
        cluster.program(
            "initdb",
            &["-D", &data, "-U", "postgres", "-A", "trust", "-N"],
        );
        Some(cluster)
    }

    fn data(&self) -> String {
        self.directory.path().join("data").display().to_string()
    }

    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn start(&self, settings: &str) {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -k {} {settings}",
            self.port,
            self.directory.path().display()
        );
        let log = self.directory.path().join("log").display().to_string();
        let data = self.data();
        self.program(
            "pg_ctl",
            &["-D", &data, "-o", &options, "-l", &log, "-w", "start"],
        );
    }

    /// As if the power had gone, but for what the operating system holds.
    fn stop(&self) {
        self.program("pg_ctl", &["-D", &self.data(), "-m", "immediate", "stop"]);
    }

    fn program(&self, name: &str, arguments: &[&str]) {
        let done = command(&self.programs.join(name))
            .args(arguments)
            .current_dir("/")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(done.expect("it starts").success(), "{name} {arguments:?}");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = command(&self.programs.join("pg_ctl"))
            .args(["-D", &self.data(), "-m", "immediate", "stop"])
            .current_dir("/")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
    }
}

/// A server refuses to run as root, so root hands over to the user that its package made.
fn command(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

/// Where the server's programs are: the newest that the distribution brought, or on the path.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok())
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .map(|(version, path)| (version, path.join("bin")))
        .filter(|(_, path)| path.join("initdb").exists())
        .collect();
    found.sort();
    let on_path = || {
        let path = std::env::var_os("PATH")?;
        std::env::split_paths(&path).find(|folder| folder.join("initdb").exists())
    };
    found.pop().map(|(_, path)| path).or_else(on_path)
}

#[tokio::test(flavor = "multi_thread")]
async fn server_that_stops_at_once_keeps_rows_and_entries_together() {
    let Some(cluster) = Cluster::new() else {
        // Straight to the descriptor: the test harness keeps what `eprintln!` writes to itself.
        let _ = writeln!(
            std::io::stderr(),
            "skipped: no `initdb` to start a PostgreSQL server with"
        );
        return;
    };
    let rounds = if is_long() { 12 } else { 3 };
    let mut random = Random::new(11);
    let mut entries = 0;
    for round in 0..rounds {
        // The server answers before the log is on the disk in every second round.
        cluster.start(if round % 2 == 0 {
            "-c synchronous_commit=off"
        } else {
            ""
        });
        let store = Store::<Postgres>::connect(&cluster.url())
            .await
            .expect("it answers");
        store.migrate(&cwom::MIGRATIONS).await.expect("the tables");
        let written = Arc::new(AtomicUsize::new(0));
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let (store, written) = (store.clone(), Arc::clone(&written));
            writers.spawn(async move {
                let mut number = 0;
                while write_once(&store, &format!("s/{round}-{writer}-{number}"))
                    .await
                    .is_ok()
                {
                    number += 1;
                    written.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        // Once all of them are at it, at any moment.
        while written.load(Ordering::Relaxed) < WRITERS {
            tokio::time::sleep(Duration::from_millis(5)).await;
            assert!(
                writers.try_join_next().is_none(),
                "a writer ended by itself"
            );
        }
        let millis = random.below(500) as u64;
        tokio::time::sleep(Duration::from_millis(millis)).await;
        tokio::task::block_in_place(|| cluster.stop());
        writers.join_all().await;
        drop(store);

        cluster.start("");
        let mut session = Postgres::open(&cluster.url()).await;
        let ledger = Ledger::read::<Postgres>(tables(), &mut session).await;
        ledger.assert_sound(tables());
        assert!(
            ledger.entries.len() > entries,
            "round {round} left something"
        );
        entries = ledger.entries.len();
        drop(session);
        cluster.stop();
    }
    eprintln!("{rounds} stops, {entries} entries");
}
