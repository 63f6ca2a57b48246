//! Value types. The generator writes all of it.

use cwom_runtime::rules::{self, Bounds, OneOfMode};
use cwom_runtime::{Actor, Problems, Shape, ShapeField, ShapeNode, Validate};
use serde::{Deserialize, Serialize};

/// Where a book comes from: an address, or words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// Who gave it.
    pub giver: String,
    /// An address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Earlier owners.
    #[serde(default)]
    pub owners: Vec<Owner>,
}

impl Shape for Origin {
    const SHAPE: &'static ShapeNode = &ShapeNode::Object(&[
        ShapeField {
            name: "giver",
            shape: <String as Shape>::SHAPE,
        },
        ShapeField {
            name: "uri",
            shape: <Option<String> as Shape>::SHAPE,
        },
        ShapeField {
            name: "words",
            shape: <Option<String> as Shape>::SHAPE,
        },
        ShapeField {
            name: "owners",
            shape: <Vec<Owner> as Shape>::SHAPE,
        },
    ]);
}

impl Validate for Origin {
    fn validate(&self, problems: &mut Problems) {
        rules::text(
            problems,
            "giver",
            &self.giver,
            Bounds::new(Some(1), Some(40)),
        );
        if let Some(uri) = &self.uri {
            rules::text(problems, "uri", uri, Bounds::new(None, None));
        }
        if let Some(words) = &self.words {
            rules::text(problems, "words", words, Bounds::new(None, None));
        }
        rules::items(
            problems,
            "owners",
            self.owners.len(),
            Bounds::new(None, Some(3)),
        );
        rules::value(problems, "owners", &self.owners);
        rules::one_of(
            problems,
            OneOfMode::AtMost,
            &["uri", "words"],
            &[self.uri.is_some(), self.words.is_some()],
        );
    }
}

/// One earlier owner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// The name.
    pub name: String,
    /// The share of it.
    #[serde(default)]
    pub share: f64,
}

impl Shape for Owner {
    const SHAPE: &'static ShapeNode = &ShapeNode::Object(&[
        ShapeField {
            name: "name",
            shape: <String as Shape>::SHAPE,
        },
        ShapeField {
            name: "share",
            shape: <f64 as Shape>::SHAPE,
        },
    ]);
}

impl Validate for Owner {
    fn validate(&self, problems: &mut Problems) {
        rules::text(problems, "name", &self.name, Bounds::new(Some(1), None));
        rules::float(
            problems,
            "share",
            self.share,
            Bounds::new(Some(0.0), Some(1.0)),
        );
    }
}

/// A librarian; a value type of the model may be the actor of a context.
#[derive(Debug, Clone)]
pub struct Librarian(pub String);

impl From<Librarian> for Actor {
    fn from(librarian: Librarian) -> Self {
        Self::human(librarian.0)
    }
}
