//! The physical layer on real databases of both engines.

mod mutations;
mod support;
