//! The physical layer on real databases of both engines.

mod chain;
mod errors;
mod mutations;
mod names;
mod parity;
mod random;
mod rendering;
mod repair;
mod support;
mod unfinished;
mod untouched;
