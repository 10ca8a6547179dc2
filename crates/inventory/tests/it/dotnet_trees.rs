//! NuGet's files of real projects, against a plain reader of JSON.

use std::collections::BTreeSet;

use tidewaiter_types::Ecosystem;

use crate::trees;

/// Packages of programs that bring no file there: each was needed only to find others, or the framework has what it
/// would bring. The plain reader does not look at that.
const BRING_NOTHING: [&str; 7] = [
    "Humanizer 2.14.1 net8-app-single-file.deps.json",
    "Microsoft.NETCore.App 1.1.2 without-runtime.deps.json",
    "Microsoft.NETCore.Platforms 1.1.0 without-runtime.deps.json",
    "NETStandard.Library 1.6.0 without-runtime.deps.json",
    "System.Diagnostics.DiagnosticSource 6.0.0 TestLibrary.deps.json",
    "System.Net.Http 4.1.0 without-runtime.deps.json",
    "System.Runtime.CompilerServices.Unsafe 6.0.0 TestLibrary.deps.json",
];
/// The plain reader knows no `runtimepack`, and no XML.
const NOT_READ_PLAINLY: [&str; 5] = [
    "Microsoft.AspNet.WebApi 5.2.2 packages.config",
    "Microsoft.AspNetCore.App.Runtime.linux-x64 8.0.0 self-contained.deps.json",
    "Microsoft.NETCore.App.Runtime.linux-x64 8.0.0 self-contained.deps.json",
    "Microsoft.NETCore.App.Runtime.win-x64 8.0.14 net8-app-single-file.deps.json",
    "Newtonsoft.Json 6.0.4 packages.config",
];

/// A program's file that lists no library: the plain reader takes that for damage.
const WITHOUT_LIBRARIES: &str = "no-libraries.deps.json";

#[test]
fn every_package_that_nuget_wrote_down_is_found_and_nothing_else() {
    let mut missing = BTreeSet::new();
    let mut further = BTreeSet::new();
    for pack in ["images/lang-samples-trivy", "images/lang-samples-syft"] {
        let Some(samples) = trees::samples(pack) else {
            return;
        };
        let image = trees::scan(&samples.folder);
        let found = trees::listed(&image, |library| library.package.ecosystem == Ecosystem::Nuget);
        let truth = samples.truth("nuget");
        assert!(!truth.is_empty());
        let line = |[name, version, path]: &[String; 3]| {
            let file = path.rsplit('/').next().unwrap();
            format!("{name} {version} {file}")
        };
        missing.extend(truth.difference(&found).map(line));
        further.extend(found.difference(&truth).map(line));
        let of_nuget = |path: &String| path.ends_with(".deps.json") || path.ends_with("packages.lock.json");
        let mut damaged: BTreeSet<_> = samples.damaged().into_iter().filter(of_nuget).collect();
        damaged.retain(|path| !path.ends_with(WITHOUT_LIBRARIES));
        let told = image.problems.iter().filter_map(|problem| problem.path.clone());
        assert_eq!(told.filter(of_nuget).collect::<BTreeSet<_>>(), damaged);
    }
    assert_eq!(
        missing.iter().map(String::as_str).collect::<Vec<_>>(),
        BRING_NOTHING
    );
    assert_eq!(
        further.iter().map(String::as_str).collect::<Vec<_>>(),
        NOT_READ_PLAINLY
    );
}
