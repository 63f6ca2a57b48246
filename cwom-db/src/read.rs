//! `log`, `show` and `trace`: entries.

use anyhow::{Result, bail};
use cwom_audit::read::{Select, entries};
use cwom_cli::{Exit, output};
use cwom_runtime::Timestamp;

use crate::args::{LogArgs, ShowArgs, TraceArgs};
use crate::image::number;
use crate::render;
use crate::session::Session;

/// Runs `log`.
pub(crate) async fn log(args: &LogArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    let mut id = None;
    if let Some(kind) = &args.kind {
        session.check_kind(kind).await?;
        if let Some(given) = &args.id {
            id = Some(session.resolve_id(kind, given).await?);
        }
    }
    let select = Select {
        kind: args.kind.clone(),
        id,
        actor_kind: args.actor.as_ref().map(|actor| actor.kind.clone()),
        actor_id: args.actor.as_ref().and_then(|actor| actor.id.clone()),
        action: args.action.clone(),
        trace: args.trace.map(|trace| trace.to_string()),
        since: args.since,
        until: args.until,
        below: args.after,
        // One more tells whether there is another page.
        limit: Some(args.limit.saturating_add(1)),
        oldest_first: false,
    };
    let mut found = entries(&session.log()?, &select).await?;
    let limit = usize::try_from(args.limit).unwrap_or(usize::MAX);
    let is_cut = found.len() > limit;
    found.truncate(limit);
    if args.printed.is_json() {
        output::print(&render::json_lines(&found))?;
        return Ok(Exit::Ok);
    }
    if found.is_empty() {
        output::print_note("no entry is like this");
    }
    output::print(&render::lines(&found, Timestamp::now()))?;
    if let Some(last) = found.last().filter(|_| is_cut) {
        output::print_note(&format!("there are older ones: --after {}", last.seq));
    }
    Ok(Exit::Ok)
}

/// Runs `show`.
pub(crate) async fn show(args: &ShowArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    session.check_kind(&args.kind).await?;
    let id = session.resolve_id(&args.kind, &args.id).await?;
    let select = Select {
        kind: Some(args.kind.clone()),
        id: Some(id.clone()),
        oldest_first: true,
        ..Select::default()
    };
    let mut found = entries(&session.log()?, &select).await?;
    let first = found.iter().find_map(number).unwrap_or(1);
    if let Some(version) = args.version {
        let last = found.iter().filter_map(number).max().unwrap_or_default();
        found.retain(|entry| number(entry) == Some(version));
        if found.is_empty() {
            bail!(
                "{} `{id}` has no version {version} in the log; it has {first} to {last}",
                args.kind
            );
        }
    }
    if args.printed.is_json() {
        output::print(&render::json_lines(&found))?;
        return Ok(Exit::Ok);
    }
    let now = Timestamp::now();
    let mut text = format!(
        "{}\n",
        output::paint(output::BOLD, format!("{} {id}", args.kind))
    );
    for entry in &found {
        text.push('\n');
        text.push_str(&render::block(entry, now));
    }
    output::print(&text)?;
    if first > 1 && args.version.is_none() {
        output::print_note(&format!(
            "versions before {first} are not in the log: archived"
        ));
    }
    Ok(Exit::Ok)
}

/// Runs `trace`.
pub(crate) async fn trace(args: &TraceArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    let select = Select {
        trace: Some(args.trace.to_string()),
        oldest_first: true,
        ..Select::default()
    };
    let found = entries(&session.log()?, &select).await?;
    if args.printed.is_json() {
        output::print(&render::json_lines(&found))?;
        return Ok(Exit::Ok);
    }
    if found.is_empty() {
        output::print_note("no entry belongs to this chain of work");
    }
    output::print(&render::lines(&found, Timestamp::now()))?;
    Ok(Exit::Ok)
}
