//! Whatever is chosen keeps the rules that it was asked for by.

use std::collections::BTreeSet;

use super::{Choices, Int};
use crate::Timestamp;
use crate::rules::{Affix, PatternRule};
use crate::testing::{equal, for_any};

/// Every way to choose, with drawn words that are small, great and mixed.
fn ways() -> Vec<Choices> {
    let mixed = (0..400_u64).map(|word| word.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    vec![
        Choices::plain(),
        Choices::least(),
        Choices::greatest(),
        Choices::drawn(Vec::new()),
        Choices::drawn(vec![u64::MAX; 400]),
        Choices::drawn(mixed.collect()),
    ]
}

#[test]
fn lengths_are_kept() {
    for mut from in ways() {
        for (least, most) in [(0, 0), (1, 1), (3, 12), (24, 24), (0, 3000)] {
            let text = from.at("a_field").text(least..=most);
            let length = u32::try_from(text.chars().count()).expect("it is short");
            assert!(
                (least..=most).contains(&length),
                "{length} of {least}..={most}"
            );
            assert!(!text.contains('\0'));
            let bytes = u32::try_from(from.bytes(least..=most).len()).expect("it is short");
            assert!(
                (least..=most).contains(&bytes),
                "{bytes} of {least}..={most}"
            );
            let items = from.list(least..=most, |_| ()).len();
            let items = u32::try_from(items).expect("it is short");
            assert!(
                (least..=most).contains(&items),
                "{items} of {least}..={most}"
            );
        }
    }
}

#[test]
fn the_greatest_and_the_least_are_at_the_limits() {
    let (mut least, mut greatest) = (Choices::least(), Choices::greatest());
    assert_eq!(least.text(2..=9).chars().count(), 2);
    assert_eq!(greatest.text(2..=9), "𝄞".repeat(9));
    assert_eq!((least.int(-3..=5_i16), greatest.int(-3..=5_i16)), (-3, 5));
    assert_eq!(least.int::<i64>(..), i64::MIN);
    assert_eq!(greatest.int::<i32>(..), i32::MAX);
    assert_eq!(least.timestamp(), Timestamp::MIN);
    assert_eq!(greatest.timestamp(), Timestamp::MAX);
    assert_eq!((least.maybe(|_| 1), greatest.maybe(|_| 1)), (None, Some(1)));
    assert_eq!(
        (least.one_of(&[1, 2, 3]), greatest.one_of(&[1, 2, 3])),
        (1, 3)
    );
    assert!(!least.flag() && greatest.flag());
}

#[test]
fn patterns_are_kept() {
    const SLUG: Affix = Affix {
        chars: Some(&[('a', 'z'), ('-', '-')]),
        ..Affix::ANY
    };
    const MAIL: Affix = Affix {
        contains: Some("@"),
        excludes: Some(" "),
        ..Affix::ANY
    };
    const TAGGED: Affix = Affix {
        prefix: Some("v"),
        suffix: Some(".0"),
        ..Affix::ANY
    };
    let rules = [
        PatternRule {
            alternatives: &[SLUG],
        },
        PatternRule {
            alternatives: &[MAIL],
        },
        PatternRule {
            alternatives: &[TAGGED, SLUG],
        },
    ];
    for mut from in ways() {
        for rule in &rules {
            let text = from.matching(4..=12, rule);
            assert!(rule.matches(&text), "{text:?} must {rule}");
            assert!((4..=12).contains(&text.chars().count()), "{text:?}");
        }
    }
}

#[test]
fn plain_values_of_two_rows_differ() {
    let mut seen = BTreeSet::new();
    let rule = PatternRule {
        alternatives: &[Affix {
            chars: Some(&[('a', 'f')]),
            ..Affix::ANY
        }],
    };
    for number in 0..500 {
        let mut from = Choices::plain().of_row(number, Timestamp::MIN);
        let values = [
            from.at("title").text(1..=40),
            from.at("short").text(1..=3),
            from.at("slug").matching(1..=9, &rule),
            from.at("left").uuid().to_string(),
            from.at("right").uuid().to_string(),
            from.at("key").bytes(..).to_string(),
        ];
        for (place, value) in values.into_iter().enumerate() {
            assert!(seen.insert((place, value.clone())), "{value} came before");
        }
    }
}

#[test]
fn a_calm_field_is_plain_whatever_the_way() {
    let mut from = Choices::greatest()
        .of_row(7, Timestamp::MIN)
        .calm_in(vec![("left", 2)]);
    assert_eq!(from.at("left").text(1..=40), "left 9");
    assert_eq!(from.at("right").text(1..=4), "𝄞".repeat(4));
    assert_eq!(from.at("left").int(0..=100_i32), 9);
}

#[test]
fn integers_are_within_their_bounds() {
    fn check<T: Int + PartialOrd + std::fmt::Debug>(low: T, high: T) {
        for mut from in ways() {
            for _ in 0..20 {
                let value = from.int(low..=high);
                assert!(low <= value && value <= high, "{value:?}");
            }
        }
    }
    check(-3_i16, 9);
    check(i32::MIN, i32::MAX);
    check(i64::MIN, i64::MAX);
    check(5_i64, 5);
}

#[cfg(feature = "runtime-tokio")]
#[test]
fn a_property_that_does_not_hold_is_told_with_a_small_source() {
    let told = std::panic::catch_unwind(|| {
        sqlx::test_block_on(for_any(200, async |mut choices| {
            equal(&(choices.int(0..=1_000_i32) < 500), &true)
        }));
    });
    let told = told.expect_err("some number is not below 500");
    let told = told.downcast_ref::<String>().expect("it says why");
    assert!(told.contains("by the source ["), "{told}");
}
