//! What can be seen at a glance of the first block of a deflate stream: whether it may be the list's.
//!
//! A head of two bytes stands in a program by chance every some thousand bytes, and beginning to inflate costs a
//! microsecond; this costs a hundredth of it. Source: RFC 1951.

/// How many codes for lengths of codes there are at most.
const MOST_CODES: u64 = 19;

/// Whether a stream that begins so may be the list's. JSON is always worth compressing, so the block is of one of the
/// two compressed kinds.
pub(super) fn may_be_list(block: &[u8]) -> bool {
    let Some(first) = block.first_chunk::<16>() else {
        return false;
    };
    // What is looked at ends within 74 bits.
    let bits = u128::from_le_bytes(*first);
    match bits >> 1 & 0b11 {
        0b01 => is_fixed_start(bits >> 3),
        0b10 => is_complete(bits >> 3),
        _ => false,
    }
}

/// Whether a block with the fixed codes begins with `{"`. A literal below 144 is eight bits, the highest first.
fn is_fixed_start(bits: u128) -> bool {
    let code = |literal: u8| u128::from((literal + 0x30).reverse_bits());
    bits & 0xffff == code(b'{') | code(b'"') << 8
}

/// Whether a block with codes of its own can be read: the first code of it, by which the others are told, must use up
/// its whole space, no more and no less.
fn is_complete(bits: u128) -> bool {
    let (literals, distances, codes) = (bits & 31, bits >> 5 & 31, (bits >> 10 & 15) as u64 + 4);
    let lengths = (0..codes.min(MOST_CODES)).map(|index| (bits >> (14 + 3 * index)) as u32 & 0b111);
    let used: u32 = lengths
        .filter(|length| *length > 0)
        .map(|length| 128 >> length)
        .sum();
    literals <= 29 && distances <= 29 && used == 128
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_list_may_be_one(names in prop::collection::vec("[a-z_-]{1,20}", 0..60), level in 1u32..10) {
            let packages: Vec<String> = names.iter().map(|name| format!("{{\"name\":\"{name}\",\"version\":\"1.0.0\"}}")).collect();
            let json = format!("{{\"packages\":[{}]}}", packages.join(","));
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(level));
            encoder.write_all(json.as_bytes()).unwrap();
            prop_assert!(may_be_list(&encoder.finish().unwrap()));
        }
    }

    #[test]
    fn hardly_anything_else_may_be_one() {
        // Numbers of a linear congruential generator, high bytes only.
        let mut state = 1_u64;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        };
        let bytes: Vec<u8> = (0..100_000).map(|_| random()).collect();
        let taken = bytes.windows(16).filter(|block| may_be_list(block)).count();
        assert!(taken < 500, "{taken}");
        assert!(!may_be_list(&[]));
    }
}
