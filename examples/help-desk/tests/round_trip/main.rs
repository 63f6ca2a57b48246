//! Every entity and link of the model on real databases of both engines: what is written is what
//! is read, and what breaks a rule is refused, whoever sends it.

mod deletes;
mod links;
mod migrations;
mod money;
mod people;
mod products;
mod raw_sql;
mod references;
mod support;
mod tickets;
mod uniques;
mod views;
