//! The verbs as people run them: the binary on databases of both engines, with a small model.

mod life;
mod migrate;
mod prove;
mod reading;
mod shop;
mod wrong;
