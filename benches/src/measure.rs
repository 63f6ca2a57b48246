//! Wall time, processor time and peak memory of a process.
//!
//! The system keeps one figure for the memory of all children of a process, the largest. So every
//! measured process gets a parent of its own: this program, started anew.

use std::ffi::OsString;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::{TimeVal, TimeValLike as _};
use serde_json::{Value, json};

/// What one run of a process took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sample {
    /// From its start to its end.
    pub(crate) wall: Duration,
    /// What processors worked for it and for what it started.
    pub(crate) cpu: Duration,
    /// Its largest resident set, in bytes.
    pub(crate) peak: u64,
}

/// What several runs took.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    /// Median of the wall times.
    pub(crate) median: Duration,
    /// The shortest.
    pub(crate) least: Duration,
    /// The longest.
    pub(crate) most: Duration,
    /// Median of the largest resident sets, in bytes.
    pub(crate) peak: u64,
    /// How many runs there were.
    pub(crate) runs: usize,
}

impl Figures {
    /// The figures of at least one run.
    pub(crate) fn of(samples: &[Sample]) -> Self {
        let mut walls: Vec<Duration> = samples.iter().map(|sample| sample.wall).collect();
        let mut peaks: Vec<u64> = samples.iter().map(|sample| sample.peak).collect();
        walls.sort();
        peaks.sort_unstable();
        let middle = samples.len() / 2;
        Self {
            median: walls[middle],
            least: walls[0],
            most: walls[walls.len() - 1],
            peak: peaks[middle],
            runs: samples.len(),
        }
    }
}

/// A command to be measured.
#[derive(Debug, Clone)]
pub(crate) struct Workload {
    /// The program and its arguments.
    pub(crate) command: Vec<OsString>,
    /// The exit code that means that it did what it should.
    pub(crate) expected: i32,
}

impl Workload {
    /// Runs it in a directory and measures it; its output is shown only if it fails.
    pub(crate) fn measure(&self, directory: &Path) -> Result<Sample> {
        self.measure_as(directory, |_| ())
    }

    /// The same; `prepare` says in which environment.
    pub(crate) fn measure_as(
        &self,
        directory: &Path,
        prepare: impl FnOnce(&mut Command),
    ) -> Result<Sample> {
        let own = std::env::current_exe().context("could not find this program")?;
        let mut process = Command::new(own);
        process
            .arg("measure")
            .arg("--")
            .args(&self.command)
            .current_dir(directory)
            .stderr(Stdio::inherit());
        prepare(&mut process);
        let output = process
            .output()
            .context("could not start this program anew")?;
        let told: Value = serde_json::from_slice(&output.stdout)
            .context("the measuring process said nothing of use")?;
        let field = |name: &str| told[name].as_i64();
        if field("exit") != Some(self.expected.into()) {
            bail!(
                "`{}` ended with {} where {} was expected:\n{}",
                self.command
                    .iter()
                    .map(|part| part.to_string_lossy())
                    .collect::<Vec<_>>()
                    .join(" "),
                told["exit"],
                self.expected,
                told["output"].as_str().unwrap_or_default()
            );
        }
        let number = |name: &str| field(name).and_then(|value| u64::try_from(value).ok());
        Ok(Sample {
            wall: Duration::from_micros(number("wall_us").context("no time was told")?),
            cpu: Duration::from_micros(number("cpu_us").context("no processor time was told")?),
            peak: number("peak_bytes").context("no memory was told")?,
        })
    }
}

/// Runs the command as the only child of this process, and prints what it took.
pub(crate) fn measure_here(command: &[OsString]) -> Result<()> {
    let [program, arguments @ ..] = command else {
        bail!("no command to measure");
    };
    // A file takes any amount of output without this process having to read while it measures.
    let log = tempfile::NamedTempFile::new().context("could not make a temporary file")?;
    let started = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(log.reopen()?)
        .stderr(log.reopen()?)
        .status()
        .with_context(|| format!("could not start `{}`", program.to_string_lossy()))?;
    let wall = started.elapsed();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).context("the system tells no usage")?;
    let mut output = String::new();
    let _ = File::open(log.path())?.read_to_string(&mut output);
    let object = json!({
        "exit": status.code().unwrap_or(-1),
        "wall_us": u64::try_from(wall.as_micros())?,
        "cpu_us": micros(usage.user_time()) + micros(usage.system_time()),
        "peak_bytes": usage.max_rss() * PEAK_UNIT,
        "output": output,
    });
    println!("{object}");
    Ok(())
}

fn micros(time: TimeVal) -> i64 {
    time.num_microseconds()
}

/// Linux and the BSDs count kibibytes, macOS counts bytes.
const PEAK_UNIT: i64 = if cfg!(target_os = "macos") { 1 } else { 1024 };
