#![no_main]

use cwom_fuzz::{migration, call};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| call(migration, bytes));
