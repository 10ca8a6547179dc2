//! The registries that images may be fetched from.

/// Addresses of registries, as the configuration names them.
pub struct Registries(Vec<Place>);

/// A registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Host and port.
    pub host: String,
    /// Whether it is spoken to without TLS.
    pub is_plain: bool,
}

impl Registries {
    /// From addresses `https://HOST[:PORT]` or `http://HOST[:PORT]`.
    ///
    /// # Errors
    /// In words, if one is something else.
    pub fn new(addresses: &[String]) -> Result<Self, String> {
        addresses
            .iter()
            .map(|text| Place::parse(text))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The registry of an address, if it is one of them. Scheme, host and port must be the same.
    ///
    /// # Errors
    /// In words, if it is not.
    pub fn allowed(&self, address: &str) -> Result<Place, String> {
        let wanted = Place::parse(address)?;
        if self.0.contains(&wanted) {
            Ok(wanted)
        } else {
            Err(format!(
                "{address} is not among the registries that --registry names"
            ))
        }
    }
}

impl Place {
    fn parse(address: &str) -> Result<Self, String> {
        let refuse = || format!("{address:?} is no address such as https://HOST[:PORT]");
        let (scheme, rest) = address.split_once("://").ok_or_else(refuse)?;
        let (is_plain, port) = match scheme {
            "https" => (false, ":443"),
            "http" => (true, ":80"),
            _ => return Err(refuse()),
        };
        let host = rest.strip_suffix('/').unwrap_or(rest);
        let is_host = |b: u8| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b);
        if host.is_empty() || !host.bytes().all(is_host) {
            return Err(refuse());
        }
        let host = host.to_ascii_lowercase();
        Ok(Self {
            host: host.strip_suffix(port).unwrap_or(&host).to_owned(),
            is_plain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_registries_are_allowed() {
        let named = [
            "https://core.harbor.example".to_owned(),
            "http://core:8080".to_owned(),
        ];
        let registries = Registries::new(&named).unwrap();
        for address in [
            "https://core.harbor.example",
            "https://CORE.harbor.example:443/",
            "http://core:8080",
        ] {
            assert!(registries.allowed(address).is_ok(), "{address}");
        }
        for address in [
            "http://core.harbor.example",
            "https://core:8080",
            "https://core.harbor.example:8443",
            "https://core.harbor.example@evil.example",
            "https://evil.example/core.harbor.example",
            "https://core.harbor.example.evil.example",
            "http://169.254.169.254",
            "file:///etc/passwd",
            "core.harbor.example",
            "",
        ] {
            assert!(registries.allowed(address).is_err(), "{address}");
        }
    }
}
