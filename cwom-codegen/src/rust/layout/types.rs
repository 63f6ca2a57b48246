//! Types and parameters, so that a long one can be broken.

use std::fmt;

/// A type with its generic arguments apart, so that it can be broken between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Type {
    /// Name or path, such as `Option`; for a plain type, the whole of it.
    pub(crate) name: String,
    /// Generic arguments.
    pub(crate) arguments: Vec<Type>,
}

/// A named parameter with its type; `self` has no type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parameter {
    pub(super) name: String,
    pub(super) ty: Option<Type>,
}

impl Type {
    pub(crate) fn plain(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            arguments: Vec::new(),
        }
    }

    pub(crate) fn generic(name: impl Into<String>, arguments: Vec<Self>) -> Self {
        Self {
            name: name.into(),
            arguments,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)?;
        for (index, argument) in self.arguments.iter().enumerate() {
            formatter.write_str(if index == 0 { "<" } else { ", " })?;
            argument.fmt(formatter)?;
        }
        formatter.write_str(if self.arguments.is_empty() { "" } else { ">" })
    }
}

impl Parameter {
    pub(crate) fn new(name: impl Into<String>, ty: Type) -> Self {
        Self {
            name: name.into(),
            ty: Some(ty),
        }
    }

    /// `self`, `mut self` or `&self`.
    pub(crate) fn receiver(text: &str) -> Self {
        Self {
            name: text.to_owned(),
            ty: None,
        }
    }
}

impl fmt::Display for Parameter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)?;
        match &self.ty {
            Some(ty) => write!(formatter, ": {ty}"),
            None => Ok(()),
        }
    }
}
