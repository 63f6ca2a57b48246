//! The runtime against real databases.

#![allow(
    unreachable_pub,
    unused_imports,
    missing_docs,
    dead_code,
    clippy::new_ret_no_self,
    reason = "the model shows more than the tests use, as a generated one does"
)]
#![allow(
    clippy::pedantic,
    reason = "tests say what they mean, not how they would as a library"
)]

#[path = "../support/mod.rs"]
mod support;

mod any_value;
mod errors;
mod migrations;
mod round_trip;
mod runner;
mod special_rows;
mod stored_values;
mod transactions;
mod urls;
