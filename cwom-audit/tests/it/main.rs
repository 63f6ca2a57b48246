//! Tests of tamper evidence on both engines, with a small model of their own.

mod depot;
mod leaf;
mod life;
mod tamper;
mod writers;
