//! The verbs in a project of your own: `cargo cwom init`, `gen`, `check`.

fn main() -> std::process::ExitCode {
    cwom_cli::main("cargo cwom")
}
