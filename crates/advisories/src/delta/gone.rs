//! The numbers of what went, packed: most are few, and those that lie together go together.

use super::DeltaError;
use super::coder::{Coder, Numbers, Reader, Writer};

/// The most numbers of a list: a bound for what a made-up delta can make us hold.
const MOST: u32 = 1 << 24;

/// Packs two lists of ascending numbers.
pub fn pack(lists: &[&[u32]; 2]) -> Result<Vec<u8>, DeltaError> {
    let mut writer = Writer::new();
    for list in lists {
        code(&mut writer, list)?;
    }
    Ok(writer.finish())
}

/// Unpacks them.
pub fn unpack(part: &[u8]) -> Result<[Vec<u32>; 2], DeltaError> {
    let mut reader = Reader::new(part)?;
    let lists = [code(&mut reader, &[])?, code(&mut reader, &[])?];
    match reader.is_at_its_end() {
        true => Ok(lists),
        false => Err(torn()),
    }
}

/// A count, then how many numbers are left out before each, foretold by how many were before the last.
fn code(coder: &mut impl Coder, list: &[u32]) -> Result<Vec<u32>, DeltaError> {
    let count = Numbers::default().code(coder, list.len() as u32)?;
    if count > MOST {
        return Err(torn());
    }
    let mut gaps = vec![Numbers::default(); 9];
    let (mut found, mut next, mut last) = (Vec::new(), 0u32, 0usize);
    for place in 0..count as usize {
        let number = list.get(place).copied().unwrap_or_default();
        let gap = gaps[last].code(coder, number.saturating_sub(next))?;
        last = (32 - gap.leading_zeros()).min(8) as usize;
        let number = next.checked_add(gap).ok_or_else(torn)?;
        next = number.checked_add(1).ok_or_else(torn)?;
        found.push(number);
    }
    Ok(found)
}

fn torn() -> DeltaError {
    DeltaError::Damaged("its list of what went")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_come_back(first: BTreeSet<u16>, second: BTreeSet<u32>) {
            let first: Vec<u32> = first.into_iter().map(u32::from).collect();
            let second: Vec<u32> = second.into_iter().filter(|number| *number < u32::MAX).collect();
            let part = pack(&[&first, &second]).unwrap();
            prop_assert_eq!(unpack(&part).unwrap(), [first, second]);
        }

        #[test]
        fn bytes_of_anybody_never_panic(part: Vec<u8>) {
            let _ = unpack(&part);
        }
    }
}
