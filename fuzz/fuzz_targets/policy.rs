//! Policies as people write them: a JSON list in the first line, then an action and a resource.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};
use tidewaiter_access::policy::{Decision, PolicySet};

fuzz_target!(|text: &str| {
    let mut lines = text.splitn(3, '\n');
    let (Some(policies), Some(action), Some(resource)) = (lines.next(), lines.next(), lines.next()) else {
        return;
    };
    let Ok(policies) = serde_json::from_str::<Value>(policies) else {
        return;
    };
    let Ok(set) = PolicySet::read(&policies) else {
        return;
    };
    let decision = set.decide(action, resource);
    let Value::Array(list) = policies else {
        panic!("only lists are read");
    };
    let with = |extra: Value| {
        let more: Vec<Value> = list.iter().cloned().chain([extra]).collect();
        let set = PolicySet::read(&Value::Array(more)).expect("its parts were read");
        set.decide(action, resource)
    };
    let everything = |effect: &str| json!({"Statement": {"Effect": effect, "Action": "*", "Resource": "*"}});
    assert_eq!(with(everything("Deny")), Decision::Denied);
    let allowed = with(everything("Allow"));
    assert_eq!(allowed == Decision::Denied, decision == Decision::Denied);
    assert!(allowed != Decision::NotAllowed);
    assert!(!list.is_empty() || decision == Decision::NotAllowed);
});
