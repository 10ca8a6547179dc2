//! A few values that were used last, shared and not copied.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The last `capacity` values that were put or got, each under its key.
pub(crate) struct Recent<K, V> {
    capacity: usize,
    values: Mutex<VecDeque<(K, Arc<V>)>>,
}

impl<K: PartialEq, V> Recent<K, V> {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            capacity,
            values: Mutex::new(VecDeque::with_capacity(capacity)),
        }
    }

    pub(crate) fn get(&self, key: &K) -> Option<Arc<V>> {
        let mut values = self.lock();
        let at = values.iter().position(|(known, _)| known == key)?;
        let found = values.remove(at)?;
        let value = Arc::clone(&found.1);
        values.push_front(found);
        Some(value)
    }

    pub(crate) fn put(&self, key: K, value: Arc<V>) {
        let mut values = self.lock();
        values.retain(|(known, _)| *known != key);
        values.truncate(self.capacity - 1);
        values.push_front((key, value));
    }

    pub(crate) fn forget(&self, key: &K) {
        self.lock().retain(|(known, _)| known != key);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(K, Arc<V>)>> {
        self.values.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_unused_for_longest_goes_first() {
        let recent = Recent::new(2);
        recent.put(1, Arc::new("one"));
        recent.put(2, Arc::new("two"));
        assert_eq!(recent.get(&1).as_deref(), Some(&"one"));
        recent.put(3, Arc::new("three"));
        assert!(recent.get(&2).is_none());
        assert!(recent.get(&1).is_some() && recent.get(&3).is_some());
        recent.forget(&1);
        assert!(recent.get(&1).is_none());
    }
}
