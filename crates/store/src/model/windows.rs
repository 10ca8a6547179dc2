//! For how long images are scanned again.

use tidewaiter_types::Timestamp;

/// For how long after a push, or after a pull, an image is scanned again. The later end counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Windows {
    /// Milliseconds after a push; `None` is for ever.
    pub push: Option<i64>,
    /// Milliseconds after a pull; `None` if pulls do not count.
    pub pull: Option<i64>,
}

impl Windows {
    /// When the window of an image ends; `None` if it never does.
    pub fn end(self, pushed: Timestamp, pulled: Option<Timestamp>) -> Option<Timestamp> {
        let after_push = pushed.plus_millis(self.push?);
        let after_pull = pulled.zip(self.pull).map(|(at, millis)| at.plus_millis(millis));
        Some(after_pull.map_or(after_push, |end| end.max(after_push)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_end_counts() {
        let both = Windows {
            push: Some(10),
            pull: Some(5),
        };
        assert_eq!(both.end(Timestamp(0), None), Some(Timestamp(10)));
        assert_eq!(both.end(Timestamp(0), Some(Timestamp(3))), Some(Timestamp(10)));
        assert_eq!(both.end(Timestamp(0), Some(Timestamp(6))), Some(Timestamp(11)));
        assert_eq!(Windows::default().end(Timestamp(0), Some(Timestamp(6))), None);
    }
}
