#![no_main]

use cwom_fuzz::{derive, call};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| call(derive, bytes));
