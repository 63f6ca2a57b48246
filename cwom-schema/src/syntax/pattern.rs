//! The set of characters of a pattern: `"a-z0-9_./-"`.

use super::cursor::SyntaxError;

/// Expands a set into ranges; a single character is a range of one.
pub(crate) fn parse_characters(text: &str) -> Result<Vec<(char, char)>, SyntaxError> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    if let Some((offset, character)) = characters
        .iter()
        .find(|(_, character)| !character.is_ascii() || character.is_ascii_control())
    {
        return Err(SyntaxError::new(
            *offset,
            offset + character.len_utf8(),
            format!(
                "U+{:04X} cannot be in a set of characters",
                u32::from(*character)
            ),
        )
        .with_help("sets hold printable ASCII characters, which mean the same on every engine"));
    }
    if characters.is_empty() {
        return Err(SyntaxError::new(0, 0, "the set of characters is empty"));
    }
    let mut ranges: Vec<(char, char)> = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        let (start, low) = characters[index];
        let is_range = index + 2 < characters.len() && characters[index + 1].1 == '-';
        if !is_range {
            if low == '-' && index + 1 != characters.len() {
                return Err(
                    SyntaxError::new(start, start + 1, "`-` stands between nothing")
                        .with_help("a literal `-` comes last in the set"),
                );
            }
            ranges.push((low, low));
            index += 1;
            continue;
        }
        let (end, high) = characters[index + 2];
        if low > high {
            return Err(SyntaxError::new(
                start,
                end + 1,
                format!("the range `{low}-{high}` is reversed"),
            ));
        }
        ranges.push((low, high));
        index += 3;
    }
    Ok(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_are_ranges_and_single_characters() {
        assert_eq!(
            parse_characters("a-z0-9_./-"),
            Ok(vec![
                ('a', 'z'),
                ('0', '9'),
                ('_', '_'),
                ('.', '.'),
                ('/', '/'),
                ('-', '-')
            ])
        );
        assert!(parse_characters("z-a").is_err());
        assert!(parse_characters("-a").is_err());
        assert!(parse_characters("ä").is_err());
        assert!(parse_characters("").is_err());
    }
}
