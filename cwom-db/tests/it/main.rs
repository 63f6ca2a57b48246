//! The verbs as people run them: the binary on databases of both engines, with a small model.

mod every_change;
mod keeping;
mod life;
mod migrate;
mod prove;
mod reading;
mod rewording;
mod shop;
mod wrong;
