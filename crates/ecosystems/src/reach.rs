//! Which packages of a lock file are needed, and which only to develop: told by what leads to what, where the file has no
//! mark beside each.

/// The packages by number, and to which others each leads.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    /// For each package, those that it needs.
    pub(crate) needs: Vec<Vec<usize>>,
    /// What is needed to run.
    pub(crate) roots: Vec<usize>,
    /// What is needed to develop.
    pub(crate) development_roots: Vec<usize>,
}

impl Graph {
    /// For each package, whether it is needed for development and for nothing else. What nothing leads to is not.
    pub(crate) fn only_for_development(&self) -> Vec<bool> {
        let to_run = self.reached_from(&self.roots);
        let to_develop = self.reached_from(&self.development_roots);
        to_develop
            .iter()
            .zip(to_run)
            .map(|(develop, run)| *develop && !run)
            .collect()
    }

    fn reached_from(&self, roots: &[usize]) -> Vec<bool> {
        let mut reached = vec![false; self.needs.len()];
        let mut open = roots.to_vec();
        while let Some(package) = open.pop() {
            if !std::mem::replace(&mut reached[package], true) {
                open.extend(&self.needs[package]);
            }
        }
        reached
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_to_run_is_not_for_development_whatever_else_needs_it() {
        let graph = Graph {
            // 0 → 1 → 0; 2 → 3 → 1; 4 alone
            needs: vec![vec![1], vec![0], vec![3], vec![1], vec![]],
            roots: vec![0],
            development_roots: vec![2],
        };
        assert_eq!(graph.only_for_development(), [false, false, true, true, false]);
    }
}
