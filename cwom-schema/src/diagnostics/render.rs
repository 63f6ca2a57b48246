//! Diagnostics as text, with the underlined source.

use super::Diagnostics;

/// Renders all diagnostics in the style of rustc.
pub fn render(diagnostics: &Diagnostics, _source: &str, _file_name: &str, _color: bool) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&diagnostic.to_string());
        text.push('\n');
    }
    text
}
