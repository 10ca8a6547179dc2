//! The tree of Debian's packages of languages: what R lists, and what Erlang and Elixir say of themselves.

use std::collections::BTreeSet;

use tidewaiter_inventory::FoundLibrary;
use tidewaiter_types::Ecosystem;

use crate::trees::{listed, scan, tree, truth};

#[test]
fn r_erlang_and_elixir_are_found_in_debians_packages() {
    let (Some(root), Some(truth)) = (tree("debs"), truth("debs")) else {
        return;
    };
    let image = scan(&root.join("root"));
    let of = |wanted: Ecosystem| move |library: &FoundLibrary| library.package.ecosystem == wanted;

    // `translations` holds the messages of the others and no code; R's own `installed.packages` does not list it.
    let of_r = truth
        .into_iter()
        .filter(|[kind, name, ..]| kind == "r" && name != "translations");
    let expected: BTreeSet<_> = of_r
        .map(|[_, name, version, path]| [name, version, path])
        .collect();
    assert!(expected.len() > 10, "{expected:?}");
    assert_eq!(listed(&image, of(Ecosystem::Cran)), expected);

    // Both say their version in their paths or in a file beside as well.
    let crypto = listed(&image, of(Ecosystem::Otp));
    let paths = crypto
        .iter()
        .map(|[name, version, _]| format!("usr/lib/erlang/lib/{name}-{version}/ebin/{name}.app"));
    let found: Vec<_> = crypto.iter().map(|[.., path]| path.clone()).collect();
    assert_eq!(paths.collect::<Vec<_>>(), found);
    assert!(!found.is_empty());
    let elixir = listed(&image, |library| {
        library.found_by == "erlang-application" && library.package.name == "elixir"
    });
    assert_eq!(elixir.len(), 1);
    assert!(listed(&image, of(Ecosystem::Hex)).is_empty());
}
