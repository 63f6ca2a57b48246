//! `as-of` and `diff`: what things were.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Result, bail};
use cwom_audit::read::{Select, each_entry};
use cwom_cli::Exit;
use cwom_cli::output::{self, BOLD, paint};
use cwom_runtime::{Duration, Timestamp};
use cwom_schema::schema::Images;
use serde_json::json;

use crate::args::{AsOfArgs, DiffArgs};
use crate::image::{State, changes, number};
use crate::moment::absolute;
use crate::render;
use crate::session::Session;

/// Runs `as-of`.
pub(crate) async fn as_of(args: &AsOfArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    session.check_kind(&args.kind).await?;
    let id = match &args.id {
        Some(given) => Some(session.resolve_id(&args.kind, given).await?),
        None => None,
    };
    let upto = match (args.at, args.version) {
        (_, Some(version)) => Upto::Version(version),
        (Some(moment), None) => Upto::Moment(moment),
        (None, None) => bail!("say --at TIME or --version N"),
    };
    let states = states(&session, &args.kind, id.as_deref(), upto).await?;
    if let (Upto::Version(version), Some((_, state))) = (upto, states.first_key_value())
        && state.version != version
    {
        bail!(
            "{} has no version {version}; the last one is {}",
            args.kind,
            state.version
        );
    }
    if let Some(id) = &id
        && !states.contains_key(id)
    {
        bail!(
            "the log knows nothing of {} `{id}` as early as that",
            args.kind
        );
    }
    let mut text = String::new();
    for (id, state) in &states {
        if args.printed.is_json() {
            let object = json!({
                "kind": args.kind,
                "id": id,
                "version": state.version,
                "ts": absolute(&state.ts),
                "complete": state.is_complete,
                "image": state.image,
            });
            if state.image.is_some() || args.id.is_some() {
                let _ = writeln!(text, "{object}");
            }
            continue;
        }
        let title = paint(BOLD, format!("{} {id}", args.kind));
        let (version, ts) = (state.version, absolute(&state.ts));
        match &state.image {
            Some(image) => {
                let _ = writeln!(text, "{title}  v{version}  since {ts}");
                text.push_str(&render::image(image));
                if !state.is_complete {
                    text.push_str(
                        "    (earlier changes are archived: other columns are not known)\n",
                    );
                }
            }
            None if args.id.is_some() => {
                let _ = writeln!(text, "{title}  gone since {ts}, with version {version}");
            }
            None => {}
        }
    }
    output::print(&text)?;
    Ok(Exit::Ok)
}

/// Runs `diff`.
pub(crate) async fn diff(args: &DiffArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    session.check_kind(&args.kind).await?;
    let id = session.resolve_id(&args.kind, &args.id).await?;
    let mut images = Vec::new();
    for version in [args.from, args.to] {
        let states = states(&session, &args.kind, Some(&id), Upto::Version(version)).await?;
        match states.into_values().next() {
            Some(state) if state.version == version => images.push(state.image),
            Some(state) => bail!(
                "{} `{id}` has no version {version}; the last one is {}",
                args.kind,
                state.version
            ),
            None => bail!("{} `{id}` has no version {version} in the log", args.kind),
        }
    }
    let changes = match images.as_slice() {
        [from, to] => changes(from.as_ref(), to.as_ref()),
        _ => Vec::new(),
    };
    if args.printed.is_json() {
        let object = json!({
            "kind": args.kind,
            "id": id,
            "from": args.from,
            "to": args.to,
            "changed": changes,
        });
        output::print(&format!("{object}\n"))?;
        return Ok(Exit::Ok);
    }
    let title = paint(BOLD, format!("{} {id}", args.kind));
    let mut text = format!("{title}  v{} → v{}\n", args.from, args.to);
    text.push_str(&render::changes(&changes));
    output::print(&text)?;
    if changes.is_empty() {
        output::print_note("nothing differs");
    }
    Ok(Exit::Ok)
}

/// Where the past ends.
#[derive(Clone, Copy)]
enum Upto {
    Version(i64),
    Moment(Timestamp),
}

/// What everything of a kind, or one thing, was: the entries applied one after the other.
async fn states(
    session: &Session,
    kind: &str,
    id: Option<&str>,
    upto: Upto,
) -> Result<BTreeMap<String, State>> {
    // Moments are exact to the microsecond, and this one is included.
    let until = match upto {
        Upto::Moment(moment) => moment.checked_add(Duration::from_micros(1)),
        Upto::Version(_) => None,
    };
    let select = Select {
        kind: Some(kind.to_owned()),
        id: id.map(str::to_owned),
        until,
        oldest_first: true,
        ..Select::default()
    };
    let audited = session.audited(kind);
    let holds_all = audited.is_none_or(|audited| audited.images == Images::Full);
    let mut states: BTreeMap<String, State> = BTreeMap::new();
    each_entry(&session.log()?, &select, |entry| {
        let is_over = match (upto, number(&entry)) {
            (_, None) => true,
            (Upto::Version(last), Some(version)) => version > last,
            (Upto::Moment(_), Some(_)) => false,
        };
        if !is_over {
            let state = states.entry(entry.entity_id.clone()).or_default();
            state.apply(&entry, holds_all);
        }
    })
    .await?;
    Ok(states)
}
