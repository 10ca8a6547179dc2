//! Whether a resource is scanned, and the reason, in Inspector's words.
//!
//! Odd: an image that is scanned once, when it is pushed, is ACTIVE with a reason of its own; and a repository without
//! images is as active as its rule says, although there is nothing to scan in it.

use tidewaiter_aws_api::inspector2::{ScanStatus, ScanStatusCode, ScanStatusReason};
use tidewaiter_scanning::rules::Frequency;
use tidewaiter_scanning::{NO_LAYERS, is_scannable};
use tidewaiter_store::{self as store, Image, Scan, WatchedImage};
use tidewaiter_types::media_type;

pub(super) fn of_repository(frequency: Frequency, has_images: bool) -> ScanStatus {
    match frequency {
        Frequency::Manual => inactive(ScanStatusReason::ScanFrequencyManual),
        _ if !has_images => active(ScanStatusReason::NoResourcesFound),
        Frequency::ScanOnPush => active(ScanStatusReason::ScanFrequencyScanOnPush),
        Frequency::ContinuousScan => active(ScanStatusReason::Successful),
    }
}

/// An image's, by its last enhanced scan and what that found.
pub(super) fn of_image(
    frequency: Frequency,
    image: &Image,
    scan: Option<&Scan>,
    watched: Option<&WatchedImage>,
) -> ScanStatus {
    if !media_type::is_manifest(&image.media_type) {
        return inactive(ScanStatusReason::UnsupportedMediaType);
    }
    if !is_scannable(&image.media_type, image.config_media_type.as_deref()) {
        return inactive(ScanStatusReason::UnsupportedConfigFile);
    }
    if frequency == Frequency::Manual {
        return inactive(ScanStatusReason::ScanFrequencyManual);
    }
    let Some(scan) = scan else {
        return active(ScanStatusReason::PendingInitialScan);
    };
    match scan.status {
        store::ScanStatus::Active => active(ScanStatusReason::Successful),
        store::ScanStatus::Complete => active(ScanStatusReason::ScanFrequencyScanOnPush),
        store::ScanStatus::Pending if watched.is_some_and(|watched| watched.expired) => {
            active(ScanStatusReason::PendingRevivalScan)
        }
        store::ScanStatus::Pending if watched.is_some() => active(ScanStatusReason::ScanInProgress),
        store::ScanStatus::Pending => active(ScanStatusReason::PendingInitialScan),
        store::ScanStatus::InProgress => active(ScanStatusReason::ScanInProgress),
        store::ScanStatus::ScanEligibilityExpired => inactive(ScanStatusReason::ScanEligibilityExpired),
        store::ScanStatus::ImageArchived => inactive(ScanStatusReason::ImageArchived),
        store::ScanStatus::UnsupportedImage if scan.description.as_deref() == Some(NO_LAYERS) => {
            inactive(ScanStatusReason::UnsupportedMediaType)
        }
        store::ScanStatus::UnsupportedImage => inactive(ScanStatusReason::UnsupportedOs),
        store::ScanStatus::Failed
        | store::ScanStatus::FindingsUnavailable
        | store::ScanStatus::LimitExceeded => inactive(ScanStatusReason::InternalError),
    }
}

fn active(reason: ScanStatusReason) -> ScanStatus {
    ScanStatus {
        reason,
        status_code: ScanStatusCode::Active,
    }
}

fn inactive(reason: ScanStatusReason) -> ScanStatus {
    ScanStatus {
        reason,
        status_code: ScanStatusCode::Inactive,
    }
}
