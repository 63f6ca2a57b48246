//! Work that may take long: whoever waits for it is told what it is.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Works, and tells once where that takes longer than `patience`.
pub(crate) fn with_patience<T>(
    patience: Duration,
    tell: impl FnOnce() + Send,
    work: impl FnOnce() -> T,
) -> T {
    // The end of the sender, however the work ends, is the end of the wait.
    let (working, until_done) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            if until_done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                tell();
            }
        });
        let _working = working;
        work()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_waits_long_is_told_and_who_does_not_is_not() {
        let (told, hears) = channel();
        let soon = with_patience(
            Duration::from_millis(1),
            move || told.send("it takes a while").expect("somebody waits"),
            || hears.recv().expect("it is told"),
        );
        assert_eq!(soon, "it takes a while");

        let day = Duration::from_hours(24);
        assert_eq!(with_patience(day, || panic!("nobody waits"), || 7), 7);
    }
}
