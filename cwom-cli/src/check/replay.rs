//! The leg `replay`: the migrations from nothing lead to what the spec makes at once, and each way
//! back undoes its way there.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result};
use cwom_migrate::chain::Chain;
use cwom_schema::Schema;
use serde_json::{Value, json};

use super::{Databases, Finding, Leg};
use crate::TOOLKIT;
use crate::args::LegName;
use crate::database;
use crate::exit::Exit;
use crate::files::display_path;
use crate::files::lock::lock_for_reading;
use crate::generate::note_waiting;
use crate::migrations::{DIRECTORY, read_files};
use crate::output::count;
use crate::pipeline;
use crate::remembered::Remembered;
use crate::source::Source;

/// The leg, and what the replay answered.
pub(super) fn check(
    source: &Source,
    schema: &Schema,
    databases: &Databases<'_>,
) -> Result<(Leg, Option<Value>)> {
    let root = pipeline::output_directory(source, schema);
    if let Some(reason) = reason_not_to(&root, schema, databases)? {
        let leg = Leg {
            name: LegName::Replay,
            compared: format!("not replayed: {reason}"),
            findings: Vec::new(),
            exit: if databases.required {
                Exit::CouldNot
            } else {
                Exit::Ok
            },
        };
        return Ok((leg, None));
    }
    let answer = match ask(source, schema, databases, false) {
        Ok(answer) => answer,
        Err(error) => return Ok((could_not(&error), None)),
    };
    let directory = root.join(DIRECTORY);
    let findings: Vec<Finding> = list(&answer, "findings")
        .iter()
        .map(|finding| {
            let file = finding["file"].as_str().unwrap_or_default();
            let path = match file {
                "" => directory.clone(),
                file => directory.join(file),
            };
            Finding::new("replay", display_path(&path), message(finding))
        })
        .collect();
    let skipped = list(&answer, "skipped");
    let exit = if !findings.is_empty() {
        Exit::Drift
    } else if !skipped.is_empty() && databases.required {
        Exit::CouldNot
    } else {
        Exit::Ok
    };
    let leg = Leg {
        name: LegName::Replay,
        compared: compared(&answer),
        findings,
        exit,
    };
    Ok((leg, Some(answer)))
}

/// Why there is nothing to be replayed. Another leg has said it, where it is a finding.
fn reason_not_to(
    root: &Path,
    schema: &Schema,
    databases: &Databases<'_>,
) -> Result<Option<String>> {
    if databases.database.is_none() && databases.program != TOOLKIT {
        return Ok(Some("this command was built without drivers".to_owned()));
    }
    Ok(match Chain::read(read_files(root)?) {
        Err(_) => Some("the history is broken".to_owned()),
        Ok(chain) if chain.is_empty() => Some("there is no migration yet".to_owned()),
        Ok(chain) if !chain.leads_to(schema) => {
            Some("the spec says something that no migration does".to_owned())
        }
        Ok(_) => None,
    })
}

/// The directory of migrations, by path and text, read while nobody writes there.
pub(super) fn texts(source: &Source, schema: &Schema) -> Result<BTreeMap<String, String>> {
    let root = pipeline::output_directory(source, schema);
    let _lock = lock_for_reading(&root, || note_waiting(&root));
    let texts = read_files(&root)?.into_iter().map(|(path, bytes)| {
        let text = String::from_utf8(bytes).ok();
        let text = text.with_context(|| format!("{path} is not UTF-8"))?;
        Ok((path, text))
    });
    texts.collect()
}

/// Replays, or remembers that these very files were replayed before.
pub(crate) fn ask(
    source: &Source,
    schema: &Schema,
    databases: &Databases<'_>,
    probes: bool,
) -> Result<Value> {
    let texts = texts(source, schema)?;
    let question = json!({
        "question": "replay",
        "spec": source.text,
        "migrations": texts,
        "postgres": databases.postgres,
        "probes": probes,
    })
    .to_string();
    let remembered = Remembered::new("replay", &question);
    if !probes
        && !databases.anew
        && let Some(answer) = remembered.answer()
    {
        return Ok(answer);
    }
    let started = Instant::now();
    let text = database::ask(&question, databases.program, databases.database)?;
    let answer: Value = serde_json::from_str(&text).context("the answer cannot be read")?;
    if list(&answer, "findings").is_empty() && !probes {
        remembered.keep(&answer, started.elapsed());
    }
    Ok(answer)
}

fn could_not(error: &anyhow::Error) -> Leg {
    Leg {
        name: LegName::Replay,
        compared: format!("could not be replayed: {error:#}"),
        findings: Vec::new(),
        exit: Exit::CouldNot,
    }
}

fn compared(answer: &Value) -> String {
    let mut parts: Vec<String> = list(answer, "dialects")
        .iter()
        .map(|dialect| {
            let number = |value: &Value| usize::try_from(value.as_u64().unwrap_or(0)).unwrap_or(0);
            format!(
                "{}: {} up, down and up, {}",
                dialect["engine"].as_str().unwrap_or_default(),
                count(number(&dialect["plans"]), "migration"),
                count(list(dialect, "tables").len(), "table"),
            )
        })
        .collect();
    for skipped in list(answer, "skipped") {
        let name = skipped.as_str().unwrap_or_default();
        parts.push(format!("{name}: not replayed, for want of --postgres URL"));
    }
    if let Some(when) = answer["remembered"].as_str() {
        parts.push(format!("as replayed {when} from the same files"));
    }
    parts.join("; ")
}

pub(crate) fn message(finding: &Value) -> String {
    let text = |key: &str| finding[key].as_str().unwrap_or_default();
    let (dialect, plan) = (text("dialect"), text("plan"));
    if plan.is_empty() {
        format!("{dialect}: {}", text("message"))
    } else {
        format!("{dialect}, {plan}: {}", text("message"))
    }
}

pub(crate) fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}
