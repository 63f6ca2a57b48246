//! The verbs in a project of your own: `cargo cwom init`, `gen`, `check`, `migrate`, `audit`.

fn main() -> std::process::ExitCode {
    #[cfg(feature = "database")]
    return cwom_cli::main_with(
        "cargo cwom",
        cwom_cli::Database {
            run: |verb, arguments| cwom_db::run("cargo cwom", verb, arguments),
            ask: cwom_db::ask,
        },
    );
    #[cfg(not(feature = "database"))]
    return cwom_cli::main("cargo cwom");
}
