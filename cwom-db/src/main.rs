//! `cargo xtask audit`, which xtask starts through cargo: the drivers are built for this alone.

fn main() -> std::process::ExitCode {
    let arguments = std::env::args_os().skip(1).collect();
    cwom_db::run("cargo xtask audit", arguments).into()
}
