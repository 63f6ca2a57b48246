//! SQL of a work-object model, as text: the statements that make and drop its tables, and those
//! that read and write its rows, for each dialect.
//!
//! Pure: [`Tables`](cwom_schema::tables::Tables) in, text out. The same rule means the same on both
//! engines, however differently it has to be written.
//!
//! - [`ddl`]: the contents of the first migration, up and down.
//! - [`dml`]: the fixed statements of each table.
//! - [`audit`]: what writes the audit log, and the image of a row in it.
//! - [`render_expr`] and [`render_check`]: expressions and rules, for whoever writes further DDL.
//! - [`render_rank`]: what an ordered enum sorts by, for whoever writes an ORDER BY.

pub mod audit;
mod check;
pub mod ddl;
pub mod dml;
mod expr;
mod literal;
mod one_of;
mod pattern;
mod quote;
pub mod sample;
mod triggers;
mod types;

pub use check::render_check;
pub use ddl::row_id_check;
pub use expr::{render_expr, render_rank};
pub use literal::default_text;
pub use quote::{Ident, Text, Texts, quote, quote_text};
pub use types::type_name;
