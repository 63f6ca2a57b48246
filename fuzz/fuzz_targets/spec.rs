#![no_main]

use cwom_fuzz::{spec, call};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| call(spec, bytes));
