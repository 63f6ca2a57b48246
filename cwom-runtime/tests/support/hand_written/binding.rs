//! An enum. The generator writes all of it.

use cwom_runtime::{EnumValue, impl_enum};

/// How a book is bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Binding {
    /// Stiff boards.
    Hard,
    /// Paper covers.
    Soft,
    /// Loose leaves in a box.
    InBox,
}

impl EnumValue for Binding {
    const NAME: &'static str = "Binding";
    const VALUES: &'static [Self] = &[Self::Hard, Self::Soft, Self::InBox];

    fn as_str(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
            Self::InBox => "in-box",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text {
            "hard" => Some(Self::Hard),
            "soft" => Some(Self::Soft),
            "in-box" => Some(Self::InBox),
            _ => None,
        }
    }
}

impl_enum!(Binding);
