//! Names for the packages of one report that are unique in it, and the way from a finding to its packages.
//!
//! Odd: a finding knows a package by name and version alone; it stands for each architecture that is installed.

use std::collections::{BTreeSet, HashMap};

use tidewaiter_ecosystems::family;
use tidewaiter_inventory::ImageInventory;
use tidewaiter_matching::BasicFinding;
use tidewaiter_types::Package;

/// What packages are called in a report.
pub struct References<'a> {
    /// The package URL of each package, if it has one.
    pub purls: Vec<Option<String>>,
    /// A name of each package that no other has.
    pub names: Vec<String>,
    by_record: HashMap<(&'a str, &'a str), Vec<usize>>,
}

impl<'a> References<'a> {
    /// Names the packages of an image.
    pub fn new(inventory: &'a ImageInventory) -> Self {
        let distribution = inventory.distribution.as_ref();
        let packages = || inventory.packages.iter().map(|installed| &installed.package);
        let purl = |package: &Package| (family::of(package.ecosystem).purl)(package, distribution);
        let purls: Vec<_> = packages().map(purl).collect();
        let mut by_record: HashMap<_, Vec<usize>> = HashMap::new();
        for (place, package) in packages().enumerate() {
            let record = (package.name.as_str(), package.version.as_str());
            by_record.entry(record).or_default().push(place);
        }
        Self {
            names: unique(&purls),
            purls,
            by_record,
        }
    }

    /// The places of the packages that a finding is about.
    pub fn of<'s>(&'s self, finding: &'s BasicFinding) -> &'s [usize] {
        let record = (finding.package_name.as_str(), finding.package_version.as_str());
        self.by_record.get(&record).map_or(&[], Vec::as_slice)
    }
}

fn unique(purls: &[Option<String>]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut name = |(place, purl): (usize, &Option<String>)| {
        let wanted = purl.clone().unwrap_or_else(|| "package".to_owned());
        let free = if taken.contains(&wanted) {
            format!("{wanted}#{place}")
        } else {
            wanted
        };
        taken.insert(free.clone());
        free
    };
    purls.iter().enumerate().map(&mut name).collect()
}
