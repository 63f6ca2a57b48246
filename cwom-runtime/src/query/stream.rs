//! Large results, a piece at a time.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::find::{Chunk, Shape, chunk};
use super::output::Output;
use crate::{Read, Result};

/// Rows of a query, read in pieces as they are asked for; no more than one piece is held.
///
/// No statement stays open between two pieces: on a store, other work goes on meanwhile. After an
/// error it ends.
#[must_use = "a stream does nothing until it is polled"]
pub struct Rows<'r, R, O: Output> {
    shape: Shape,
    ready: std::vec::IntoIter<O::Row>,
    next: Next<'r, R, O>,
}

/// A piece that is being read, and what reads it.
type Piece<'r, R, T> = Pin<Box<dyn Future<Output = (R, Result<Chunk<T>>)> + Send + 'r>>;

/// What comes after the rows that are ready.
enum Next<'r, R, O: Output> {
    /// A piece that is being read.
    Reading(Piece<'r, R, O::Row>),
    /// The end.
    Nothing,
}

impl<'r, R: Read + 'r, O: Output> Rows<'r, R, O> {
    /// Rows that are read at once.
    const SIZE: u32 = 256;

    pub(super) fn new(read: R, shape: Shape) -> Self {
        let next = Self::reading(read, shape.clone(), None);
        Self {
            shape,
            ready: Vec::new().into_iter(),
            next,
        }
    }

    fn reading(
        mut read: R,
        shape: Shape,
        after: Option<Vec<super::value::Value>>,
    ) -> Next<'r, R, O> {
        Next::Reading(Box::pin(async move {
            let outcome = chunk::<R, O>(&mut read, &shape, Self::SIZE, after).await;
            (read, outcome)
        }))
    }
}

impl<'r, R: Read + Unpin + 'r, O: Output<Row: Unpin>> Stream for Rows<'r, R, O> {
    type Item = Result<O::Row>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<O::Row>>> {
        loop {
            if let Some(row) = self.ready.next() {
                return Poll::Ready(Some(Ok(row)));
            }
            let Next::Reading(reading) = &mut self.next else {
                return Poll::Ready(None);
            };
            let Poll::Ready((read, outcome)) = reading.as_mut().poll(context) else {
                return Poll::Pending;
            };
            self.next = Next::Nothing;
            match outcome {
                Ok((rows, last)) => {
                    self.ready = rows.into_iter();
                    if let Some(last) = last {
                        self.next = Self::reading(read, self.shape.clone(), Some(last));
                    }
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

impl<R, O: Output> fmt::Debug for Rows<'_, R, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Rows")
            .field("of", &O::NAME)
            .field("shape", &self.shape)
            .finish_non_exhaustive()
    }
}
