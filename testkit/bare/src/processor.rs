//! Time that a thread spent on a processor, for tests that compare how long two things take: what else
//! the machine does does not count.

use std::time::{Duration, Instant};

/// How long this thread has been on a processor. Where the system does not tell, the time that went
/// by since it was first asked.
pub fn processor_time() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let told = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
    told.map_or_else(|| first().elapsed(), Duration::from_nanos)
}

fn first() -> Instant {
    static FIRST: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();

    *FIRST.get_or_init(Instant::now)
}
