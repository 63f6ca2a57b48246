//! `redact`: values go, their digests stay.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Result, bail};
use cwom_audit::Fields;
use cwom_audit::read::{Select, entries};
use cwom_cli::{Exit, output};
use cwom_runtime::{Context, TraceId};

use crate::args::RedactArgs;
use crate::session::Session;

/// Runs the verb.
pub(crate) async fn redact(args: &RedactArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    session.check_kind(&args.kind).await?;
    let fields = if args.everything {
        Fields::AllBut(BTreeSet::new())
    } else {
        Fields::named(&args.field)
    };
    let log = session.log()?;
    if !args.yes {
        return preview(&entries(&log, &select(args)).await?, args, &fields);
    }
    let trace = args.trace.unwrap_or_else(TraceId::new);
    let context = Context::new(args.actor.clone(), trace);
    let (kind, id) = (&args.kind, &args.id);
    let done = cwom_audit::redact(&log, &context, &args.why, kind, id, &fields).await?;
    output::print(&format!(
        "redacted {} of {kind} {id} in {}, recorded as #{}\n",
        done.fields.join(", "),
        numbers(done.entries.iter().copied()),
        done.seq
    ))?;
    Ok(Exit::Ok)
}

fn select(args: &RedactArgs) -> Select {
    Select {
        kind: Some(args.kind.clone()),
        id: Some(args.id.clone()),
        oldest_first: true,
        ..Select::default()
    }
}

/// What would go, told by doing it to copies.
fn preview(entries: &[cwom_audit::Entry], args: &RedactArgs, fields: &Fields) -> Result<Exit> {
    let touched = entries.iter().filter(|entry| {
        let mut copy = (*entry).clone();
        entry.action != "redacted" && copy.redact(fields)
    });
    let touched: Vec<i64> = touched.map(|entry| entry.seq).collect();
    if touched.is_empty() {
        bail!(
            "no entry of {} `{}` holds any of these fields, or all are redacted already",
            args.kind,
            args.id
        );
    }
    output::print(&format!(
        "would redact {} of {} {} in {}\n",
        if args.everything {
            "everything but key and version".to_owned()
        } else {
            args.field.join(", ")
        },
        args.kind,
        args.id,
        numbers(touched.into_iter())
    ))?;
    output::print_note("nothing was changed; it cannot be taken back: add --yes to do it");
    Ok(Exit::Ok)
}

fn numbers(entries: impl Iterator<Item = i64>) -> String {
    entries.fold(String::new(), |mut text, seq| {
        let comma = if text.is_empty() { "" } else { ", " };
        // Writing to a String cannot fail.
        let _ = write!(text, "{comma}#{seq}");
        text
    })
}
