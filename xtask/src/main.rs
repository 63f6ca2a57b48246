//! The verbs of this repository: `cargo xtask gen`, `check`, `migrate`, `audit`, `demo`, `test`, `bench`.

fn main() -> std::process::ExitCode {
    cwom_cli::main("cargo xtask")
}
