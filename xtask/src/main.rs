//! The verbs of this repository: `cargo xtask gen`, `check`, `migrate`, `audit`, `demo`, `bench`.

fn main() -> std::process::ExitCode {
    cwom_cli::main("cargo xtask")
}
