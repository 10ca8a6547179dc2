//! What a new revision must not do unless somebody confirms it.
//!
//! Upstreams err: a feed that is published half empty would make findings vanish, one with a wrong range would make
//! thousands appear. A guard compares the revision in use with the next one and gives its reasons to hold it back.

use async_trait::async_trait;
use std::sync::Arc;

use tidewaiter_advisories::{Database, DatabaseInfo};

/// Compares two revisions.
#[async_trait]
pub trait ChangeGuard: Send + Sync {
    /// Reasons to hold the new one back; none if all is well.
    async fn reasons(&self, old: &Arc<Database>, new: &Arc<Database>) -> anyhow::Result<Vec<String>>;
}

/// A revision must not be older, and must not lose more than a share of any feed.
pub struct Loss {
    /// The share that may go, in percent.
    pub percent: u8,
}

#[async_trait]
impl ChangeGuard for Loss {
    async fn reasons(&self, old: &Arc<Database>, new: &Arc<Database>) -> anyhow::Result<Vec<String>> {
        Ok(self.compare(&old.info(), &new.info()))
    }
}

impl Loss {
    fn compare(&self, old: &DatabaseInfo, new: &DatabaseInfo) -> Vec<String> {
        let mut reasons = Vec::new();
        if new.created < old.created {
            reasons.push("it is older than the revision in use".to_owned());
        }
        for feed in &old.feeds {
            let next = new.feeds.iter().find(|one| one.name == feed.name);
            let counts = [
                (
                    "advisories",
                    u64::from(feed.advisories),
                    next.map_or(0, |one| u64::from(one.advisories)),
                ),
                ("affected rows", feed.affected, next.map_or(0, |one| one.affected)),
            ];
            for (what, before, after) in counts {
                if self.is_too_much(before, after) {
                    reasons.push(format!(
                        "{}: {after} {what}, {before} in the revision in use",
                        feed.name
                    ));
                }
            }
        }
        reasons
    }

    fn is_too_much(&self, before: u64, after: u64) -> bool {
        let lost = before.saturating_sub(after);
        u128::from(lost) * 100 > u128::from(before) * u128::from(self.percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_is_of_what_was_there() {
        let loss = Loss { percent: 20 };
        assert!(!loss.is_too_much(100, 80) && loss.is_too_much(100, 79));
        assert!(!loss.is_too_much(0, 0) && !loss.is_too_much(5, 500) && loss.is_too_much(1, 0));
        assert!(!Loss { percent: 100 }.is_too_much(7, 0));
    }
}
