//! The program as people meet it: whole processes in a project on disk.

mod action;
mod baseline;
mod check;
mod generate;
mod interrupted;
mod messages;
mod mutations;
mod outputs;
mod project;
mod trouble;
