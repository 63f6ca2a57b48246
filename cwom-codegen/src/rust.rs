//! Source files of the generated crate.

mod builder;
mod changes;
mod docs;
mod draft;
pub(crate) mod entity;
pub(crate) mod enumeration;
mod file;
pub(crate) mod fixture;
mod input;
mod layout;
pub(crate) mod link;
mod linkable;
mod literal;
pub(crate) mod migrations;
mod names;
mod new_links;
pub(crate) mod prelude;
mod record;
mod relations;
pub(crate) mod root;
mod rules;
mod setter;
mod sort;
pub(crate) mod spec;
pub(crate) mod testing;
pub(crate) mod trial;
mod types;
pub(crate) mod value;

pub(crate) use names::Names;
pub(crate) use record::KIND;
