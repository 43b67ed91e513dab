//! A part of the rules that most runs never read. In: a value, or its bytes. Out: the value, decoded when it is first asked
//! for. It never keeps an error: what cannot be decoded was never written.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use serde::de::{DeserializeOwned, Deserializer, Error, Visitor};
use serde::ser::{Error as _, Serializer};
use serde::{Deserialize, Serialize};

/// A value that stands as bytes in the compiled rules until somebody reads it. In YAML it is the value itself.
#[derive(Debug, Clone)]
pub struct Later<T> {
    bytes: Vec<u8>,
    value: OnceLock<T>,
}

impl<T: DeserializeOwned> Later<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        let Self { bytes, value } = self;
        value.into_inner().unwrap_or_else(|| decode(&bytes))
    }
}

fn decode<T: DeserializeOwned>(bytes: &[u8]) -> T {
    postcard::from_bytes(bytes).expect("the value was encoded when the bytes were written")
}

impl<T: Default> Default for Later<T> {
    fn default() -> Self {
        Self::from(T::default())
    }
}

impl<T> From<T> for Later<T> {
    fn from(value: T) -> Self {
        Self { bytes: Vec::new(), value: OnceLock::from(value) }
    }
}

impl<T: DeserializeOwned> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| decode(&self.bytes))
    }
}

impl<T: DeserializeOwned> DerefMut for Later<T> {
    fn deref_mut(&mut self) -> &mut T {
        let value = self.value.take().unwrap_or_else(|| decode(&self.bytes));
        *self = Self::from(value);
        self.value.get_mut().expect("it was just put there")
    }
}

impl<T: Serialize + DeserializeOwned> Serialize for Later<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            return (**self).serialize(serializer);
        }
        let bytes = postcard::to_stdvec(&**self).map_err(S::Error::custom)?;
        serializer.serialize_bytes(&bytes)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Later<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return T::deserialize(deserializer).map(Self::from);
        }
        deserializer.deserialize_bytes(Bytes(PhantomData))
    }
}

struct Bytes<T>(PhantomData<T>);

impl<T> Visitor<'_> for Bytes<T> {
    type Value = Later<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Later<T>, E> {
        Ok(Later { bytes: bytes.to_vec(), value: OnceLock::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_the_same_before_and_after() {
        let written: Later<Vec<String>> = serde_yaml::from_str("[un, deux]").expect("YAML");
        let bytes = postcard::to_stdvec(&written).expect("encoded");
        let mut read: Later<Vec<String>> = postcard::from_bytes(&bytes).expect("decoded");
        assert_eq!(*read, *written);
        read.push("trois".into());
        assert_eq!(read.into_inner(), ["un", "deux", "trois"]);
    }
}
