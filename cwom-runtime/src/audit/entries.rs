//! Entries of the log, by what is asked of them.

use std::fmt;
use std::marker::PhantomData;

use super::entry::{Action, Entry};
use super::rows::{NAME, Sql};
use crate::query::{CursorProblem, Paged};
use crate::{Actor, AuditLog, Cursor, Error, Page, Read, Result, Timestamp, TraceId};

/// Rows of a page that says nothing about its size.
const PAGE: u32 = 50;

/// What a cursor of the log begins with.
const CURSOR: &str = "log";

/// Entries to be narrowed, and then read page by page: newest first, unless told otherwise.
#[must_use = "nothing is read until it is asked for"]
pub struct Entries<R, T> {
    read: R,
    log: AuditLog,
    conditions: Conditions,
    oldest_first: bool,
    output: PhantomData<fn() -> T>,
}

/// What the entries have in common.
#[derive(Debug, Clone, Default)]
struct Conditions {
    kind: Option<String>,
    id: Option<String>,
    trace: Option<TraceId>,
    actor: Option<Actor>,
    action: Option<Action>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

impl<R: Read, T: From<Entry>> Entries<R, T> {
    /// Only of this kind: an entity, or `Owner.link`.
    pub fn kind(mut self, kind: impl Into<String>) -> Self {
        self.conditions.kind = Some(kind.into());
        self
    }

    /// Only of this thing.
    pub fn entity(mut self, kind: impl Into<String>, id: impl Into<String>) -> Self {
        self.conditions.id = Some(id.into());
        self.kind(kind)
    }

    /// Only of this chain of work.
    pub fn trace(mut self, trace: TraceId) -> Self {
        self.conditions.trace = Some(trace);
        self
    }

    /// Only what this actor did.
    pub fn actor(mut self, actor: Actor) -> Self {
        self.conditions.actor = Some(actor);
        self
    }

    /// Only where this was done.
    pub fn action(mut self, action: Action) -> Self {
        self.conditions.action = Some(action);
        self
    }

    /// Only from this moment on.
    pub fn since(mut self, moment: Timestamp) -> Self {
        self.conditions.since = Some(moment);
        self
    }

    /// Only before this moment.
    pub fn until(mut self, moment: Timestamp) -> Self {
        self.conditions.until = Some(moment);
        self
    }

    /// The oldest ones come first.
    pub fn oldest_first(mut self) -> Self {
        self.oldest_first = true;
        self
    }

    /// One page. Its cursor belongs to the same conditions and order.
    pub async fn page(mut self, page: Page) -> Result<Paged<T>> {
        let size = page.size.unwrap_or(PAGE).max(1);
        let after = page.after.map(|cursor| position(&cursor)).transpose()?;
        let mut entries = self.fetch(after, Some(size)).await?;
        // One more was asked for, to know whether there is another page.
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let more = entries.len() > size;
        entries.truncate(size);
        let last = entries.last().filter(|_| more);
        let next = last.map(|entry| Cursor::from(format!("{CURSOR}{:x}", entry.seq)));
        Ok(Paged {
            rows: entries.into_iter().map(T::from).collect(),
            next,
        })
    }

    /// The newest ones, at most so many; or the oldest ones, where these come first.
    pub async fn newest(self, count: u32) -> Result<Paged<T>> {
        self.page(Page::first(count)).await
    }

    /// All of them at once, which may be many.
    pub async fn all(mut self) -> Result<Vec<T>> {
        let entries = self.fetch(None, None).await?;
        Ok(entries.into_iter().map(T::from).collect())
    }

    async fn fetch(&mut self, after: Option<i64>, size: Option<u32>) -> Result<Vec<Entry>> {
        let mut sql = self.select();
        if let Some(seq) = after {
            let comparison = if self.oldest_first { ">" } else { "<" };
            sql.push(&format!(" AND \"e\".\"seq\" {comparison} "));
            sql.i64(seq);
        }
        let direction = if self.oldest_first { "ASC" } else { "DESC" };
        sql.push(&format!(" ORDER BY \"e\".\"seq\" {direction}"));
        if let Some(size) = size {
            sql.limit(u64::from(size) + 1);
        }
        sql.fetch(&mut self.read).await
    }

    fn select(&self) -> Sql<R::Dialect> {
        let Conditions {
            kind,
            id,
            trace,
            actor,
            action,
            since,
            until,
        } = &self.conditions;
        let mut sql = Sql::select(self.log.table);
        let mut equal = |column: &str, text: &str| {
            sql.push(&format!(" AND \"e\".\"{column}\" = "));
            sql.text(text);
        };
        for (column, text) in [("entity_kind", kind), ("entity_id", id)] {
            if let Some(text) = text {
                equal(column, text);
            }
        }
        if let Some(actor) = actor {
            equal("actor_kind", actor.kind.as_str());
            equal("actor_id", &actor.id);
        }
        if let Some(action) = action {
            equal("action", action.as_str());
        }
        if let Some(trace) = trace {
            sql.push(" AND \"e\".\"trace_id\" = ");
            sql.uuid(trace.as_uuid());
        }
        for (comparison, moment) in [(">=", since), ("<", until)] {
            if let Some(moment) = moment {
                sql.push(&format!(" AND \"e\".\"ts\" {comparison} "));
                sql.timestamp(*moment);
            }
        }
        sql
    }
}

impl<R, T> Entries<R, T> {
    pub(super) fn new(read: R, log: AuditLog) -> Self {
        Self {
            read,
            log,
            conditions: Conditions::default(),
            oldest_first: false,
            output: PhantomData,
        }
    }

    pub(super) fn typed<U>(self) -> Entries<R, U> {
        Entries {
            read: self.read,
            log: self.log,
            conditions: self.conditions,
            oldest_first: self.oldest_first,
            output: PhantomData,
        }
    }
}

fn position(cursor: &Cursor) -> Result<i64> {
    let digits = cursor.as_str().strip_prefix(CURSOR);
    let seq = digits.and_then(|digits| i64::from_str_radix(digits, 16).ok());
    seq.ok_or(Error::Cursor {
        entity: NAME,
        problem: CursorProblem::Damaged,
    })
}

impl<R, T> fmt::Debug for Entries<R, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Entries")
            .field("log", &self.log.table)
            .field("conditions", &self.conditions)
            .finish_non_exhaustive()
    }
}
