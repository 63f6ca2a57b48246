//! `cargo xtask audit` and its like, which xtask starts through cargo: the drivers are built for them
//! alone. `ask` answers a question that standard input holds, for the verbs of xtask itself.

use std::io::Read as _;
use std::process::ExitCode;

use cwom_cli::{Exit, TOOLKIT, output};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let verb = arguments.next().unwrap_or_default();
    match verb.to_str() {
        Some("ask") => answer().into(),
        Some(verb) => cwom_db::run(TOOLKIT, verb, arguments.collect()).into(),
        None => Exit::Usage.into(),
    }
}

fn answer() -> Exit {
    let mut question = String::new();
    let read = std::io::stdin().read_to_string(&mut question);
    let answer = read
        .map_err(|error| error.to_string())
        .and_then(|_| cwom_db::ask(&question));
    match answer
        .map_err(anyhow::Error::msg)
        .and_then(|answer| output::print(&answer))
    {
        Ok(()) => Exit::Ok,
        Err(error) => {
            output::print_error(&error);
            Exit::CouldNot
        }
    }
}
