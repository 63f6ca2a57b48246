//! Starts what runs the tests: nextest where it is installed, and plain cargo.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::args::{Args, Format, RunnerName};
use crate::outcome::{Outcomes, Time};
use crate::{junit, libtest};

/// The code of nextest for: some tests failed, and nothing else was the matter.
const NEXTEST_TESTS_FAILED: i32 = 100;

/// What runs the tests.
pub(crate) struct Runner {
    name: RunnerName,
    metadata: Value,
}

/// The variables that tests look at.
type Environment = [(&'static str, OsString)];

impl Runner {
    /// The one that is asked for, or nextest where it is installed.
    pub(crate) fn choose(asked: Option<RunnerName>) -> Result<Self> {
        let name = match asked {
            Some(RunnerName::Cargo) => RunnerName::Cargo,
            Some(RunnerName::Nextest) if !has_nextest() => {
                bail!("there is no nextest: cargo install cargo-nextest --locked")
            }
            None if !has_nextest() => RunnerName::Cargo,
            _ => RunnerName::Nextest,
        };
        let metadata = metadata()?;
        Ok(Self { name, metadata })
    }

    /// What people call it.
    pub(crate) const fn name(&self) -> &'static str {
        match self.name {
            RunnerName::Nextest => "nextest",
            RunnerName::Cargo => "cargo test",
        }
    }

    /// Runs the tests, and those in documentation, which nextest leaves out.
    pub(crate) fn run(&self, args: &Args, environment: &Environment) -> Result<Outcomes> {
        if self.name == RunnerName::Cargo {
            return plain(&[], args, environment);
        }
        let mut outcomes = self.nextest(args, environment)?;
        if outcomes.complete && self.has_documentation(&args.package) {
            let documented = plain(&["--doc"], args, environment)?;
            outcomes.tests.extend(documented.tests);
            outcomes.times.extend(documented.times);
            outcomes.complete = documented.complete;
        }
        Ok(outcomes)
    }

    fn nextest(&self, args: &Args, environment: &Environment) -> Result<Outcomes> {
        let report = self.report()?;
        // Where nothing is built, none is written, and an older one would be read.
        let _ = std::fs::remove_file(&report);
        let mut command = cargo();
        command.args(["nextest", "run", "--no-fail-fast", "--no-tests", "pass"]);
        command.args(["--profile", "xtask"]);
        command.args(["--test-threads", &args.threads().to_string()]);
        packages(&mut command, &args.package);
        command.arg("--").args(choice(args));
        let status = command
            .envs(environment.iter().cloned())
            .status()
            .context("could not start nextest")?;
        let is_complete = status.success() || status.code() == Some(NEXTEST_TESTS_FAILED);
        let mut outcomes = match std::fs::read_to_string(&report) {
            Ok(text) => junit::read(&text)?,
            Err(_) if !is_complete => Outcomes::default(),
            Err(error) => {
                return Err(error).with_context(|| format!("no report at {}", report.display()));
            }
        };
        outcomes.complete = is_complete;
        Ok(outcomes)
    }

    /// Where nextest writes its report, as `.config/nextest.toml` says.
    fn report(&self) -> Result<PathBuf> {
        let target = self.metadata["target_directory"].as_str();
        let target = target.context("cargo does not say where it builds")?;
        Ok(PathBuf::from(target).join("nextest/xtask/junit.xml"))
    }

    /// Whether one of these packages, or of all where none is named, can have tests in its
    /// documentation: cargo refuses to look where there is no library.
    fn has_documentation(&self, names: &[String]) -> bool {
        let is_asked = |package: &&Value| {
            let name = package["name"].as_str().unwrap_or_default();
            names.is_empty() || names.iter().any(|asked| asked == name)
        };
        let packages = self.metadata["packages"].as_array().into_iter().flatten();
        let targets = packages
            .filter(is_asked)
            .filter_map(|package| package["targets"].as_array());
        targets.flatten().any(|target| target["doctest"] == true)
    }
}

fn has_nextest() -> bool {
    let mut command = cargo();
    let version = command.args(["nextest", "--version"]).output();
    version.is_ok_and(|version| version.status.success())
}

/// Runs the tests by plain cargo, passing on what it prints.
fn plain(flags: &[&str], args: &Args, environment: &Environment) -> Result<Outcomes> {
    let mut command = cargo();
    command.args(["test", "--no-fail-fast"]).args(flags);
    packages(&mut command, &args.package);
    command.arg("--").args(choice(args));
    command.args(["--test-threads", &args.threads().to_string()]);
    command.envs(environment.iter().cloned());
    let (mut outcomes, status) = listen(command, args.format)?;
    // Cargo ends alike for a test that failed and for one that does not compile.
    outcomes.complete = status.success() || outcomes.failed().next().is_some();
    Ok(outcomes)
}

/// What cargo and the test programs print, understood line by line. Both go through one pipe, so that
/// it stays clear which program a test is of.
fn listen(mut command: Command, format: Format) -> Result<(Outcomes, ExitStatus)> {
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().context("could not start cargo")?;
    // The command holds the pipe's other end open.
    drop(command);
    let mut outcomes = Outcomes::default();
    let mut program = None;
    for line in BufReader::new(reader).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        pass_on(&line, format);
        if let Some(started) = libtest::program(&line) {
            program = Some(started);
        }
        outcomes
            .tests
            .extend(libtest::test(&line, program.as_deref()));
        // The harness tells the time of a program, not of a test.
        outcomes
            .times
            .extend(libtest::seconds(&line).map(|seconds| Time {
                of: program.clone().unwrap_or_default(),
                seconds,
            }));
    }
    Ok((outcomes, child.wait()?))
}

/// To where people look: standard output is the answer's where a machine asks.
fn pass_on(line: &str, format: Format) {
    let _ = match format {
        Format::Human => writeln!(std::io::stdout(), "{line}"),
        Format::Json => writeln!(std::io::stderr(), "{line}"),
    };
}

/// What both runners understand: parts of names that are wanted, and parts that are not.
fn choice(args: &Args) -> Vec<String> {
    let left_out = args.engine.map(|engine| engine.other().marks());
    let skips = left_out
        .iter()
        .flatten()
        .flat_map(|mark| ["--skip".to_owned(), (*mark).to_owned()]);
    args.filters.iter().cloned().chain(skips).collect()
}

fn packages(command: &mut Command, names: &[String]) {
    for name in names {
        command.args(["--package", name]);
    }
}

fn metadata() -> Result<Value> {
    let mut command = cargo();
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("cargo cannot read the workspace");
    }
    serde_json::from_slice(&output.stdout).context("what cargo says of the workspace")
}

/// The cargo that started us, so that the toolchain is the same.
fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::choice;
    use crate::args::Args;

    #[test]
    fn an_engine_leaves_out_the_tests_of_the_other() {
        let args = Args::try_parse_from(["test", "diff", "--engine", "sqlite"]).unwrap();
        let choice = choice(&args);
        assert_eq!(choice[0], "diff");
        assert!(
            choice
                .windows(2)
                .any(|pair| pair == ["--skip", "::postgres"])
        );
        assert!(!choice.iter().any(|word| word.contains("sqlite")));
    }
}
