//! `check`: everything that could drift, compared. Each leg prints what it compared and how much,
//! so that silence is never mistaken for agreement.

mod baseline;
mod code;
mod finding;
mod history;
mod live;
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
use cwom_schema::Schema;
use cwom_schema::diagnostics::Diagnostics;

use crate::args::{CheckArgs, CheckFormat, LegName, LiveArgs};
use crate::database::Database;
use crate::exit::Exit;
use crate::files::display_path;
use crate::source::{Source, find_spec, read_spec};
use crate::{github, json, output, pipeline, sarif};

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
    pub(crate) const ALL: [Self; 5] = [
        Self::Spec,
        Self::Code,
        Self::History,
        Self::Replay,
        Self::Live,
    ];

    /// The word on the command line and in messages.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Spec => "spec",
            Self::Code => "code",
            Self::History => "history",
            Self::Replay => "replay",
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
    let asked = |name: &LegName| args.legs.is_empty() || args.legs.contains(name);
    let named = args.legs.contains(&LegName::Live);
    // Legs look at the same things and change none of them, so that nobody waits for the sum.
    let (source, diagnostics) = (&*source, &outcome.diagnostics);
    let schema = parsed.schema.as_ref();
    let legs: Vec<Result<Leg>> = thread::scope(|scope| {
        let legs = LegName::ALL.into_iter().filter(asked);
        let running: Vec<_> = legs
            .map(|name| {
                scope.spawn(move || run_leg(name, source, schema, diagnostics, databases, named))
            })
            .collect();
        let legs = running.into_iter().map(ScopedJoinHandle::join);
        legs.map(|leg| leg.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    });
    for leg in legs {
        outcome.legs.push(leg?);
    }
    if let Some(accepted) = &accepted {
        baseline::apply(accepted, outcome, &path);
    }
    baseline::write(&args.baseline, outcome, &path)?;
    let exits = outcome.legs.iter().map(|leg| leg.exit);
    let worst = exits.max().unwrap_or(Exit::Ok);
    let is_files = |leg: &Leg| leg.exit == Exit::Drift && leg.name != LegName::Live;
    if worst == Exit::Drift && outcome.legs.iter().any(is_files) {
        outcome.repair = parsed.schema.map(|schema| schema.generate.command);
    }
    Ok(worst)
}

fn run_leg(
    name: LegName,
    source: &Source,
    schema: Option<&Schema>,
    diagnostics: &Diagnostics,
    databases: &Databases<'_>,
    named: bool,
) -> Result<Leg> {
    match (name, schema) {
        (LegName::Spec, _) => Ok(spec::check(source, schema, diagnostics)),
        (LegName::Code, Some(schema)) => code::check(source, schema),
        (LegName::History, Some(schema)) => history::check(source, schema),
        (LegName::Replay, Some(schema)) => replay::check(source, schema, databases),
        (LegName::Live, Some(schema)) => Ok(live::check(source, schema, databases, named)),
        (LegName::Code | LegName::History | LegName::Replay | LegName::Live, None) => Ok(Leg {
            name,
            compared: "could not check: the spec has errors".to_owned(),
            findings: Vec::new(),
            exit: Exit::CouldNot,
        }),
    }
}
