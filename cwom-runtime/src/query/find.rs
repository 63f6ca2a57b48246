//! A query, from its conditions to its rows.

use std::fmt;
use std::marker::PhantomData;

use super::cursor::{Cursor, CursorProblem, digest_of};
use super::filter::{Filter, Node};
use super::meta::Queryable;
use super::order::{Ordering, Term};
use super::output::{Output, Part, Whole};
use super::page::{Page, Paged};
use super::sql::{Sql, Syntax, Target};
use super::stream::Rows;
use super::value::Value;
use crate::backend::{Backend, RowOf};
use crate::store::explain;
use crate::store::observe::observed;
use crate::store::read::kept;
use crate::{Error, Read, Result, RowReader, View};

/// A query over the rows of one entity: begun by `find`, narrowed by filters, ended by what it is
/// to yield.
///
/// ```
/// # use cwom_runtime::{Column, Dialect, Error, Page, Paged, Queryable, Result, Store, Timestamp};
/// /// The columns are constants of the generated entity, such as `Book::PAGES`.
/// async fn newest<D: Dialect, E: Queryable>(
///     store: &Store<D>,
///     pages: Column<E, i32>,
///     subtitle: Column<E, Option<String>>,
///     created_at: Column<E, Timestamp>,
/// ) -> Result<Paged<E>> {
///     store
///         .find::<E>()
///         .filter(pages.gt(100) & (subtitle.is_null() | !subtitle.starts_with("A")))
///         .order_by((pages.desc(), created_at.asc()))
///         .page(Page::first(20))
///         .await
/// }
/// ```
///
/// What a column cannot do does not compile:
///
/// ```compile_fail
/// # use cwom_runtime::{Column, Filter};
/// fn short<E>(pages: Column<E, i32>) -> Filter<E> {
///     pages.starts_with("1")
/// }
/// ```
///
/// ```compile_fail
/// # use cwom_runtime::{Column, Filter};
/// fn missing<E>(pages: Column<E, i32>) -> Filter<E> {
///     pages.is_null()
/// }
/// ```
#[must_use = "a query does nothing until it is asked for rows"]
pub struct Query<R, O> {
    pub(super) read: R,
    pub(super) shape: Shape,
    limit: Option<u32>,
    output: PhantomData<fn() -> O>,
}

/// What is asked for, in which order.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    filters: Vec<Node>,
    terms: Vec<Term>,
}

/// Rows, and what the last of them is sorted by when there are more.
pub(super) type Chunk<T> = (Vec<T>, Option<Vec<Value>>);

impl<R: Read, E: Queryable> Query<R, Whole<E>> {
    pub(crate) fn new(read: R) -> Self {
        Self {
            read,
            shape: Shape::default(),
            limit: None,
            output: PhantomData,
        }
    }

    /// Projections instead of whole rows.
    pub fn select<V: View<Entity = E>>(self) -> Query<R, Part<V>> {
        Query {
            read: self.read,
            shape: self.shape,
            limit: self.limit,
            output: PhantomData,
        }
    }
}

impl<R: Read, O: Output> Query<R, O> {
    /// Only rows that fulfil this. Called again, both must hold.
    pub fn filter(mut self, filter: Filter<O::Entity>) -> Self {
        self.shape.filters.push(filter.node);
        self
    }

    /// Sorted by this. Called again, it decides where what came before leaves a tie. What is still
    /// equal at the end is sorted by key, so that the order is always the same.
    pub fn order_by(mut self, order: impl Ordering<O::Entity>) -> Self {
        let terms = order.orders().into_iter().map(|order| order.term);
        self.shape.terms.extend(terms);
        self
    }

    /// At most so many rows; pages have a size of their own.
    pub fn limit(mut self, rows: u32) -> Self {
        self.limit = Some(rows);
        self
    }

    /// All rows.
    pub async fn all(mut self) -> Result<Vec<O::Row>> {
        let limit = self.limit.map(u64::from);
        rows::<R, O>(&mut self.read, &self.shape, limit).await
    }

    /// The first row, if there is one.
    pub async fn first(mut self) -> Result<Option<O::Row>> {
        let rows = rows::<R, O>(&mut self.read, &self.shape, Some(1)).await?;
        Ok(rows.into_iter().next())
    }

    /// The only row: [`Error::NoneFound`] without one, [`Error::SeveralFound`] with more.
    pub async fn one(mut self) -> Result<O::Row> {
        let mut rows = rows::<R, O>(&mut self.read, &self.shape, Some(2)).await?;
        let entity = Target::of::<O::Entity>().meta.name;
        if rows.len() > 1 {
            return Err(Error::SeveralFound { entity });
        }
        rows.pop().ok_or(Error::NoneFound { entity })
    }

    /// How many rows there are, whatever the limit.
    pub async fn count(mut self) -> Result<u64> {
        let mut sql = Sql::select(<R::Dialect as Backend>::SYNTAX, Target::of::<O::Entity>());
        sql.push("count(*)");
        sql.rows_where(&self.shape.filters);
        let rows = fetch(&mut self.read, "count", sql).await?;
        let count = match rows.first() {
            Some(row) => <R::Dialect as Backend>::reader(row)
                .i64()
                .map_err(|error| explain::decode(O::NAME, &[], error))?,
            None => None,
        };
        Ok(count
            .and_then(|count| u64::try_from(count).ok())
            .unwrap_or(0))
    }

    /// Whether there is a row.
    pub async fn exists(mut self) -> Result<bool> {
        let mut sql = Sql::select(<R::Dialect as Backend>::SYNTAX, Target::of::<O::Entity>());
        sql.push("1");
        sql.rows_where(&self.shape.filters);
        sql.limit(1);
        Ok(!fetch(&mut self.read, "exists", sql).await?.is_empty())
    }

    /// All rows, a piece at a time, for results that are too large to be held.
    pub fn stream<'r>(self) -> Rows<'r, R, O>
    where
        R: 'r,
    {
        Rows::new(self.read, self.shape)
    }

    /// How the database means to find the rows, one step on each line, in its own words. For
    /// people, and for tests that a query has its index.
    pub async fn explain(mut self) -> Result<Vec<String>> {
        let syntax = <R::Dialect as Backend>::SYNTAX;
        let mut sql = composed::<O>(syntax, &self.shape, self.limit.map(u64::from));
        sql.explain();
        let rows = fetch(&mut self.read, "explain", sql).await?;
        let mut lines = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut reader = <R::Dialect as Backend>::reader(row);
            let step = match syntax {
                // Two numbers that make a tree of the steps, and one that means nothing.
                Syntax::Sqlite => reader
                    .i64()
                    .and_then(|_| reader.i64())
                    .and_then(|_| reader.i64())
                    .and_then(|_| reader.text()),
                Syntax::Postgres => reader.text(),
            };
            let step = step.map_err(|error| explain::decode(O::NAME, &[], error))?;
            lines.extend(step);
        }
        Ok(lines)
    }

    /// One page. Reading page after page finds every row that was there all the time exactly once,
    /// whatever was written between, as long as what it is sorted by does not change.
    pub async fn page(mut self, page: Page) -> Result<Paged<O::Row>> {
        let syntax = <R::Dialect as Backend>::SYNTAX;
        let target = Target::of::<O::Entity>();
        let terms = self.shape.whole_order(target);
        let digest = self.shape.digest(target, &terms, syntax);
        let broken = |problem| Error::Cursor {
            entity: target.meta.name,
            problem,
        };
        let (size, after) = match &page.after {
            None => (page.size, None),
            Some(cursor) => {
                let carried = cursor.open().ok_or(broken(CursorProblem::Damaged))?;
                if carried.digest != digest || carried.parts.len() != terms.len() {
                    return Err(broken(CursorProblem::OtherQuery));
                }
                let values: Option<Vec<Value>> = terms
                    .iter()
                    .zip(&carried.parts)
                    .map(|(term, (letter, bytes))| {
                        let kind = target.column(term.column).kind;
                        Value::from_parts(&kind, syntax, *letter, bytes)
                    })
                    .collect();
                let values = values.ok_or(broken(CursorProblem::Damaged))?;
                (page.size.or(Some(carried.size)), Some(values))
            }
        };
        let size = size.unwrap_or(1).max(1);
        let (rows, last) = chunk::<R, O>(&mut self.read, &self.shape, size, after).await?;
        let next = last.map(|values| Cursor::make(digest, size, &values));
        Ok(Paged { rows, next })
    }
}

impl Shape {
    /// The order with the key at its end, so that no two rows are equal in it.
    fn whole_order(&self, target: Target) -> Vec<Term> {
        let mut terms: Vec<Term> = Vec::with_capacity(self.terms.len() + 1);
        let descending = self.terms.last().is_some_and(|term| term.descending);
        let key = target
            .query
            .key
            .iter()
            .map(|column| Term { column, descending });
        for term in self.terms.iter().copied().chain(key) {
            // Sorted by a column once, the second time changes nothing.
            if terms.iter().all(|known| known.column != term.column) {
                terms.push(term);
            }
        }
        terms
    }

    fn digest(&self, target: Target, terms: &[Term], syntax: Syntax) -> u64 {
        let mut sql = Sql::select(syntax, target);
        sql.rows_where(&self.filters);
        sql.order_by(terms);
        digest_of(sql.text().as_bytes())
    }
}

/// At most `size` rows behind the one that is sorted by `after`.
pub(super) async fn chunk<R: Read, O: Output>(
    read: &mut R,
    shape: &Shape,
    size: u32,
    after: Option<Vec<Value>>,
) -> Result<Chunk<O::Row>> {
    let syntax = <R::Dialect as Backend>::SYNTAX;
    let target = Target::of::<O::Entity>();
    let terms = shape.whole_order(target);
    let mut sql = Sql::select(syntax, target);
    sql.columns(O::COLUMNS);
    sql.sort_keys(&terms);
    sql.rows_where(&shape.filters);
    if let Some(values) = after {
        sql.after(&terms, values);
    }
    sql.order_by(&terms);
    // One more tells whether there is another page.
    sql.limit(u64::from(size) + 1);
    let rows = fetch(read, "page", sql).await?;
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    let mut found = Vec::with_capacity(rows.len().min(size));
    let mut last = None;
    for (position, row) in rows.iter().take(size).enumerate() {
        let decoded = |error| explain::decode(O::NAME, O::COLUMNS, error);
        let mut reader = <R::Dialect as Backend>::reader(row);
        found.push(O::read(&mut reader).map_err(decoded)?);
        if rows.len() > size && position + 1 == size {
            let values: std::result::Result<Vec<Value>, _> = terms
                .iter()
                .map(|term| {
                    let kind = target.column(term.column).kind;
                    Value::read(&kind, syntax, &mut reader)
                })
                .collect();
            last = Some(values.map_err(decoded)?);
        }
    }
    Ok((found, last))
}

/// The rows, without what a page adds.
fn composed<O: Output>(syntax: Syntax, shape: &Shape, limit: Option<u64>) -> Sql {
    let target = Target::of::<O::Entity>();
    let mut sql = Sql::select(syntax, target);
    sql.columns(O::COLUMNS);
    sql.rows_where(&shape.filters);
    sql.order_by(&shape.whole_order(target));
    if let Some(limit) = limit {
        sql.limit(limit);
    }
    sql
}

async fn rows<R: Read, O: Output>(
    read: &mut R,
    shape: &Shape,
    limit: Option<u64>,
) -> Result<Vec<O::Row>> {
    let sql = composed::<O>(<R::Dialect as Backend>::SYNTAX, shape, limit);
    let rows = fetch(read, "find", sql).await?;
    rows.iter()
        .map(|row| O::read(&mut <R::Dialect as Backend>::reader(row)))
        .collect::<std::result::Result<_, _>>()
        .map_err(|error| explain::decode(O::NAME, O::COLUMNS, error))
}

/// Sends a query and waits for all of its rows.
pub(super) async fn fetch<R: Read>(
    read: &mut R,
    operation: &'static str,
    sql: Sql,
) -> Result<Vec<RowOf<R::Dialect>>> {
    let entity = sql.entity();
    let trace = read.trace();
    let (text, parameters) = sql.finish::<R::Dialect>()?;
    let work = async {
        let outcome = {
            let mut connection = read.connection().await?;
            let rows = <R::Dialect as Backend>::fetch_composed(&mut connection, text, parameters);
            kept(rows.await, &mut connection)
        };
        read.outcome(outcome)
    };
    observed(entity, operation, trace, work).await
}

impl<R, O: Output> fmt::Debug for Query<R, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Query")
            .field("of", &O::NAME)
            .field("shape", &self.shape)
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}
