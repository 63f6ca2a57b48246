//! Did-you-mean.

use cwom_schema::suggest::distance;

/// The candidate that `name` was most probably meant to be, if any is near enough: a third of its
/// letters may differ, and two neighbours in the wrong order count as one difference.
pub(crate) fn nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let limit = name.chars().count().div_ceil(3);
    candidates
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        // The first of several equally near ones, so that messages do not depend on luck.
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// `; did you mean …?` for the end of a message, or nothing.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> String {
    nearest(name, candidates)
        .map(|candidate| format!("; did you mean `{candidate}`?"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn distances_count_edits_and_swaps() {
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("title", "title"), 0);
        assert_eq!(distance("", "title"), 5);
        assert_eq!(distance("titel", "title"), 1);
        assert_eq!(distance("Title", "title"), 0);
        assert_eq!(distance("tilte", "titles"), 2);
    }

    #[test]
    fn the_nearest_name_is_found_and_a_far_one_is_not() {
        let names = ["title", "subtitle", "author_id"];
        assert_eq!(nearest("titel", names), Some("title"));
        assert_eq!(nearest("author", names), None);
        assert_eq!(nearest("authorid", names), Some("author_id"));
        assert_eq!(nearest("pages", names), None);
        assert_eq!(nearest("", names), None);
    }
}
