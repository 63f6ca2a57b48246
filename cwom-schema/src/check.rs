//! The rules that concern more than one key: one `check_*` function for each, with its reason.

use crate::diagnostics::Diagnostics;
use crate::resolve::Resolved;

/// Checks a resolved spec.
pub(crate) fn check(_resolved: &Resolved, _diagnostics: &mut Diagnostics) {}
