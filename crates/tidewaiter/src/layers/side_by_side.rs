//! Work on several things with as many threads as there are cores.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Works on all items, begun in their order, and gives what came of them in no order. After an error none is begun.
pub fn side_by_side<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> anyhow::Result<R> + Sync,
) -> anyhow::Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let take_turns = || {
        let mut found = Vec::new();
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            let result = work(item);
            if result.is_err() {
                next.store(items.len(), Ordering::Relaxed);
            }
            found.push(result?);
        }
        Ok::<_, anyhow::Error>(found)
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores.min(items.len()))
            .map(|_| scope.spawn(take_turns))
            .collect();
        let mut found = Vec::new();
        for worker in workers {
            found.extend(worker.join().unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        Ok(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_worked_on_once() {
        let items: Vec<u32> = (0..1000).collect();
        let mut found = side_by_side(&items, |item| Ok(item * 2)).unwrap();
        found.sort_unstable();
        assert_eq!(found, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(side_by_side(&[0; 0], |_| Ok(())).unwrap().is_empty());
    }

    #[test]
    fn an_error_ends_the_work() {
        let begun = AtomicUsize::new(0);
        let items = [(); 10_000];
        let result = side_by_side(&items, |()| {
            begun.fetch_add(1, Ordering::Relaxed);
            anyhow::bail!("no") as anyhow::Result<()>
        });
        assert_eq!(result.unwrap_err().to_string(), "no");
        assert!(begun.into_inner() < items.len());
    }
}
