//! The list of modules in a program: what `go version -m` shows.
//!
//! Each line is a word and its fields, with tabs between: `mod` for the program's own module, `dep` for each other
//! one, and `=>` for what a module was replaced by, which is what is really there. `path` and `build` tell how it was
//! built.

use tidewaiter_types::{Ecosystem, Package};

use super::super::replaced;
use crate::bounds::MAX_PACKAGES;

/// The modules, in the list's order: the program's own first.
pub(super) fn parse(list: &[u8]) -> Vec<Package> {
    let mut modules: Vec<Package> = Vec::new();
    for line in String::from_utf8_lossy(list).lines() {
        let mut fields = line.split('\t');
        let (word, path, version) = (fields.next(), fields.next(), fields.next());
        let (Some(word), Some(path), Some(version)) = (word, path, version) else {
            continue;
        };
        match word {
            "mod" | "dep" if !path.is_empty() && modules.len() < MAX_PACKAGES => {
                modules.push(Package::new(Ecosystem::Golang, path, version));
            }
            "=>" => {
                if let Some(module) = modules.last_mut() {
                    (module.name, module.version) = replaced(&module.name, path, version);
                }
            }
            _ => {}
        }
    }
    modules.retain(|module| !module.version.is_empty());
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_replaced_a_module_is_what_is_there() {
        let list = "path\texample.org/a/cmd\nmod\texample.org/a\t(devel)\t\n\
                    dep\texample.org/b\tv1.0.0\n=>\texample.org/fork\tv1.0.1\th1:x=\n\
                    dep\texample.org/c\tv0.0.0\n=>\t./local\t(devel)\t\n\
                    dep\texample.org/d\tv2.0.0+incompatible\th1:y=\nbuild\tGOOS=linux\n";
        let modules = parse(list.as_bytes());
        let pairs: Vec<_> = modules
            .iter()
            .map(|module| (module.name.as_str(), module.version.as_str()))
            .collect();
        assert_eq!(
            pairs,
            [
                ("example.org/a", "(devel)"),
                ("example.org/fork", "v1.0.1"),
                ("example.org/c", "(devel)"),
                ("example.org/d", "v2.0.0+incompatible"),
            ]
        );
    }
}
