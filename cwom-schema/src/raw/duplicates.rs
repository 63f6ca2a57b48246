//! Keys that stand twice in a TOML file: the parser says where the second is, and this finds the
//! first, so that both can be shown.

use crate::schema::Span;

/// The first place of the key that stands again at `second`; `None` when it cannot be told.
pub(crate) fn first_place(source: &str, second: Span) -> Option<Span> {
    let line_start = source[..second.start].rfind('\n').map_or(0, |end| end + 1);
    let before = &source[line_start..second.start];
    if before.trim_start().starts_with('[') && !before.contains('=') {
        return first_header(source, line_start, second);
    }
    let path = key_path(source, second)?;
    if before.contains('{') {
        return first_inline(source, line_start, second);
    }
    let section = lines(&source[..line_start])
        .filter(|(_, line)| line.trim_start().starts_with('['))
        .last()
        .map_or(0, |(start, _)| start);
    lines(&source[section..line_start]).find_map(|(start, line)| {
        let key_start = section + start + (line.len() - line.trim_start().len());
        let rest = squeezed(line).strip_prefix(&path)?.chars().next();
        let length = line
            .trim_start()
            .find(['=', ' ', '\t'])
            .unwrap_or(line.len());
        matches!(rest, Some('=' | '.')).then(|| Span {
            start: key_start,
            end: key_start + length.min(line.trim_start().len()),
        })
    })
}

fn first_header(source: &str, line_start: usize, second: Span) -> Option<Span> {
    let header_end = second.end + source[second.end..].find(']')?;
    let wanted = squeezed(&source[line_start..header_end]);
    lines(&source[..line_start]).find_map(|(start, line)| {
        let close = line.find(']')?;
        (squeezed(&line[..close]) == wanted).then(|| Span {
            start: start + line.find('[').unwrap_or(0),
            end: start + close + 1,
        })
    })
}

/// Inside `{ … }` on one line: the same word before another `=`.
fn first_inline(source: &str, line_start: usize, second: Span) -> Option<Span> {
    let key = &source[second.start..second.end];
    let before = &source[line_start..second.start];
    let open = before.rfind('{')?;
    before[open..].match_indices(key).find_map(|(offset, _)| {
        let start = line_start + open + offset;
        let is_key = source[start + key.len()..].trim_start().starts_with('=')
            && source[..start].ends_with(['{', ',', ' ']);
        is_key.then_some(Span {
            start,
            end: start + key.len(),
        })
    })
}

/// The dotted key from the beginning of its line to the end of `second`, without spaces.
fn key_path(source: &str, second: Span) -> Option<String> {
    let line_start = source[..second.start].rfind('\n').map_or(0, |end| end + 1);
    let path = squeezed(source.get(line_start..second.end)?);
    (!path.is_empty()).then_some(path)
}

fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_whitespace())
        .collect()
}

/// Lines with the offset of their first byte.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = offset;
        offset += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}
