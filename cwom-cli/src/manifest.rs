//! The manifest beside the generated files, as far as it decides what is generated.

use std::fs;
use std::path::Path;

use toml::de::{DeTable, DeValue};

/// The feature that a crate has where tests are to come with the model.
const TESTED: &str = "test-support";

/// The name in Rust of the crate in this directory, where tests of the model are to come with it: its
/// manifest has the feature `test-support`.
///
/// A manifest that cannot be read asks for no tests; cargo says what is wrong with it.
pub(crate) fn tested_crate(directory: &Path) -> Option<String> {
    let text = fs::read_to_string(directory.join("Cargo.toml")).ok()?;
    let manifest = DeTable::parse(&text).ok()?;
    let manifest = manifest.get_ref();
    table(manifest, "features")?.get(TESTED)?;
    let library = table(manifest, "lib").and_then(|lib| word(lib, "name"));
    let package = || word(table(manifest, "package")?, "name");
    let name = library.or_else(package)?;
    Some(name.replace('-', "_"))
}

fn table<'t>(within: &'t DeTable<'_>, key: &str) -> Option<&'t DeTable<'t>> {
    match within.get(key)?.get_ref() {
        DeValue::Table(table) => Some(table),
        _ => None,
    }
}

fn word<'t>(within: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    match within.get(key)?.get_ref() {
        DeValue::String(text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a manifest of this text asks for.
    fn of(text: &str) -> Option<String> {
        let directory = tempfile::tempdir().expect("a directory");
        fs::write(directory.path().join("Cargo.toml"), text).expect("a file");
        tested_crate(directory.path())
    }

    #[test]
    fn a_crate_with_the_feature_is_tested() {
        let package = "[package]\nname = \"my-model\"\n";
        let feature = "[features]\ntest-support = []\n";
        assert_eq!(
            of(&format!("{package}{feature}")).as_deref(),
            Some("my_model")
        );
        let named = format!("{package}[lib]\nname = \"other\"\n{feature}");
        assert_eq!(of(&named).as_deref(), Some("other"));
        assert_eq!(of(package), None);
        assert_eq!(of("[package"), None);
        assert_eq!(of("features = 1"), None);
        assert_eq!(tested_crate(Path::new("no/such/place")), None);
    }
}
