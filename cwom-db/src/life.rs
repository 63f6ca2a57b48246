//! `seal`, `keygen`, `rebase`, `archive`, `partitions` and `grants`: the life of the log.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use cwom_audit::anchor::{self, Anchor, Anchors};
use cwom_audit::{Checkpoint, Key, Log, Roles, read};
use cwom_cli::output::{self, count};
use cwom_cli::{Exit, read_model};

use crate::args::{ArchiveArgs, GrantsArgs, KeygenArgs, PartitionsArgs, SealArgs, Signed};
use crate::session::{Session, front_door};

/// Runs `seal`.
pub(crate) async fn seal(args: &SealArgs, program: &str) -> Result<Exit> {
    let signing = Signing::prepare(&args.signed)?;
    let session = Session::open(&args.place, program).await?;
    let log = session.log()?;
    let sealed = cwom_audit::seal(&log, signing.key.as_ref()).await?;
    let entries: i64 = sealed.checkpoints.iter().map(|it| it.entries).sum();
    output::print_note(&format!(
        "sealed {} in {}",
        count(usize::try_from(entries).unwrap_or_default(), "entry").replace("entrys", "entries"),
        count(sealed.checkpoints.len(), "checkpoint")
    ));
    if sealed.lag.entries > 0 {
        output::print_note(&format!(
            "{} more wait for a transaction that is still running",
            sealed.lag.entries
        ));
    }
    signing.keep(&log, &sealed.checkpoints).await?;
    Ok(Exit::Ok)
}

/// Runs `keygen`.
pub(crate) fn keygen(args: &KeygenArgs) -> Result<Exit> {
    let key = Key::generate()?;
    key.write(&args.file)?;
    output::print(&format!("{}\n", key.public()))?;
    Ok(Exit::Ok)
}

/// Runs `rebase`.
pub(crate) async fn rebase(args: &SealArgs, program: &str) -> Result<Exit> {
    let signing = Signing::prepare(&args.signed)?;
    let session = Session::open(&args.place, program).await?;
    let log = session.log()?;
    let checkpoint = cwom_audit::rebase(&log, signing.key.as_ref()).await?;
    signing.keep(&log, &[checkpoint]).await?;
    Ok(Exit::Ok)
}

/// Runs `archive`.
pub(crate) async fn archive(args: &ArchiveArgs, program: &str) -> Result<Exit> {
    let signing = Signing::prepare(&args.signed)?;
    if !args.directory.is_dir() {
        bail!("there is no directory `{}`", args.directory.display());
    }
    let session = Session::open(&args.place, program).await?;
    let log = session.log()?;
    let through = match (args.through, args.before) {
        (Some(through), _) => Some(through),
        (None, Some(moment)) => cwom_audit::checkpoint_before(&log, moment).await?,
        (None, None) => None,
    };
    let Some(through) = through else {
        output::print_note("nothing was sealed before that moment, so nothing was archived");
        return Ok(Exit::Ok);
    };
    let key = signing.key.as_ref();
    let archived = cwom_audit::archive(&log, through, &args.directory, key).await?;
    output::print_note(&format!(
        "{} entries are in `{}` now; keep it",
        archived.entries,
        archived.file.display()
    ));
    for partition in &archived.partitions {
        output::print_note(&format!("dropped the partition `{partition}`"));
    }
    signing.keep(&log, &archived.checkpoints).await?;
    Ok(Exit::Ok)
}

/// Runs `partitions`.
pub(crate) async fn partitions(args: &PartitionsArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    let made = cwom_audit::ensure_partitions(&session.log()?, args.ahead).await?;
    let mut text = String::new();
    for name in &made.created {
        text.push_str(&format!("created {name}\n"));
    }
    for name in &made.blocked {
        text.push_str(&format!(
            "blocked {name}: the default partition has entries of its month\n"
        ));
    }
    output::print(&text)?;
    if made.created.is_empty() && made.blocked.is_empty() {
        output::print_note("every partition is there, or the log has none");
    }
    if made.in_default > 0 {
        output::print_note(&format!(
            "{} entries are in the default partition: partitions were made too late",
            made.in_default
        ));
    }
    Ok(Exit::Ok)
}

/// Runs `grants`.
pub(crate) fn grants(args: &GrantsArgs, program: &str) -> Result<Exit> {
    let model = read_model(args.spec.spec.as_deref(), front_door(program))?;
    let roles = Roles {
        app: args.app.clone(),
        auditor: args.auditor.clone(),
        sealer: args.sealer.clone(),
    };
    output::print(&cwom_audit::grants(&model.tables, &roles))?;
    Ok(Exit::Ok)
}

/// A key that signs, and where checkpoints are kept besides. Both are read before anything is
/// written: a checkpoint without its anchor is what an attacker would wish for.
struct Signing<'a> {
    key: Option<Key>,
    anchor: Option<&'a Path>,
}

impl<'a> Signing<'a> {
    fn prepare(signed: &'a Signed) -> Result<Self> {
        let key = signed.key.as_deref().map(Key::read).transpose()?;
        let anchor = signed.anchor.as_deref();
        if let Some(path) = anchor {
            anchor::append(path, &[]).context("the anchor file cannot be written")?;
        }
        Ok(Self { key, anchor })
    }

    /// Adds the checkpoints that the file lacks, those of an interrupted run as well.
    async fn keep(&self, log: &Log<'_>, new: &[Checkpoint]) -> Result<()> {
        let Some(path) = self.anchor else {
            let lines = new
                .iter()
                .map(|checkpoint| Anchor::from(checkpoint).line() + "\n");
            return output::print(&lines.collect::<String>());
        };
        let last = Anchors::read(path)?.last();
        let lacking = read::checkpoints_after(log, last).await?;
        let added = anchor::append(path, &lacking)?;
        output::print_note(&format!(
            "{} in `{}`",
            count(added, "new anchor"),
            path.display()
        ));
        Ok(())
    }
}
