//! Whether criteria hold for what is known of a finding.

use std::borrow::Cow;

use tidewaiter_types::Timestamp;

use super::{
    Comparison, Criteria, DateField, NumberField, PackageFilter, Span, TagFilter, TextField, TextFilter,
};
use crate::enhanced::inspector::InspectorPackage;

/// What is known of a finding. The outer `None` is for what is not known yet, and nothing is decided by that.
pub trait Known {
    /// A member's words; none if it has none.
    fn texts(&self, field: TextField) -> Option<Vec<Cow<'_, str>>>;

    /// A member's number, if it has one.
    fn number(&self, _field: NumberField) -> Option<Option<f64>> {
        None
    }

    /// A member's instant, if it has one.
    fn date(&self, _field: DateField) -> Option<Option<Timestamp>> {
        None
    }

    /// Tags of the image's repository.
    fn tags(&self) -> Option<&[(String, String)]> {
        None
    }

    /// The packages that are affected.
    fn packages(&self) -> Option<Cow<'_, [InspectorPackage]>> {
        None
    }
}

impl Criteria {
    /// Whether a finding of which this is known can be one of those that are looked for; if all is known of it, whether
    /// it is.
    pub fn hold(&self, known: &impl Known) -> bool {
        self.ports.is_empty()
            && self.texts.iter().all(|(field, filters)| {
                let words = known.texts(*field);
                words.is_none_or(|words| texts(&words, filters))
            })
            && self.numbers.iter().all(|(field, spans)| {
                let number = known.number(*field);
                number.is_none_or(|number| number.is_some_and(|number| inside(number, spans)))
            })
            && self.dates.iter().all(|(field, spans)| {
                let date = known.date(*field);
                date.is_none_or(|date| date.is_some_and(|date| inside(date, spans)))
            })
            && (self.tags.is_empty() || known.tags().is_none_or(|tags| tagged(tags, &self.tags)))
            && (self.packages.is_empty()
                || known
                    .packages()
                    .is_none_or(|packages| any(&packages, &self.packages)))
    }
}

impl TextFilter {
    /// Whether filters of one condition hold for a word.
    pub fn hold_for(filters: &[Self], word: &str) -> bool {
        texts(&[Cow::Borrowed(word)], filters)
    }
}

fn texts(words: &[Cow<'_, str>], filters: &[TextFilter]) -> bool {
    let (negative, positive): (Vec<_>, Vec<_>) = filters
        .iter()
        .partition(|filter| filter.comparison == Comparison::NotEquals);
    let any = |filter: &&TextFilter| words.iter().any(|word| compare(word, filter));
    let all = |filter: &&TextFilter| words.iter().all(|word| compare(word, filter));
    (positive.is_empty() || positive.iter().any(any)) && negative.iter().all(all)
}

fn compare(word: &str, filter: &TextFilter) -> bool {
    match filter.comparison {
        Comparison::Equals => word == filter.value,
        Comparison::Prefix => word.starts_with(&filter.value),
        Comparison::NotEquals => word != filter.value,
    }
}

fn inside<T: PartialOrd>(value: T, spans: &[Span<T>]) -> bool {
    spans.iter().any(|span| {
        span.from.as_ref().is_none_or(|from| value >= *from) && span.to.as_ref().is_none_or(|to| value <= *to)
    })
}

fn tagged(tags: &[(String, String)], filters: &[TagFilter]) -> bool {
    filters.iter().any(|filter| {
        tags.iter().any(|(key, value)| {
            *key == filter.key && filter.value.as_ref().is_none_or(|wanted| wanted == value)
        })
    })
}

fn any(packages: &[InspectorPackage], filters: &[PackageFilter]) -> bool {
    let holds = |filter: &PackageFilter| packages.iter().any(|one| package(one, filter));
    filters.iter().any(holds)
}

fn package(package: &InspectorPackage, filter: &PackageFilter) -> bool {
    let words = [
        (&filter.architecture, package.arch.as_deref()),
        (&filter.file_path, package.file_path.as_deref()),
        (&filter.name, Some(package.name.as_str())),
        (&filter.release, package.release.as_deref()),
        (&filter.source_lambda_layer_arn, None),
        (&filter.source_layer_hash, package.source_layer_hash.as_deref()),
        (&filter.version, Some(package.version.as_str())),
    ];
    let epoch = f64::from(package.epoch);
    filter.epoch.as_ref().is_none_or(|span| inside(epoch, &[*span]))
        && words.into_iter().all(|(filter, word)| {
            filter.as_ref().is_none_or(|filter| {
                let is_negative = filter.comparison == Comparison::NotEquals;
                word.map_or(is_negative, |word| compare(word, filter))
            })
        })
}
