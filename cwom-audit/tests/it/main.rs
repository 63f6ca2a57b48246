//! Tests of tamper evidence on both engines, with a small model of their own.

mod archives;
mod bounds;
mod depot;
mod grants;
mod leaf;
mod life;
mod proofs;
mod tamper;
mod writers;
