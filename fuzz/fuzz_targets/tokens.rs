//! Texts that claim to be tokens of ours (registry tokens, page tokens, download URLs, scopes): none is believed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tidewaiter_access::{DownloadKey, Scope, Tokens};
use tidewaiter_aws_wire::{PageScope, PageTokens};
use tidewaiter_types::{Digest, Timestamp};

const NOW: Timestamp = Timestamp(1_700_000_000_000);

fuzz_target!(|text: &str| {
    let tokens = Tokens::new(&[3; 32]);
    assert!(tokens.check(text, NOW).is_err());
    let pages = PageTokens::new(&[7; 32]);
    let scope = PageScope::of(
        "ecr:ListImages",
        "123456789012",
        &serde_json::json!({"filter": text}),
    );
    assert!(pages.open::<serde_json::Value>(&scope, text).is_err());
    let downloads = DownloadKey::new(&[5; 32]);
    let digest = Digest::Sha256([7; 32]);
    assert!(
        downloads
            .check("team/app", &digest, text, NOW)
            .is_none_or(|verdict| verdict.is_err())
    );
    let Some(scope) = Scope::parse(text) else { return };
    let token = tokens.issue("AKID", "123456789012", Some(vec![scope.clone()]), NOW);
    // Tokens that are too long to be looked at are refused even if they are ours.
    if let Ok(claims) = tokens.check(&token.text, NOW) {
        assert_eq!(claims.scopes.as_deref(), Some(&[scope][..]));
        assert!(!claims.permits("registry", "catalog", "a word that nobody holds") || text.contains('*'));
    } else {
        assert!(token.text.len() > 10_000);
    }
});
