//! A PostgreSQL server for one benchmark, in memory where the system has a place for it: a disk
//! shared with others would measure the others.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// Every commit waits for a millisecond, whoever else commits: a disk of steady speed.
const SETTINGS: &str = "-c listen_addresses=127.0.0.1 -c commit_delay=1000 -c commit_siblings=0 \
                        -c shared_buffers=256MB -c max_wal_size=4GB -c autovacuum=off";

/// The server.
pub(super) struct Cluster {
    programs: PathBuf,
    directory: TempDir,
    port: u16,
}

impl Cluster {
    /// Starts one; `None` where the programs for it are missing.
    pub(super) fn start() -> Result<Option<Self>> {
        let Some(programs) = programs() else {
            return Ok(None);
        };
        let memory = Path::new("/dev/shm");
        let directory = if memory.is_dir() {
            tempfile::tempdir_in(memory)
        } else {
            tempfile::tempdir()
        };
        let directory = directory.context("could not make a temporary directory")?;
        if is_root() {
            let owned = Command::new("chown")
                .arg("postgres")
                .arg(directory.path())
                .status()?;
            ensure!(owned.success(), "there is no user `postgres`");
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let cluster = Self {
            programs,
            directory,
            port,
        };
        let data = cluster.data();
        cluster.program(
            "initdb",
            &["-D", &data, "-U", "postgres", "-A", "trust", "-N"],
        )?;
        let folder = cluster.directory.path().display().to_string();
        let options = format!("-p {port} -k {folder} {SETTINGS}");
        let log = format!("{folder}/log");
        cluster.program(
            "pg_ctl",
            &["-D", &data, "-o", &options, "-l", &log, "-w", "start"],
        )?;
        Ok(Some(cluster))
    }

    pub(super) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn data(&self) -> String {
        self.directory.path().join("data").display().to_string()
    }

    fn program(&self, name: &str, arguments: &[&str]) -> Result<()> {
        let done = command(&self.programs.join(name))
            .args(arguments)
            .current_dir("/")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .with_context(|| format!("`{name}` does not start"))?;
        ensure!(done.success(), "`{name}` failed");
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.data();
        let _ = self.program("pg_ctl", &["-D", &data, "-m", "immediate", "stop"]);
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
        .filter_map(std::result::Result::ok)
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
