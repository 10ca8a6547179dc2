//! Findings, counted in groups.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tidewaiter_aws_api::inspector2::{
    AccountAggregationResponse, AggregationResponse, AwsEcrContainerAggregationResponse,
    FindingTypeAggregationResponse, ImageLayerAggregationResponse, PackageAggregationResponse,
    RepositoryAggregationResponse, SeverityCounts, TitleAggregationResponse,
};
use tidewaiter_matching::FixAvailable;
use tidewaiter_scanning::{SeenFinding, TextFilter};

use super::asked::{Asked, Kind};
use crate::Inspector;

/// How many findings, and of which levels.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) all: i64,
    pub(super) medium: i64,
    pub(super) high: i64,
    pub(super) critical: i64,
}

/// Findings that are counted together.
pub(super) struct Group {
    /// What tells it from others, and sorts those that are alike.
    pub(super) key: String,
    /// What the request's filter of names looks at.
    name: String,
    pub(super) counts: Counts,
    exploitable: i64,
    fixable: i64,
    /// The images that its findings are in, by id, and how many more.
    images: BTreeSet<i64>,
    more_images: i64,
    about: About,
}

/// What is shown of a group beside counts: of its first finding.
#[derive(Default)]
struct About {
    repository: String,
    resource: String,
    digest: String,
    tags: Vec<String>,
    architecture: Option<String>,
    vulnerability: String,
}

/// All groups.
pub(super) struct Groups {
    kind: Kind,
    groups: BTreeMap<String, Group>,
    /// The image that was seen last, and its ARN: the findings of an image come one after the other.
    image: Option<(i64, Arc<str>)>,
}

impl Groups {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            groups: BTreeMap::new(),
            image: None,
        }
    }

    /// Counts a finding in each group that it belongs to.
    pub(super) fn add(&mut self, inspector: &Inspector, seen: SeenFinding<'_>) {
        let resource = self.resource(inspector, seen);
        for name in self.names(inspector, seen, &resource) {
            let key = match self.kind {
                // A layer is counted in each image by itself.
                Kind::Layer => Cow::Owned(format!("{resource} {name}")),
                _ => Cow::Borrowed(name.as_ref()),
            };
            if let Some(group) = self.groups.get_mut(key.as_ref()) {
                group.count(seen);
                continue;
            }
            let mut group = Group::new(key.to_string(), name.to_string(), about(seen, &resource));
            group.count(seen);
            self.groups.insert(key.into_owned(), group);
        }
    }

    /// Adds a repository whose findings were counted before, in so many images.
    pub(super) fn add_counted(&mut self, name: &str, counts: Counts, images: i64) {
        let group = Group {
            counts,
            more_images: images,
            ..Group::new(name.to_owned(), name.to_owned(), About::default())
        };
        self.groups.insert(name.to_owned(), group);
    }

    /// The ARN of a finding's image.
    fn resource(&mut self, inspector: &Inspector, seen: SeenFinding<'_>) -> Arc<str> {
        let image = seen.result.image.id.0;
        if let Some((last, resource)) = &self.image
            && *last == image
        {
            return Arc::clone(resource);
        }
        let resource: Arc<str> = inspector
            .image_arn(&seen.repository.name, &seen.image.digest)
            .into();
        self.image = Some((image, Arc::clone(&resource)));
        resource
    }

    /// The names of its groups, each once.
    fn names<'s>(
        &self,
        inspector: &'s Inspector,
        seen: SeenFinding<'s>,
        resource: &'s str,
    ) -> BTreeSet<Cow<'s, str>> {
        let found = seen.found;
        let one = |name: &'s str| BTreeSet::from([Cow::Borrowed(name)]);
        match self.kind {
            Kind::FindingType => one("PACKAGE_VULNERABILITY"),
            Kind::Account => one(inspector.account()),
            Kind::Package => {
                let packages = found.packages.iter();
                packages
                    .map(|placed| Cow::Borrowed(placed.package.name.as_str()))
                    .collect()
            }
            Kind::Title => BTreeSet::from([Cow::Owned(found.title())]),
            Kind::Repository => one(&seen.repository.name),
            Kind::Image => one(resource),
            Kind::Layer => {
                let packages = seen.result.packages(found).into_iter();
                let layers = packages.filter_map(|package| package.source_layer_hash);
                layers.map(Cow::Owned).collect()
            }
        }
    }

    /// The groups that are asked for, in their order.
    pub(super) fn into_sorted(self, asked: &Asked) -> Vec<Group> {
        let holds = |group: &Group| TextFilter::hold_for(&asked.names, &group.name);
        let mut groups: Vec<Group> = self.groups.into_values().filter(holds).collect();
        groups.sort_by(|one, two| asked.order(&one.position(asked.sort_by), &two.position(asked.sort_by)));
        groups
    }
}

impl Group {
    fn new(key: String, name: String, about: About) -> Self {
        Self {
            key,
            name,
            counts: Counts::default(),
            exploitable: 0,
            fixable: 0,
            images: BTreeSet::new(),
            more_images: 0,
            about,
        }
    }

    fn count(&mut self, seen: SeenFinding<'_>) {
        let found = seen.found;
        self.counts.all += 1;
        match found.severity() {
            "CRITICAL" => self.counts.critical += 1,
            "HIGH" => self.counts.high += 1,
            "MEDIUM" => self.counts.medium += 1,
            _ => {}
        }
        self.exploitable += i64::from(found.exploit_available() == "YES");
        self.fixable += i64::from(found.finding.fix_available == FixAvailable::Yes);
        self.images.insert(seen.result.image.id.0);
    }

    /// How many images its findings are in.
    pub(super) fn images(&self) -> i64 {
        self.images.len() as i64 + self.more_images
    }

    /// As Inspector shows it: each kind has a member of its own.
    pub(super) fn shown(&self, kind: Kind, account: &str) -> AggregationResponse {
        let mut shown = AggregationResponse::default();
        let account = account.to_owned();
        match kind {
            Kind::FindingType => shown.finding_type_aggregation = Some(self.shown_type(account)),
            Kind::Account => shown.account_aggregation = Some(self.shown_account(account)),
            Kind::Package => shown.package_aggregation = Some(self.shown_package(account)),
            Kind::Title => shown.title_aggregation = Some(self.shown_title(account)),
            Kind::Repository => shown.repository_aggregation = Some(self.shown_repository(account)),
            Kind::Image => shown.aws_ecr_container_aggregation = Some(self.shown_image(account)),
            Kind::Layer => shown.image_layer_aggregation = Some(self.shown_layer(account)),
        }
        shown
    }

    fn shown_type(&self, account: String) -> FindingTypeAggregationResponse {
        FindingTypeAggregationResponse {
            account_id: Some(account),
            exploit_available_count: Some(self.exploitable),
            fix_available_count: Some(self.fixable),
            severity_counts: Some(self.severity_counts()),
        }
    }

    fn shown_account(&self, account: String) -> AccountAggregationResponse {
        AccountAggregationResponse {
            account_id: Some(account),
            exploit_available_count: Some(self.exploitable),
            fix_available_count: Some(self.fixable),
            severity_counts: Some(self.severity_counts()),
        }
    }

    fn shown_package(&self, account: String) -> PackageAggregationResponse {
        PackageAggregationResponse {
            account_id: Some(account),
            package_name: self.name.clone(),
            severity_counts: Some(self.severity_counts()),
        }
    }

    fn shown_title(&self, account: String) -> TitleAggregationResponse {
        TitleAggregationResponse {
            account_id: Some(account),
            severity_counts: Some(self.severity_counts()),
            title: self.name.clone(),
            vulnerability_id: Some(self.about.vulnerability.clone()),
        }
    }

    fn shown_repository(&self, account: String) -> RepositoryAggregationResponse {
        RepositoryAggregationResponse {
            account_id: Some(account),
            affected_images: Some(self.images()),
            repository: self.name.clone(),
            severity_counts: Some(self.severity_counts()),
        }
    }

    fn shown_image(&self, account: String) -> AwsEcrContainerAggregationResponse {
        let about = &self.about;
        AwsEcrContainerAggregationResponse {
            account_id: Some(account),
            architecture: about.architecture.clone(),
            image_sha: Some(about.digest.clone()),
            image_tags: Some(about.tags.clone()),
            in_use_count: None,
            last_in_use_at: None,
            repository: Some(about.repository.clone()),
            resource_id: about.resource.clone(),
            severity_counts: Some(self.severity_counts()),
        }
    }

    fn shown_layer(&self, account: String) -> ImageLayerAggregationResponse {
        ImageLayerAggregationResponse {
            account_id: account,
            layer_hash: self.name.clone(),
            repository: self.about.repository.clone(),
            resource_id: self.about.resource.clone(),
            severity_counts: Some(self.severity_counts()),
        }
    }

    fn severity_counts(&self) -> SeverityCounts {
        SeverityCounts {
            all: Some(self.counts.all),
            critical: Some(self.counts.critical),
            high: Some(self.counts.high),
            medium: Some(self.counts.medium),
        }
    }
}

fn about(seen: SeenFinding<'_>, resource: &str) -> About {
    About {
        repository: seen.repository.name.clone(),
        resource: resource.to_owned(),
        digest: seen.image.digest.to_string(),
        tags: seen.image.tags.clone(),
        architecture: seen.result.word("architecture"),
        vulnerability: seen.found.finding.vulnerability.clone(),
    }
}
