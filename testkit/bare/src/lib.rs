//! The part of the testkit that needs no driver: a throwaway server of PostgreSQL, the note of a test
//! that was skipped, the time that a thread computed. Both `cwom-testkit` and the program behind
//! `cargo xtask test` use it.

mod cluster;
mod processor;
pub mod skip;

pub use cluster::Cluster;
pub use processor::processor_time;
