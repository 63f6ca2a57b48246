//! A progress bar on a terminal; nothing anywhere else.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use cwom_audit::verify::{Progress, Stage};
use cwom_cli::output::thousands;

/// A bar this many characters wide.
const WIDTH: usize = 24;
/// No faster than an eye follows.
const PAUSE: Duration = Duration::from_millis(80);

/// A bar on standard error.
pub(crate) struct Bar {
    is_shown: bool,
    drawn: Option<Instant>,
}

impl Bar {
    /// A bar, if somebody looks at a terminal.
    pub(crate) fn new() -> Self {
        Self {
            is_shown: std::io::stderr().is_terminal(),
            drawn: None,
        }
    }

    /// Shows how far it has come.
    pub(crate) fn tell(&mut self, progress: Progress) {
        if !self.is_shown || self.drawn.is_some_and(|last| last.elapsed() < PAUSE) {
            return;
        }
        self.drawn = Some(Instant::now());
        // A terminal that went away is no reason to stop.
        let _ = write!(std::io::stderr(), "\r\x1b[K{}", line(progress));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.drawn.is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

fn line(progress: Progress) -> String {
    let stage = match progress.stage {
        Stage::Hashing => "hashing entries",
        Stage::Comparing => "comparing rows",
    };
    let done = usize::try_from(progress.done).unwrap_or(usize::MAX);
    match progress.total.and_then(|total| usize::try_from(total).ok()) {
        Some(total) if total > 0 => {
            let filled = done.min(total).saturating_mul(WIDTH) / total;
            format!(
                "{stage}  [{}{}]  {} of {}",
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                thousands(done),
                thousands(total)
            )
        }
        _ => format!("{stage}  {}", thousands(done)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_never_overflows() {
        let told = |done, total| {
            line(Progress {
                stage: Stage::Hashing,
                done,
                total,
            })
        };
        assert_eq!(told(5, None), "hashing entries  5");
        assert_eq!(
            told(1024, Some(2048)),
            "hashing entries  [############            ]  1,024 of 2,048"
        );
        assert!(told(u64::MAX, Some(1)).contains("[########################]"));
    }
}
