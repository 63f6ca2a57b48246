//! The program as people meet it: whole processes in a project on disk.

mod check;
mod generate;
mod interrupted;
mod messages;
mod project;
mod trouble;
