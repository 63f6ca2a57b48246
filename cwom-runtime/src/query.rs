//! Reading many rows: typed filters and orderings, pages, keys, relations.
//!
//! A query is composed from constant fragments of SQL; values are always bound, never written into
//! the text. What a column cannot do, it has no method for.

mod columns;
mod cursor;
mod filter;
mod find;
mod meta;
mod order;
mod output;
mod page;
mod relation;
mod sql;
mod stream;
pub(crate) mod unique;
mod value;

pub use cursor::{Cursor, CursorProblem};
pub use filter::Filter;
pub use find::Query;
pub use meta::{ColumnKind, QueryColumn, QueryMeta, Queryable, UniqueMeta};
pub use order::{Order, Ordering};
pub use output::{Output, Part, Whole};
pub use page::{Page, Paged};
pub use relation::{Link, Many, Relation, ToMany};
pub(crate) use sql::Syntax;
pub use stream::Rows;
pub use unique::{UniqueKey, UniqueValues};
