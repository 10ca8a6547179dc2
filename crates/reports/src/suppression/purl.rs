//! Package URLs in exceptions and statements against what is in an image.

use packageurl::PackageUrl;

use crate::contents::Component;

/// Whether a purl is about a component: of the same type, namespace and name; of the same version and qualifiers, as far as
/// the purl has them. The distribution (`distro`) is what names it; `source` is ours alone and says nothing.
pub fn matches_purl(purl: &str, component: &Component<'_>) -> bool {
    component.purl.as_deref().is_some_and(|own| is_about(purl, own))
}

/// The same about what has this purl.
pub fn is_about(purl: &str, own: &str) -> bool {
    match (purl.parse::<PackageUrl<'_>>(), own.parse::<PackageUrl<'_>>()) {
        (Ok(stated), Ok(own)) => covers(&stated, &own),
        _ => purl == own,
    }
}

fn covers(stated: &PackageUrl<'_>, own: &PackageUrl<'_>) -> bool {
    let names =
        stated.ty() == own.ty() && stated.namespace() == own.namespace() && stated.name() == own.name();
    let version = stated.version().is_none() || stated.version() == own.version();
    let qualifiers = stated.qualifiers().iter().all(|(key, value)| {
        let own = own.qualifiers().get(key.as_ref());
        own.is_none_or(|own| own == value)
    });
    names && version && qualifiers
}
