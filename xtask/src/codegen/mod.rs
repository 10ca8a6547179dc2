//! `cargo xtask codegen`: makes Rust of the service models, TypeScript of what the console uses, and the coverage table
//! of what implements them.
//!
//! The output is checked in, so that a build needs neither this nor Python, and a change of a model is a readable
//! difference; a test generates again and compares. Constraints become tables that `tidewaiter-aws-wire` walks,
//! not code: that keeps the generated crate quick to compile.

mod coverage;
mod errors;
mod model;
mod names;
mod operations;
mod pattern;
mod service_trait;
mod shapes;
mod structures;
mod typescript;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use model::Model;

/// How one service is generated.
struct Service {
    /// File name under `models/` and name of the module.
    name: &'static str,
    /// The trait that an implementation has.
    trait_name: &'static str,
    /// Rust expression for the words of broken constraints.
    words: &'static str,
    /// Structures that stay JSON values, since nothing here reads their members.
    opaque: &'static [&'static str],
    /// Operations that any caller may use, whatever the policies say.
    open: &'static [&'static str],
}

/// Services that are generated.
const GENERATED: &[Service] = &[
    Service {
        name: "ecr",
        trait_name: "Ecr",
        words: "ConstraintWords::InvalidParameter",
        opaque: &[],
        open: &[],
    },
    Service {
        name: "sts",
        trait_name: "Sts",
        words: "ConstraintWords::Detected { code: \"ValidationError\" }",
        opaque: &[],
        open: &["GetCallerIdentity", "GetSessionToken"],
    },
    Service {
        name: "inspector2",
        trait_name: "Inspector2",
        words: "ConstraintWords::Detected { code: \"ValidationException\" }",
        opaque: &[],
        open: &[],
    },
    Service {
        name: "inspector-scan",
        trait_name: "InspectorScan",
        words: "ConstraintWords::Detected { code: \"ValidationException\" }",
        opaque: &[],
        open: &[],
    },
    Service {
        name: "securityhub",
        trait_name: "SecurityHub",
        words: "ConstraintWords::Detected { code: \"InvalidInputException\" }",
        // Some 700 shapes of what Security Hub knows of other resources; findings keep them as they came.
        opaque: &["ResourceDetails"],
        open: &[],
    },
];

/// Paths below the project's root, and what belongs there.
type Files = BTreeMap<String, String>;

/// Writes all generated files.
pub fn run() -> anyhow::Result<()> {
    let root = crate::root();
    for (path, content) in render(&root)? {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, content).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// All generated files, formatted.
fn render(root: &Path) -> anyhow::Result<Files> {
    let mut files = Files::new();
    for service in GENERATED {
        let model = Model::read(root, service.name)?;
        let folder = format!("crates/aws-api/src/generated/{}", service.name);
        for (name, code) in modules(service, &model)? {
            files.insert(format!("{folder}/{name}.rs"), write::rust(&code)?);
        }
    }
    for (service, operations) in typescript::USED {
        let service = GENERATED.iter().find(|one| one.name == *service);
        let service = service.context("the console uses a service that is not generated")?;
        let model = Model::read(root, service.name)?;
        let path = format!("ui/src/api/generated/{}.ts", service.name);
        files.insert(path, typescript::module(service, &model, operations)?);
    }
    files.insert("docs/aws-coverage.md".to_owned(), coverage::page(root)?);
    Ok(files)
}

/// The modules of one service.
fn modules(service: &Service, model: &Model) -> anyhow::Result<Vec<(&'static str, String)>> {
    let types = structures::Types::of(service, model)?;
    let mut modules = vec![
        ("mod", write::root_module(service, model, types.has_enums())),
        ("requests", types.requests()),
        ("responses", types.responses()),
        ("structures", types.structures()),
        ("errors", errors::module(service, model)?),
        ("shapes", shapes::module(service, model)?),
        ("operations", operations::module(service, model)?),
        ("service", service_trait::module(service, model)?),
    ];
    if types.has_enums() {
        modules.push(("enums", types.enums()));
    }
    Ok(modules)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_checked_in_is_what_the_models_give() {
        let root = crate::root();
        for (path, content) in render(&root).expect("the models can be generated from") {
            let there = std::fs::read_to_string(root.join(&path)).unwrap_or_default();
            assert!(
                there == content,
                "{path} is not what the models give: run `cargo xtask codegen`"
            );
        }
    }
}
