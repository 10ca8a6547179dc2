//! Ranges: of a blob that is read (RFC 9110, section 14) and of a chunk that is uploaded (distribution-spec).

use std::ops::Range;

/// What a Range header asks of content of some size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// All of it: there is no header, or one that may be ignored (several ranges, another unit, malformed).
    All,
    /// These bytes.
    Part(Range<u64>),
    /// Nothing that is there.
    Unsatisfiable,
}

/// Reads `bytes=FROM-TO`, `bytes=FROM-` or `bytes=-LAST`.
pub(crate) fn wanted(header: Option<&str>, size: u64) -> Wanted {
    let Some((from, to)) = header.and_then(single_range) else {
        return Wanted::All;
    };
    match (from.parse::<u64>(), to.parse::<u64>()) {
        (Ok(from), Ok(to)) => part(from, to.saturating_add(1).min(size)),
        (Ok(from), Err(_)) if to.is_empty() => part(from, size),
        (Err(_), Ok(last)) if from.is_empty() => part(size.saturating_sub(last), size),
        _ => Wanted::All,
    }
}

fn part(from: u64, to: u64) -> Wanted {
    match from < to {
        true => Wanted::Part(from..to),
        false => Wanted::Unsatisfiable,
    }
}

fn single_range(header: &str) -> Option<(&str, &str)> {
    let ranges = header.trim().strip_prefix("bytes=")?;
    let (from, to) = ranges.split_once('-')?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (digits(from.trim()) && digits(to.trim())).then_some((from.trim(), to.trim()))
}

/// Reads a chunk's `Content-Range: FROM-TO` (both inclusive); some clients write it as HTTP does, `bytes FROM-TO/*`.
pub(crate) fn chunk(header: &str) -> Option<Range<u64>> {
    let range = header.trim().strip_prefix("bytes").unwrap_or(header);
    let range = range.trim_start_matches([' ', '=']).split('/').next()?;
    let (from, to) = range.split_once('-')?;
    let (from, to): (u64, u64) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
    let end = to.checked_add(1)?;
    (from < end).then_some(from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_content() {
        for (header, expected) in [
            ("bytes=0-0", Wanted::Part(0..1)),
            ("bytes=2-", Wanted::Part(2..10)),
            ("bytes=-3", Wanted::Part(7..10)),
            ("bytes=-30", Wanted::Part(0..10)),
            ("bytes=5-99", Wanted::Part(5..10)),
            ("bytes=10-", Wanted::Unsatisfiable),
            ("bytes=-0", Wanted::Unsatisfiable),
            ("bytes=3-2", Wanted::Unsatisfiable),
            ("bytes=0-1,3-4", Wanted::All),
            ("lines=0-1", Wanted::All),
            ("bytes=-", Wanted::All),
            ("bytes=0-18446744073709551615", Wanted::Part(0..10)),
        ] {
            assert_eq!(wanted(Some(header), 10), expected, "{header}");
        }
        assert_eq!(wanted(Some("bytes=0-"), 0), Wanted::Unsatisfiable);
        assert_eq!(wanted(None, 10), Wanted::All);
    }

    #[test]
    fn ranges_of_chunks() {
        assert_eq!(chunk("0-9"), Some(0..10));
        assert_eq!(chunk("bytes 5-9/*"), Some(5..10));
        for header in ["", "-", "9-5", "a-b", "0-18446744073709551615"] {
            assert_eq!(chunk(header), None, "{header}");
        }
    }
}
