//! How the values of a filter are compared with what a finding has.

use std::net::IpAddr;

use serde_json::Value;
use tidewaiter_types::Timestamp;

use super::paths::texts;
use crate::times;

const DAY_MILLIS: i64 = 24 * 3_600_000;

/// All values of one key.
#[derive(Clone, Debug)]
pub(super) enum Test {
    Texts(Vec<TextTest>),
    Dates(Vec<DateTest>),
    Numbers(Vec<NumberTest>),
    Flags(Vec<bool>),
    Maps(Vec<(String, TextTest)>),
    Networks(Vec<Network>),
    Words(Vec<String>),
}

/// A comparison with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TextTest {
    pub(super) how: How,
    pub(super) negated: bool,
    pub(super) value: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Equals,
    Prefix,
    Contains,
}

#[derive(Clone, Debug)]
pub(super) enum DateTest {
    Between(Timestamp, Timestamp),
    Within(i64),
    OlderThan(i64),
}

#[derive(Clone, Debug, Default)]
pub(super) struct NumberTest {
    eq: Option<f64>,
    gt: Option<f64>,
    gte: Option<f64>,
    lt: Option<f64>,
    lte: Option<f64>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Network {
    address: IpAddr,
    bits: u8,
}

impl Test {
    /// Reads the values of a key; what they are shows in their members, since each kind of filter has others.
    pub(super) fn read(list: &[Value]) -> Result<Self, String> {
        let has = |member: &str| list.iter().any(|value| value.get(member).is_some());
        let numbers = ["Eq", "Gt", "Gte", "Lt", "Lte"];
        Ok(match () {
            () if has("Cidr") => Self::Networks(each(list, network)?),
            () if has("Start") || has("End") || has("DateRange") => Self::Dates(each(list, date)?),
            () if numbers.into_iter().any(has) => Self::Numbers(each(list, number)?),
            () if has("Key") => Self::Maps(each(list, entry)?),
            () if has("Comparison") => Self::Texts(consistent(each(list, text)?)?),
            () if list.iter().any(|value| value["Value"].is_boolean()) => Self::Flags(each(list, flag)?),
            () if has("Value") => Self::Words(each(list, word)?),
            () => return Err("a value of a filter says how to compare and with what".to_owned()),
        })
    }

    pub(super) fn matches(&self, values: &[&Value], finding: &Value, now: Timestamp) -> bool {
        match self {
            Self::Texts(tests) => match_texts(tests.iter(), &texts(values)),
            Self::Dates(tests) => texts(values)
                .iter()
                .filter_map(|text| times::read(text))
                .any(|time| tests.iter().any(|test| test.matches(time, now))),
            Self::Numbers(tests) => values
                .iter()
                .filter_map(|value| value.as_f64())
                .any(|value| tests.iter().any(|test| test.matches(value))),
            Self::Flags(flags) => values
                .iter()
                .any(|value| value.as_bool().is_some_and(|is| flags.contains(&is))),
            Self::Maps(entries) => match_maps(entries, values),
            Self::Networks(networks) => texts(values)
                .iter()
                .filter_map(|text| text.parse().ok())
                .any(|address| networks.iter().any(|network| network.holds(address))),
            Self::Words(words) => words.iter().any(|word| has_word(finding, &word.to_lowercase())),
        }
    }
}

/// Alternatives of what shall be, and conditions of what shall not.
pub(super) fn match_texts<'t>(tests: impl Iterator<Item = &'t TextTest> + Clone, values: &[String]) -> bool {
    let holds = |test: &TextTest| values.iter().any(|value| test.holds(value));
    let mut wanted = tests.clone().filter(|test| !test.negated).peekable();
    let wanted = wanted.peek().is_none() || wanted.any(holds);
    wanted && tests.filter(|test| test.negated).all(|test| !holds(test))
}

fn match_maps(entries: &[(String, TextTest)], values: &[&Value]) -> bool {
    let keys: std::collections::BTreeSet<&String> = entries.iter().map(|(key, _)| key).collect();
    let of_key = |key: &String| {
        let found: Vec<&Value> = values.iter().filter_map(|map| map.get(key.as_str())).collect();
        let tests = entries
            .iter()
            .filter(move |(name, _)| name == key)
            .map(|(_, test)| test);
        (tests.collect::<Vec<_>>(), texts(&found))
    };
    // Keys are alternatives like values are, as far as they say what shall be.
    let (mut any, mut wanted) = (false, false);
    for key in keys {
        let (tests, found) = of_key(key);
        let (no, yes): (Vec<&TextTest>, Vec<&TextTest>) = tests.into_iter().partition(|test| test.negated);
        if !match_texts(no.into_iter(), &found) {
            return false;
        }
        if !yes.is_empty() {
            wanted = true;
            any |= match_texts(yes.into_iter(), &found);
        }
    }
    any || !wanted
}

/// Whether a text of the finding has the word in it.
fn has_word(value: &Value, word: &str) -> bool {
    match value {
        Value::String(text) => text.to_lowercase().contains(word),
        Value::Array(list) => list.iter().any(|value| has_word(value, word)),
        Value::Object(members) => members.values().any(|value| has_word(value, word)),
        _ => false,
    }
}

impl TextTest {
    pub(super) fn holds(&self, value: &str) -> bool {
        match self.how {
            How::Equals => value == self.value,
            How::Prefix => value.starts_with(&self.value),
            How::Contains => value.contains(&self.value),
        }
    }
}

impl DateTest {
    /// The range that it is now, with both ends.
    pub(super) fn range(&self, now: Timestamp) -> (Timestamp, Timestamp) {
        let past = |days: &i64| Timestamp(now.0.saturating_sub(days.saturating_mul(DAY_MILLIS)));
        match self {
            Self::Between(start, end) => (*start, *end),
            Self::Within(days) => (past(days), now),
            Self::OlderThan(days) => (Timestamp(i64::MIN), past(days).plus_millis(-1)),
        }
    }

    fn matches(&self, time: Timestamp, now: Timestamp) -> bool {
        let (start, end) = self.range(now);
        start <= time && time <= end
    }
}

impl NumberTest {
    fn matches(&self, value: f64) -> bool {
        let all =
            |bound: Option<f64>, holds: fn(f64, f64) -> bool| bound.is_none_or(|bound| holds(value, bound));
        all(self.eq, |a, b| (a - b).abs() < f64::EPSILON)
            && all(self.gt, |a, b| a > b)
            && all(self.gte, |a, b| a >= b)
            && all(self.lt, |a, b| a < b)
            && all(self.lte, |a, b| a <= b)
    }
}

impl Network {
    fn holds(&self, address: IpAddr) -> bool {
        let (own, other, width) = match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                (u128::from(own.to_bits()), u128::from(other.to_bits()), 32)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => (own.to_bits(), other.to_bits(), 128),
            _ => return false,
        };
        let shift = width - u32::from(self.bits);
        own.checked_shr(shift).unwrap_or(0) == other.checked_shr(shift).unwrap_or(0)
    }
}

fn each<T>(list: &[Value], read: fn(&Value) -> Result<T, String>) -> Result<Vec<T>, String> {
    list.iter().map(read).collect()
}

fn text(value: &Value) -> Result<TextTest, String> {
    let (how, negated) = match value["Comparison"].as_str().unwrap_or_default() {
        "EQUALS" => (How::Equals, false),
        "PREFIX" => (How::Prefix, false),
        "CONTAINS" => (How::Contains, false),
        "NOT_EQUALS" => (How::Equals, true),
        "PREFIX_NOT_EQUALS" => (How::Prefix, true),
        "NOT_CONTAINS" => (How::Contains, true),
        other => return Err(format!("the comparison '{other}' is not one of these filters")),
    };
    Ok(TextTest {
        how,
        negated,
        value: word(value)?,
    })
}

/// Both kinds together make sense only as a beginning with exceptions.
fn consistent(tests: Vec<TextTest>) -> Result<Vec<TextTest>, String> {
    let mixed = tests.iter().any(|test| test.negated) && tests.iter().any(|test| !test.negated);
    let only_prefixes = tests.iter().all(|test| match test.negated {
        true => test.how != How::Contains,
        false => test.how == How::Prefix,
    });
    match mixed && !only_prefixes {
        true => Err(
            "of the comparisons, PREFIX goes together with NOT_EQUALS and PREFIX_NOT_EQUALS, and no others do"
                .to_owned(),
        ),
        false => Ok(tests),
    }
}

fn entry(value: &Value) -> Result<(String, TextTest), String> {
    let key = value["Key"].as_str().ok_or("a value has a Key")?;
    Ok((key.to_owned(), text(value)?))
}

fn word(value: &Value) -> Result<String, String> {
    let word = value["Value"].as_str().ok_or("a value has a Value")?;
    Ok(word.to_owned())
}

fn flag(value: &Value) -> Result<bool, String> {
    value["Value"]
        .as_bool()
        .ok_or_else(|| "a value has a Value".to_owned())
}

fn date(value: &Value) -> Result<DateTest, String> {
    let range = &value["DateRange"];
    if let Some(days) = range["Value"].as_i64() {
        return Ok(match range["Comparison"].as_str() {
            Some("OLDER_THAN") => DateTest::OlderThan(days),
            _ => DateTest::Within(days),
        });
    }
    let end_of = |member: &str, none: i64| match value[member].as_str() {
        Some(text) => times::read(text).ok_or(format!("{member} is no instant of ISO 8601")),
        None => Ok(Timestamp(none)),
    };
    Ok(DateTest::Between(
        end_of("Start", i64::MIN)?,
        end_of("End", i64::MAX)?,
    ))
}

fn number(value: &Value) -> Result<NumberTest, String> {
    let bound = |member: &str| value[member].as_f64();
    Ok(NumberTest {
        eq: bound("Eq"),
        gt: bound("Gt"),
        gte: bound("Gte"),
        lt: bound("Lt"),
        lte: bound("Lte"),
    })
}

fn network(value: &Value) -> Result<Network, String> {
    let cidr = value["Cidr"].as_str().ok_or("a value has a Cidr")?;
    let (address, bits) = cidr.split_once('/').map_or((cidr, None), |(a, b)| (a, Some(b)));
    let wrong = || format!("'{cidr}' is no network");
    let address: IpAddr = address.parse().map_err(|_| wrong())?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let bits: u8 = bits.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
    match bits > most {
        true => Err(wrong()),
        false => Ok(Network { address, bits }),
    }
}

#[cfg(test)]
mod cases {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn passes(list: Value, value: Value) -> bool {
        let test = Test::read(list.as_array().unwrap()).unwrap();
        test.matches(&[&value], &value, Timestamp(10 * DAY_MILLIS))
    }

    #[test]
    fn what_shall_be_is_or_and_what_shall_not_is_and() {
        let text = |how: &str, value: &str| json!({"Comparison": how, "Value": value});
        let either = json!([text("EQUALS", "a"), text("PREFIX", "b")]);
        assert!(passes(either.clone(), json!("a")) && passes(either.clone(), json!("bcd")));
        assert!(!passes(either, json!("c")));
        let neither = json!([text("NOT_EQUALS", "a"), text("NOT_CONTAINS", "b")]);
        assert!(passes(neither.clone(), json!("c")));
        assert!(!passes(neither.clone(), json!("a")) && !passes(neither, json!("abc")));
        let but = json!([
            text("PREFIX", "a"),
            text("NOT_EQUALS", "ab"),
            text("PREFIX_NOT_EQUALS", "ac")
        ]);
        assert!(passes(but.clone(), json!("ax")));
        assert!(
            !passes(but.clone(), json!("ab"))
                && !passes(but.clone(), json!("acx"))
                && !passes(but, json!("b"))
        );
        let mixed = json!([text("EQUALS", "a"), text("NOT_EQUALS", "b")]);
        assert!(Test::read(mixed.as_array().unwrap()).is_err());
    }

    #[test]
    fn dates_numbers_networks_maps_and_words() {
        let within = json!([{"DateRange": {"Value": 2, "Unit": "DAYS"}}]);
        assert!(passes(within.clone(), json!("1970-01-10T00:00:00Z")));
        assert!(!passes(within, json!("1970-01-08T00:00:00Z")));
        let older = json!([{"DateRange": {"Value": 2, "Unit": "DAYS", "Comparison": "OLDER_THAN"}}]);
        assert!(passes(older, json!("1970-01-08T00:00:00Z")));
        let between = json!([{"Start": "1970-01-02T00:00:00Z", "End": "1970-01-03T00:00:00Z"}]);
        assert!(passes(between.clone(), json!("1970-01-03T00:00:00Z")));
        assert!(!passes(between, json!("1970-01-03T00:00:00.001Z")));
        let number = json!([{"Gte": 1.0, "Lt": 3.0}, {"Eq": 7.0}]);
        assert!(passes(number.clone(), json!(1)) && passes(number.clone(), json!(7)));
        assert!(!passes(number, json!(3)));
        let network = json!([{"Cidr": "10.1.0.0/16"}]);
        assert!(passes(network.clone(), json!("10.1.2.3")) && !passes(network, json!("10.2.0.1")));
        let tags = json!([{"Key": "a", "Value": "1", "Comparison": "EQUALS"}]);
        assert!(passes(tags.clone(), json!({"a": "1"})) && !passes(tags, json!({"b": "1"})));
        assert!(passes(json!([{"Value": "Open"}]), json!({"x": ["openssl"]})));
        assert!(passes(json!([{"Value": true}]), json!(true)));
    }

    proptest! {
        #[test]
        fn a_network_of_all_bits_is_one_address(one: u128, other: u128) {
            let [one, other] = [one, other].map(|bits| IpAddr::V6(bits.into()));
            let network = network(&json!({"Cidr": one.to_string()})).unwrap();
            prop_assert_eq!(network.holds(other), one == other);
            let everything = Network { address: one, bits: 0 };
            prop_assert!(everything.holds(other));
        }

        #[test]
        fn no_filter_panics(text in "\\PC{0,12}", days: i64) {
            let _ = Test::read(&[json!({"Cidr": text})]);
            let list = [json!({"DateRange": {"Value": days}})];
            let test = Test::read(&list).unwrap();
            test.matches(&[&json!("2020-01-01T00:00:00Z")], &json!({}), Timestamp(days));
        }
    }
}
