//! `validate` reports every broken rule with its field.

use cwom_runtime::{Decimal, Entity, TextId};

use crate::model::{Chapter, Contact};
use crate::samples::{author, book, branch, tag};

/// The paths of the broken rules.
fn check<E: Entity>(entity: &E, expected: &[&str]) {
    let found = match entity.validate() {
        Ok(()) => Vec::new(),
        Err(invalid) => {
            assert_eq!(invalid.entity, E::META.name);
            invalid
                .problems
                .into_iter()
                .map(|problem| problem.path)
                .collect()
        }
    };
    assert_eq!(found, expected);
}

#[test]
fn good_rows_pass() {
    check(&author(), &[]);
    check(&branch("main"), &[]);
    check(&book(&author()), &[]);
    check(&tag("history"), &[]);
}

#[test]
fn text_has_a_length_and_a_pattern() {
    check(&tag(""), &["word"]);
    check(&tag(&"a".repeat(41)), &["word"]);
    check(&tag("No Blank"), &["word"]);
    check(&tag("a\0"), &["word", "word"]);
    let mut branch = branch("twenty-one-characters");
    check(&branch, &["id"]);
    branch.id = TextId::new("twenty-characters-ok");
    check(&branch, &[]);
}

#[test]
fn numbers_have_bounds() {
    let mut book = book(&author());
    book.year = Some(3001);
    book.price = Decimal::from_units(-1);
    book.weight = Some(f64::NAN);
    check(&book, &["year", "price", "weight"]);
    book.year = Some(0);
    book.price = Decimal::from_units(1_000_000_000_000);
    book.weight = None;
    check(&book, &["price"]);
    let mut tag = tag("history");
    tag.uses = -1;
    check(&tag, &["uses"]);
}

#[test]
fn lists_and_values_report_their_parts() {
    let mut book = book(&author());
    let chapter = Chapter {
        title: "B".to_owned(),
        pages: 0,
        keywords: Vec::new(),
    };
    book.chapters.push(chapter);
    check(&book, &["chapters[1].pages"]);
    book.chapters.clear();
    book.ratings.insert("a\0".to_owned(), 1);
    check(&book, &["ratings[\"a\\0\"]"]);
    book.ratings.clear();
    book.marks = vec![1, 11, 2, -1];
    check(&book, &["marks[1]", "marks[3]"]);
    book.marks = vec![0; 9];
    check(&book, &["marks"]);
    book.marks.clear();
    book.subtitles.insert("de".to_owned(), String::new());
    check(&book, &["subtitles[\"de\"]"]);

    let mut author = author();
    author.contact = Some(Contact {
        mail: None,
        phone: None,
    });
    check(&author, &["contact"]);

    let mut branch = branch("main");
    branch.annex.as_mut().expect("the sample has one").width = 0;
    check(&branch, &["annex.width"]);
}
