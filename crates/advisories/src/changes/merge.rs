//! Two sorted lists walked side by side.

use std::cmp::Ordering;

/// What stands at one place of two sorted lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pair<A, B> {
    /// Only the first list has it.
    Left(A),
    /// Only the second list has it.
    Right(B),
    /// Both have it.
    Both(A, B),
}

/// Walks two lists, each sorted by what `compare` compares, and hands on what stands at each place.
pub fn merge<A, B, E>(
    left: impl Iterator<Item = Result<A, E>>,
    right: impl Iterator<Item = Result<B, E>>,
    compare: impl Fn(&A, &B) -> Ordering,
    out: &mut dyn FnMut(Pair<A, B>) -> Result<(), E>,
) -> Result<(), E> {
    let (mut left, mut right) = (left, right);
    let (mut first, mut second) = (left.next().transpose()?, right.next().transpose()?);
    loop {
        let order = match (&first, &second) {
            (None, None) => return Ok(()),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(first), Some(second)) => compare(first, second),
        };
        let one = if order.is_le() { first.take() } else { None };
        let two = if order.is_ge() { second.take() } else { None };
        if order.is_le() {
            first = left.next().transpose()?;
        }
        if order.is_ge() {
            second = right.next().transpose()?;
        }
        match (one, two) {
            (Some(one), Some(two)) => out(Pair::Both(one, two))?,
            (Some(one), None) => out(Pair::Left(one))?,
            (None, Some(two)) => out(Pair::Right(two))?,
            (None, None) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn it_finds_what_set_algebra_finds(a: BTreeSet<u8>, b: BTreeSet<u8>) {
            let (mut only_a, mut only_b, mut both) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
            let (left, right) = (a.iter().map(Ok::<_, ()>), b.iter().map(Ok));
            merge(left, right, |a, b| a.cmp(b), &mut |pair| {
                match pair {
                    Pair::Left(it) => only_a.insert(*it),
                    Pair::Right(it) => only_b.insert(*it),
                    Pair::Both(it, other) => it == other && both.insert(*it),
                };
                Ok(())
            })
            .unwrap();
            prop_assert_eq!(only_a, a.difference(&b).copied().collect());
            prop_assert_eq!(only_b, b.difference(&a).copied().collect());
            prop_assert_eq!(both, a.intersection(&b).copied().collect());
        }
    }
}
