//! The order in which rustfmt (style edition 2024) lists imported names and modules.

use std::cmp::Ordering;

/// A run of an identifier that is compared as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chunk<'a> {
    Underscore,
    Text(&'a str),
    Digits(&'a str),
}

/// Compares two identifiers as versions: runs of digits by value, underscores before all else.
pub(crate) fn version_order(left: &str, right: &str) -> Ordering {
    let (mut left_rest, mut right_rest) = (left, right);
    let mut zeros = Ordering::Equal;
    loop {
        match (next_chunk(&mut left_rest), next_chunk(&mut right_rest)) {
            (None, None) => return zeros,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(one), Some(other)) => {
                let order = compare_chunks(one, other);
                if order != Ordering::Equal {
                    return order;
                }
                // Of two equal numbers, the one with more leading zeros comes first, unless
                // something later decides.
                if let (Chunk::Digits(one), Chunk::Digits(other)) = (one, other)
                    && zeros == Ordering::Equal
                {
                    zeros = leading_zeros(other).cmp(&leading_zeros(one));
                }
            }
        }
    }
}

fn compare_chunks(left: Chunk<'_>, right: Chunk<'_>) -> Ordering {
    match (left, right) {
        (Chunk::Underscore, Chunk::Underscore) => Ordering::Equal,
        (Chunk::Underscore, _) => Ordering::Less,
        (_, Chunk::Underscore) => Ordering::Greater,
        (Chunk::Digits(left), Chunk::Digits(right)) => {
            let (left, right) = (without_zeros(left), without_zeros(right));
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        }
        (Chunk::Text(left) | Chunk::Digits(left), Chunk::Text(right) | Chunk::Digits(right)) => {
            left.cmp(right)
        }
    }
}

/// Takes the first chunk off `rest`. A number beyond 64 bits ends the comparison, as in rustfmt.
fn next_chunk<'a>(rest: &mut &'a str) -> Option<Chunk<'a>> {
    let first = rest.chars().next()?;
    let is_digits = first.is_ascii_digit();
    let end = if first == '_' {
        1
    } else {
        rest.find(|character: char| {
            character.is_ascii_digit() != is_digits || (!is_digits && character == '_')
        })
        .unwrap_or(rest.len())
    };
    let (chunk, tail) = rest.split_at(end);
    *rest = tail;
    if is_digits && chunk.parse::<u64>().is_err() {
        *rest = "";
        return None;
    }
    Some(match first {
        '_' => Chunk::Underscore,
        _ if is_digits => Chunk::Digits(chunk),
        _ => Chunk::Text(chunk),
    })
}

fn without_zeros(digits: &str) -> &str {
    digits.trim_start_matches('0')
}

fn leading_zeros(digits: &str) -> usize {
    digits.len() - without_zeros(digits).len()
}

#[cfg(test)]
mod tests {
    use super::version_order;

    #[track_caller]
    fn sorted(expected: &[&str]) {
        let mut names = expected.to_vec();
        names.reverse();
        names.sort_by(|left, right| version_order(left, right));
        assert_eq!(names, expected);
    }

    #[test]
    fn numbers_compare_by_value() {
        sorted(&[
            "A", "AA", "Ab", "B_2", "B1", "B2", "B10", "Beta", "a_b", "a1", "a10", "ab",
        ]);
    }

    #[test]
    fn leading_zeros_come_first() {
        sorted(&["X001", "X01", "X1", "X01a", "X2"]);
    }

    #[test]
    fn a_prefix_comes_first() {
        sorted(&["Item", "ItemNote", "Items"]);
    }
}
