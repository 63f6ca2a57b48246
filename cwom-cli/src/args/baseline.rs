//! What `check` is told about findings that are accepted.

use std::path::PathBuf;

use chrono::{NaiveDate, Utc};
use clap::Args;

/// Findings that are accepted for a while.
#[derive(Debug, Args)]
#[command(next_help_heading = "Baseline")]
pub(crate) struct BaselineArgs {
    /// Accept what this file lists, each entry with a reason and a last day.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Write such a file from what is found now.
    #[arg(long, value_name = "FILE", requires_all = ["reason", "expires"])]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Why what is found now is accepted.
    #[arg(long, value_name = "TEXT", requires = "write_baseline", value_parser = parse_reason)]
    pub(crate) reason: Option<String>,
    /// The last day on which it is, such as 2027-01-31.
    #[arg(long, value_name = "DAY", requires = "write_baseline", value_parser = parse_day)]
    pub(crate) expires: Option<NaiveDate>,
}

/// A reason that says something.
fn parse_reason(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("a reason says something".to_owned());
    }
    Ok(text.to_owned())
}

/// A day that is not over.
fn parse_day(text: &str) -> Result<NaiveDate, String> {
    let day: NaiveDate = text
        .parse()
        .map_err(|_| "a day is written 2027-01-31".to_owned())?;
    if day < Utc::now().date_naive() {
        return Err("this day is over".to_owned());
    }
    Ok(day)
}
