//! The key `pattern`.

use crate::diagnostics::{Code, Diagnostics};
use crate::raw::{Data, Table, Text, Value};
use crate::schema::{Affix, Length, Pattern, Span};
use crate::syntax::pattern::parse_characters;

/// Resolves a pattern: a table, or a list of alternatives.
pub(crate) fn resolve_pattern(value: &Value, diagnostics: &mut Diagnostics) -> Option<Pattern> {
    let tables: Vec<(&Table, &Value)> = match &value.data {
        Data::Table(table) => vec![(table, value)],
        Data::List(items) => items
            .iter()
            .filter_map(|item| item.table().map(|table| (table, item)))
            .collect(),
        _ => return None,
    };
    if tables.is_empty() {
        diagnostics
            .error(
                Code::PatternSyntax,
                value.span,
                "the pattern has no alternative",
            )
            .help("leave the key out when every text is good");
        return None;
    }
    let mut alternatives = Vec::new();
    let mut sound = true;
    for (table, place) in tables {
        match resolve_affix(table, place, diagnostics) {
            Some(affix) => alternatives.push(affix),
            None => sound = false,
        }
    }
    sound.then_some(Pattern { alternatives })
}

/// Reports alternatives that ask for more than a text of this length can hold.
pub(crate) fn check_length(
    pattern: &Pattern,
    length: Length,
    place: Span,
    diagnostics: &mut Diagnostics,
) {
    let Some(max) = length.max else { return };
    for affix in &pattern.alternatives {
        for part in [&affix.prefix, &affix.suffix, &affix.contains]
            .into_iter()
            .flatten()
        {
            if part.chars().count() > usize::try_from(max).unwrap_or(usize::MAX) {
                diagnostics
                    .error(
                        Code::PatternSyntax,
                        place,
                        format!("`{part}` is longer than the {max} characters of the field"),
                    )
                    .help("no text could follow this pattern; change it or the length");
            }
        }
    }
}

/// Whether `text` follows the pattern.
pub(crate) fn matches(pattern: &Pattern, text: &str) -> bool {
    pattern.alternatives.iter().any(|affix| {
        let in_set = |character: char| {
            affix.chars.as_ref().is_none_or(|ranges| {
                ranges
                    .iter()
                    .any(|(low, high)| (*low..=*high).contains(&character))
            })
        };
        let holds = |part: &Option<String>, test: fn(&str, &str) -> bool| {
            part.as_ref().is_none_or(|part| test(text, part))
        };
        text.chars().all(in_set)
            && holds(&affix.prefix, |text, part| text.starts_with(part))
            && holds(&affix.suffix, |text, part| text.ends_with(part))
            && holds(&affix.contains, |text, part| text.contains(part))
            && holds(&affix.excludes, |text, part| !text.contains(part))
    })
}

fn resolve_affix(table: &Table, place: &Value, diagnostics: &mut Diagnostics) -> Option<Affix> {
    if table.broken {
        return None;
    }
    if table.entries.is_empty() {
        diagnostics
            .error(
                Code::PatternSyntax,
                place.span,
                "the pattern asks for nothing",
            )
            .help("give `chars`, `prefix`, `suffix`, `contains` or `excludes`");
        return None;
    }
    let chars = match table.text("chars") {
        None => None,
        Some(set) => match parse_characters(&set.value) {
            Ok(ranges) => Some(ranges),
            Err(error) => {
                diagnostics
                    .error(
                        Code::PatternSyntax,
                        set.part(error.start, error.end),
                        error.message,
                    )
                    .help_or(
                        error.help,
                        "sets are ASCII characters and ranges, such as `a-z0-9_-`",
                    );
                return None;
            }
        },
    };
    let mut part = |key: &str| -> Result<Option<String>, ()> {
        let Some(text) = table.text(key) else {
            return Ok(None);
        };
        check_part(key, text, chars.as_deref(), diagnostics)
            .then(|| Some(text.value.clone()))
            .ok_or(())
    };
    let (prefix, suffix) = (part("prefix"), part("suffix"));
    let (contains, excludes) = (part("contains"), part("excludes"));
    Some(Affix {
        prefix: prefix.ok()?,
        suffix: suffix.ok()?,
        contains: contains.ok()?,
        excludes: excludes.ok()?,
        chars,
    })
}

/// A part that is empty says nothing, and one outside the set could never be met.
fn check_part(
    key: &str,
    text: &Text,
    chars: Option<&[(char, char)]>,
    diagnostics: &mut Diagnostics,
) -> bool {
    if text.value.is_empty() || text.value.contains('\0') {
        diagnostics
            .error(
                Code::PatternSyntax,
                text.span,
                format!("`{key}` is empty or contains U+0000"),
            )
            .help("leave the key out when nothing is asked for");
        return false;
    }
    let stranger = text.value.chars().find(|character| {
        chars.is_some_and(|ranges| {
            !ranges
                .iter()
                .any(|(low, high)| (*low..=*high).contains(character))
        })
    });
    let Some(stranger) = stranger else {
        return true;
    };
    diagnostics
        .error(
            Code::PatternSyntax,
            text.span,
            format!("`{key}` contains `{stranger}`, which `chars` leaves out"),
        )
        .help(if key == "excludes" {
            "such a text is excluded already; leave the key out"
        } else {
            "no text could follow this pattern; add the character to `chars`"
        });
    false
}
