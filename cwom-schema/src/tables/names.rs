//! Names of constraints and indexes: one function, so that the same thing is called the same in
//! every dialect, migration and message.

use std::collections::BTreeSet;

use super::Table;

/// The longest identifier in bytes: PostgreSQL cuts longer ones off without a word.
pub const MAX_IDENT_BYTES: usize = 63;

/// What an identifier names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentKind {
    /// A primary key, `pk_…`.
    PrimaryKey,
    /// A unique key, `uq_…`.
    Unique,
    /// An index, `ix_…`.
    Index,
    /// A foreign key, `fk_…`.
    ForeignKey,
    /// A check, `ck_…`.
    Check,
    /// A trigger and the function behind it, `tr_…`.
    Trigger,
    /// A function that several triggers share, `fn_…`.
    Function,
    /// The triggers that write the entries of the audit log, `tw_…`: they fire after all others.
    Writer,
    /// The view that writes a row together with who writes it, `vw_…`.
    View,
}

impl IdentKind {
    const fn prefix(self) -> &'static str {
        match self {
            Self::PrimaryKey => "pk",
            Self::Unique => "uq",
            Self::Index => "ix",
            Self::ForeignKey => "fk",
            Self::Check => "ck",
            Self::Trigger => "tr",
            Self::Function => "fn",
            Self::Writer => "tw",
            Self::View => "vw",
        }
    }
}

/// The name of a constraint or index: kind, table and parts, joined by `_`. A name that would be
/// longer than [`MAX_IDENT_BYTES`] is cut and ends in a digest of the whole.
pub fn ident<'a>(
    kind: IdentKind,
    table: &str,
    parts: impl IntoIterator<Item = &'a str> + Clone,
) -> String {
    let name = join(kind, table, parts.clone());
    if name.len() <= MAX_IDENT_BYTES {
        name
    } else {
        with_digest(name, kind, table, parts, 8)
    }
}

/// Gives another name to everything whose derived name is taken twice: `a` + `b_c` and `a_b` + `c`
/// join to the same text. All of the equal ones change, so that the result does not depend on the
/// order of the spec; names that the spec chose stay.
pub(super) fn separate(tables: &mut [Table]) {
    separate_guards(tables);
    let taken = repeated_relations(tables);
    for table in tables {
        if !taken.is_empty() {
            separate_relations(table, &taken);
        }
        separate_constraints(table);
    }
}

/// The names that more than one table, key or index has, in lower case. They share one namespace
/// on both engines, and SQLite folds case in it.
fn repeated_relations(tables: &[Table]) -> BTreeSet<String> {
    let mut names: Vec<String> = Vec::with_capacity(tables.len() * 8);
    for table in tables {
        let uniques = table.uniques.iter().map(|unique| &unique.name);
        let indexes = table.indexes.iter().map(|index| &index.name);
        let all = [&table.name, &table.primary_key.name].into_iter();
        names.extend(
            all.chain(uniques)
                .chain(indexes)
                .map(|name| name.to_ascii_lowercase()),
        );
    }
    names.sort_unstable();
    repeated(&names).cloned().collect()
}

fn separate_relations(table: &mut Table, taken: &BTreeSet<String>) {
    let clashes = |name: &str| taken.contains(&name.to_ascii_lowercase());
    let key = &mut table.primary_key;
    if clashes(&key.name) {
        let columns = key.columns.iter().map(String::as_str);
        let name = join(IdentKind::PrimaryKey, &table.name, []);
        key.name = with_digest(name, IdentKind::PrimaryKey, &table.name, columns, 16);
    }
    for unique in &mut table.uniques {
        if !unique.named && clashes(&unique.name) {
            let columns = unique.columns.iter().map(String::as_str);
            let name = join(IdentKind::Unique, &table.name, columns.clone());
            // A plain key and a partial one may be of the same columns.
            let condition = unique.predicate.as_ref().map(super::identity::of);
            let words = columns.chain(condition.as_deref());
            unique.name = with_digest(name, IdentKind::Unique, &table.name, words, 16);
        }
    }
    for index in &mut table.indexes {
        if !index.named && clashes(&index.name) {
            let words = super::keys::index_words(&index.parts);
            let words = words.iter().map(String::as_str);
            let name = join(IdentKind::Index, &table.name, words);
            let identity = super::identity::of_index(&index.parts, index.predicate.as_ref());
            let words = identity.iter().map(String::as_str);
            index.name = with_digest(name, IdentKind::Index, &table.name, words, 16);
        }
    }
}

/// Triggers share one namespace on SQLite, their functions on PostgreSQL.
fn separate_guards(tables: &mut [Table]) {
    let guards = tables.iter().flat_map(|table| &table.guards);
    let mut names: Vec<String> = guards
        .map(|guard| guard.name.to_ascii_lowercase())
        .collect();
    names.sort_unstable();
    let taken: BTreeSet<String> = repeated(&names).cloned().collect();
    for table in tables {
        for guard in &mut table.guards {
            if taken.contains(&guard.name.to_ascii_lowercase()) {
                let words = [guard.doc.as_str()];
                let name = std::mem::take(&mut guard.name);
                guard.name = with_digest(name, IdentKind::Trigger, &table.name, words, 16);
            }
        }
        table
            .guards
            .sort_by(|left, right| left.name.cmp(&right.name));
    }
}

/// The names of foreign keys and checks need only differ within their table.
fn separate_constraints(table: &mut Table) {
    let keys = table.foreign_keys.iter().map(|key| key.name.as_str());
    let checks = table.checks.iter().map(|check| check.name.as_str());
    let mut names: Vec<&str> = keys.chain(checks).collect();
    names.sort_unstable();
    let taken: BTreeSet<String> = repeated(&names).map(ToString::to_string).collect();
    if taken.is_empty() {
        return;
    }
    for key in &mut table.foreign_keys {
        if taken.contains(&key.name) {
            let columns = key.columns.iter().map(String::as_str);
            let name = std::mem::take(&mut key.name);
            key.name = with_digest(name, IdentKind::ForeignKey, &table.name, columns, 16);
        }
    }
    for check in &mut table.checks {
        if taken.contains(&check.name) {
            // A rule has no short identity but its words, which differ wherever the rule does.
            let words = [check.doc.as_str()];
            let name = std::mem::take(&mut check.name);
            check.name = with_digest(name, IdentKind::Check, &table.name, words, 16);
        }
    }
}

/// What a sorted list holds more than once.
fn repeated<T: PartialEq>(sorted: &[T]) -> impl Iterator<Item = &T> {
    sorted
        .windows(2)
        .filter(|pair| pair[0] == pair[1])
        .map(|pair| &pair[0])
}

fn join<'a>(kind: IdentKind, table: &str, parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut name = String::with_capacity(MAX_IDENT_BYTES);
    name.push_str(kind.prefix());
    name.push('_');
    name.push_str(table);
    for part in parts {
        name.push('_');
        name.push_str(part);
    }
    name
}

/// `name`, cut to leave room for `_` and `digits` hex digits. The digest reads the parts one by
/// one, so that parts which join to the same text still differ.
fn with_digest<'a>(
    mut name: String,
    kind: IdentKind,
    table: &str,
    parts: impl IntoIterator<Item = &'a str>,
    digits: usize,
) -> String {
    let mut digest = Fnv1a::new();
    digest.write(kind.prefix());
    digest.write(table);
    for part in parts {
        digest.write(part);
    }
    let hex = format!("{:016x}", digest.finish());
    let mut end = (MAX_IDENT_BYTES - 1 - digits).min(name.len());
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    name.truncate(end);
    let kept = name.trim_end_matches('_').len();
    name.truncate(kept);
    name.push('_');
    name.push_str(&hex[..digits]);
    name
}

/// FNV-1a with 64 bits: short, stable for ever, and no one attacks a constraint's name.
struct Fnv1a(u64);

impl Fnv1a {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn write(&mut self, part: &str) {
        // A zero byte ends each part: no identifier contains one.
        for byte in part.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Shuffled once more: the last bytes of the input reach only some bits of plain FNV.
    const fn finish(self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 33)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn short_names_are_plain() {
        assert_eq!(
            ident(IdentKind::Unique, "books", ["isbn", "edition"]),
            "uq_books_isbn_edition"
        );
        assert_eq!(ident(IdentKind::PrimaryKey, "books", []), "pk_books");
    }

    #[test]
    fn a_name_of_exactly_63_bytes_is_plain_and_one_more_is_cut() {
        let column = "c".repeat(63 - "ix_books_".len());
        let exact = ident(IdentKind::Index, "books", [column.as_str()]);
        assert_eq!(exact.len(), 63);
        assert!(exact.ends_with("ccc"));
        let longer = format!("{column}c");
        let cut = ident(IdentKind::Index, "books", [longer.as_str()]);
        assert_eq!(cut.len(), 63);
        assert_eq!(cut.as_bytes()[63 - 9], b'_');
        assert_ne!(cut, exact);
    }

    #[test]
    fn cut_names_differ_where_their_parts_do() {
        let stem = "a_rather_long_column_name_that_goes_on_and_on_for_ever";
        let names: BTreeSet<String> = (0..50_000)
            .map(|n| {
                let column = format!("{stem}_{n}");
                ident(IdentKind::Index, "books_of_the_library", [column.as_str()])
            })
            .collect();
        assert!(names.iter().all(|name| name.len() <= MAX_IDENT_BYTES));
        assert_eq!(names.len(), 50_000);
    }

    #[test]
    fn parts_that_join_to_the_same_text_still_differ_once_cut() {
        let long = "x".repeat(60);
        let one = ident(IdentKind::Index, "a", ["b_c", long.as_str()]);
        let two = ident(IdentKind::Index, "a_b", ["c", long.as_str()]);
        assert_ne!(one, two);
    }

    #[test]
    fn names_never_change_between_releases() {
        let long = "y".repeat(70);
        assert_eq!(
            ident(IdentKind::Check, "books", [long.as_str()]),
            format!("ck_books_{}_{}", "y".repeat(45), "95702fce")
        );
    }
}
