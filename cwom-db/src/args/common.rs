//! What many verbs take: the spec, the database, the format.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Which spec.
#[derive(Debug, Args)]
pub(crate) struct SpecArgs {
    /// The spec to read; without it, the nearest `cwom-spec.toml` from here upwards.
    #[arg(long, value_name = "PATH")]
    pub(crate) spec: Option<PathBuf>,
}

/// Which database.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The database: `postgres://…`, or `sqlite:PATH`.
    #[arg(long, value_name = "URL", env = "DATABASE_URL", hide_env_values = true)]
    pub(crate) database_url: String,
    #[command(flatten)]
    pub(crate) spec: SpecArgs,
}

/// For whom the outcome is printed.
#[derive(Debug, Args)]
pub(crate) struct Printed {
    /// For whom the outcome is printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

impl Printed {
    pub(crate) fn is_json(&self) -> bool {
        self.format == Format::Json
    }
}

/// For whom a verb prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Lines for people.
    Human,
    /// JSON with stable keys.
    Json,
}
