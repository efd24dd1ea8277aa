//! Values that stay serialized until they are needed.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A serialized value, stored as bytes and deserialized on demand.
#[derive(Debug)]
pub struct Serialized<T> {
    bytes: Vec<u8>,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize + DeserializeOwned> Serialized<T> {
    /// Serializes a value.
    pub fn new(value: &T) -> Self {
        let bytes = postcard::to_stdvec(value);
        Self {
            bytes: bytes.expect("plain data always becomes bytes"),
            of: PhantomData,
        }
    }

    /// Deserializes the value; `None` when the bytes are invalid.
    pub fn open(&self) -> Option<T> {
        postcard::from_bytes(&self.bytes).ok()
    }
}

impl<T> Clone for Serialized<T> {
    fn clone(&self) -> Self {
        Self {
            bytes: self.bytes.clone(),
            of: PhantomData,
        }
    }
}

impl<T> Serialize for Serialized<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.bytes)
    }
}

impl<'de, T> Deserialize<'de> for Serialized<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Whole;
        impl Visitor<'_> for Whole {
            type Value = Vec<u8>;

            fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
                formatter.write_str("bytes")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }
        Ok(Self {
            bytes: deserializer.deserialize_bytes(Whole)?,
            of: PhantomData,
        })
    }
}
