//! Patterns: the closed little language of rules on text.

use std::fmt::{self, Display};

/// A rule on text: one of the alternatives must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternRule {
    /// At least one.
    pub alternatives: &'static [Affix],
}

/// One alternative of a pattern: every part that is given must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Affix {
    /// Every character is in one of these inclusive ranges.
    pub chars: Option<&'static [(char, char)]>,
    /// The text starts with this.
    pub prefix: Option<&'static str>,
    /// The text ends with this.
    pub suffix: Option<&'static str>,
    /// The text contains this.
    pub contains: Option<&'static str>,
    /// The text does not contain this.
    pub excludes: Option<&'static str>,
}

impl Affix {
    /// An alternative without parts, to be completed by `Affix { prefix: …, ..Affix::ANY }`.
    pub const ANY: Self = Self {
        chars: None,
        prefix: None,
        suffix: None,
        contains: None,
        excludes: None,
    };
}

impl PatternRule {
    /// Whether `text` fulfils one of the alternatives.
    pub fn matches(&self, text: &str) -> bool {
        self.alternatives.iter().any(|affix| affix.matches(text))
    }
}

impl Affix {
    fn matches(&self, text: &str) -> bool {
        let in_set = |ranges: &[(char, char)]| {
            text.chars().all(|c| {
                ranges
                    .iter()
                    .any(|(first, last)| (*first..=*last).contains(&c))
            })
        };
        self.chars.is_none_or(in_set)
            && self.prefix.is_none_or(|prefix| text.starts_with(prefix))
            && self.suffix.is_none_or(|suffix| text.ends_with(suffix))
            && self.contains.is_none_or(|part| text.contains(part))
            && self.excludes.is_none_or(|part| !text.contains(part))
    }
}

impl Display for PatternRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, affix) in self.alternatives.iter().enumerate() {
            if index > 0 {
                formatter.write_str(", or ")?;
            }
            affix.fmt(formatter)?;
        }
        Ok(())
    }
}

impl Display for Affix {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Vec::new();
        if let Some(ranges) = self.chars {
            let set: String = ranges
                .iter()
                .map(|(first, last)| {
                    if first == last {
                        first.to_string()
                    } else {
                        format!("{first}-{last}")
                    }
                })
                .collect();
            words.push(format!("have only the characters `{set}`"));
        }
        let parts = [
            ("start with", self.prefix),
            ("end with", self.suffix),
            ("contain", self.contains),
            ("not contain", self.excludes),
        ];
        for (verb, part) in parts {
            words.extend(part.map(|part| format!("{verb} `{part}`")));
        }
        formatter.write_str(&words.join(" and "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLUG: Affix = Affix {
        chars: Some(&[('a', 'z'), ('0', '9'), ('-', '-')]),
        ..Affix::ANY
    };

    #[test]
    fn every_part_of_an_alternative_holds() {
        let rule = PatternRule {
            alternatives: &[Affix {
                prefix: Some("v"),
                suffix: Some("0"),
                contains: Some("."),
                excludes: Some(".."),
                ..Affix::ANY
            }],
        };
        assert!(rule.matches("v1.0"));
        for bad in ["1.0", "v1.1", "v10", "v1..0", ""] {
            assert!(!rule.matches(bad), "{bad}");
        }
        assert_eq!(
            rule.to_string(),
            "start with `v` and end with `0` and contain `.` and not contain `..`"
        );
    }

    #[test]
    fn one_alternative_is_enough() {
        let https = Affix {
            prefix: Some("https://"),
            ..Affix::ANY
        };
        let alternatives: &'static [Affix] = Box::leak(Box::new([SLUG, https]));
        let rule = PatternRule { alternatives };
        assert!(rule.matches("a-0") && rule.matches("https://É") && rule.matches(""));
        assert!(!rule.matches("É") && !rule.matches("a_b"));
        assert_eq!(
            rule.to_string(),
            "have only the characters `a-z0-9-`, or start with `https://`"
        );
    }
}
