//! Bills of materials in every format, and the package URLs in them: what is read is bounded, and whatever is a package has
//! a name and a version.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_ecosystems::family;
use tidewaiter_ecosystems::sbom::{self, Purl};

fuzz_target!(|content: &[u8]| {
    if let Ok(sbom) = sbom::read(content) {
        assert!(sbom.components.len() <= content.len());
        assert!(sbom.left_out.len() <= 5);
        for component in &sbom.components {
            let package = &component.package;
            assert!(
                !package.name.is_empty() && !package.version.is_empty(),
                "{package:?}"
            );
            let _ = (family::of(package.ecosystem).purl)(package, None);
        }
        assert!(sbom.system.is_none_or(|system| !system.id.is_empty()));
    }
    let text = String::from_utf8_lossy(content);
    if let Some(purl) = Purl::parse(&text) {
        assert!(!purl.ty.is_empty() && purl.qualifiers.len() <= 64);
    }
});
