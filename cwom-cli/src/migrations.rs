//! The migrations of a spec: what the directory holds, and what the spec adds to it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, anyhow, bail};
use chrono::DateTime;
use cwom_migrate::chain::{self, Chain, ChainError};
use cwom_migrate::{Decisions, Form, MissingDecision, Proposal, Refusal, Request, propose_lowered};
use serde_json::Value;

use crate::args::MigrationArgs;
use crate::files::display_path;
use crate::onto;
use crate::output;
use crate::source::{SPEC_FILE, find_spec, normalized};
use crate::{Model, read_model};

/// Where migrations are, below the output directory.
pub(crate) const DIRECTORY: &str = "migrations";

/// The directory of the migrations of the given spec, or of the nearest one, and the spec itself.
pub fn find_migrations(given: Option<&Path>, program: &str) -> Result<(PathBuf, Model)> {
    let spec = find_spec(given)?;
    let model = read_model(Some(&spec), program)?;
    let directory = spec.parent().unwrap_or(&spec);
    let output = normalized(&directory.join(&model.schema.generate.path));
    Ok((output.join(DIRECTORY), model))
}

/// The files of a directory of migrations by their paths below it.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Why a spec has no migrations.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The history is broken; what mends it.
    History(ChainError),
    /// Something has to be decided first.
    Undecided(Vec<MissingDecision>),
    /// Anything else, for people.
    Other(anyhow::Error),
}

/// Reads the migrations below an output directory. A directory that is not there holds none.
pub(crate) fn read_files(root: &Path) -> Result<Files> {
    let directory = root.join(DIRECTORY);
    let mut files = Files::new();
    let mut pending = vec![String::new()];
    while let Some(below) = pending.pop() {
        let path = directory.join(&below);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| could_not_read(&path)),
        };
        for entry in entries {
            let entry = entry.with_context(|| could_not_read(&path))?;
            // No file of ours has such a name.
            let Ok(name) = entry.file_name().into_string() else {
                continue;
            };
            let name = if below.is_empty() {
                name
            } else {
                format!("{below}/{name}")
            };
            let kind = entry
                .file_type()
                .with_context(|| could_not_read(&entry.path()))?;
            if kind.is_dir() {
                pending.push(name);
            } else if kind.is_file() {
                let bytes =
                    fs::read(entry.path()).with_context(|| could_not_read(&entry.path()))?;
                files.insert(name, bytes);
            }
        }
    }
    Ok(files)
}

/// Reads the chain below an output directory.
pub(crate) fn read_chain(root: &Path) -> Result<Chain, Trouble> {
    let files = read_files(root).map_err(Trouble::Other)?;
    Chain::read(files).map_err(Trouble::History)
}

/// What the spec makes of the chain, by the arguments of `gen`.
pub(crate) fn of_gen(
    root: &Path,
    model: &Model,
    args: &MigrationArgs,
    answers: &[Value],
) -> Result<Proposal, Trouble> {
    let chain = read_chain(root)?;
    // What the output was made from the last time.
    let copy = fs::read_to_string(root.join(SPEC_FILE)).ok();
    by_arguments(
        &chain,
        model,
        copy.as_deref().and_then(below_header),
        &[],
        args,
        answers,
    )
}

/// The same upon the chain of another revision of the repository. Whatever of this branch's history
/// is not in that one goes.
pub(crate) fn onto(
    root: &Path,
    revision: &str,
    model: &Model,
    args: &MigrationArgs,
    answers: &[Value],
) -> Result<Proposal, Trouble> {
    let files = onto::read_files(root, revision).map_err(Trouble::Other)?;
    let chain = Chain::read(files).map_err(Trouble::History)?;
    let copy = onto::read_spec(root, revision);
    let here = read_files(root).map_err(Trouble::Other)?;
    let replaced = plans_besides(&here, &chain);
    let mut proposal = by_arguments(
        &chain,
        model,
        copy.as_deref().and_then(below_header),
        &replaced,
        args,
        answers,
    )?;
    proposal.removed.retain(|path| here.contains_key(path));
    for path in here.into_keys() {
        let is_wanted = proposal.files.contains_key(&path) || proposal.removed.contains(&path);
        if chain::is_history(&path) && !is_wanted {
            proposal.removed.push(path);
        }
    }
    Ok(proposal)
}

/// The texts of the plans that are here and not in the chain. One in which branches meet is none.
fn plans_besides(here: &Files, chain: &Chain) -> Vec<String> {
    let plans = here
        .iter()
        .filter(|(path, _)| path.starts_with("plans/") && !chain.files.contains_key(*path));
    plans
        .filter_map(|(_, bytes)| String::from_utf8(bytes.clone()).ok())
        .collect()
}

/// The spec in a copy of it: all but the line that says that it is one.
fn below_header(copy: &str) -> Option<&str> {
    copy.split_once('\n').map(|(_, spec)| spec)
}

fn by_arguments(
    chain: &Chain,
    model: &Model,
    head_spec: Option<&str>,
    replaced: &[String],
    args: &MigrationArgs,
    answers: &[Value],
) -> Result<Proposal, Trouble> {
    let decisions = decisions(args, answers).map_err(Trouble::Other)?;
    let request = Request {
        now: now().map_err(Trouble::Other)?,
        form: if args.simple {
            Form::Simple
        } else {
            Form::Online
        },
        word: args.name.as_deref(),
        amend: args.amend,
        release: args.release,
        custom: args.custom,
        head_spec,
        replaced,
    };
    ask(chain, model, decisions, &request)
}

/// What the spec makes of the chain as it stands.
pub(crate) fn as_it_stands(chain: &Chain, model: &Model) -> Result<Proposal, Trouble> {
    let request = Request {
        now: now().map_err(Trouble::Other)?,
        form: Form::Online,
        word: None,
        amend: false,
        release: false,
        custom: false,
        head_spec: None,
        replaced: &[],
    };
    ask(chain, model, Decisions::default(), &request)
}

fn ask(
    chain: &Chain,
    model: &Model,
    decisions: Decisions,
    request: &Request<'_>,
) -> Result<Proposal, Trouble> {
    let schema = &model.schema;
    let decisions = Decisions::from_schema(schema).with(decisions);
    propose_lowered(chain, schema, model.tables(), &decisions, request).map_err(|refusal| match refusal {
        Refusal::Chain(error) => Trouble::History(error),
        Refusal::Undecided(missing) => Trouble::Undecided(missing),
        Refusal::NothingToAmend => Trouble::Other(anyhow!(
            "there is no unreleased migration to be made anew; leave out `--amend`, and the next \
             one is written"
        )),
        Refusal::SpecChanged => Trouble::Other(anyhow!(
            "the spec changed since the last migration; write that one first, without `--custom`"
        )),
        Refusal::Version(error) => Trouble::Other(anyhow!("{error}")),
    })
}

impl Trouble {
    /// As an error for people, with the way out.
    pub(crate) fn into_error(self, root: &Path) -> anyhow::Error {
        match self {
            Self::Other(error) => error,
            Self::History(ChainError::Lock(error)) if error.is_conflict => anyhow!(
                "{error}\nsay in the spec what both want, then take the history of the branch that \
                 was first: `gen --onto REV` makes this one's migration anew behind it"
            ),
            Self::History(error) => anyhow!(
                "the history of migrations in `{}` is broken; nothing was written\n{error}\n\
                 take the files back from version control; what was migrated once is never edited",
                display_path(&root.join(DIRECTORY))
            ),
            Self::Undecided(missing) => anyhow!("{}", render_missing(&missing)),
        }
    }
}

/// Questions, each with the answers to choose from.
pub(crate) fn render_missing(missing: &[MissingDecision]) -> String {
    let things = output::count(missing.len(), "thing");
    let mut text = format!("{things} to be decided; nothing was written");
    for question in missing {
        // Writing to a String cannot fail.
        let (id, on) = (question.hazard, &question.on);
        let _ = write!(text, "\n{id} {on}: {}", question.question);
        for (position, choice) in question.choices.iter().enumerate() {
            let word = if position == 0 { "say" } else { "or " };
            let _ = write!(text, "\n    {word} --decide '[{choice}]'");
        }
        for (position, line) in question.spec.iter().enumerate() {
            let word = if position == 0 {
                "in the spec"
            } else {
                "           "
            };
            let _ = write!(
                text,
                "\n    {word} {}",
                line.replace('\n', "\n                ")
            );
        }
    }
    text
}

/// What was decided on the command line and, meanwhile, on the terminal.
fn decisions(args: &MigrationArgs, answers: &[Value]) -> Result<Decisions> {
    let given = match &args.decide {
        Some(given) => read_decisions(given)?,
        None => Decisions::default(),
    };
    let asked = Decisions::from_json(&Value::from(answers).to_string());
    let asked = asked.map_err(|problem| anyhow!("the answers cannot be read: {problem}"))?;
    let all = given.answers().iter().chain(asked.answers());
    Ok(Decisions::new(all.cloned().collect()))
}

fn read_decisions(given: &str) -> Result<Decisions> {
    let text = match given {
        "-" => {
            let mut text = String::new();
            let read = std::io::stdin().read_to_string(&mut text);
            read.context("could not read the decisions from standard input")?;
            text
        }
        inline if inline.trim_start().starts_with('[') => inline.to_owned(),
        one if one.trim_start().starts_with('{') => format!("[{one}]"),
        path => fs::read_to_string(path).with_context(|| could_not_read(Path::new(path)))?,
    };
    match Decisions::from_json(&text) {
        Ok(decisions) => Ok(decisions),
        Err(problem) => bail!("the decisions cannot be read: {problem}"),
    }
}

/// The present moment as versions say it, in UTC. `SOURCE_DATE_EPOCH` sets another, so that a
/// script can make the same files twice.
fn now() -> Result<i64> {
    let seconds = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text
            .parse()
            .map_err(|_| anyhow!("SOURCE_DATE_EPOCH is `{text}`, which is no number of seconds"))?,
        Err(_) => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .context("the clock stands before 1970")?
            .as_secs(),
    };
    let moment = i64::try_from(seconds)
        .ok()
        .and_then(|it| DateTime::from_timestamp(it, 0));
    let moment = moment.ok_or_else(|| anyhow!("{seconds} seconds since 1970 are no moment"))?;
    let version = moment.format("%Y%m%d%H%M%S").to_string();
    version
        .parse()
        .with_context(|| format!("{version} is no version"))
}

fn could_not_read(path: &Path) -> String {
    format!("could not read `{}`", display_path(path))
}
