//! `verify` and `doctor`: can the answer be trusted?

use std::fmt::Write as _;

use anyhow::Result;
use cwom_audit::anchor::Anchors;
use cwom_audit::verify::{Scope, Verify};
use cwom_audit::{Outcome, Report};
use cwom_cli::Exit;
use cwom_cli::output::{self, GREEN, RED, YELLOW, paint};
use serde_json::{Value, json};

use crate::args::{DoctorArgs, VerifyArgs};
use crate::progress::Bar;
use crate::session::Session;

/// Findings beyond this many are counted; JSON has them all.
const SHOWN: usize = 100;

/// Runs `verify`.
pub(crate) async fn verify(args: &VerifyArgs, program: &str) -> Result<Exit> {
    let verified = run(args, program).await;
    finish(verified, args.printed.is_json(), |report| {
        format!(
            "{} checkpoints, {} entries hashed, {} compared, {} rows",
            report.checkpoints, report.hashed, report.entries, report.rows
        )
    })
}

async fn run(args: &VerifyArgs, program: &str) -> Result<Report> {
    let mut verify = Verify::new()
        .scope(args.since.map_or(Scope::Full, Scope::Since))
        .archives(&args.archive);
    if let Some(path) = &args.anchor {
        verify = verify.anchors(Anchors::read(path)?);
    }
    for key in &args.public_key {
        verify = verify.key(key.clone());
    }
    if args.without_rows {
        verify = verify.without_rows();
    }
    let session = Session::open(&args.place, program).await?;
    let mut bar = Bar::new();
    let mut tell = |progress| bar.tell(progress);
    let report = verify.progress(&mut tell).run(&session.log()?).await?;
    Ok(report)
}

/// Runs `doctor`.
pub(crate) async fn doctor(args: &DoctorArgs, program: &str) -> Result<Exit> {
    let session = Session::open(&args.place, program).await?;
    let report = cwom_audit::doctor(&session.log()?).await;
    finish(report.map_err(Into::into), args.printed.is_json(), |_| {
        "triggers, functions and views".to_owned()
    })
}

/// Prints what was found, and says how it ends.
fn finish(
    verified: Result<Report>,
    is_json: bool,
    looked_at: impl Fn(&Report) -> String,
) -> Result<Exit> {
    if is_json {
        let (mut object, outcome) = match &verified {
            Ok(report) => (serde_json::to_value(report)?, report.outcome()),
            Err(_) => (json!({}), Outcome::Failed),
        };
        object["outcome"] = serde_json::to_value(outcome)?;
        object["error"] = verified
            .as_ref()
            .err()
            .map_or(Value::Null, |error| Value::from(format!("{error:#}")));
        output::print(&format!("{object:#}\n"))?;
        return Ok(Exit::Of(outcome.exit_code()));
    }
    let report = verified?;
    let outcome = report.outcome();
    output::print(&render(&report, outcome, &looked_at(&report)))?;
    Ok(Exit::Of(outcome.exit_code()))
}

fn render(report: &Report, outcome: Outcome, looked_at: &str) -> String {
    let mut text = String::new();
    for finding in report.findings.iter().take(SHOWN) {
        let problem = paint(RED, finding.problem);
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{problem}  {}\n    {}", finding.place, finding.detail);
    }
    let hidden = report.findings.len().saturating_sub(SHOWN) as u64 + report.more;
    if hidden > 0 {
        let _ = writeln!(text, "… and {hidden} more");
    }
    for missing in &report.incomplete {
        let _ = writeln!(text, "{}  {missing}", paint(YELLOW, "not looked at"));
    }
    for notice in &report.notices {
        let _ = writeln!(text, "{}  {notice}", paint(YELLOW, "notice"));
    }
    let (style, word) = match outcome {
        Outcome::Clean => (GREEN, "clean"),
        Outcome::Tampered => (RED, "tampered"),
        Outcome::Incomplete => (YELLOW, "incomplete"),
        Outcome::Failed => (RED, "failed"),
    };
    let _ = writeln!(text, "{}: {looked_at}", paint(style, word));
    text
}
