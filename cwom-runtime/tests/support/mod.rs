//! What the tests share.

pub mod database;
pub mod hand_written;
pub mod schema;
