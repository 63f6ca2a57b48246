//! Both dialects at once: what is made of one has nothing to do with the other, and is most of the
//! work of a first migration.

use std::panic::resume_unwind;
use std::thread;

/// What is made of each, in the order given; all but the first have a thread of their own.
pub(crate) fn side_by_side<S: Sync, T: Send>(each: &[S], make: impl Fn(&S) -> T + Sync) -> Vec<T> {
    let Some((first, others)) = each.split_first() else {
        return Vec::new();
    };
    let make = &make;
    thread::scope(|scope| {
        let others: Vec<_> = others
            .iter()
            .map(|one| scope.spawn(move || make(one)))
            .collect();
        let mut results = vec![make(first)];
        for other in others {
            results.push(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        results
    })
}

/// Two things, the second on a thread of its own.
pub(crate) fn both<A, B: Send>(
    first: impl FnOnce() -> A,
    second: impl FnOnce() -> B + Send,
) -> (A, B) {
    thread::scope(|scope| {
        let second = scope.spawn(second);
        let first = first();
        (
            first,
            second.join().unwrap_or_else(|panic| resume_unwind(panic)),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{both, side_by_side};

    #[test]
    fn results_stand_in_the_order_of_what_was_given() {
        assert_eq!(side_by_side(&[1, 2, 3], |it| it * 10), [10, 20, 30]);
        assert_eq!(side_by_side(&[] as &[i32], |it| *it), [0; 0]);
        assert_eq!(both(|| "a", || 2), ("a", 2));
    }
}
