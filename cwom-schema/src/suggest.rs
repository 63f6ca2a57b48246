//! Did you mean: the nearest of the names that would have been right.

/// The candidate nearest to `name`, when one is near enough to be meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).clamp(1, 4);
    candidates
        .into_iter()
        .filter(|candidate| *candidate != name && candidate.len().abs_diff(name.len()) <= 3 * limit)
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// "did you mean `…`?", when something is near.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(name, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// "did you mean `…`?", or else the list of all that is possible.
pub(crate) fn did_you_mean_or_one_of<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<String> {
    did_you_mean(name, candidates.clone()).or_else(|| one_of(candidates))
}

/// "one of `a`, `b`", unless there is nothing or far too much to choose from.
pub(crate) fn one_of<'a>(candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let quoted: Vec<String> = candidates
        .into_iter()
        .map(|candidate| format!("`{candidate}`"))
        .collect();
    match quoted.as_slice() {
        [] => None,
        [only] => Some(format!("only {only} is possible here")),
        _ if quoted.len() > 24 => None,
        _ => Some(format!("one of {} is possible here", quoted.join(", "))),
    }
}

/// Edits between two names: insert, delete, replace or swap two neighbours; case costs nothing.
///
/// The optimal string alignment distance, for whoever suggests a name to the writer of another.
pub fn distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.to_lowercase().chars().collect();
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, &a) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &b) in right.iter().enumerate() {
            let mut cost = (last[column] + usize::from(a != b))
                .min(last[column + 1] + 1)
                .min(current[column] + 1);
            let swapped = row > 0 && column > 0 && a == right[column - 1] && left[row - 1] == b;
            if swapped {
                cost = cost.min(before_last[column - 1] + 1);
            }
            current.push(cost);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        let candidates = ["Book", "Member", "Loan"];
        assert_eq!(nearest("Boko", candidates), Some("Book"));
        assert_eq!(nearest("member", candidates), Some("Member"));
        assert_eq!(nearest("Invoice", candidates), None);
        assert_eq!(nearest("", candidates), None);
    }
}
