//! `redact`: values go, their digests stay.

use std::collections::BTreeSet;

use anyhow::Result;
use cwom_audit::{Fields, Log};
use cwom_cli::{Exit, output};
use cwom_runtime::Context;
use serde_json::{Value, json};

use crate::args::RedactArgs;
use crate::session::Session;
use crate::told::tell;

/// What was redacted, or would be.
struct Outcome {
    entries: Vec<i64>,
    fields: Vec<String>,
    /// The entry that records it; none: nothing was changed.
    recorded: Option<i64>,
}

/// Runs the verb.
pub(crate) async fn redact(args: &RedactArgs, program: &str) -> Result<Exit> {
    let done = redact_thing(args, program).await;
    let object = |outcome: &Outcome| object(args, outcome);
    tell(done, &args.printed, object, |outcome| words(args, outcome))
}

async fn redact_thing(args: &RedactArgs, program: &str) -> Result<Outcome> {
    let session = Session::open(&args.place, program).await?;
    session.check_kind(&args.kind).await?;
    let fields = if args.everything {
        Fields::AllBut(BTreeSet::new())
    } else {
        Fields::named(&args.field)
    };
    let log = session.log()?;
    if args.yes {
        carry_out(&log, args, &fields).await
    } else {
        preview(&log, args, &fields).await
    }
}

async fn preview(log: &Log<'_>, args: &RedactArgs, fields: &Fields) -> Result<Outcome> {
    let planned = cwom_audit::plan_redaction(log, &args.kind, &args.id, fields).await?;
    Ok(Outcome {
        entries: planned.entries,
        fields: planned.fields,
        recorded: None,
    })
}

async fn carry_out(log: &Log<'_>, args: &RedactArgs, fields: &Fields) -> Result<Outcome> {
    let context = Context::new(args.actor.clone(), args.trace.unwrap_or_default());
    let (kind, id) = (&args.kind, &args.id);
    let done = cwom_audit::redact(log, &context, &args.why, kind, id, fields).await?;
    Ok(Outcome {
        entries: done.entries,
        fields: done.fields,
        recorded: Some(done.seq),
    })
}

fn object(args: &RedactArgs, outcome: &Outcome) -> Value {
    json!({
        "kind": args.kind,
        "id": args.id,
        "fields": outcome.fields,
        "entries": outcome.entries,
        "recorded": outcome.recorded,
    })
}

fn words(args: &RedactArgs, outcome: &Outcome) -> Result<()> {
    let numbers: Vec<String> = outcome
        .entries
        .iter()
        .map(|seq| format!("#{seq}"))
        .collect();
    let told = format!(
        "{} of {} {} in {}",
        outcome.fields.join(", "),
        args.kind,
        args.id,
        numbers.join(", ")
    );
    let Some(seq) = outcome.recorded else {
        output::print(&format!("would redact {told}\n"))?;
        output::print_note("nothing was changed; it cannot be taken back: add --yes to do it");
        return Ok(());
    };
    output::print(&format!("redacted {told}, recorded as #{seq}\n"))
}
