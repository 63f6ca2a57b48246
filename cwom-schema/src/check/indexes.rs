//! Indexes that stand twice, and indexes that cost writes and serve no read.

use crate::diagnostics::{Code, Diagnostics};
use crate::resolve::Resolved;
use crate::schema::{Entity, Expr, Index, IndexPart, Span, Unique};

/// Something with an index behind it.
struct Candidate {
    parts: Vec<IndexPart>,
    unique: bool,
    span: Span,
    what: &'static str,
}

/// The same key twice would be two indexes of one derived name.
pub(super) fn check_duplicate_indexes(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let same = |one: &Unique, other: &Unique| {
            one.fields == other.fields && one.predicate == other.predicate
        };
        report_equal(
            &entity.uniques,
            same,
            |key| key.span,
            "unique key",
            diagnostics,
        );
        let same = |one: &Index, other: &Index| {
            one.parts == other.parts && one.predicate == other.predicate
        };
        report_equal(&entity.indexes, same, |key| key.span, "index", diagnostics);
    }
}

fn report_equal<K>(
    keys: &[K],
    same: impl Fn(&K, &K) -> bool,
    span: impl Fn(&K) -> Span,
    what: &str,
    diagnostics: &mut Diagnostics,
) {
    for (position, key) in keys.iter().enumerate() {
        if let Some(first) = keys[..position].iter().find(|first| same(first, key)) {
            diagnostics
                .error(
                    Code::DuplicateIndex,
                    span(key),
                    format!("this {what} stands twice"),
                )
                .label(span(first), "first here")
                .help("leave one of them out");
        }
    }
}

/// An index whose parts begin another one answers nothing that the other does not. Indexes of
/// references are not among them: the lowering leaves those out that another index covers.
pub(super) fn check_redundant_indexes(resolved: &Resolved, diagnostics: &mut Diagnostics) {
    for (_, entity) in resolved.sound_entities() {
        let candidates = candidates(entity);
        for (position, candidate) in candidates.iter().enumerate() {
            let covering = candidates
                .iter()
                .enumerate()
                .find(|(other_position, other)| {
                    *other_position != position
                        && covers(other, *other_position, candidate, position)
                });
            let Some((_, covering)) = covering else {
                continue;
            };
            // An error already.
            if covering.parts == candidate.parts && covering.what == candidate.what {
                continue;
            }
            let diagnostic = diagnostics
                .warning(
                    Code::RedundantIndex,
                    candidate.span,
                    format!(
                        "this {} costs every write and serves no read",
                        candidate.what
                    ),
                )
                .help("leave it out");
            if covering.span == entity.span {
                diagnostic.note("the primary key covers it");
            } else {
                diagnostic.label(covering.span, format!("this {} covers it", covering.what));
            }
        }
    }
}

fn candidates(entity: &Entity) -> Vec<Candidate> {
    let column = |name: &str| IndexPart {
        expr: Expr::Column(name.to_owned()),
        descending: false,
    };
    let key = Candidate {
        parts: vec![column(&entity.key().column)],
        unique: true,
        span: entity.span,
        what: "primary key",
    };
    let uniques = entity
        .uniques
        .iter()
        .filter(|unique| unique.predicate.is_none())
        .map(|unique| Candidate {
            parts: unique
                .fields
                .iter()
                .map(|id| column(&entity[*id].column))
                .collect(),
            unique: true,
            span: unique.span,
            what: "unique key",
        });
    let indexes = entity
        .indexes
        .iter()
        .filter(|index| index.predicate.is_none())
        .map(|index| Candidate {
            parts: index.parts.clone(),
            unique: false,
            span: index.span,
            what: "index",
        });
    std::iter::once(key).chain(uniques).chain(indexes).collect()
}

/// Whether `other` does all that `candidate` does. Of two that are equal, the first stays.
fn covers(
    other: &Candidate,
    other_position: usize,
    candidate: &Candidate,
    position: usize,
) -> bool {
    if candidate.span == other.span || candidate.what == "primary key" {
        return false;
    }
    if candidate.unique {
        // Uniqueness is a promise of its own; only the same promise, or a stronger one, covers it.
        return other.unique
            && other
                .parts
                .iter()
                .all(|part| candidate.parts.contains(part))
            && (other.parts.len() < candidate.parts.len() || other_position < position);
    }
    let length = candidate.parts.len();
    if other.parts.len() < length {
        return false;
    }
    let ahead = &other.parts[..length];
    let forward = ahead == candidate.parts;
    let backward = ahead
        .iter()
        .zip(&candidate.parts)
        .all(|(left, right)| left.expr == right.expr && left.descending != right.descending);
    let equal = other.parts.len() == length;
    (forward || backward) && (!equal || other.unique || other_position < position)
}
