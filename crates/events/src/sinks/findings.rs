//! Findings posted one by one in another form: as a ticket by a template, or as whatever a function makes of them.
//!
//! Odd: an event with several findings makes several posts; if one fails, all are made again, and the header `Idempotency-Key`
//! says which of them came already.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::Client;
use reqwest::redirect::Policy;
use serde_json::{Value, json};

use super::{Sink, SinkError};

/// How long an address may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is posted of a finding, made of the event and the finding.
pub type Render = Box<dyn Fn(&Value, &Value) -> Value + Send + Sync>;

/// An address that findings are posted to.
pub struct Findings {
    url: String,
    /// The `detail-type` of the events whose findings are posted.
    kind: String,
    /// Further headers: who posts.
    headers: Vec<(String, String)>,
    render: Render,
    client: Client,
}

impl Findings {
    /// A sink that posts what `render` makes of the findings of events of a kind to `url`.
    pub fn new(
        url: impl Into<String>,
        kind: impl Into<String>,
        headers: Vec<(String, String)>,
        render: Render,
    ) -> Result<Self, SinkError> {
        let client = Client::builder()
            .timeout(PATIENCE)
            .redirect(Policy::none())
            .build();
        Ok(Self {
            url: url.into(),
            kind: kind.into(),
            headers,
            render,
            client: client.map_err(|error| SinkError(error.to_string()))?,
        })
    }

    async fn post(&self, body: &Value, key: String) -> Result<(), SinkError> {
        let mut request = self
            .client
            .post(&self.url)
            .json(body)
            .header("idempotency-key", key);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let answer = request
            .send()
            .await
            .map_err(|error| SinkError(error.to_string()))?;
        match answer.status().is_success() {
            true => Ok(()),
            false => Err(SinkError(format!("{} answered {}", self.url, answer.status()))),
        }
    }
}

#[async_trait]
impl Sink for Findings {
    fn name(&self) -> String {
        format!("findings {} {}", self.kind, self.url)
    }

    async fn deliver(&self, event: &Value) -> Result<(), SinkError> {
        if event["detail-type"] != self.kind.as_str() {
            return Ok(());
        }
        let findings = event["detail"]["findings"].as_array().into_iter().flatten();
        for (number, finding) in findings.enumerate() {
            let key = format!("{}/{number}", event["id"].as_str().unwrap_or_default());
            self.post(&(self.render)(event, finding), key).await?;
        }
        Ok(())
    }
}

/// What fills a template: each `{{finding.PATH}}` and `{{event.PATH}}` in its texts becomes what is there, with members and
/// places in lists separated by dots.
pub fn filled(template: &Value, event: &Value, finding: &Value) -> Value {
    fill(template, &json!({"event": event, "finding": finding}))
}

fn fill(template: &Value, from: &Value) -> Value {
    match template {
        Value::String(text) => Value::String(fill_text(text, from)),
        Value::Array(list) => list.iter().map(|value| fill(value, from)).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| (name.clone(), fill(value, from)))
            .collect(),
        other => other.clone(),
    }
}

fn fill_text(text: &str, from: &Value) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((path, behind)) = after.split_once("}}") else {
            break;
        };
        filled.push_str(before);
        filled.push_str(&at(from, path.trim()));
        rest = behind;
    }
    filled + rest
}

fn at(from: &Value, path: &str) -> String {
    let step = |value: &'_ Value, name: &str| match value {
        Value::Array(list) => name
            .parse()
            .ok()
            .and_then(|place: usize| list.get(place))
            .cloned(),
        other => other.get(name).cloned(),
    };
    let found = path
        .split('.')
        .try_fold(from.clone(), |value, name| step(&value, name));
    match found {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text,
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_filled() {
        let template = json!({"fields": {
            "summary": "[{{finding.Severity.Label}}] {{ finding.Title }}", "labels": ["{{finding.Resources.0.Id}}"],
            "text": "{{event.detail.actionName}}{{finding.No.Such}} {{", "priority": 3,
        }});
        let event = json!({"detail": {"actionName": "go"}});
        let finding =
            json!({"Title": "{{finding.Id}}", "Severity": {"Label": "HIGH"}, "Resources": [{"Id": "r"}]});
        assert_eq!(
            filled(&template, &event, &finding),
            json!({"fields": {
                "summary": "[HIGH] {{finding.Id}}", "labels": ["r"], "text": "go {{", "priority": 3,
            }}),
            "what is filled in is not filled again"
        );
    }

    #[tokio::test]
    async fn each_finding_is_posted_once() {
        use wiremock::matchers::{body_json, header, method};
        use wiremock::{Mock, MockServer, ResponseTemplate};

        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = MockServer::start().await;
        for (number, id) in ["a", "b"].iter().enumerate() {
            Mock::given(method("POST"))
                .and(body_json(json!({"ticket": id})))
                .and(header("idempotency-key", format!("e/{number}")))
                .and(header("authorization", "Bearer t"))
                .respond_with(ResponseTemplate::new(201))
                .expect(1)
                .mount(&server)
                .await;
        }
        let headers = vec![("authorization".to_owned(), "Bearer t".to_owned())];
        let render: Render = Box::new(|_, finding| json!({"ticket": finding["Id"]}));
        let sink = Findings::new(server.uri(), "Mine", headers, render).unwrap();
        let mut event =
            json!({"id": "e", "detail-type": "Mine", "detail": {"findings": [{"Id": "a"}, {"Id": "b"}]}});
        sink.deliver(&event).await.unwrap();
        event["detail-type"] = json!("Another's");
        sink.deliver(&event).await.unwrap();
    }
}
