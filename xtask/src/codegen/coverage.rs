//! `docs/aws-coverage.md`: which operations are implemented, read from the implementations themselves.
//!
//! An operation counts as implemented where a crate overrides its method in `impl Trait for …`; the sources are
//! parsed for that, so the table has no list of its own that could be wrong.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use super::GENERATED;
use super::model::Model;
use super::names::snake;

/// The page.
pub fn page(root: &Path) -> anyhow::Result<String> {
    let mut page = "# AWS operations\n\n\
        Written by `cargo xtask codegen` from `models/` and from the implementations in `crates/`; do not edit.\n\
        An operation that is not implemented answers `NotImplementedException` with HTTP status 501.\n"
        .to_owned();
    for service in GENERATED {
        let model = Model::read(root, service.name)?;
        let overridden = overridden(&root.join("crates"), service.trait_name)?;
        section(&mut page, service.name, &model, &overridden);
    }
    Ok(page)
}

fn section(page: &mut String, name: &str, model: &Model, overridden: &BTreeSet<String>) {
    let operations: Vec<&str> = model.operations().map(|operation| operation.name).collect();
    let done = operations
        .iter()
        .filter(|name| overridden.contains(&snake(name)))
        .count();
    let _ = writeln!(
        page,
        "\n## {name}: {done} of {}\n\n| operation | implemented |\n|---|---|",
        operations.len()
    );
    for operation in operations {
        let mark = if overridden.contains(&snake(operation)) {
            "yes"
        } else {
            "no"
        };
        let _ = writeln!(page, "| {operation} | {mark} |");
    }
}

/// Methods of all implementations of a trait below a folder, tests excluded.
fn overridden(folder: &Path, trait_name: &str) -> anyhow::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for path in sources(folder)? {
        let text = std::fs::read_to_string(&path)?;
        if !text.contains(&format!("{trait_name} for ")) {
            continue;
        }
        for item in syn::parse_file(&text)?.items {
            found.extend(methods(item, trait_name));
        }
    }
    Ok(found)
}

fn methods(item: syn::Item, trait_name: &str) -> Vec<String> {
    let syn::Item::Impl(block) = item else {
        return Vec::new();
    };
    let named = block.trait_.as_ref().and_then(|(path, _)| path.segments.last());
    if named.is_none_or(|segment| segment.ident != trait_name) {
        return Vec::new();
    }
    let functions = block.items.into_iter().filter_map(|item| match item {
        syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
        _ => None,
    });
    functions.collect()
}

/// Rust files of crates, without tests and generated code.
fn sources(folder: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name());
            let skipped = ["tests", "generated", "target"]
                .iter()
                .any(|skipped| name == *skipped);
            if entry.file_type()?.is_dir() && !skipped {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_of_the_trait_are_found_and_others_are_not() {
        let text = "impl<T> api::Ecr for Registry<T> { type Context = (); async fn put_image(&self) {} fn list_images() {} }
                    impl Registry { fn helper() {} } impl Other for Registry { fn other() {} }";
        let file = syn::parse_file(text).expect("Rust");
        let found: Vec<String> = file
            .items
            .into_iter()
            .flat_map(|item| methods(item, "Ecr"))
            .collect();
        assert_eq!(found, ["put_image", "list_images"]);
    }
}
