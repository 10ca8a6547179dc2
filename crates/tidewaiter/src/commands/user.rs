//! `tidewaiter user`: users, their policies and their access keys.
//!
//! It works on the metadata store, beside a running server as well; what it changes holds within seconds.

use std::io::{BufRead, IsTerminal, Read};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde_json::{Value, json};
use tidewaiter_access::policy::{PolicySet, built_in};
use tidewaiter_access::{NewKey, password};
use tidewaiter_store::{KeyStatus, NewAccessKey, Store, User};
use tidewaiter_types::Clock;

use super::serve::runtime;
use crate::clock::SystemClock;
use crate::config::MetadataOptions;

/// How many users are read at once.
const PAGE: u32 = 500;
/// The most bytes of a line with a password.
const MAX_LINE: u64 = 4096;

/// Arguments of `user`.
#[derive(clap::Args)]
pub struct UserArguments {
    #[command(subcommand)]
    command: UserCommand,
    #[command(flatten)]
    metadata: MetadataOptions,
}

#[derive(clap::Subcommand)]
enum UserCommand {
    /// Add a user with a policy and show its access key, once
    Add {
        /// The user's name
        name: String,
        #[command(flatten)]
        policies: Policies,
    },
    /// Replace a user's policies
    Policy {
        /// The user's name
        name: String,
        #[command(flatten)]
        policies: Policies,
    },
    /// Give a user a password for the web console, read from the terminal or from standard input
    Password {
        /// The user's name
        name: String,
    },
    /// Show all users with their keys and policies
    List,
    /// Delete a user with its keys
    Delete {
        /// The user's name
        name: String,
    },
    /// Give a user one more access key and show it, once
    AddKey {
        /// The user's name
        name: String,
    },
    /// Delete an access key
    DeleteKey {
        /// The key's id
        id: String,
    },
    /// Switch an access key off, or on again
    SwitchKey {
        /// The key's id
        id: String,
        /// Active or Inactive
        #[arg(value_parser = status)]
        status: KeyStatus,
    },
}

#[derive(clap::Args)]
struct Policies {
    /// A policy that comes with the program: read-only, push or admin; may be given several times
    #[arg(long, value_name = "NAME", value_parser = built_in::NAMES.to_vec())]
    policy: Vec<String>,
    /// A file with an IAM-style policy document; may be given several times
    #[arg(long, value_name = "FILE")]
    policy_file: Vec<PathBuf>,
}

impl Policies {
    /// All of them as they are kept: names of built-in ones and documents.
    fn read(self) -> anyhow::Result<Value> {
        let mut policies: Vec<Value> = self.policy.into_iter().map(Value::String).collect();
        for file in self.policy_file {
            let text = std::fs::read_to_string(&file)
                .with_context(|| format!("the policy {} cannot be read", file.display()))?;
            let policy = serde_json::from_str(&text);
            policies.push(policy.with_context(|| format!("the policy {} is no JSON", file.display()))?);
        }
        let policies = json!(policies);
        PolicySet::read(&policies)?;
        Ok(policies)
    }
}

fn status(word: &str) -> Result<KeyStatus, String> {
    KeyStatus::from_word(word).ok_or_else(|| "write Active or Inactive".to_owned())
}

/// Does what the arguments say.
pub fn run(arguments: UserArguments) -> anyhow::Result<ExitCode> {
    let settings = arguments.metadata.settings()?;
    runtime()?.block_on(async {
        let store = Store::open(&settings.database_url).await?;
        perform(&store, arguments.command).await?;
        store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

async fn perform(store: &Store, command: UserCommand) -> anyhow::Result<()> {
    match command {
        UserCommand::Add { name, policies } => add(store, &name, policies.read()?).await,
        UserCommand::Policy { name, policies } => {
            Ok(store.set_user_policies(&name, &policies.read()?).await?)
        }
        UserCommand::Password { name } => set_password(store, &name).await,
        UserCommand::List => list(store).await,
        UserCommand::Delete { name } => expect(store.delete_user(&name).await?, "user", &name),
        UserCommand::AddKey { name } => add_key(store, &name).await,
        UserCommand::DeleteKey { id } => expect(store.delete_access_key(&id).await?, "access key", &id),
        UserCommand::SwitchKey { id, status } => {
            expect(store.set_access_key_status(&id, status).await?, "access key", &id)
        }
    }
}

fn expect(found: bool, what: &str, name: &str) -> anyhow::Result<()> {
    if !found {
        bail!("there is no {what} {name:?}");
    }
    Ok(())
}

async fn add(store: &Store, name: &str, policies: Value) -> anyhow::Result<()> {
    check_name(name)?;
    let user = User {
        name: name.to_owned(),
        arn_path: format!("user/{name}"),
        policies,
        created_at: SystemClock.now(),
    };
    store.create_user(&user).await?;
    add_key(store, name).await
}

/// IAM's rule for user names.
fn check_name(name: &str) -> anyhow::Result<()> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"+=,.@_-".contains(&b);
    if name.is_empty() || name.len() > 64 || !name.bytes().all(allowed) {
        bail!("a user's name has letters, digits and +=,.@_- and at most 64 of them");
    }
    Ok(())
}

async fn add_key(store: &Store, name: &str) -> anyhow::Result<()> {
    let key = NewKey::generate();
    let secret = key.secret.reveal().to_owned();
    let new = NewAccessKey {
        id: key.id,
        secret,
        user: name.to_owned(),
    };
    store.create_access_key(&new, SystemClock.now()).await?;
    println!("The access key of {name}, shown this once:\n");
    println!("    export AWS_ACCESS_KEY_ID={}", new.id);
    println!("    export AWS_SECRET_ACCESS_KEY={}", new.secret);
    Ok(())
}

/// Sessions that were begun with the password before end.
async fn set_password(store: &Store, name: &str) -> anyhow::Result<()> {
    let hash = password::hash(&read_password()?)?;
    Ok(store.set_password(name, &hash, SystemClock.now()).await?)
}

/// Asks twice on a terminal; else takes the first line of standard input.
fn read_password() -> anyhow::Result<String> {
    let terminal = console::Term::stderr();
    if !std::io::stdin().is_terminal() {
        let mut line = String::new();
        std::io::stdin().lock().take(MAX_LINE).read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let ask = |words: &str| {
        terminal.write_str(words)?;
        terminal.read_secure_line()
    };
    let (first, second) = (ask("New password: ")?, ask("Once more: ")?);
    if first != second {
        bail!("the two are not the same");
    }
    Ok(first)
}

async fn list(store: &Store) -> anyhow::Result<()> {
    let mut after = None;
    loop {
        let users = store.users(after.as_deref(), PAGE).await?;
        for user in &users {
            println!("{}  {}", user.name, user.policies);
            for key in store.access_keys(&user.name).await? {
                println!("    {}  {}", key.id, key.status.as_str());
            }
        }
        match users.last() {
            Some(last) if users.len() == PAGE as usize => after = Some(last.name.clone()),
            _ => return Ok(()),
        }
    }
}
