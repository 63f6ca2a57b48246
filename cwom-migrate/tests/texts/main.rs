//! What needs no database. Each case is a directory: a spec before, a spec after, rows, and what
//! becomes of them. It is lowered, and compared with the files beside it; `tests/it` runs them.
//! `UPDATE_EXPECT=1` accepts what is produced.

mod amend;
#[allow(dead_code, reason = "each program uses a part")]
mod case;
#[path = "../support/cases.rs"]
mod cases;
mod decided;
mod history;
mod ops;
mod snapshots;
mod stated;

use cases::{NAMES, for_each_case};

/// One test for each case.
macro_rules! check {
    ($($name:ident),* $(,)?) => {$(
        #[test]
        fn $name() {
            case::Case::read(stringify!($name)).check_texts();
        }
    )*};
}

for_each_case!(check);

#[test]
fn every_case_is_run() {
    let directory = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut found: Vec<String> = std::fs::read_dir(directory)
        .expect("the cases are there")
        .map(|entry| {
            let name = entry.expect("it can be read").file_name();
            name.display().to_string()
        })
        .collect();
    found.sort();
    let mut named: Vec<&str> = NAMES.to_vec();
    named.sort_unstable();
    assert_eq!(found, named);
}
