//! What .NET's programs need, and NuGet's lists of packages: one input, read as each of them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::dotnet::{AssetsExtractor, ConfigExtractor, DepsExtractor, LockExtractor};
use tidewaiter_fuzz::libraries::{check, extract};

fuzz_target!(|content: &[u8]| {
    check(&extract(&DepsExtractor, "a.deps.json", content), content.len());
    check(
        &extract(&LockExtractor, "packages.lock.json", content),
        content.len(),
    );
    check(
        &extract(&AssetsExtractor, "obj/project.assets.json", content),
        content.len(),
    );
    check(
        &extract(&ConfigExtractor, "packages.config", content),
        content.len(),
    );
});
