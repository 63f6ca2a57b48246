//! Arguments of the verbs that read entries.

use clap::Args;
use cwom_runtime::{Timestamp, TraceId};

use super::actor::{ActorFilter, parse_actor_filter};
use super::{Printed, Where};
use crate::moment::parse_moment;

/// Arguments of `log`.
#[derive(Debug, Args)]
pub(crate) struct LogArgs {
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
    /// Only this sort of thing: an entity, or `Owner.link`.
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Only the thing with this id, or with the only id that ends so.
    #[arg(long, requires = "kind")]
    pub(crate) id: Option<String>,
    /// Only this actor: `human:ada`, or all of a sort: `agent`.
    #[arg(long, value_parser = parse_actor_filter)]
    pub(crate) actor: Option<ActorFilter>,
    /// Only what was done so.
    #[arg(long, value_parser = ["created", "updated", "status_changed", "deleted", "linked",
        "unlinked", "noted", "redacted"])]
    pub(crate) action: Option<String>,
    /// Only this chain of work.
    #[arg(long)]
    pub(crate) trace: Option<TraceId>,
    /// From this moment on: `2h` ago, `2026-11-01`, or a time of RFC 3339.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    pub(crate) since: Option<Timestamp>,
    /// Before this moment.
    #[arg(long, value_name = "TIME", value_parser = parse_moment)]
    pub(crate) until: Option<Timestamp>,
    /// At most so many entries.
    #[arg(long, default_value_t = 50, value_name = "COUNT")]
    pub(crate) limit: u32,
    /// Go on where a page ended: the number that it names.
    #[arg(long, value_name = "CURSOR")]
    pub(crate) after: Option<i64>,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// What sort of thing.
    pub(crate) kind: String,
    /// Its id, or the end of it.
    pub(crate) id: String,
    /// Only this change.
    #[arg(long)]
    pub(crate) version: Option<i64>,
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Arguments of `trace`.
#[derive(Debug, Args)]
pub(crate) struct TraceArgs {
    /// The chain of work.
    pub(crate) trace: TraceId,
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Arguments of `as-of`.
#[derive(Debug, Args)]
pub(crate) struct AsOfArgs {
    /// What sort of thing.
    pub(crate) kind: String,
    /// The id, or the end of it; without it, everything of the kind.
    pub(crate) id: Option<String>,
    /// At this moment: `2h` ago, `2026-11-01`, or a time of RFC 3339.
    #[arg(
        long,
        value_name = "TIME",
        value_parser = parse_moment,
        required_unless_present = "version"
    )]
    pub(crate) at: Option<Timestamp>,
    /// After this change.
    #[arg(long, conflicts_with = "at", requires = "id")]
    pub(crate) version: Option<i64>,
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}

/// Arguments of `diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// What sort of thing.
    pub(crate) kind: String,
    /// Its id, or the end of it.
    pub(crate) id: String,
    /// One version.
    pub(crate) from: i64,
    /// The other.
    pub(crate) to: i64,
    #[command(flatten)]
    pub(crate) place: Where,
    #[command(flatten)]
    pub(crate) printed: Printed,
}
