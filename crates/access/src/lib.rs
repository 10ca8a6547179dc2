//! Who may do what: principals and their IAM-style policies, access keys, registry tokens.
//!
//! The same policies hold on both sides of the house: an AWS request is signed with an access key and asks for its
//! own action; a registry request carries a token made from an access key and asks for the action of ECR that does
//! the same (a pull of a manifest is `ecr:BatchGetImage`, see [`policy::built_in`]). Where keys are kept is behind
//! [`KeyStore`]; [`StoredKeys`] keeps them in the database.

mod download;
mod gate;
mod keys;
pub mod password;
pub mod policy;
mod principal;
mod secret;
mod stored_keys;
mod token;

pub use download::{DownloadError, DownloadKey};
pub use gate::{Gate, Home};
pub use keys::{Key, KeyStore, LookUpError, NewKey};
pub use principal::{Denied, Principal};
pub use secret::ServerSecret;
pub use stored_keys::StoredKeys;
pub use tidewaiter_aws_wire::sigv4::Secret;
pub use token::{Claims, Scope, Token, TokenError, Tokens};
