//! What happens, as it happens: a line for each file that is through, and on a terminal one that
//! tells where it is.

use std::io::{IsTerminal as _, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cwom_cli::output;
use cwom_runtime::{Half, Notice};

use super::outcome::{milliseconds, word};

/// No faster than an eye follows.
const PAUSE: Duration = Duration::from_millis(80);

/// Tells people what a runner does.
pub(crate) struct Progress {
    /// Results are one object at the end.
    is_json: bool,
    is_terminal: bool,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// What is being done.
    title: String,
    drawn: Option<Instant>,
}

impl Progress {
    pub(crate) fn new(is_json: bool) -> Self {
        Self {
            is_json,
            is_terminal: std::io::stderr().is_terminal(),
            state: Mutex::default(),
        }
    }

    pub(crate) fn tell(&self, event: &Notice<'_>) {
        // A panic elsewhere while something was drawn is no reason not to draw.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Notice::Begins {
                version,
                name,
                half,
                number,
                of,
            } => {
                let doing = match half {
                    Half::Up => "applying",
                    Half::Down => "reverting",
                };
                state.title = format!("{doing} {version} {name}  [{number}/{of}]");
                self.draw(&mut state, "");
            }
            Notice::Statement { number, of, .. } => {
                self.draw(&mut state, &format!("  statement {number} of {of}"));
            }
            Notice::Done(step) => {
                self.clear(&mut state);
                if !self.is_json {
                    let line = format!(
                        "{}  {} {}  {} ms\n",
                        word(step.half),
                        step.version,
                        step.name,
                        milliseconds(step.elapsed)
                    );
                    // Nobody reads on; the migration goes on.
                    let _ = output::print(&line);
                }
            }
            Notice::Waiting { holder } => {
                let who = holder
                    .map(|holder| format!(": {holder}"))
                    .unwrap_or_default();
                self.note(
                    &mut state,
                    &format!("somebody else is migrating; waiting{who}"),
                );
            }
            Notice::Retries {
                version,
                pause,
                reason,
            } => {
                let pause = milliseconds(*pause);
                let text = format!("{version} is tried again in {pause} ms: {reason}");
                self.note(&mut state, &text);
            }
            Notice::Dropping { index } => {
                let text = format!("the index {index} was left half-built; it is built anew");
                self.note(&mut state, &text);
            }
            Notice::NoDigest { reason } => {
                let text = format!("the digest of the catalog could not be recorded: {reason}");
                self.note(&mut state, &text);
            }
            _ => {}
        }
    }

    fn draw(&self, state: &mut State, detail: &str) {
        if !self.is_terminal || state.drawn.is_some_and(|last| last.elapsed() < PAUSE) {
            return;
        }
        state.drawn = Some(Instant::now());
        // A terminal that went away is no reason to stop.
        let _ = write!(std::io::stderr(), "\r\x1b[K{}{detail}", state.title);
    }

    fn clear(&self, state: &mut State) {
        if self.is_terminal && state.drawn.take().is_some() {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }

    fn note(&self, state: &mut State, text: &str) {
        self.clear(state);
        output::print_note(text);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        let mut state =
            std::mem::take(&mut *self.state.lock().unwrap_or_else(PoisonError::into_inner));
        self.clear(&mut state);
    }
}
