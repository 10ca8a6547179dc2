//! What a request for aggregations asks for: the kind of groups, which findings are counted, which groups are shown, in
//! which order.

use std::cmp::Ordering;

use tidewaiter_aws_api::inspector2::{
    AccountAggregation, AggregationFindingType, AggregationRequest, AggregationResourceType, AggregationType,
    AwsEcrContainerAggregation, FindingTypeAggregation, ImageLayerAggregation,
    ListFindingAggregationsRequest, PackageAggregation, RepositoryAggregation, SortOrder, StringFilter,
    TitleAggregation,
};
use tidewaiter_scanning::{Comparison, Criteria, DateField, NumberField, TextField, TextFilter};

use super::Rank;
use crate::Result;
use crate::errors::invalid;
use crate::filters::{checked, dates_of, numbers_of, text};

/// What groups are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    FindingType,
    Account,
    Package,
    Title,
    Repository,
    Image,
    Layer,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SortBy {
    Critical,
    High,
    All,
    AffectedImages,
}

/// A request, read.
pub(super) struct Asked {
    pub(super) kind: Kind,
    pub(super) criteria: Criteria,
    /// What names of groups must be like.
    pub(super) names: Vec<TextFilter>,
    pub(super) sort_by: SortBy,
    pub(super) ascending: bool,
}

fn active() -> Criteria {
    Criteria::default().and_equals(TextField::FindingStatus, &["ACTIVE"])
}

impl Asked {
    /// Reads a request; none if it asks for groups of what is not here.
    pub(super) fn read(input: ListFindingAggregationsRequest) -> Result<Option<Self>> {
        let kind = match input.aggregation_type {
            AggregationType::FindingType => Kind::FindingType,
            AggregationType::Account => Kind::Account,
            AggregationType::Package => Kind::Package,
            AggregationType::Title => Kind::Title,
            AggregationType::Repository => Kind::Repository,
            AggregationType::AwsEcrContainer => Kind::Image,
            AggregationType::ImageLayer => Kind::Layer,
            AggregationType::Unlisted(_) => {
                return Err(invalid("aggregationType", "is no type of aggregation"));
            }
            _ => return Ok(None),
        };
        let mut asked = Self {
            kind,
            criteria: active(),
            names: Vec::new(),
            sort_by: SortBy::Critical,
            ascending: false,
        };
        asked.texts(TextField::AwsAccountId, "accountIds", input.account_ids)?;
        asked.request(input.aggregation_request.unwrap_or_default())?;
        Ok(Some(asked))
    }

    /// Whether all active findings count.
    pub(super) fn is_of_all(&self) -> bool {
        self.criteria == active()
    }

    /// Which of two groups comes first.
    pub(super) fn order(&self, one: &(Rank, &str), two: &(Rank, &str)) -> Ordering {
        let by_rank = one.0.cmp(&two.0);
        let by_rank = if self.ascending {
            by_rank
        } else {
            by_rank.reverse()
        };
        by_rank.then_with(|| one.1.cmp(two.1))
    }

    fn request(&mut self, mut request: AggregationRequest) -> Result<()> {
        match self.kind {
            Kind::FindingType => {
                self.finding_type(request.finding_type_aggregation.take().unwrap_or_default())?
            }
            Kind::Account => self.account(request.account_aggregation.take().unwrap_or_default())?,
            Kind::Package => self.package(request.package_aggregation.take().unwrap_or_default())?,
            Kind::Title => self.title(request.title_aggregation.take().unwrap_or_default())?,
            Kind::Repository => self.repository(request.repository_aggregation.take().unwrap_or_default())?,
            Kind::Image => self.image(request.aws_ecr_container_aggregation.take().unwrap_or_default())?,
            Kind::Layer => self.layer(request.image_layer_aggregation.take().unwrap_or_default())?,
        }
        match request == AggregationRequest::default() {
            true => Ok(()),
            false => Err(invalid(
                "aggregationRequest",
                "has another aggregation than aggregationType names",
            )),
        }
    }

    fn finding_type(&mut self, asked: FindingTypeAggregation) -> Result<()> {
        self.types(asked.finding_type, asked.resource_type);
        self.sort(asked.sort_by.as_ref().map(|by| by.as_str()), asked.sort_order)
    }

    fn account(&mut self, asked: AccountAggregation) -> Result<()> {
        self.types(asked.finding_type, asked.resource_type);
        self.sort(asked.sort_by.as_ref().map(|by| by.as_str()), asked.sort_order)
    }

    fn package(&mut self, asked: PackageAggregation) -> Result<()> {
        self.names("packageNames", asked.package_names)?;
        self.sort(asked.sort_by.as_ref().map(|by| by.as_str()), asked.sort_order)
    }

    fn title(&mut self, asked: TitleAggregation) -> Result<()> {
        self.types(asked.finding_type, asked.resource_type);
        self.texts(TextField::Title, "titles", asked.titles)?;
        self.texts(
            TextField::VulnerabilityId,
            "vulnerabilityIds",
            asked.vulnerability_ids,
        )?;
        self.sort(asked.sort_by.as_ref().map(|by| by.as_str()), asked.sort_order)
    }

    fn repository(&mut self, asked: RepositoryAggregation) -> Result<()> {
        self.texts(
            TextField::EcrImageRepositoryName,
            "repositories",
            asked.repositories,
        )?;
        self.sort(asked.sort_by.as_ref().map(|by| by.as_str()), asked.sort_order)
    }

    fn image(&mut self, asked: AwsEcrContainerAggregation) -> Result<()> {
        self.texts(
            TextField::EcrImageArchitecture,
            "architectures",
            asked.architectures,
        )?;
        self.texts(TextField::EcrImageHash, "imageShas", asked.image_shas)?;
        self.texts(TextField::EcrImageTags, "imageTags", asked.image_tags)?;
        self.texts(
            TextField::EcrImageRepositoryName,
            "repositories",
            asked.repositories,
        )?;
        self.texts(TextField::ResourceId, "resourceIds", asked.resource_ids)?;
        if let Some(filters) = asked.in_use_count {
            let spans = filters
                .into_iter()
                .map(|filter| checked("inUseCount", numbers_of(filter)));
            self.criteria
                .numbers
                .insert(NumberField::EcrImageInUseCount, spans.collect::<Result<_>>()?);
        }
        if let Some(filters) = asked.last_in_use_at {
            let spans = filters
                .into_iter()
                .map(|filter| checked("lastInUseAt", dates_of(filter)));
            self.criteria
                .dates
                .insert(DateField::EcrImageLastInUseAt, spans.collect::<Result<_>>()?);
        }
        self.sort(asked.sort_by.as_ref().map(|by| by.as_str()), asked.sort_order)
    }

    fn layer(&mut self, asked: ImageLayerAggregation) -> Result<()> {
        self.names("layerHashes", asked.layer_hashes)?;
        self.texts(
            TextField::EcrImageRepositoryName,
            "repositories",
            asked.repositories,
        )?;
        self.texts(TextField::ResourceId, "resourceIds", asked.resource_ids)?;
        self.sort(asked.sort_by.as_ref().map(|by| by.as_str()), asked.sort_order)
    }

    fn types(&mut self, finding: Option<AggregationFindingType>, resource: Option<AggregationResourceType>) {
        let mut equals = |field, word: Option<&str>| {
            if let Some(word) = word {
                let filter = TextFilter {
                    comparison: Comparison::Equals,
                    value: word.to_owned(),
                };
                self.criteria.texts.insert(field, vec![filter]);
            }
        };
        equals(TextField::FindingType, finding.as_ref().map(|word| word.as_str()));
        equals(
            TextField::ResourceType,
            resource.as_ref().map(|word| word.as_str()),
        );
    }

    fn texts(&mut self, field: TextField, member: &str, filters: Option<Vec<StringFilter>>) -> Result<()> {
        if let Some(filters) = filters {
            let filters = filters.into_iter().map(|filter| text(member, filter));
            self.criteria.texts.insert(field, filters.collect::<Result<_>>()?);
        }
        Ok(())
    }

    fn names(&mut self, member: &str, filters: Option<Vec<StringFilter>>) -> Result<()> {
        let filters = filters.unwrap_or_default().into_iter();
        self.names = filters
            .map(|filter| text(member, filter))
            .collect::<Result<_>>()?;
        Ok(())
    }

    fn sort(&mut self, by: Option<&str>, order: Option<SortOrder>) -> Result<()> {
        self.sort_by = match by {
            None | Some("CRITICAL") => SortBy::Critical,
            Some("HIGH") => SortBy::High,
            Some("ALL") => SortBy::All,
            Some("AFFECTED_IMAGES") => SortBy::AffectedImages,
            Some(_) => return Err(invalid("sortBy", "is no count to sort by")),
        };
        self.ascending = match order {
            Some(SortOrder::Asc) => true,
            None | Some(SortOrder::Desc) => false,
            Some(SortOrder::Unlisted(_)) => return Err(invalid("sortOrder", "must be ASC or DESC")),
        };
        Ok(())
    }
}
