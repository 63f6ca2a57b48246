//! One compilation asks for the same spec once per struct; it is parsed once, and its mistakes are
//! told once. A process of the compiler is one compilation.

use std::sync::{Arc, Mutex, PoisonError};

use cwom_schema::diagnostics::Diagnostics;

use super::Spec;

/// What a text says, or what is wrong with it.
pub(super) type Parsed = Result<Arc<Spec>, Arc<Diagnostics>>;

/// The specs of this process, the latest last. There are one or two; the servers of editors, which
/// live longer than one compilation, see one more with every edit.
static CACHE: Mutex<Vec<(String, Parsed)>> = Mutex::new(Vec::new());

const CAPACITY: usize = 4;

/// What `text` says, from an earlier call where there was one. The text itself is the key: reading a
/// file again costs nothing beside parsing it, and nothing can go stale.
pub(super) fn parsed(text: &str, parse: impl FnOnce(&str) -> Parsed) -> Parsed {
    // A panic while the lock was held leaves a valid list: entries are pushed whole.
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, parsed)) = cache.iter().find(|(known, _)| known == text) {
        return parsed.clone();
    }
    let parsed = parse(text);
    if cache.len() == CAPACITY {
        drop(cache.remove(0));
    }
    cache.push((text.to_owned(), parsed.clone()));
    parsed
}

/// The mistakes that were told.
static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Whether this message is told for the first time.
pub(super) fn is_news(message: &str) -> bool {
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    let is_news = told.iter().all(|known| known != message);
    if is_news {
        told.push(message.to_owned());
    }
    is_news
}
