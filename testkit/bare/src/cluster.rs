//! A PostgreSQL server of one's own, thrown away afterwards: for what a shared one cannot be asked to
//! do, such as to stop in the middle of its work, and for where there is no shared one.

use std::io;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The server. It stops, and its files go, when it is dropped, and when its process ends in whatever
/// other way.
pub struct Cluster {
    programs: PathBuf,
    directory: PathBuf,
    port: u16,
    keeper: Child,
}

impl Cluster {
    /// Makes one below `folder`, or where temporary files are, not yet started; `None` where the
    /// programs for it are missing.
    ///
    /// # Errors
    ///
    /// When the programs are there and do not do it.
    pub fn new(folder: Option<&Path>) -> io::Result<Option<Self>> {
        let Some(programs) = programs() else {
            return Ok(None);
        };
        let temporary = match folder {
            Some(folder) => tempfile::tempdir_in(folder)?,
            None => tempfile::tempdir()?,
        };
        if is_root() {
            let mut chown = Command::new("chown");
            succeed(chown.arg("postgres").arg(temporary.path()))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let keeper = keeper(&programs, temporary.path())?;
        let cluster = Self {
            programs,
            directory: temporary.keep(),
            port,
            keeper,
        };
        let data = cluster.data();
        let arguments = ["-D", &data, "-U", "postgres", "-A", "trust", "-N"];
        cluster.program("initdb", &arguments)?;
        Ok(Some(cluster))
    }

    /// Makes one in memory where the system has room for it. A database is some hundred files, which a
    /// disk takes twenty times as long to make; and a disk that others use, too, would measure the
    /// others.
    ///
    /// # Errors
    ///
    /// Those of [`Self::new`].
    pub fn in_memory() -> io::Result<Option<Self>> {
        let memory = Path::new("/dev/shm");
        Self::new(has_room(memory).then_some(memory))
    }

    /// Where it answers.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it with further settings, `-c name=value`, and returns once it answers.
    ///
    /// # Errors
    ///
    /// When it does not start.
    pub fn start(&self, settings: &str) -> io::Result<()> {
        let folder = self.directory.display();
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -k {folder} {settings}",
            self.port
        );
        let (data, log) = (self.data(), format!("{folder}/log"));
        let arguments = ["-D", &data, "-o", &options, "-l", &log, "-w", "start"];
        self.program("pg_ctl", &arguments)
    }

    /// Stops it as if the power had gone, but for what the operating system holds.
    ///
    /// # Errors
    ///
    /// When it does not run.
    pub fn stop(&self) -> io::Result<()> {
        self.program("pg_ctl", &["-D", &self.data(), "-m", "immediate", "stop"])
    }

    fn data(&self) -> String {
        data(&self.directory)
    }

    fn program(&self, name: &str, arguments: &[&str]) -> io::Result<()> {
        let mut program = command(&self.programs.join(name));
        succeed(program.args(arguments).current_dir("/"))
    }
}

impl Drop for Cluster {
    /// Lets the keeper do its work, and waits for it.
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

fn data(directory: &Path) -> String {
    directory.join("data").display().to_string()
}

/// A process that outlives this one, however it ends: once the pipe to it closes, it stops the server
/// and removes the files. It is in a group of its own, so that a Ctrl-C does not reach it.
fn keeper(programs: &Path, directory: &Path) -> io::Result<Child> {
    const SCRIPT: &str = "cat >/dev/null; directory=$1; shift; \"$@\"; rm -rf \"$directory\"";

    let mut stop = command(&programs.join("pg_ctl"));
    stop.args(["-D", &data(directory), "-m", "immediate", "stop"]);
    let mut keeper = Command::new("sh");
    keeper.args(["-c", SCRIPT, "sh"]).arg(directory);
    keeper.arg(stop.get_program()).args(stop.get_args());
    keeper.current_dir("/").stdin(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut keeper, 0);
    quiet(&mut keeper).spawn()
}

/// Whether a folder has room for a server and its databases. A container's memory often has not.
fn has_room(folder: &Path) -> bool {
    const KIB: u64 = 2 << 20;

    let free = Command::new("df").arg("-Pk").arg(folder).output();
    let Ok(free) = free else {
        return false;
    };
    let text = String::from_utf8_lossy(&free.stdout);
    let available = text.lines().nth(1).and_then(|line| {
        let column = line.split_whitespace().nth(3)?;
        column.parse::<u64>().ok()
    });
    available.is_some_and(|available| available >= KIB)
}

/// Runs a program to its end, which must be a good one.
fn succeed(command: &mut Command) -> io::Result<()> {
    if quiet(command).status()?.success() {
        return Ok(());
    }
    Err(io::Error::other(format!("{command:?} failed")))
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
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
        .filter_map(Result::ok)
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
