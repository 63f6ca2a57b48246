//! The tree against the grammar.

use super::Table;
use crate::diagnostics::Diagnostics;

/// Reports unknown, missing, reserved and wrongly typed keys.
pub(crate) fn walk(_root: &mut Table, _diagnostics: &mut Diagnostics) {}
