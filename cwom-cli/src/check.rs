//! `check`: everything that could drift, compared. Each leg prints what it compared and how much,
//! so that silence is never mistaken for agreement.

mod baseline;
mod code;
mod finding;
mod history;
mod live;
mod parity;
mod people;
mod place;
pub(crate) mod replay;
pub(crate) mod rules;
#[cfg(test)]
pub(crate) mod sample;
mod spec;

use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle};
use std::time::Instant;

use anyhow::{Context as _, Result};
use cwom_schema::diagnostics::Diagnostics;

use crate::args::{CheckArgs, CheckFormat, LegName, LiveArgs};
use crate::database::Database;
use crate::exit::Exit;
use crate::files::display_path;
use crate::source::{Source, find_spec, read_spec};
use crate::{Model, github, json, output, pipeline, sarif};

pub(crate) use baseline::{Accepted, Baseline};
pub(crate) use finding::{DatabaseObject, Finding, Weight, exit_of};

/// What a leg compared and found.
#[derive(Debug)]
pub(crate) struct Leg {
    /// Which leg.
    pub(crate) name: LegName,
    /// What was compared, and how much of it.
    pub(crate) compared: String,
    /// What was found.
    pub(crate) findings: Vec<Finding>,
    /// What follows for the process.
    pub(crate) exit: Exit,
}

/// What all legs found.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The spec, once it was read.
    pub(crate) source: Option<Source>,
    /// What is wrong with it.
    pub(crate) diagnostics: Diagnostics,
    /// The legs that were run.
    pub(crate) legs: Vec<Leg>,
    /// The command that repairs what was found, where one does.
    pub(crate) repair: Option<String>,
    /// What was accepted, where a baseline was given.
    pub(crate) baseline: Option<Baseline>,
}

/// The databases that legs may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Databases<'a> {
    /// The front door.
    pub(crate) program: &'a str,
    /// The part with the drivers, where it is linked in.
    pub(crate) database: Option<Database>,
    /// A server to replay on.
    pub(crate) postgres: Option<&'a str>,
    /// A leg that could not ask PostgreSQL has failed.
    pub(crate) required: bool,
    /// What was found before does not count.
    pub(crate) anew: bool,
    /// The database that is looked at, where one is.
    pub(crate) live: Option<&'a LiveArgs>,
}

impl Leg {
    /// A leg that ran, and from whose findings follows what follows for the process.
    pub(crate) fn new(name: LegName, compared: String, findings: Vec<Finding>) -> Self {
        Self {
            name,
            compared,
            exit: exit_of(&findings),
            findings,
        }
    }
}

impl LegName {
    pub(crate) const ALL: [Self; 6] = [
        Self::Spec,
        Self::Code,
        Self::History,
        Self::Replay,
        Self::Parity,
        Self::Live,
    ];

    /// The word on the command line and in messages.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Spec => "spec",
            Self::Code => "code",
            Self::History => "history",
            Self::Replay => "replay",
            Self::Parity => "parity",
            Self::Live => "live",
        }
    }
}

/// Runs the verb.
pub(crate) fn run(
    args: &CheckArgs,
    program: &str,
    database: Option<Database>,
    started: Instant,
) -> Result<Exit> {
    let mut outcome = Outcome::default();
    let databases = Databases {
        program,
        database,
        postgres: args.databases.postgres.as_deref(),
        required: args.databases.require.is_some(),
        anew: args.databases.anew,
        live: Some(&args.live),
    };
    let result = check(args, &databases, &mut outcome);
    let elapsed = started.elapsed();
    let exit = *result.as_ref().unwrap_or(&Exit::CouldNot);
    let error = result.as_ref().err().map(output::error_text);
    let error = error.as_deref();
    if let Some(path) = &args.sarif {
        let text = sarif::render_check(&outcome, error, exit);
        std::fs::write(path, text)
            .with_context(|| format!("could not write `{}`", display_path(path)))?;
    }
    match args.format {
        CheckFormat::Json => {
            output::print(&json::render_check(&outcome, error, elapsed, exit))?;
            return Ok(exit);
        }
        CheckFormat::Sarif => {
            output::print(&sarif::render_check(&outcome, error, exit))?;
            return Ok(exit);
        }
        CheckFormat::Human | CheckFormat::Github => {}
    }
    if let Some(source) = &outcome.source {
        pipeline::print_diagnostics(source, &outcome.diagnostics, program);
    }
    let mut text = people::render(&outcome, elapsed, exit, args.verbose);
    if args.format == CheckFormat::Github {
        text.push_str(&github::render_check(&outcome, error));
    }
    output::print(&text)?;
    result
}

fn check(args: &CheckArgs, databases: &Databases<'_>, outcome: &mut Outcome) -> Result<Exit> {
    let accepted = baseline::read(&args.baseline)?;
    let path = find_spec(args.spec.spec.as_deref())?;
    let source = outcome.source.insert(read_spec(&path)?);
    let parsed = pipeline::parse(source);
    outcome.diagnostics = parsed.diagnostics;
    let model = parsed.schema.map(Model::of);
    let asked = |name: &LegName| args.legs.is_empty() || args.legs.contains(name);
    let look = Look {
        source,
        model: model.as_ref(),
        diagnostics: &outcome.diagnostics,
        databases,
        wanted: LegName::ALL.into_iter().filter(asked).collect(),
        live_is_named: args.legs.contains(&LegName::Live),
    };
    outcome.legs = look.all()?;
    if let Some(accepted) = &accepted {
        baseline::apply(accepted, outcome, &path);
    }
    baseline::write(&args.baseline, outcome, &path)?;
    let exits = outcome.legs.iter().map(|leg| leg.exit);
    let worst = exits.max().unwrap_or(Exit::Ok);
    let is_files = |leg: &Leg| leg.exit == Exit::Drift && leg.name != LegName::Live;
    if worst == Exit::Drift && outcome.legs.iter().any(is_files) {
        outcome.repair = model.map(|model| model.schema.generate.command);
    }
    Ok(worst)
}

/// What legs look at.
struct Look<'a> {
    source: &'a Source,
    model: Option<&'a Model>,
    diagnostics: &'a Diagnostics,
    databases: &'a Databases<'a>,
    wanted: Vec<LegName>,
    /// Whether the leg `live` was asked for by its name.
    live_is_named: bool,
}

impl Look<'_> {
    /// Every leg that is wanted. They look at the same things and change none of them, so that
    /// nobody waits for the sum.
    fn all(&self) -> Result<Vec<Leg>> {
        let wants_replay = self.wanted.contains(&LegName::Replay);
        // The engines are replayed once, for two legs.
        let starts = |name: &LegName| *name != LegName::Parity || !wants_replay;
        let legs: Vec<Result<Vec<Leg>>> = thread::scope(|scope| {
            let names = self.wanted.iter().copied().filter(starts);
            let running: Vec<_> = names
                .map(|name| scope.spawn(move || self.legs(name)))
                .collect();
            let legs = running.into_iter().map(ScopedJoinHandle::join);
            legs.map(|legs| legs.unwrap_or_else(|panic| resume_unwind(panic)))
                .collect()
        });
        let mut all = Vec::new();
        for legs in legs {
            all.extend(legs?);
        }
        Ok(all)
    }

    /// A leg, and what comes of the same work.
    fn legs(&self, name: LegName) -> Result<Vec<Leg>> {
        let Self {
            source, databases, ..
        } = self;
        let Some(model) = self.model else {
            let with =
                |leg: &LegName| *leg == name || name == LegName::Replay && *leg == LegName::Parity;
            let names = self.wanted.iter().copied().filter(with);
            return Ok(names.map(|name| self.without_schema(name)).collect());
        };
        let schema = &model.schema;
        let leg = match name {
            LegName::Spec => spec::check(source, Some(schema), self.diagnostics),
            LegName::Code => code::check(source, model)?,
            LegName::History => history::check(source, model)?,
            LegName::Live => live::check(source, model, databases, self.live_is_named),
            LegName::Replay | LegName::Parity => {
                let (replay, answer) = replay::check(source, schema, databases)?;
                let parity = parity::check(source, model, databases, answer.as_ref());
                let legs = [replay, parity].into_iter();
                return Ok(legs.filter(|leg| self.wanted.contains(&leg.name)).collect());
            }
        };
        Ok(vec![leg])
    }

    fn without_schema(&self, name: LegName) -> Leg {
        if name == LegName::Spec {
            return spec::check(self.source, None, self.diagnostics);
        }
        Leg {
            name,
            compared: "could not check: the spec has errors".to_owned(),
            findings: Vec::new(),
            exit: Exit::CouldNot,
        }
    }
}
