//! `ListImageReferrers`: artifacts that are about an image, such as signatures and bills of materials.

use tidewaiter_aws_api::ecr::{
    ArtifactStatus, ArtifactStatusFilter, ImageReferrer, ListImageReferrersFilter, ListImageReferrersRequest,
    ListImageReferrersResponse,
};
use tidewaiter_store::Referrer;
use tidewaiter_types::Digest;

use crate::errors::{About, parameter};
use crate::paging::Paging;
use crate::{Call, Ecr, Result, number};

/// Items of a page where the client does not say; also the most that it may say.
const BY_DEFAULT: i32 = 50;
/// How many are read at once while a filter drops some.
const PIECE: u32 = 200;

pub(crate) async fn list(
    ecr: &Ecr,
    call: &Call,
    input: ListImageReferrersRequest,
) -> Result<ListImageReferrersResponse> {
    let about = ecr.about(&input.repository_name, &input.registry_id)?;
    let subject: Digest =
        input
            .subject_id
            .image_digest
            .parse()
            .map_err(|error: tidewaiter_types::DigestError| {
                parameter("subjectId.imageDigest", &error.to_string())
            })?;
    let paging = Paging::of(ecr, call, &input, input.max_results.or(Some(BY_DEFAULT)));
    let after = paging.position(input.next_token.as_deref())?;
    let filter = input.filter.unwrap_or_default();
    let mut found = matching(ecr, &about, &subject, after, &filter, paging.limit() + 1).await?;
    let next_token = paging.cut(&mut found, |last| last.digest);
    Ok(ListImageReferrersResponse {
        referrers: Some(found.into_iter().map(shown).collect()),
        next_token,
    })
}

/// The first referrers after a digest that a filter lets pass.
async fn matching(
    ecr: &Ecr,
    about: &About<'_>,
    subject: &Digest,
    mut after: Option<Digest>,
    filter: &ListImageReferrersFilter,
    limit: usize,
) -> Result<Vec<Referrer>> {
    let mut found = Vec::new();
    loop {
        let piece = ecr
            .registry
            .referrers(about.repository, subject, None, after.as_ref(), PIECE);
        let piece = piece.await.map_err(|error| about.registry(error))?;
        let last = piece.len() < PIECE as usize;
        after = piece.last().map(|referrer| referrer.digest);
        found.extend(piece.into_iter().filter(|referrer| passes(filter, referrer)));
        if last || found.len() >= limit {
            found.truncate(limit);
            return Ok(found);
        }
    }
}

/// Nothing is ever archived here.
fn passes(filter: &ListImageReferrersFilter, referrer: &Referrer) -> bool {
    use ArtifactStatusFilter::{Active, Any};
    let types = filter.artifact_types.as_deref().unwrap_or_default();
    let of_type = |own: &String| types.contains(own);
    matches!(filter.artifact_status, None | Some(Active | Any))
        && (types.is_empty() || referrer.artifact_type.as_ref().is_some_and(of_type))
}

fn shown(referrer: Referrer) -> ImageReferrer {
    ImageReferrer {
        digest: referrer.digest.to_string(),
        media_type: referrer.media_type,
        artifact_type: referrer.artifact_type,
        artifact_status: Some(ArtifactStatus::Active),
        size: number(referrer.size).unwrap_or_default(),
        annotations: Some(referrer.annotations).filter(|annotations| !annotations.is_empty()),
    }
}
