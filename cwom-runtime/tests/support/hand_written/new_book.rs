//! What a creator of a book gives. The generator writes all of it.

use cwom_runtime::{Creation, Decimal, Id, Invalid, Map, New, Timestamp, TraceId, Uuid};

use super::{Author, Binding, Book};

/// What a creator of a [`Book`] gives.
#[derive(Debug, Clone)]
pub struct NewBook {
    /// The row that it becomes, but for what is only known when it is written. A generated builder
    /// has private fields and setters; this one is open so that tests can set anything.
    pub book: Book,
    /// An id that the creator insists on.
    pub id: Option<Id<Book>>,
}

impl Book {
    /// A book by this author, with this title and shelf mark.
    pub fn new(
        author_id: Id<Author>,
        title: impl Into<String>,
        shelf: impl Into<String>,
    ) -> NewBook {
        let placeholder = Timestamp::MIN;
        NewBook {
            id: None,
            book: Book {
                id: Id::from_uuid(Uuid::nil()),
                author_id,
                sequel_of_id: None,
                title: title.into(),
                shelf: shelf.into(),
                binding: Binding::Hard,
                other_binding: None,
                lendable: true,
                pages: 1,
                volume: None,
                catalogue: 0,
                weight: 0.5,
                price: Decimal::ZERO,
                cover: None,
                printed_on: None,
                reading_time: None,
                keywords: Vec::new(),
                origin: None,
                remarks: Map::new(),
                extra: None,
                trace_id: TraceId::from_uuid(Uuid::nil()),
                row_version: 1,
                created_at: placeholder,
                updated_at: placeholder,
            },
        }
    }
}

impl NewBook {
    /// Changes anything of the row.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Book)) -> Self {
        change(&mut self.book);
        self
    }
}

impl New for NewBook {
    type Entity = Book;

    fn build(self, at: &Creation<'_>) -> Result<Book, Invalid> {
        Ok(Book {
            id: self.id.unwrap_or_else(|| at.id()),
            trace_id: at.trace,
            created_at: at.now,
            updated_at: at.now,
            ..self.book
        })
    }
}
