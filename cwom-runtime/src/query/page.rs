//! Pages of rows.

use super::cursor::Cursor;

/// Which page of a query.
///
/// ```
/// use cwom_runtime::Page;
///
/// let first = Page::first(20);
/// // The text of `Paged::next`, as it came back in a URL; it knows the size of the page.
/// let second = Page::after("AbC-_");
/// let shorter = Page::after("AbC-_").size(5);
/// # let _ = (first, second, shorter);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub(crate) size: Option<u32>,
    pub(crate) after: Option<Cursor>,
}

/// One page of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paged<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

impl Page {
    /// The first rows, at most so many; at least one.
    pub fn first(size: u32) -> Self {
        Self {
            size: Some(size),
            after: None,
        }
    }

    /// The rows after those of the page that this cursor came with, as many as there.
    pub fn after(cursor: impl Into<Cursor>) -> Self {
        Self {
            size: None,
            after: Some(cursor.into()),
        }
    }

    /// At most so many rows; at least one.
    #[must_use]
    pub fn size(mut self, size: u32) -> Self {
        self.size = Some(size);
        self
    }
}
