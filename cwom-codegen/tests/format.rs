//! Emitted Rust is what rustfmt would make of it.

mod support;

use support::{assert_formatted, files_of, nasty, repository_spec};

#[test]
fn names_of_every_length_are_laid_out_as_rustfmt_does() {
    assert_formatted("nasty", &files_of(&nasty::spec()));
}

#[test]
fn the_specs_of_the_repository_are_laid_out_as_rustfmt_does() {
    for (name, path) in [
        ("model", "cwom-spec.toml"),
        ("help_desk", "examples/help-desk/cwom-spec.toml"),
    ] {
        let spec = repository_spec(path).expect("the repository has the spec");
        assert_formatted(name, &files_of(&spec));
    }
}
