//! The verbs in a project of your own: `cargo cwom init`, `gen`, `check`, `audit`.

fn main() -> std::process::ExitCode {
    #[cfg(feature = "database")]
    return cwom_cli::main_with("cargo cwom", |arguments| {
        cwom_db::run("cargo cwom audit", arguments)
    });
    #[cfg(not(feature = "database"))]
    return cwom_cli::main("cargo cwom");
}
