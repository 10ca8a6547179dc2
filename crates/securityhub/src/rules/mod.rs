//! Automation rules: what is changed of findings as they come in, by criteria and in order.

mod operations;

use serde_json::{Value, json};
use tidewaiter_aws_api::securityhub::{AutomationRulesConfig, RuleStatus};
use tidewaiter_store::HubItem;
use tidewaiter_types::Timestamp;

use crate::errors::internal;
use crate::filters::Filters;
use crate::findings::change;
use crate::{Result, SecurityHub};

pub(crate) use operations::{batch_delete, batch_get, batch_update, create, list};

const KIND: &str = "rule";

/// The enabled rules, in their order.
#[derive(Default)]
pub(crate) struct Rules(Vec<Rule>);

struct Rule {
    order: i32,
    criteria: Filters,
    updates: Vec<Value>,
    is_terminal: bool,
}

impl Rules {
    /// Those of a hub.
    pub(crate) async fn of(hub: &SecurityHub) -> Result<Self> {
        let items = hub.store().hub_items(KIND).await.map_err(internal)?;
        let configs = items.iter().map(read).collect::<Result<Vec<_>>>()?;
        let enabled = configs
            .iter()
            .filter(|config| config.rule_status == Some(RuleStatus::Enabled));
        let mut rules = enabled.map(Rule::new).collect::<Result<Vec<_>>>()?;
        // A stable sort: rules of the same order stay in that of their ARNs.
        rules.sort_by_key(|rule| rule.order);
        Ok(Self(rules))
    }

    /// Applies all whose criteria a finding meets, each to what the ones before made of it, until one ends it.
    pub(crate) fn apply(&self, finding: &mut Value, now: Timestamp) {
        for rule in &self.0 {
            if !rule.criteria.match_finding(finding, now) {
                continue;
            }
            for update in &rule.updates {
                change::apply(finding, update, now);
            }
            if rule.is_terminal {
                return;
            }
        }
    }
}

impl Rule {
    fn new(config: &AutomationRulesConfig) -> Result<Self> {
        let actions = config.actions.iter().flatten();
        Ok(Self {
            order: config.rule_order.unwrap_or_default(),
            criteria: Filters::read(&config.criteria.clone().unwrap_or_default())?,
            updates: actions
                .filter_map(|action| action.finding_fields_update.as_ref())
                .map(|update| json!(update))
                .collect(),
            is_terminal: config.is_terminal.unwrap_or_default(),
        })
    }
}

/// Whether an ARN is that of a rule.
pub(crate) async fn exists(hub: &SecurityHub, arn: &str) -> Result<bool> {
    let item = hub.store().hub_item(KIND, arn).await.map_err(internal)?;
    Ok(item.is_some())
}

fn read(item: &HubItem) -> Result<AutomationRulesConfig> {
    serde_json::from_value(item.content.clone()).map_err(internal)
}
