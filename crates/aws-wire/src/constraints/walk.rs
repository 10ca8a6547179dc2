//! Walks a value along its shape and collects what is wrong with it.

use serde_json::{Map, Value};

use super::{Breach, MOST_BREACHES, Member, Pattern, Shape};
use crate::ServiceError;

/// All breaches up to the limit, in the order of the shape; an error if a value has the wrong type.
pub(super) fn breaches(input: &Value, shape: &Shape) -> Result<Vec<Breach>, ServiceError> {
    let mut walk = Walk {
        path: Vec::new(),
        breaches: Vec::new(),
    };
    walk.value(input, shape)?;
    Ok(walk.breaches)
}

struct Walk {
    path: Vec<String>,
    breaches: Vec<Breach>,
}

impl Walk {
    fn value(&mut self, value: &Value, shape: &Shape) -> Result<(), ServiceError> {
        if self.breaches.len() >= MOST_BREACHES {
            return Ok(());
        }
        match (shape, value) {
            (Shape::Structure { members, union }, Value::Object(map)) => self.structure(map, members, *union),
            (Shape::List { item, min, max }, Value::Array(items)) => {
                self.list(value, items, item, (*min, *max))
            }
            (
                Shape::Map {
                    key,
                    value: shape,
                    min,
                    max,
                },
                Value::Object(map),
            ) => {
                self.length(value, map.len(), *min, *max);
                self.entries(map, key, shape)
            }
            (
                Shape::String {
                    min,
                    max,
                    pattern,
                    values,
                },
                Value::String(text),
            ) => {
                self.text(value, text, (*min, *max), *pattern, values);
                Ok(())
            }
            (Shape::Integer { min, max }, Value::Number(number)) if is_whole(number) => {
                self.range(value, number.as_i64().unwrap_or(i64::MAX), *min, *max);
                Ok(())
            }
            (Shape::Blob { min, max }, Value::String(text)) => {
                self.length(&Value::Null, decoded_length(text), *min, *max);
                Ok(())
            }
            (Shape::Float | Shape::Timestamp, Value::Number(_)) => Ok(()),
            (Shape::Float, Value::String(text)) if is_special_float(text) => Ok(()),
            (Shape::Timestamp, Value::String(_))
            | (Shape::Boolean, Value::Bool(_))
            | (Shape::Document, _) => Ok(()),
            _ => Err(wrong_type(value, shape)),
        }
    }

    fn structure(
        &mut self,
        map: &Map<String, Value>,
        members: &[Member],
        union: bool,
    ) -> Result<(), ServiceError> {
        let mut present = 0;
        for member in members {
            self.path.push(member.name.to_owned());
            match map.get(member.name) {
                None | Some(Value::Null) if member.required => {
                    self.breach(None, "Member must not be null".to_owned())
                }
                None | Some(Value::Null) => {}
                Some(value) => {
                    present += 1;
                    self.value(value, member.shape)?;
                }
            }
            self.path.pop();
        }
        if union && present != 1 {
            self.breach(None, "Exactly one member of the union must be set".to_owned());
        }
        Ok(())
    }

    fn list(
        &mut self,
        list: &Value,
        items: &[Value],
        shape: &Shape,
        (min, max): (Option<u64>, Option<u64>),
    ) -> Result<(), ServiceError> {
        self.length(list, items.len(), min, max);
        if max.is_some_and(|max| items.len() as u64 > max) {
            return Ok(());
        }
        for (index, item) in items.iter().enumerate() {
            self.item(list, index, item, shape)?;
        }
        Ok(())
    }

    /// Items that are structures have paths of their own; a breach of a plain item is told of its list.
    fn item(&mut self, list: &Value, index: usize, item: &Value, shape: &Shape) -> Result<(), ServiceError> {
        if matches!(
            shape,
            Shape::Structure { .. } | Shape::Map { .. } | Shape::List { .. }
        ) {
            self.path.extend([(index + 1).to_string(), "member".to_owned()]);
            self.value(item, shape)?;
            self.path.truncate(self.path.len() - 2);
            return Ok(());
        }
        let before = self.breaches.len();
        self.value(item, shape)?;
        for breach in &mut self.breaches[before..] {
            breach.demand = format!("Member must satisfy constraint: [{}]", breach.demand);
            breach.value = Some(shown(list));
            breach.top_level_pattern = None;
        }
        Ok(())
    }

    fn entries(&mut self, map: &Map<String, Value>, key: &Shape, shape: &Shape) -> Result<(), ServiceError> {
        for (name, value) in map {
            self.path.push(name.clone());
            self.value(&Value::String(name.clone()), key)?;
            self.value(value, shape)?;
            self.path.pop();
        }
        Ok(())
    }

    fn text(
        &mut self,
        value: &Value,
        text: &str,
        (min, max): (Option<u64>, Option<u64>),
        pattern: Option<&'static Pattern>,
        values: &[&str],
    ) {
        let before = self.breaches.len();
        self.length(value, text.chars().count(), min, max);
        // [own] No text of AWS's models means to hold one, and a database's cannot.
        if text.contains('\0') {
            self.breach(Some(value), "Member must not contain NUL characters".to_owned());
        }
        if self.breaches.len() > before {
            return;
        }
        if !values.is_empty() && !values.contains(&text) {
            self.breach(
                Some(value),
                format!("Member must satisfy enum value set: [{}]", values.join(", ")),
            );
        }
        if let Some(pattern) = pattern.filter(|pattern| !pattern.matches(text)) {
            self.breach(
                Some(value),
                format!(
                    "Member must satisfy regular expression pattern: {}",
                    pattern.as_str()
                ),
            );
            if let (1, Some(last)) = (self.path.len(), self.breaches.last_mut()) {
                last.top_level_pattern = Some(pattern.as_str());
            }
        }
    }

    fn length(&mut self, value: &Value, length: usize, min: Option<u64>, max: Option<u64>) {
        let length = length as u64;
        if let Some(min) = min.filter(|min| length < *min) {
            self.breach(
                Some(value),
                format!("Member must have length greater than or equal to {min}"),
            );
        }
        if let Some(max) = max.filter(|max| length > *max) {
            self.breach(
                Some(value),
                format!("Member must have length less than or equal to {max}"),
            );
        }
    }

    fn range(&mut self, value: &Value, number: i64, min: Option<i64>, max: Option<i64>) {
        if let Some(min) = min.filter(|min| number < *min) {
            self.breach(
                Some(value),
                format!("Member must have value greater than or equal to {min}"),
            );
        }
        if let Some(max) = max.filter(|max| number > *max) {
            self.breach(
                Some(value),
                format!("Member must have value less than or equal to {max}"),
            );
        }
    }

    fn breach(&mut self, value: Option<&Value>, demand: String) {
        if self.breaches.len() < MOST_BREACHES {
            let path = self.path.join(".");
            self.breaches.push(Breach {
                path,
                value: value.map(shown),
                demand,
                top_level_pattern: None,
            });
        }
    }
}

fn is_whole(number: &serde_json::Number) -> bool {
    number.is_i64() || number.is_u64()
}

fn is_special_float(text: &str) -> bool {
    ["NaN", "Infinity", "-Infinity"].contains(&text)
}

/// Bytes that base64 text stands for; whether it is base64 at all is found when it is decoded.
fn decoded_length(text: &str) -> usize {
    let padding = text.bytes().rev().take_while(|byte| *byte == b'=').count().min(2);
    (text.len() / 4 * 3).saturating_sub(padding)
}

/// A value as AWS shows it in messages: text bare, lists in brackets, cut where it is long.
fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => format!(
            "[{}]",
            items.iter().take(100).map(shown).collect::<Vec<_>>().join(", ")
        ),
        other => other.to_string(),
    };
    if text.len() <= 512 {
        text
    } else {
        text.chars().take(512).chain("…".chars()).collect()
    }
}

fn wrong_type(value: &Value, shape: &Shape) -> ServiceError {
    let wanted = match shape {
        Shape::Structure { .. } => "a structure",
        Shape::List { .. } => "a list",
        Shape::Map { .. } => "a map",
        Shape::String { .. } => "a String",
        Shape::Integer { .. } => "a whole number",
        Shape::Float => "a number",
        Shape::Boolean => "a Boolean",
        Shape::Timestamp => "a Timestamp",
        Shape::Blob { .. } => "a Blob",
        Shape::Document => "a document",
    };
    let message = match value {
        Value::Object(_) => "Start of structure or map found where not expected.".to_owned(),
        Value::Array(_) => "Start of list found where not expected".to_owned(),
        Value::String(_) => format!("STRING_VALUE can not be converted to {wanted}"),
        Value::Number(_) => format!("NUMBER_VALUE can not be converted to {wanted}"),
        Value::Bool(flag) => format!(
            "{}_VALUE can not be converted to {wanted}",
            flag.to_string().to_uppercase()
        ),
        Value::Null => format!("NULL_VALUE can not be converted to {wanted}"),
    };
    ServiceError::new("SerializationException", 400, message)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
