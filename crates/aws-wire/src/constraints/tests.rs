use serde_json::json;

use super::super::{Location, check};
use super::*;
use crate::model::ConstraintWords;

static DIGITS: Pattern = Pattern::new("[0-9]{12}", "[0-9]{12}");
static REGISTRY: Shape = Shape::String {
    min: None,
    max: None,
    pattern: Some(&DIGITS),
    values: &[],
};
static MODE: Shape = Shape::String {
    min: None,
    max: None,
    pattern: None,
    values: &["A", "B"],
};
static NAME: Shape = Shape::String {
    min: Some(2),
    max: Some(4),
    pattern: None,
    values: &[],
};
static COUNT: Shape = Shape::Integer {
    min: Some(1),
    max: Some(10),
};
static REGISTRIES: Shape = Shape::List {
    item: &REGISTRY,
    min: Some(1),
    max: Some(2),
};
static TAG: Shape = Shape::Structure {
    members: &[member("key", true, &NAME)],
    union: false,
};
static TAGS: Shape = Shape::List {
    item: &TAG,
    min: None,
    max: None,
};
static DATA: Shape = Shape::Blob {
    min: None,
    max: Some(3),
};
static FLAG: Shape = Shape::Boolean;
static INPUT: Shape = Shape::Structure {
    members: &[
        member("name", true, &NAME),
        member("mode", false, &MODE),
        member("registryId", false, &REGISTRY),
        member("registryIds", false, &REGISTRIES),
        member("count", false, &COUNT),
        member("tags", false, &TAGS),
        member("data", false, &DATA),
        member("flag", false, &FLAG),
    ],
    union: false,
};

const fn member(name: &'static str, required: bool, shape: &'static Shape) -> Member {
    Member {
        name,
        required,
        shape,
        location: Location::Body,
    }
}

fn refusal(input: Value, style: ConstraintWords) -> String {
    check(&input, &INPUT, style).expect_err("refused").to_string()
}

#[test]
fn a_text_holds_no_nul() {
    let told = refusal(json!({"name": "a\0b"}), ConstraintWords::InvalidParameter);
    assert!(
        told.contains("'name'") && told.contains("must not contain NUL"),
        "{told}"
    );
}

#[test]
fn a_good_input_passes() {
    let input = json!({"name": "abc", "mode": "A", "registryId": "123456789012", "registryIds": ["123456789012"],
        "count": 10, "tags": [{"key": "ab", "more": 1}], "data": "YWJj", "flag": null, "unknown": {}});
    assert_eq!(check(&input, &INPUT, ConstraintWords::InvalidParameter), Ok(()));
}

#[test]
fn ecr_says_invalid_parameter_at() {
    let ecr = |input| refusal(input, ConstraintWords::InvalidParameter);
    let frame = |path: &str, demand: &str| {
        format!(
            "InvalidParameterException: Invalid parameter at '{path}' failed to satisfy constraint: '{demand}'"
        )
    };
    assert_eq!(ecr(json!({})), frame("name", "Member must not be null"));
    assert_eq!(
        ecr(json!({"name": "a"})),
        frame("name", "Member must have length greater than or equal to 2")
    );
    assert_eq!(
        ecr(json!({"name": "ab", "registryId": "1"})),
        frame("registryId", "must satisfy regular expression '[0-9]{12}'")
    );
    assert_eq!(
        ecr(json!({"name": "ab", "registryIds": ["1"]})),
        frame(
            "registryIds",
            "Member must satisfy constraint: [Member must satisfy regular expression pattern: [0-9]{12}]"
        )
    );
    assert_eq!(
        ecr(json!({"name": "ab", "mode": "C"})),
        frame("mode", "Member must satisfy enum value set: [A, B]")
    );
    assert_eq!(
        ecr(json!({"name": "ab", "tags": [{"key": "ab"}, {}]})),
        frame("tags.2.member.key", "Member must not be null")
    );
    assert_eq!(
        ecr(json!({"name": "ab", "data": "YWJjZA=="})),
        frame("data", "Member must have length less than or equal to 3")
    );
}

#[test]
fn other_services_list_what_they_detected() {
    let style = ConstraintWords::Detected {
        code: "ValidationError",
    };
    assert_eq!(
        refusal(json!({"count": 11}), style),
        "ValidationError: 2 validation errors detected: Value null at 'name' failed to satisfy constraint: Member must \
         not be null; Value '11' at 'count' failed to satisfy constraint: Member must have value less than or equal to 10"
    );
}

#[test]
fn wrong_types_are_serialization_errors() {
    let style = ConstraintWords::InvalidParameter;
    for (input, words) in [
        (
            json!({"name": 5}),
            "NUMBER_VALUE can not be converted to a String",
        ),
        (
            json!({"name": {}}),
            "Start of structure or map found where not expected.",
        ),
        (
            json!({"name": "ab", "count": "5"}),
            "STRING_VALUE can not be converted to a whole number",
        ),
        (
            json!({"name": "ab", "count": 1.5}),
            "NUMBER_VALUE can not be converted to a whole number",
        ),
        (
            json!({"name": "ab", "tags": [null]}),
            "NULL_VALUE can not be converted to a structure",
        ),
        (json!([]), "Start of list found where not expected"),
    ] {
        assert_eq!(refusal(input, style), format!("SerializationException: {words}"));
    }
}

#[test]
fn breaches_are_bounded() {
    let tags: Vec<Value> = (0..100_000).map(|_| json!({})).collect();
    let found = breaches(&json!({"name": "ab", "tags": tags}), &INPUT).expect("types are right");
    assert_eq!(found.len(), MOST_BREACHES);
}
