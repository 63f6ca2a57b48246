//! Verdicts that were reached before on the very same files, by the very same program.
//!
//! A replay says the same of the same bytes, and a twin is the same. It is kept under the digest of everything that was
//! asked and of the program that answered, in the user's cache, and never where something was found.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

/// One verdict's place.
#[derive(Debug)]
pub struct Remembered {
    place: Option<PathBuf>,
}

impl Remembered {
    /// The place of the answer to this question; `kind` is one word for what sort it is of.
    pub fn new(kind: &str, question: &str) -> Self {
        let place = cache_directory().map(|directory| {
            let key = cwom_schema::digest(&format!("{}\n{question}", program()));
            directory.join(format!("{kind}-{key}.json"))
        });
        Self { place }
    }

    /// The answer in a file of its own.
    #[cfg(test)]
    pub(crate) const fn in_file(place: PathBuf) -> Self {
        Self { place: Some(place) }
    }

    /// What was answered, if it was.
    pub fn answer(&self) -> Option<Value> {
        let text = fs::read_to_string(self.place.as_ref()?).ok()?;
        let kept: Value = serde_json::from_str(&text).ok()?;
        let mut answer = kept.get("answer")?.clone();
        let ago = now().checked_sub(kept.get("at")?.as_u64()?)?;
        answer["remembered"] = json!(in_words(ago));
        Some(answer)
    }

    /// Keeps an answer that cost something. A cache that cannot be written is none.
    pub fn keep(&self, answer: &Value, took: Duration) {
        let Some(place) = self
            .place
            .as_ref()
            .filter(|_| took > Duration::from_millis(50))
        else {
            return;
        };
        let text = json!({"at": now(), "answer": answer}).to_string();
        if let Some(directory) = place.parent() {
            let _ = fs::create_dir_all(directory);
        }
        // Whole or not at all: another run may look at the same moment.
        let draft = place.with_extension(format!("{}.draft", std::process::id()));
        if fs::write(&draft, text).is_ok() {
            let _ = fs::rename(&draft, place);
        }
    }
}

fn cache_directory() -> Option<PathBuf> {
    let given = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache"));
    let base = given.filter(|path| path.is_absolute()).or_else(home)?;
    Some(base.join("cwom"))
}

/// The program that answers: its version, and its file as far as a build changes it.
fn program() -> String {
    let mut text = env!("CARGO_PKG_VERSION").to_owned();
    let Ok(path) = std::env::current_exe() else {
        return text;
    };
    for path in [path.with_file_name("cwom-db"), path] {
        let Ok(metadata) = fs::metadata(&path) else {
            continue;
        };
        let modified = metadata.modified().ok();
        let modified = modified.and_then(|it| it.duration_since(UNIX_EPOCH).ok());
        let nanoseconds = modified.map_or(0, |it| it.as_nanos());
        // Writing to a String cannot fail.
        let _ = write!(text, " {} {nanoseconds}", metadata.len());
    }
    text
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |it| it.as_secs())
}

fn in_words(seconds: u64) -> String {
    match seconds {
        0..60 => "just now".to_owned(),
        60..3600 => format!("{} minutes ago", seconds / 60),
        3600..172_800 => format!("{} hours ago", seconds / 3600),
        _ => format!("{} days ago", seconds / 86_400),
    }
}
