//! A small library as generated code has it: what the generator writes as plain Rust, and after
//! each struct what `#[derive(CwomEntity)]` expands to. It is the reference for both.
//!
//! In an expansion every path is absolute (`::cwom_runtime::…`, `::core::result::Result`); they
//! are shortened here so that the files can be read.

mod author;
mod binding;
mod book;
mod book_editor;
mod book_meta;
mod loan;
mod new_book;
mod origin;
mod spine;

pub use author::{Author, NewAuthor};
pub use binding::Binding;
pub use book::Book;
pub use book_editor::{BookEditor, NewBookEditor};
pub use loan::{Loan, NewLoan};
pub use new_book::NewBook;
pub use origin::{Librarian, Origin, Owner};
pub use spine::Spine;
