//! `prove` and `check-proof`: one entry for somebody without the database.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use cwom_audit::anchor::Anchors;
use cwom_audit::{Error, Fields, Proof};
use cwom_cli::Exit;
use cwom_cli::output::{self, BOLD, GREEN, RED, paint};
use cwom_runtime::Timestamp;

use crate::args::{CheckProofArgs, ProveArgs};
use crate::render;
use crate::session::Session;

/// A proof is an entry and about twenty hashes, and a checkpoint's note some tens of kilobytes.
const LARGEST: u64 = 64 << 20;

/// Runs `prove`.
pub(crate) async fn prove(args: &ProveArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    let withheld = if args.only.is_empty() {
        Fields::named(&args.withhold)
    } else {
        let only: BTreeSet<String> = args.only.iter().cloned().collect();
        Fields::AllBut(only)
    };
    let proof = cwom_audit::prove(&session.log()?, args.seq, &withheld).await?;
    output::print(&format!("{}\n", serde_json::to_string_pretty(&proof)?))?;
    Ok(Exit::Ok)
}

/// Runs `check-proof`.
pub(crate) fn check(args: &CheckProofArgs) -> Result<Exit> {
    let text = read(&args.file)?;
    let proof: Proof = serde_json::from_str(&text)
        .with_context(|| format!("`{}` is no proof", args.file.display()))?;
    let anchors = args.anchor.as_deref().map(Anchors::read).transpose()?;
    let proven = match cwom_audit::check_proof(&proof, &args.public_key, anchors.as_ref()) {
        Ok(proven) => proven,
        Err(Error::Proof(why)) => {
            output::print(&format!("{}: {why}\n", paint(RED, "does not hold")))?;
            return Ok(Exit::Of(1));
        }
        Err(error) => return Err(error.into()),
    };
    let entry = &proof.entry;
    let title = format!(
        "{} {}",
        entry.entity_kind,
        render::short_id(&entry.entity_id)
    );
    output::print(&format!(
        "{}: {} is in checkpoint {} ({})\n{}",
        paint(GREEN, "holds"),
        paint(BOLD, title),
        proof.checkpoint.n,
        proven.checkpoint,
        render::block(entry, Timestamp::now())
    ))?;
    if !proven.signed && !proven.anchored {
        output::print_note("the checkpoint itself may be anybody's: give --public-key or --anchor");
    }
    Ok(Exit::Ok)
}

fn read(path: &Path) -> Result<String> {
    let mut text = String::new();
    let read = if path == Path::new("-") {
        std::io::stdin().take(LARGEST).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(LARGEST).read_to_string(&mut text))
    };
    read.with_context(|| format!("could not read `{}`", path.display()))?;
    Ok(text)
}
