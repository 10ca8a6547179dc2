//! The grammar of a lifecycle policy (ECR user guide, "Lifecycle policy properties").

use std::collections::BTreeSet;

use serde::Deserialize;

const MOST_CHARACTERS: usize = 30_720;
const MOST_RULES: usize = 50;
/// Most `*` of a pattern.
const MOST_STARS: usize = 4;
/// Days that an image stays archived at least.
const LEAST_ARCHIVED: u64 = 90;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Policy {
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Rule {
    rule_priority: u64,
    #[serde(default, rename = "description")]
    _description: Option<String>,
    selection: Selection,
    action: Action,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Selection {
    tag_status: TagStatus,
    #[serde(default)]
    tag_prefix_list: Vec<String>,
    #[serde(default)]
    tag_pattern_list: Vec<String>,
    #[serde(default)]
    storage_class: StorageClass,
    count_type: CountType,
    #[serde(default)]
    count_unit: Option<Unit>,
    count_number: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TagStatus {
    Tagged,
    Untagged,
    Any,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StorageClass {
    #[default]
    Standard,
    Archive,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
enum CountType {
    ImageCountMoreThan,
    SinceImagePushed,
    SinceImagePulled,
    SinceImageTransitioned,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Unit {
    Days,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Action {
    #[serde(rename = "type")]
    kind: ActionType,
    #[serde(default)]
    target_storage_class: Option<StorageClass>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ActionType {
    Expire,
    Transition,
}

type Checked = Result<(), String>;

/// Checks a policy; the error says which rule is wrong, and how.
pub(super) fn check(text: &str) -> Checked {
    if text.chars().count() > MOST_CHARACTERS {
        return Err(format!("a policy has at most {MOST_CHARACTERS} characters"));
    }
    let policy: Policy = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if policy.rules.is_empty() || policy.rules.len() > MOST_RULES {
        return Err(format!("a policy has 1 to {MOST_RULES} rules"));
    }
    for rule in &policy.rules {
        check_rule(rule).map_err(|words| format!("the rule of priority {}: {words}", rule.rule_priority))?;
    }
    check_priorities(&policy.rules)
}

fn check_priorities(rules: &[Rule]) -> Checked {
    let mut seen = BTreeSet::new();
    if let Some(twice) = rules.iter().find(|rule| !seen.insert(rule.rule_priority)) {
        return Err(format!(
            "the priority {} is given more than once",
            twice.rule_priority
        ));
    }
    // One for each storage class, and after all others of it.
    for class in [StorageClass::Standard, StorageClass::Archive] {
        let of_class = rules.iter().filter(|rule| rule.selection.storage_class == class);
        let last = of_class.clone().map(|rule| rule.rule_priority).max();
        for rule in of_class {
            if rule.selection.tag_status == TagStatus::Any && Some(rule.rule_priority) != last {
                return Err("a rule for any tag status must have the highest priority number".to_owned());
            }
        }
    }
    Ok(())
}

fn check_rule(rule: &Rule) -> Checked {
    if rule.rule_priority == 0 {
        return Err("rulePriority is at least 1".to_owned());
    }
    check_tags(&rule.selection)?;
    check_count(&rule.selection)?;
    check_action(&rule.selection, &rule.action)
}

fn check_tags(selection: &Selection) -> Checked {
    let (prefixes, patterns) = (&selection.tag_prefix_list, &selection.tag_pattern_list);
    let is_tagged = selection.tag_status == TagStatus::Tagged;
    match (is_tagged, prefixes.is_empty(), patterns.is_empty()) {
        (true, true, true) => return Err("tagStatus tagged needs tagPatternList or tagPrefixList".to_owned()),
        (_, false, false) => return Err("tagPatternList and tagPrefixList exclude each other".to_owned()),
        (false, false, _) | (false, _, false) => {
            return Err("tagPatternList and tagPrefixList go with tagStatus tagged only".to_owned());
        }
        _ => {}
    }
    let is_wrong = |pattern: &&String| pattern.is_empty() || pattern.matches('*').count() > MOST_STARS;
    match patterns.iter().find(is_wrong) {
        Some(pattern) => Err(format!(
            "the pattern '{pattern}' is empty or has more than {MOST_STARS} wildcards"
        )),
        None => Ok(()),
    }
}

fn check_count(selection: &Selection) -> Checked {
    if selection.count_number == 0 {
        return Err("countNumber is at least 1".to_owned());
    }
    let is_count = selection.count_type == CountType::ImageCountMoreThan;
    match (is_count, &selection.count_unit) {
        (true, Some(_)) => return Err("countUnit does not go with imageCountMoreThan".to_owned()),
        (false, None) => return Err("countUnit must be days".to_owned()),
        _ => {}
    }
    let is_archive = selection.storage_class == StorageClass::Archive;
    let counts_archived = selection.count_type == CountType::SinceImageTransitioned;
    match is_archive == counts_archived {
        true => Ok(()),
        false => {
            Err("the storage class archive goes with sinceImageTransitioned, and with no other".to_owned())
        }
    }
}

fn check_action(selection: &Selection, action: &Action) -> Checked {
    let is_transition = action.kind == ActionType::Transition;
    match (is_transition, action.target_storage_class) {
        (true, Some(StorageClass::Archive)) | (false, None) => {}
        (true, _) => return Err("a transition has the targetStorageClass archive".to_owned()),
        (false, Some(_)) => return Err("targetStorageClass goes with a transition only".to_owned()),
    }
    match (selection.count_type, is_transition) {
        (CountType::SinceImagePulled, false) => {
            Err("sinceImagePulled goes with a transition only".to_owned())
        }
        (CountType::SinceImageTransitioned, true) => {
            Err("sinceImageTransitioned goes with expire only".to_owned())
        }
        (CountType::SinceImageTransitioned, false) if selection.count_number < LEAST_ARCHIVED => {
            Err(format!("images stay archived for at least {LEAST_ARCHIVED} days"))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn rule(priority: u64, selection: Value, action: &str) -> Value {
        let mut action = json!({"type": action});
        if action["type"] == "transition" {
            action["targetStorageClass"] = json!("archive");
        }
        json!({"rulePriority": priority, "selection": selection, "action": action})
    }

    fn untagged(days: u64) -> Value {
        json!({"tagStatus": "untagged", "countType": "sinceImagePushed", "countUnit": "days", "countNumber": days})
    }

    fn passes(rules: &[Value]) -> bool {
        check(&json!({"rules": rules}).to_string()).is_ok()
    }

    #[test]
    fn rules_that_make_sense_pass() {
        let count =
            |status: &str| json!({"tagStatus": status, "countType": "imageCountMoreThan", "countNumber": 3});
        let mut tagged = count("tagged");
        tagged["tagPatternList"] = json!(["v*", "*-rc"]);
        assert!(passes(&[
            rule(1, tagged, "expire"),
            rule(2, untagged(14), "expire"),
            rule(9, count("any"), "expire")
        ]));
        let pulled = json!({"tagStatus": "any", "countType": "sinceImagePulled", "countUnit": "days", "countNumber": 30});
        assert!(passes(&[rule(1, pulled, "transition")]));
        let archived = json!({
            "tagStatus": "any", "storageClass": "archive", "countType": "sinceImageTransitioned", "countUnit": "days",
            "countNumber": 90,
        });
        assert!(passes(&[rule(1, archived, "expire")]));
    }

    #[test]
    fn rules_that_do_not_are_refused() {
        let any = json!({"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 3});
        assert!(!passes(&[]));
        assert!(
            !passes(&[rule(1, any.clone(), "expire"), rule(2, untagged(1), "expire")]),
            "any comes last"
        );
        assert!(
            !passes(&[rule(1, untagged(1), "expire"), rule(1, untagged(2), "expire")]),
            "once each"
        );
        assert!(!passes(&[rule(0, untagged(1), "expire")]));
        assert!(!passes(&[rule(1, untagged(0), "expire")]));
        for (member, value) in [
            ("tagStatus", json!("tagged")),
            ("tagPrefixList", json!(["a"])),
            ("countUnit", json!("hours")),
            ("countUnit", Value::Null),
            ("countType", json!("sinceImagePulled")),
            ("storageClass", json!("archive")),
            ("other", json!(1)),
            ("countNumber", json!(-1)),
        ] {
            let mut wrong = untagged(14);
            wrong[member] = value;
            assert!(!passes(&[rule(1, wrong, "expire")]), "{member}");
        }
        let mut both = any;
        both["tagStatus"] = json!("tagged");
        both["tagPrefixList"] = json!(["a"]);
        assert!(passes(&[rule(1, both.clone(), "expire")]));
        both["tagPatternList"] = json!(["a*"]);
        assert!(!passes(&[rule(1, both, "expire")]));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,80}") {
            let _ = check(&text);
        }
    }
}
