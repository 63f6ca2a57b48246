//! On what it was measured.

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
            load: load(),
            rustc: rustc.unwrap_or_else(|_| "rustc not found".to_owned()),
        }
    }
}

/// How many processes want to run, where the system tells.
pub(crate) fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().filter(|load| !load.is_empty());
    load.unwrap_or("not known").to_owned()
}
