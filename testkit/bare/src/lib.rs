//! The part of the testkit that needs no driver: a throwaway server of PostgreSQL, and the note of a
//! test that was skipped. Both `cwom-testkit` and the program behind `cargo xtask test` use it.

mod cluster;
pub mod skip;

pub use cluster::Cluster;
