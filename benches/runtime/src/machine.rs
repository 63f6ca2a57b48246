//! On what it was measured, and with which versions.

use std::process::Command;
use std::thread::available_parallelism;

/// The machine when the run began.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    pub(crate) processors: usize,
    /// What the processor calls itself, where the system tells.
    pub(crate) model: String,
    /// How many processes wanted to run.
    pub(crate) load: String,
    pub(crate) rustc: String,
}

impl Machine {
    /// This one, now.
    pub(crate) fn look() -> Self {
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = cpu.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            (name.trim() == "model name").then(|| value.trim().to_owned())
        });
        let rustc = Command::new("rustc").arg("--version").output();
        let rustc = rustc.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        Self {
            processors: available_parallelism().map_or(1, usize::from),
            model: model.unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            load: load
                .split(' ')
                .next()
                .filter(|load| !load.is_empty())
                .unwrap_or("not known")
                .to_owned(),
            rustc: rustc.unwrap_or_else(|_| "rustc not found".to_owned()),
        }
    }
}

/// Keeps this process, and what it starts from now on, on one processor.
///
/// A thread that waits for another one waits 8 µs or 60, by whether that one sleeps on a processor
/// of its own; on one processor it is always the same. Nothing happens where the system cannot.
pub(crate) fn stay_on_one_processor() {
    #[cfg(target_os = "linux")]
    {
        use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
        use nix::unistd::Pid;

        let own = Pid::from_raw(0);
        let Ok(allowed) = sched_getaffinity(own) else {
            return;
        };
        let last = (0..CpuSet::count()).rfind(|cpu| allowed.is_set(*cpu).unwrap_or(false));
        let mut one = CpuSet::new();
        if last.is_some_and(|cpu| one.set(cpu).is_ok()) {
            // Refused, the figures spread more, and the comparison takes more rounds.
            let _ = sched_setaffinity(own, &one);
        }
    }
}

/// Packages whose versions decide the figures.
const PACKAGES: [&str; 8] = [
    "sqlx",
    "rusqlite",
    "tokio-postgres",
    "diesel",
    "diesel-async",
    "sea-orm",
    "tokio",
    "serde_json",
];

/// Their versions, as cargo locked them.
pub(crate) fn versions() -> Vec<(&'static str, &'static str)> {
    let lock = include_str!("../../../Cargo.lock");
    let version = |package: &str| {
        let (_, after) = lock.split_once(&format!("\nname = \"{package}\"\nversion = \""))?;
        after.split('"').next()
    };
    PACKAGES
        .into_iter()
        .filter_map(|package| Some((package, version(package)?)))
        .collect()
}
