//! Spans around what the store does, for who asks for them by the feature `tracing`.
//!
//! A span is called `cwom`, on the level of debugging, and has the fields `entity`, `operation` and
//! `trace_id`; the last is empty for reads outside a transaction, which have no context.

use std::future::Future;

use crate::TraceId;

/// Does this work within a span.
#[cfg(feature = "tracing")]
pub(crate) async fn observed<F: Future>(
    entity: &'static str,
    operation: &'static str,
    trace: Option<TraceId>,
    work: F,
) -> F::Output {
    use tracing::Instrument as _;

    let span = tracing::debug_span!(
        target: "cwom",
        "cwom",
        entity,
        operation,
        trace_id = tracing::field::Empty,
    );
    if let Some(trace) = trace {
        span.record("trace_id", tracing::field::display(trace));
    }
    work.instrument(span).await
}

/// Does this work; nobody asked for spans.
#[cfg(not(feature = "tracing"))]
pub(crate) fn observed<F: Future>(
    _entity: &'static str,
    _operation: &'static str,
    _trace: Option<TraceId>,
    work: F,
) -> F {
    work
}
