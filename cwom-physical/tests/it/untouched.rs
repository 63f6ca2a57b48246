//! Whatever happens to a database that is not changed, nothing is found.

mod postgres;
mod sqlite;
