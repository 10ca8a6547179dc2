//! Criteria against another reading of the same rules: over members that are written out as plain lists.

use std::borrow::Cow;
use std::collections::BTreeMap;

use proptest::prelude::*;
use tidewaiter_types::Timestamp;

use super::*;
use crate::enhanced::inspector::InspectorPackage;

const TEXTS: [TextField; 4] = [
    TextField::EcrImageTags,
    TextField::Severity,
    TextField::VulnerabilityId,
    TextField::Other(OtherField::Ec2InstanceVpcId),
];

/// A finding written out; a member that is missing from `known` is not known yet.
#[derive(Clone, Debug)]
struct Plain {
    texts: BTreeMap<TextField, Vec<String>>,
    number: Option<f64>,
    date: Option<i64>,
    tags: Vec<(String, String)>,
    packages: Vec<InspectorPackage>,
    knows: [bool; 5],
}

impl Known for Plain {
    fn texts(&self, field: TextField) -> Option<Vec<Cow<'_, str>>> {
        let words = self.texts.get(&field).map(Vec::as_slice).unwrap_or_default();
        self.knows[0].then(|| words.iter().map(|word| Cow::Borrowed(word.as_str())).collect())
    }

    fn number(&self, _: NumberField) -> Option<Option<f64>> {
        self.knows[1].then_some(self.number)
    }

    fn date(&self, _: DateField) -> Option<Option<Timestamp>> {
        self.knows[2].then_some(self.date.map(Timestamp))
    }

    fn tags(&self) -> Option<&[(String, String)]> {
        self.knows[3].then_some(&self.tags)
    }

    fn packages(&self) -> Option<Cow<'_, [InspectorPackage]>> {
        self.knows[4].then_some(Cow::Borrowed(&self.packages))
    }
}

/// The same rules, in as many words as they need.
fn naive(finding: &Plain, criteria: &Criteria) -> bool {
    for (field, filters) in &criteria.texts {
        let words = finding.texts.get(field).cloned().unwrap_or_default();
        let (mut alternatives, mut met) = (0, false);
        for filter in filters {
            match filter.comparison {
                Comparison::NotEquals if words.contains(&filter.value) => return false,
                Comparison::NotEquals => {}
                Comparison::Equals => {
                    alternatives += 1;
                    met |= words.contains(&filter.value);
                }
                Comparison::Prefix => {
                    alternatives += 1;
                    for word in &words {
                        met |= word.get(..filter.value.len()) == Some(&filter.value);
                    }
                }
            }
        }
        if alternatives > 0 && !met {
            return false;
        }
    }
    for spans in criteria.numbers.values() {
        let Some(number) = finding.number else {
            return false;
        };
        if !spans.iter().any(|span| within(number, span.from, span.to)) {
            return false;
        }
    }
    for spans in criteria.dates.values() {
        let Some(date) = finding.date else { return false };
        let ends = |span: &Span<Timestamp>| (span.from.map(|at| at.0), span.to.map(|at| at.0));
        if !spans.iter().map(ends).any(|(from, to)| within(date, from, to)) {
            return false;
        }
    }
    if !criteria.tags.is_empty() {
        let pairs = criteria.tags.iter().flat_map(|filter| {
            let all = finding.tags.iter();
            all.map(move |(key, value)| {
                *key == filter.key && (filter.value.is_none() || filter.value.as_ref() == Some(value))
            })
        });
        if !pairs.into_iter().any(|met| met) {
            return false;
        }
    }
    if !criteria.packages.is_empty() {
        let named = |filter: &PackageFilter, package: &InspectorPackage| match &filter.name {
            None => true,
            Some(TextFilter {
                comparison: Comparison::Equals,
                value,
            }) => package.name == *value,
            Some(TextFilter {
                comparison: Comparison::NotEquals,
                value,
            }) => package.name != *value,
            Some(TextFilter {
                comparison: Comparison::Prefix,
                value,
            }) => package.name.starts_with(value.as_str()),
        };
        let released = |filter: &PackageFilter, package: &InspectorPackage| match &filter.release {
            None => true,
            Some(TextFilter {
                comparison: Comparison::NotEquals,
                value,
            }) => package.release.as_ref() != Some(value),
            Some(TextFilter {
                comparison: Comparison::Equals,
                value,
            }) => package.release.as_ref() == Some(value),
            Some(TextFilter { value, .. }) => package
                .release
                .as_ref()
                .is_some_and(|word| word.starts_with(value.as_str())),
        };
        let mut met = false;
        for filter in &criteria.packages {
            for package in &finding.packages {
                met |= named(filter, package) && released(filter, package);
            }
        }
        if !met {
            return false;
        }
    }
    criteria.ports.is_empty()
}

fn within<T: PartialOrd + Copy>(value: T, from: Option<T>, to: Option<T>) -> bool {
    !from.is_some_and(|from| value < from) && !to.is_some_and(|to| value > to)
}

fn word() -> impl Strategy<Value = String> {
    "[ab]{1,3}"
}

fn text_filter() -> impl Strategy<Value = TextFilter> {
    let comparison = prop_oneof![
        Just(Comparison::Equals),
        Just(Comparison::Prefix),
        Just(Comparison::NotEquals)
    ];
    (comparison, word()).prop_map(|(comparison, value)| TextFilter { comparison, value })
}

fn package() -> impl Strategy<Value = InspectorPackage> {
    (word(), prop::option::of(word())).prop_map(|(name, release)| InspectorPackage {
        arch: None,
        epoch: 0,
        file_path: None,
        fixed_in_version: "1".to_owned(),
        name,
        package_manager: "OS".to_owned(),
        release,
        source_layer_hash: None,
        version: "1".to_owned(),
        remediation: "x".to_owned(),
    })
}

prop_compose! {
    fn finding()(
        texts in prop::collection::btree_map(prop::sample::select(&TEXTS[..3]), prop::collection::vec(word(), 0..3), 0..4),
        number in prop::option::of((0..4i32).prop_map(f64::from)),
        date in prop::option::of(0..4i64),
        tags in prop::collection::vec((word(), word()), 0..3),
        packages in prop::collection::vec(package(), 0..3),
        knows in any::<[bool; 5]>(),
    ) -> Plain {
        Plain { texts, number, date, tags, packages, knows }
    }
}

fn span() -> impl Strategy<Value = Span<i32>> {
    (prop::option::of(0..4i32), prop::option::of(0..4i32)).prop_map(|(from, to)| Span { from, to })
}

prop_compose! {
    fn criteria()(
        texts in prop::collection::btree_map(
            prop::sample::select(&TEXTS[..]), prop::collection::vec(text_filter(), 1..4), 0..3),
        numbers in prop::collection::vec(span(), 0..3),
        dates in prop::collection::vec(span(), 0..3),
        tags in prop::collection::vec((word(), prop::option::of(word())), 0..3),
        packages in prop::collection::vec((prop::option::of(text_filter()), prop::option::of(text_filter())), 0..3),
    ) -> Criteria {
        let floats = |span: Span<i32>| Span { from: span.from.map(f64::from), to: span.to.map(f64::from) };
        let instants = |span: Span<i32>| Span {
            from: span.from.map(|at| Timestamp(at.into())), to: span.to.map(|at| Timestamp(at.into())),
        };
        let mut all = Criteria { texts, ..Criteria::default() };
        if !numbers.is_empty() {
            all.numbers.insert(NumberField::EpssScore, numbers.into_iter().map(floats).collect());
        }
        if !dates.is_empty() {
            all.dates.insert(DateField::UpdatedAt, dates.into_iter().map(instants).collect());
        }
        all.tags = tags.into_iter().map(|(key, value)| TagFilter { key, value }).collect();
        all.packages = packages
            .into_iter()
            .map(|(name, release)| PackageFilter { name, release, ..PackageFilter::default() })
            .collect();
        all
    }
}

proptest! {
    #[test]
    fn criteria_hold_where_their_rules_say_so(finding in finding(), criteria in criteria()) {
        let whole = Plain { knows: [true; 5], ..finding.clone() };
        prop_assert_eq!(criteria.hold(&whole), naive(&whole, &criteria));
    }

    #[test]
    fn what_is_not_known_yet_is_never_passed_by(finding in finding(), criteria in criteria()) {
        let whole = Plain { knows: [true; 5], ..finding.clone() };
        prop_assert!(!criteria.hold(&whole) || criteria.hold(&finding));
    }

    #[test]
    fn criteria_are_kept_as_they_are(criteria in criteria()) {
        let kept = serde_json::to_string(&criteria).unwrap();
        prop_assert_eq!(serde_json::from_str::<Criteria>(&kept).unwrap(), criteria);
    }
}
