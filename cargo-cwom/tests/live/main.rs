//! `check live`: a database that somebody changed by hand, and one that nobody did.

mod control_tower;
mod desk;
mod postgres;
mod refused;
mod sqlite;
mod untouched;
