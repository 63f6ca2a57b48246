//! A server for this run alone, and what tests are told about their surroundings.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Context as _, Result};
use cwom_testkit_bare::{Cluster, skip};

use crate::args::Args;

/// Nothing of it is wanted after the run, so nothing has to reach the disk.
const SETTINGS: &str = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off \
                        -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=256MB \
                        -c autovacuum=off -c max_connections=300";

/// Starts it. It ends with what is returned, or with this process.
pub(crate) fn start() -> Result<Cluster> {
    let cluster = Cluster::in_memory()
        .context("could not make a PostgreSQL server")?
        .context(
            "no `initdb` below /usr/lib/postgresql or on the path; install PostgreSQL, or leave \
             --postgres out",
        )?;
    cluster
        .start(SETTINGS)
        .context("the PostgreSQL server did not start")?;
    Ok(cluster)
}

/// Where tests leave something for this process or for each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Places<'a> {
    /// The file of skipped tests.
    pub(crate) notes: &'a Path,
    /// The directory of migrated files, which each test would make anew where it is a process.
    pub(crate) templates: &'a Path,
}

/// The variables that tests look at.
pub(crate) fn environment(
    args: &Args,
    server: Option<&Cluster>,
    places: Places<'_>,
) -> Vec<(&'static str, OsString)> {
    let mut variables = vec![
        (skip::NOTES, places.notes.into()),
        ("CWOM_TEST_TEMPLATES", places.templates.into()),
    ];
    if let Some(server) = server {
        variables.push(("CWOM_TEST_POSTGRES", server.url().into()));
        variables.push(("CWOM_REQUIRE_POSTGRES", "1".into()));
    }
    if args.long {
        variables.push(("CWOM_LONG_TESTS", "1".into()));
    }
    variables
}
