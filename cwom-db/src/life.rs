//! `seal`, `keygen`, `rebase`, `archive`, `partitions` and `grants`: the life of the log.

use anyhow::{Result, bail};
use cwom_audit::{Archived, Key, Partitions, Roles, Sealed};
use cwom_cli::output::{self, count};
use cwom_cli::{Exit, read_model};
use serde_json::{Value, json};

use crate::args::{ArchiveArgs, GrantsArgs, KeygenArgs, PartitionsArgs, SealArgs};
use crate::session::{Session, front_door};
use crate::signing::{Kept, Signing};
use crate::told::tell;

/// Runs `seal`.
pub(crate) async fn seal(args: &SealArgs, program: &str) -> Result<Exit> {
    let done = seal_open(args, program).await;
    tell(done, &args.printed, seal_object, |(sealed, kept)| {
        output::print_note(&format!(
            "sealed {} in {}",
            entries(entries_of(sealed)),
            count(sealed.checkpoints.len(), "checkpoint")
        ));
        if sealed.lag.entries > 0 {
            output::print_note(&format!(
                "{} more wait for a transaction that is still running",
                sealed.lag.entries
            ));
        }
        kept.print()
    })
}

async fn seal_open<'a>(args: &'a SealArgs, program: &str) -> Result<(Sealed, Kept<'a>)> {
    let signing = Signing::prepare(&args.signed)?;
    let session = Session::open(&args.place, program).await?;
    let log = session.log()?;
    let sealed = cwom_audit::seal(&log, signing.key()).await?;
    let kept = signing.keep(&log, &sealed.checkpoints).await?;
    Ok((sealed, kept))
}

fn seal_object((sealed, kept): &(Sealed, Kept<'_>)) -> Value {
    let mut object = json!({
        "entries": entries_of(sealed),
        "checkpoints": sealed.checkpoints.len(),
        "waiting": sealed.lag.entries,
        "waiting_seconds": sealed.lag.oldest.map(|oldest| oldest.as_micros() / 1_000_000),
    });
    kept.add_to(&mut object);
    object
}

fn entries_of(sealed: &Sealed) -> i64 {
    sealed.checkpoints.iter().map(|it| it.entries).sum()
}

/// A number of entries in words.
fn entries(number: i64) -> String {
    count(usize::try_from(number).unwrap_or_default(), "entry").replace("entrys", "entries")
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
    let done = rebase_restored(args, program).await;
    let object = |(n, kept): &(i64, Kept<'_>)| {
        let mut object = json!({ "checkpoint": n });
        kept.add_to(&mut object);
        object
    };
    tell(done, &args.printed, object, |(_, kept)| kept.print())
}

async fn rebase_restored<'a>(args: &'a SealArgs, program: &str) -> Result<(i64, Kept<'a>)> {
    let signing = Signing::prepare(&args.signed)?;
    let session = Session::open(&args.place, program).await?;
    let log = session.log()?;
    let checkpoint = cwom_audit::rebase(&log, signing.key()).await?;
    let n = checkpoint.n;
    Ok((n, signing.keep(&log, &[checkpoint]).await?))
}

/// Runs `archive`.
pub(crate) async fn archive(args: &ArchiveArgs, program: &str) -> Result<Exit> {
    let done = archive_sealed(args, program).await;
    tell(done, &args.printed, archive_object, |(archived, kept)| {
        let Some(archived) = archived else {
            output::print_note("nothing was sealed before that moment, so nothing was archived");
            return Ok(());
        };
        output::print_note(&format!(
            "{} entries are in `{}` now; keep it",
            archived.entries,
            archived.file.display()
        ));
        for partition in &archived.partitions {
            output::print_note(&format!("dropped the partition `{partition}`"));
        }
        kept.print()
    })
}

/// What was archived; none where nothing is as old as that.
async fn archive_sealed<'a>(
    args: &'a ArchiveArgs,
    program: &str,
) -> Result<(Option<Archived>, Kept<'a>)> {
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
        return Ok((None, Kept::NONE));
    };
    let archived = cwom_audit::archive(&log, through, &args.directory, signing.key()).await?;
    let kept = signing.keep(&log, &archived.checkpoints).await?;
    Ok((Some(archived), kept))
}

fn archive_object((archived, kept): &(Option<Archived>, Kept<'_>)) -> Value {
    let archived = archived.as_ref();
    let mut object = json!({
        "entries": archived.map_or(0, |archived| archived.entries),
        "file": archived.map(|archived| &archived.file),
        "partitions": archived.map_or(&[][..], |archived| &archived.partitions),
    });
    kept.add_to(&mut object);
    object
}

/// Runs `partitions`.
pub(crate) async fn partitions(args: &PartitionsArgs, program: &str) -> Result<Exit> {
    let done = make_partitions(args, program).await;
    tell(done, &args.printed, partitions_object, |made| {
        let created = made.created.iter().map(|name| format!("created {name}\n"));
        let blocked = made.blocked.iter().map(|name| {
            format!("blocked {name}: the default partition has entries of its month\n")
        });
        let text: String = created.chain(blocked).collect();
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
        Ok(())
    })
}

async fn make_partitions(args: &PartitionsArgs, program: &str) -> Result<Partitions> {
    let session = Session::open(&args.place, program).await?;
    Ok(cwom_audit::ensure_partitions(&session.log()?, args.ahead).await?)
}

fn partitions_object(made: &Partitions) -> Value {
    json!({
        "created": made.created,
        "blocked": made.blocked,
        "in_default": made.in_default,
    })
}

/// Runs `grants`.
pub(crate) fn grants(args: &GrantsArgs, program: &str) -> Result<Exit> {
    let model = read_model(args.spec.spec.as_deref(), front_door(program))?;
    let roles = Roles {
        app: args.app.clone(),
        auditor: args.auditor.clone(),
        sealer: args.sealer.clone(),
    };
    output::print(&cwom_audit::grants(model.tables(), &roles))?;
    Ok(Exit::Ok)
}
