//! Texts that a pattern does not allow.

use cwom_schema::schema::{Affix, Pattern};

/// Long enough for most rules of length, short enough for the others.
const TEXTS: [&str; 5] = ["~~~~~~~", "~ ~", "~", "aaaaaaa", "/ /"];

/// A text that the pattern does not allow, if one of a few does not fit.
pub(super) fn unlike(pattern: &Pattern) -> Option<&'static str> {
    let fits_none = |text: &&str| pattern.alternatives.iter().all(|affix| !fits(text, affix));
    TEXTS.into_iter().find(fits_none)
}

fn fits(text: &str, affix: &Affix) -> bool {
    let is_in = |ranges: &Vec<(char, char)>| {
        text.chars()
            .all(|c| ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)))
    };
    let has = |part: &Option<String>, test: fn(&str, &str) -> bool| {
        part.as_deref().is_none_or(|part| test(text, part))
    };
    affix.chars.as_ref().is_none_or(is_in)
        && has(&affix.prefix, |text, part| text.starts_with(part))
        && has(&affix.suffix, |text, part| text.ends_with(part))
        && has(&affix.contains, |text, part| text.contains(part))
        && has(&affix.excludes, |text, part| !text.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_breaks_the_pattern() {
        let slug = Affix {
            chars: Some(vec![('a', 'z')]),
            ..Affix::default()
        };
        let pattern = |alternatives: Vec<Affix>| unlike(&Pattern { alternatives });
        assert_eq!(pattern(vec![slug.clone()]), Some("~~~~~~~"));
        assert_eq!(pattern(vec![slug, Affix::default()]), None);
        let no_tilde = Affix {
            excludes: Some("~ ".to_owned()),
            ..Affix::default()
        };
        assert_eq!(pattern(vec![no_tilde]), Some("~ ~"));
    }
}
