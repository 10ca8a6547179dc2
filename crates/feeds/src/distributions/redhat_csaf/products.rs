//! From the id of a product in a status list to a package in a release.
//!
//! Odd: an id is opaque; a relationship tells the component and the product that it is part of. The product has a CPE,
//! which says release and stream. A module stands between the two (`nodejs:18:80900…:a75119d5`), behind the
//! component (`…x86_64::nodejs:18`), before it (`nodejs:18/nodejs`) or in its purl (`rpmmod=nodejs:18:…`), by the age of
//! the file.

use std::collections::HashMap;

use tidewaiter_types::Space;

use super::super::{redhat_cve, redhat_osv, rpm};
use super::document::{Branch, Product, Tree};

/// Products that are part of a Red Hat Enterprise Linux system, without the version in their CPE. All others (OpenShift,
/// middleware) ship beside it and number their packages for themselves.
const SYSTEMS: [&str; 14] = [
    "advanced_virtualization",
    "enterprise_linux",
    "enterprise_linux_aus",
    "enterprise_linux_e4s",
    "enterprise_linux_els",
    "enterprise_linux_eus",
    "rhel_aus",
    "rhel_e4s",
    "rhel_els",
    "rhel_eus",
    "rhel_eus_long_life",
    "rhel_extras",
    "rhel_extras_rt",
    "rhel_tus",
];

/// How many steps there may be from a component to its product.
const STEPS: usize = 4;

/// Release, update stream and module.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Place {
    /// `redhat:9`.
    pub space: Space,
    /// `eus:9.2`; `None` is the main one.
    pub stream: Option<String>,
    /// `nodejs:18`.
    pub module: Option<String>,
}

/// A component of a release.
#[derive(Debug, PartialEq)]
pub(super) struct Component<'a> {
    /// Where it belongs.
    pub place: Place,
    /// Its name.
    pub name: &'a str,
    /// Version and architecture, if it is a built package.
    pub build: Option<(&'a str, &'a str)>,
    /// Whether it is a source package.
    pub is_source: bool,
}

/// The products of a document by their ids.
pub(super) struct Products<'a> {
    products: HashMap<&'a str, &'a Product<'a>>,
    parts: HashMap<&'a str, (&'a str, &'a str)>,
}

impl<'a> Products<'a> {
    /// Reads a tree.
    pub(super) fn new(tree: &'a Tree<'a>) -> Self {
        let mut products = HashMap::new();
        gather(&tree.branches, &mut products);
        let part = |one: &'a super::document::Relationship<'a>| {
            let whole = (&*one.product_reference, &*one.relates_to_product_reference);
            (&*one.full_product_name.product_id, whole)
        };
        Self {
            products,
            parts: tree.relationships.iter().map(part).collect(),
        }
    }

    /// The component that an id stands for; `None` for products that are not read, and for what is no rpm.
    pub(super) fn component(&self, id: &str) -> Option<Component<'a>> {
        let (reference, mut whole) = *self.parts.get(id)?;
        let mut module = None;
        for _ in 0..STEPS {
            let Some((between, outer)) = self.parts.get(whole) else {
                break;
            };
            module = module.or_else(|| label(between));
            whole = outer;
        }
        let cpe = self
            .products
            .get(whole)?
            .product_identification_helper
            .as_ref()?
            .cpe
            .as_deref()?;
        let (space, stream) = place(cpe)?;
        let purl = self.purl(reference);
        let (name, build, own_module) = parts(reference)?;
        let module = own_module.or(module).or_else(|| purl.and_then(purl_module));
        Some(Component {
            place: Place {
                space,
                stream,
                module,
            },
            name,
            build,
            is_source: purl.is_none_or(|purl| purl.contains("arch=src")),
        })
        .filter(|_| purl.is_none_or(|purl| purl.starts_with("pkg:rpm/")))
    }

    fn purl(&self, reference: &str) -> Option<&'a str> {
        let helper = self
            .products
            .get(reference)?
            .product_identification_helper
            .as_ref()?;
        helper.purl.as_deref()
    }
}

fn gather<'a>(branches: &'a [Branch<'a>], products: &mut HashMap<&'a str, &'a Product<'a>>) {
    for branch in branches {
        if let Some(product) = &branch.product {
            products.insert(&product.product_id, product);
        }
        gather(&branch.branches, products);
    }
}

/// Space and stream of a CPE such as `cpe:/a:redhat:rhel_eus:9.2::appstream`.
fn place(cpe: &str) -> Option<(Space, Option<String>)> {
    let product = cpe.splitn(4, ':').nth(3)?;
    let name = product.split(':').next()?;
    let (space, stream) = redhat_osv::place(product).filter(|_| SYSTEMS.contains(&name))?;
    let stream = stream.map(|stream| {
        stream
            .strip_prefix("enterprise_linux_")
            .map_or(stream.clone(), str::to_owned)
    });
    Some((space, stream))
}

/// Name, version with architecture, and module of a component's own id.
type Parts<'a> = (&'a str, Option<(&'a str, &'a str)>, Option<String>);

fn parts(reference: &str) -> Option<Parts<'_>> {
    let (text, module) = match reference.split_once("::") {
        Some((text, module)) => (text, label(module)),
        None => (reference, None),
    };
    if let Some((name, evr, arch)) = rpm::nevra(text).filter(|(_, evr, _)| has_epoch(evr)) {
        return Some((name, Some((evr, arch)), module));
    }
    let (own_module, name) = redhat_cve::package(text)?;
    let name = name.strip_suffix(".src").unwrap_or(name);
    let module = module.or_else(|| own_module.map(str::to_owned));
    (!name.is_empty() && !name.contains(':')).then_some((name, None, module))
}

fn has_epoch(evr: &str) -> bool {
    let epoch = evr.split_once(':').map(|(epoch, _)| epoch);
    epoch.is_some_and(|epoch| !epoch.is_empty() && epoch.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `nodejs:18` of `nodejs:18:8090020231019152822:a75119d5`; `None` for what is no module.
fn label(text: &str) -> Option<String> {
    let mut parts = text.split(':');
    let (name, stream) = (parts.next()?, parts.next()?);
    let plain = !name.is_empty() && !stream.is_empty() && !text.contains('/');
    plain.then(|| format!("{name}:{stream}"))
}

fn purl_module(purl: &str) -> Option<String> {
    let (_, rest) = purl.split_once("rpmmod=")?;
    let value = rest.split('&').next()?;
    label(&value.replace("%3A", ":").replace("%3a", ":"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_the_system_are_placed() {
        let of = |cpe| place(cpe).map(|(space, stream)| (String::from(space), stream));
        let expect = |space: &str, stream: Option<&str>| Some((space.to_owned(), stream.map(str::to_owned)));
        assert_eq!(of("cpe:/o:redhat:enterprise_linux:8"), expect("redhat:8", None));
        assert_eq!(
            of("cpe:/a:redhat:rhel_eus:9.2::appstream"),
            expect("redhat:9", Some("eus:9.2"))
        );
        assert_eq!(
            of("cpe:/o:redhat:enterprise_linux:10.0"),
            expect("redhat:10", None)
        );
        assert_eq!(
            of("cpe:/o:redhat:enterprise_linux_eus:10.0"),
            expect("redhat:10", Some("eus:10.0"))
        );
        assert_eq!(of("cpe:/a:redhat:openshift:4.14::el8"), None);
        assert_eq!(of("cpe:/a:redhat:rhel_software_collections:3::el7"), None);
    }

    #[test]
    fn ids_of_components_are_taken_apart() {
        let module = |text: &str| Some(text.to_owned());
        let built = "nodejs-1:18.2-1.module+el8.9.0+1+a.x86_64::nodejs:18";
        let version = Some(("1:18.2-1.module+el8.9.0+1+a", "x86_64"));
        assert_eq!(parts(built), Some(("nodejs", version, module("nodejs:18"))));
        assert_eq!(
            parts("libtiff-0:4.4.0-12.el9.src"),
            Some(("libtiff", Some(("0:4.4.0-12.el9", "src")), None))
        );
        assert_eq!(parts("compat-libtiff3"), Some(("compat-libtiff3", None, None)));
        assert_eq!(
            parts("nodejs:18/nodejs"),
            Some(("nodejs", None, module("nodejs:18")))
        );
        assert_eq!(parts("rhel9/ruby-33"), None);
        assert_eq!(
            purl_module("pkg:rpm/redhat/a@1?arch=src&rpmmod=nodejs%3A18%3A80%3Aa7"),
            module("nodejs:18")
        );
        assert_eq!(label("AppStream-8.9.0"), None);
    }
}
