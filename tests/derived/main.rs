//! What the derive emits, run on real databases whose tables come from the same spec.

mod cascades;
mod database;
#[path = "../ui/cases/support/model.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    reason = "the model stands in the compile-fail cases too"
)]
mod model;
mod rules;
mod samples;
mod story;
