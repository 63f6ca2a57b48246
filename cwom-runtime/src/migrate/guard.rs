//! What guards of migrations say, in the errors of each engine.

/// What a guard of a migration says in an error of an engine: the rule that rows do not keep, how
/// many of them, and the key of one. `None` where it is no guard that complains.
pub fn guard_says(message: &str) -> Option<String> {
    let (before, text) = message.split_once("cwom: ")?;
    // SQLite says it as a text of SQL.
    let quoted = text.strip_suffix('\'').filter(|_| before.ends_with('\''));
    Some(quoted.map_or_else(|| text.to_owned(), |text| text.replace("''", "'")))
}

/// What the database said, or the guard in it.
pub(super) fn said(source: &sqlx::Error) -> String {
    let guard = source.as_database_error();
    let guard = guard.and_then(|error| guard_says(error.message()));
    guard.unwrap_or_else(|| source.to_string())
}

#[cfg(test)]
mod tests {
    use super::guard_says;

    #[test]
    fn a_guard_is_told_without_what_the_engine_says_around_it() {
        let says = "ck_books_some: rows of books that break it: 2, such as id it's";
        for message in [
            format!("cwom: {says}"),
            format!("CHECK constraint failed: cwom: {says}"),
            format!("bad JSON path: 'cwom: {}'", says.replace('\'', "''")),
            format!("JSON path error near 'cwom: {}'", says.replace('\'', "''")),
        ] {
            assert_eq!(guard_says(&message).as_deref(), Some(says), "{message}");
        }
        assert_eq!(guard_says("cwom:unique:books:title: another row"), None);
    }
}
