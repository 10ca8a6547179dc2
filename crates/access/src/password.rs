//! Passwords of people who sign in to the web console: argon2id with its crate's defaults (19 MiB, two passes).
//!
//! Odd: both take a good part of a tenth of a second on purpose; callers run them where they hold nobody up, and a few at a
//! time.

use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};

/// The fewest characters that a new password may have.
pub const MIN_CHARACTERS: usize = 12;
/// The most bytes that a password may have: hashing takes time for each.
pub const MAX_BYTES: usize = 1024;

/// A password that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too short or too long.
    #[error("a password has at least {MIN_CHARACTERS} characters and at most {MAX_BYTES} bytes")]
    Length,
    /// The hash could not be made.
    #[error("the password could not be hashed: {0}")]
    Hash(argon2::password_hash::Error),
}

/// The hash of a new password, a PHC string with a salt of its own.
pub fn hash(password: &str) -> Result<String, PasswordError> {
    if password.chars().count() < MIN_CHARACTERS || password.len() > MAX_BYTES {
        return Err(PasswordError::Length);
    }
    let salt = SaltString::encode_b64(&crate::keys::random::<16>()).map_err(PasswordError::Hash)?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt);
    Ok(hash.map_err(PasswordError::Hash)?.to_string())
}

/// Whether it is the password of that hash. Without a hash it takes as long, so that time does not tell who has one.
pub fn verify(password: &str, hash: Option<&str>) -> bool {
    let known = hash.and_then(|text| PasswordHash::new(text).ok());
    let Some(known) = known.filter(|_| password.len() <= MAX_BYTES) else {
        // Only the time that it takes matters.
        let _ = self::hash("as long as a password");
        return false;
    };
    Argon2::default()
        .verify_password(password.as_bytes(), &known)
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_by_its_hash_alone() {
        let made = hash("correct horse battery").expect("long enough");
        assert!(made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{made}");
        assert!(verify("correct horse battery", Some(&made)));
        assert!(!verify("correct horse batterY", Some(&made)));
        assert!(!verify("correct horse battery", None));
        assert!(!verify("correct horse battery", Some("no hash")));
        assert_ne!(hash("correct horse battery").expect("long enough"), made);
    }

    #[test]
    fn the_hash_of_the_reference_implementation_is_understood() {
        // Test vector of phc-winner-argon2 (test.c: version 0x13, t=2, m=2^16, p=1, argon2id).
        let published = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ\
                         $CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assert!(verify("password", Some(published)));
        assert!(!verify("Password", Some(published)));
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        assert_eq!(hash("eleven char"), Err(PasswordError::Length));
        assert_eq!(hash(&"a".repeat(MAX_BYTES + 1)), Err(PasswordError::Length));
        assert!(!verify(&"a".repeat(MAX_BYTES + 1), None));
    }
}
