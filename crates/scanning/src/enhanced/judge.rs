//! Which vulnerabilities touch packages, in the form in which the store keeps it.

use std::collections::BTreeMap;
use std::sync::Arc;

use tidewaiter_advisories::Database;
use tidewaiter_matching::{Candidate, Candidates, Match, RatedMatch, rated_matches};
use tidewaiter_store::{NewMatch, PackageId};
use tidewaiter_types::Space;

use super::contents::{Shared, kept};
use crate::error::Result;

/// Judges packages, in a thread of its own.
pub(crate) async fn judge(
    database: Arc<Database>,
    packages: BTreeMap<PackageId, Shared>,
) -> Result<BTreeMap<PackageId, Vec<NewMatch>>> {
    let judging = tokio::task::spawn_blocking(move || judge_now(&database, &packages));
    judging.await.map_err(kept)?
}

fn judge_now(
    database: &Database,
    packages: &BTreeMap<PackageId, Shared>,
) -> Result<BTreeMap<PackageId, Vec<NewMatch>>> {
    let mut systems: BTreeMap<Option<&Space>, Vec<(PackageId, &Shared)>> = BTreeMap::new();
    for (id, shared) in packages {
        systems
            .entry(shared.system.as_ref())
            .or_default()
            .push((*id, shared));
    }
    let mut judged: BTreeMap<PackageId, Vec<NewMatch>> =
        packages.keys().map(|id| (*id, Vec::new())).collect();
    for (system, members) in systems {
        let candidates = candidates(system, &members);
        for rated in rated_matches(database, &candidates).map_err(kept)? {
            // Owners stand behind; they are judged where they are packages themselves.
            if let Some((id, _)) = members.get(rated.found.package) {
                judged.entry(*id).or_default().push(new_match(rated)?);
            }
        }
    }
    Ok(judged)
}

/// The packages of one system, and behind them their owners.
fn candidates<'p>(system: Option<&'p Space>, members: &[(PackageId, &'p Shared)]) -> Candidates<'p> {
    let mut owners = Vec::new();
    let mut list: Vec<Candidate<'p>> = Vec::with_capacity(members.len());
    for (_, shared) in members {
        let owner = shared.owner.as_ref().map(|owner| {
            owners.push(owner);
            members.len() + owners.len() - 1
        });
        list.push(Candidate {
            package: &shared.package,
            owner,
        });
    }
    list.extend(owners.into_iter().map(Candidate::from));
    Candidates { system, list }
}

fn new_match(rated: RatedMatch) -> Result<NewMatch> {
    let found = Match {
        package: 0,
        ..rated.found
    };
    Ok(NewMatch {
        vulnerability: found.vulnerability.clone(),
        severity: rated.severity.as_str().to_owned(),
        score: rated.score.map(|score| (f64::from(score) * 10.0).round() as i64),
        content: serde_json::to_value(&found).map_err(kept)?.to_string(),
    })
}
