//! Settings of Inspector: prices by region, and where its reports go.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Context;
use serde::Deserialize;
use tidewaiter_inspector::{MicroDollars, PriceBook, Prices};

use super::Options;

/// Prices of a region, in the file's `[prices.REGION]`. What is left out is the default.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RegionPrices {
    /// US dollars of an image's first scan.
    pub initial_scan: Option<String>,
    /// US dollars of each scan after it.
    pub rescan: Option<String>,
}

/// What is behind the name of a bucket, in the file's `[report-buckets.NAME]`: a folder, or a bucket of that name in an
/// S3-compatible store. Keys that are left out come from the environment (`AWS_…`).
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ReportBucket {
    /// A folder of this machine.
    pub folder: Option<PathBuf>,
    /// The store's address; none is Amazon's.
    pub endpoint: Option<String>,
    /// Its region, where it is not the registry's.
    pub region: Option<String>,
    /// Access key id.
    pub access_key_id: Option<String>,
    /// Secret access key.
    pub secret_access_key: Option<String>,
}

impl RegionPrices {
    fn prices(&self) -> anyhow::Result<Prices> {
        let default = Prices::default();
        Ok(Prices {
            initial_scan: price(self.initial_scan.as_deref(), default.initial_scan)?,
            rescan: price(self.rescan.as_deref(), default.rescan)?,
        })
    }
}

fn price(given: Option<&str>, default: MicroDollars) -> anyhow::Result<MicroDollars> {
    given.map_or(Ok(default), |text| Ok(text.parse()?))
}

/// The price book of the options: those of the flags are of the registry's own region.
pub fn prices(options: &Options) -> anyhow::Result<PriceBook> {
    let mut regions = options.prices.clone().unwrap_or_default();
    let region = options.region.as_deref().unwrap_or(super::DEFAULT_REGION);
    if options.price_initial_scan.is_some() || options.price_rescan.is_some() {
        let own = regions.entry(region.to_owned()).or_default();
        own.initial_scan = options.price_initial_scan.clone().or(own.initial_scan.take());
        own.rescan = options.price_rescan.clone().or(own.rescan.take());
    }
    let read = regions.into_iter().map(|(region, prices)| {
        let read = prices
            .prices()
            .with_context(|| format!("the prices of {region}"))?;
        Ok((region, read))
    });
    Ok(PriceBook::new(read.collect::<anyhow::Result<BTreeMap<_, _>>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Options {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn prices_are_told_by_region_and_by_flag() {
        let file = "region = 'eu-west-1'\nprice-rescan = '0.02'\n[prices.us-east-1]\ninitial-scan = '0.09'\n";
        let book = prices(&given(file)).unwrap();
        let shown = |region| {
            let prices = book.of(region);
            format!("{} {}", prices.initial_scan, prices.rescan)
        };
        assert_eq!(shown("us-east-1"), "0.09 0.01");
        assert_eq!(shown("eu-west-1"), "0.11 0.02");
        assert_eq!(shown("ap-northeast-1"), "0.11 0.01");
        let wrong = prices(&given("price-rescan = 'much'")).unwrap_err();
        assert!(format!("{wrong:#}").contains("\"much\" is no price"), "{wrong:#}");
    }
}
