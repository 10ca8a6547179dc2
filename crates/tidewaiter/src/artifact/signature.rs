//! Signing keys: ed25519 (RFC 8032), kept as PEM (RFC 8410).
//!
//! What is signed is a line that says what it is about and the manifest's digest, so that a signature of ours is none
//! of anything else. Odd: a signature says nothing of tags or of time. That an old revision is not passed off as the
//! newest is held by its date, which never goes back on a server.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, anyhow, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest as _, Sha256};
use tidewaiter_types::Digest;

/// What stands in front of the 32 bytes of a public key (RFC 8410, section 4: SubjectPublicKeyInfo).
const PUBLIC_PREFIX: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// A key that signs.
pub struct PrivateKey(Ed25519KeyPair);

/// A key that checks.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey([u8; 32]);

/// The bytes that are signed.
fn message(digest: Digest) -> Vec<u8> {
    format!("tidewaiter advisory database\n{digest}\n").into_bytes()
}

impl PrivateKey {
    /// Makes a key pair and writes it: `PATH` for its owner alone, `PATH.pub` for everybody.
    pub fn create(path: &Path) -> anyhow::Result<PublicKey> {
        let pkcs8 = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new());
        let pkcs8 = pkcs8.map_err(|_| anyhow!("the system gives no random numbers"))?;
        let key = Self::from_pkcs8(pkcs8.as_ref())?.public();
        write_new(path, &pem("PRIVATE KEY", pkcs8.as_ref()), 0o600)?;
        let public = [&PUBLIC_PREFIX[..], &key.0].concat();
        write_new(
            &path.with_added_extension("pub"),
            &pem("PUBLIC KEY", &public),
            0o644,
        )?;
        Ok(key)
    }

    /// Reads a key.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        Self::from_pkcs8(&read(path, "PRIVATE KEY")?)
            .with_context(|| format!("{} cannot be used", path.display()))
    }

    fn from_pkcs8(bytes: &[u8]) -> anyhow::Result<Self> {
        let key = Ed25519KeyPair::from_pkcs8_maybe_unchecked(bytes);
        Ok(Self(key.map_err(|why| anyhow!("no ed25519 key: {why}"))?))
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.public_key().as_ref());
        PublicKey(bytes)
    }

    /// The signature of a manifest.
    pub fn sign(&self, digest: Digest) -> Vec<u8> {
        self.0.sign(&message(digest)).as_ref().to_vec()
    }
}

impl PublicKey {
    /// Reads a key.
    pub fn read(path: &Path) -> anyhow::Result<Self> {
        let bytes = read(path, "PUBLIC KEY")?;
        let key = bytes
            .strip_prefix(&PUBLIC_PREFIX)
            .and_then(|rest| rest.try_into().ok());
        key.map(Self)
            .with_context(|| format!("{} is no ed25519 key", path.display()))
    }

    /// A short name for it: the beginning of its SHA-256.
    pub fn id(&self) -> String {
        hex::encode(&Sha256::digest(self.0)[..8])
    }

    /// Whether a signature of a manifest is by this key.
    pub fn verifies(&self, digest: Digest, signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ED25519, self.0);
        key.verify(&message(digest), signature).is_ok()
    }
}

fn pem(kind: &str, bytes: &[u8]) -> String {
    let text = STANDARD.encode(bytes);
    let mut lines = format!("-----BEGIN {kind}-----\n");
    for line in text.as_bytes().chunks(64) {
        lines.extend(line.iter().map(|byte| char::from(*byte)));
        lines.push('\n');
    }
    lines + &format!("-----END {kind}-----\n")
}

fn read(path: &Path, kind: &str) -> anyhow::Result<Vec<u8>> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let inner = text
        .split_once(&format!("-----BEGIN {kind}-----"))
        .and_then(|(_, rest)| rest.split_once(&format!("-----END {kind}-----")));
    let Some((inner, _)) = inner else {
        bail!("{} holds no {} in PEM", path.display(), kind.to_lowercase());
    };
    let joined: String = inner.split_whitespace().collect();
    STANDARD
        .decode(joined)
        .with_context(|| format!("{} is damaged", path.display()))
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str, mode: u32) -> anyhow::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, mode);
    #[cfg(not(unix))]
    let _ = mode;
    let written = options
        .open(path)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    written.with_context(|| format!("{} cannot be written", path.display()))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    const DIGEST: Digest = Digest::Sha256([7; 32]);

    #[test]
    fn a_signature_is_by_one_key_over_one_digest() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.pem");
        let public = PrivateKey::create(&path).unwrap();
        let key = PrivateKey::read(&path).unwrap();
        let signature = key.sign(DIGEST);
        assert!(public.verifies(DIGEST, &signature));
        assert!(PublicKey::read(&folder.path().join("a.pem.pub")).unwrap() == public);
        assert!(!public.verifies(Digest::Sha256([8; 32]), &signature));
        let other = PrivateKey::create(&folder.path().join("b.pem")).unwrap();
        assert!(!other.verifies(DIGEST, &signature));
        assert!(!public.verifies(DIGEST, &signature[..63]));
        assert!(PrivateKey::create(&path).is_err(), "a key is not written over");
        assert!(
            PublicKey::read(&path).is_err() && PrivateKey::read(&folder.path().join("a.pem.pub")).is_err()
        );
    }

    #[test]
    fn openssl_verifies_what_is_signed_here() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        PrivateKey::create(&path("a.pem")).unwrap();
        let signature = PrivateKey::read(&path("a.pem")).unwrap().sign(DIGEST);
        fs::write(path("signature"), signature).unwrap();
        fs::write(path("message"), message(DIGEST)).unwrap();
        let said = Command::new("openssl")
            .args(["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"])
            .arg(path("a.pem.pub"))
            .arg("-sigfile")
            .arg(path("signature"))
            .arg("-in")
            .arg(path("message"))
            .output()
            .unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    }

    #[cfg(unix)]
    #[test]
    fn a_private_key_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        PrivateKey::create(&folder.path().join("a.pem")).unwrap();
        let mode = fs::metadata(folder.path().join("a.pem"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0);
    }
}
