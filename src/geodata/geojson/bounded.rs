//! JSON values of a bounded number: in memory, each takes many times what it takes in a file.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess};
use serde_json::{Map, Value};

/// Most values that the properties or the id of one feature may hold.
pub(super) const OF_FEATURE: usize = 10_000;

/// How the reader of JSON is told that there are more values than these: a word of our own, which
/// becomes a message where the error is told.
pub(super) const TOO_MANY_VALUES: &str = "too-many-values:";

/// Reads a value that holds so many values at most, itself among them.
pub(super) struct AtMost(pub(super) usize);

/// Reads a part of a feature.
pub(super) fn of_feature<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    AtMost(OF_FEATURE).deserialize(deserializer)
}

/// Reads a part of a feature that may be missing.
pub(super) fn of_feature_or_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Value>, D::Error> {
    let value = of_feature(deserializer)?;
    Ok((!value.is_null()).then_some(value))
}

impl<'de> DeserializeSeed<'de> for AtMost {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let mut left = self.0;
        Counted {
            left: &mut left,
            most: self.0,
        }
        .deserialize(deserializer)
    }
}

/// Reads one value, and counts it and those in it.
struct Counted<'c> {
    left: &'c mut usize,
    most: usize,
}

impl Counted<'_> {
    fn inner(&mut self) -> Counted<'_> {
        Counted {
            left: &mut *self.left,
            most: self.most,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Counted<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let Some(left) = self.left.checked_sub(1) else {
            return Err(D::Error::custom(format_args!(
                "{TOO_MANY_VALUES}{}",
                self.most
            )));
        };
        *self.left = left;
        deserializer.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for Counted<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(self.inner())? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Value, A::Error> {
        let mut members = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            members.insert(key, map.next_value_seed(self.inner())?);
        }
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, most: usize) -> Result<Value, serde_json::Error> {
        AtMost(most).deserialize(&mut serde_json::Deserializer::from_str(text))
    }

    #[test]
    fn a_value_within_the_bound_is_read_as_it_is() {
        let text = r#"{"a":[1,-2,2.5,"x",null,true],"b":{"c":[]}}"#;
        let plain: Value = serde_json::from_str(text).unwrap();
        assert_eq!(read(text, 10).unwrap(), plain);
        let error = read(text, 9).unwrap_err().to_string();
        assert!(error.starts_with("too-many-values:9"), "{error}");
    }
}
