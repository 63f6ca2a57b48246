//! The runtime against real databases.

#![allow(
    unreachable_pub,
    missing_docs,
    dead_code,
    reason = "the model shows more than is used"
)]
#![allow(
    clippy::pedantic,
    reason = "tests say what they mean, not how they would as a library"
)]

#[path = "../support/mod.rs"]
mod support;

mod errors;
mod migrations;
mod round_trip;
mod stored_values;
mod transactions;
mod urls;
