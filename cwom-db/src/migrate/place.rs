//! The migrations of a directory, checked against `cwom.lock`, and the database to run them on.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use cwom_cli::files::display_path;
use cwom_cli::find_migrations;
use cwom_migrate::lock::{Lock, LockError, verify};
use cwom_runtime::{Chain, Runner, Store};

use super::args::Place;
use super::engine::{Engine, Missing};
use super::progress::Progress;

const LOCK: &str = "cwom.lock";
/// The directories beside the lock.
const DIALECTS: [&str; 2] = ["sqlite", "postgres"];

/// Files that are not what the lock says.
#[derive(Debug)]
pub(crate) struct BrokenHistory(String);

impl fmt::Display for BrokenHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BrokenHistory {}

/// What people type before `migrate`.
pub(crate) fn front_door(program: &str) -> &str {
    program.strip_suffix(" migrate").unwrap_or(program)
}

/// The chain of a dialect: that of the given directory, or of the spec.
pub(crate) fn read_chain<E: Engine>(place: &Place, program: &str) -> Result<Chain> {
    let root = match &place.source {
        Some(source) => source.clone(),
        None => find_migrations(place.spec.spec.as_deref(), front_door(program))?.0,
    };
    let below = root.join(E::SQL.name());
    let directory = if below.is_dir() { below } else { root.clone() };
    if !directory.is_dir() {
        bail!(
            "there are no migrations in `{}`; `{} gen` writes them, or name others with --source",
            display_path(&directory),
            front_door(program)
        );
    }
    check_lock(&directory, program)?;
    let mut files = Vec::new();
    for (name, bytes) in read_files(&directory)? {
        let text = String::from_utf8(bytes).ok();
        let text = text.with_context(|| format!("`{name}` is not UTF-8"))?;
        files.push((name, text));
    }
    if files.is_empty() {
        bail!("there are no migrations in `{}`", display_path(&directory));
    }
    Ok(Chain::of_files(files).map_err(cwom_runtime::Error::from)?)
}

/// Opens the database, and makes a runner that tells people what it does.
pub(crate) async fn open<E: Engine>(
    place: &Place,
    missing: Missing,
    program: &str,
) -> Result<(Store<E>, Runner<E>)> {
    let chain = read_chain::<E>(place, program)?;
    let store = E::open(&place.database_url, missing).await?;
    let progress = Progress::new(place.printed.is_json());
    let runner = store
        .runner_of(chain)
        .patience(place.patience)
        .on_event(move |event| progress.tell(event));
    Ok((store, runner))
}

/// Fails where a lock stands beside the files and says something else.
fn check_lock(directory: &Path, program: &str) -> Result<()> {
    // The lock speaks of the directories of both dialects, and lies beside them.
    let Some(root) = directory.parent() else {
        return Ok(());
    };
    let is_dialect = DIALECTS.iter().any(|name| directory.ends_with(name));
    let path = root.join(LOCK);
    let text = match fs::read_to_string(&path) {
        Ok(text) if is_dialect => text,
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(error).with_context(|| format!("could not read `{}`", display_path(&path)));
        }
    };
    let lock: Lock = text
        .parse()
        .map_err(|error: LockError| BrokenHistory(error.to_string()))?;
    let mut files = BTreeMap::new();
    for dialect in DIALECTS {
        let directory = root.join(dialect);
        if directory.is_dir() {
            for (name, bytes) in read_files(&directory)? {
                files.insert(format!("{dialect}/{name}"), bytes);
            }
        }
    }
    read_named(root, &lock, &mut files)?;
    let findings = verify(&lock, &files);
    if findings.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| format!("  {finding}"))
        .collect();
    let door = front_door(program);
    Err(BrokenHistory(format!(
        "the files are not those of `{}`:\n{}\nbring them back, or see `{door} check`",
        display_path(&path),
        lines.join("\n")
    ))
    .into())
}

/// Files that the lock names beside those that run, as far as they are there: plans, snapshots.
fn read_named(root: &Path, lock: &Lock, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for (named, _) in lock.plans.iter().flat_map(|plan| &plan.files) {
        let is_below = Path::new(named)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let path = root.join(named);
        if is_below && path.is_file() && !files.contains_key(named) {
            let bytes = fs::read(&path);
            let bytes =
                bytes.with_context(|| format!("could not read `{}`", display_path(&path)))?;
            files.insert(named.clone(), bytes);
        }
    }
    Ok(())
}

/// Names and bytes of the files that end in `.sql`, in order.
fn read_files(directory: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let failed = |path: &PathBuf| format!("could not read `{}`", display_path(path));
    let whole = directory.to_path_buf();
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).with_context(|| failed(&whole))? {
        let entry = entry.with_context(|| failed(&whole))?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = entry.path();
        let is_sql = path.extension().is_some_and(|extension| extension == "sql");
        if is_sql && path.is_file() {
            let bytes = fs::read(&path).with_context(|| failed(&path))?;
            files.push((name, bytes));
        }
    }
    files.sort();
    Ok(files)
}
