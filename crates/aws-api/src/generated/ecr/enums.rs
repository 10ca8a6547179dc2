//! Enumerations; each keeps a value that the model does not list as text.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::string_enum;

string_enum!(
    /// `ArtifactStatus`
    ArtifactStatus {
        Active = "ACTIVE",
        Archived = "ARCHIVED",
        Activating = "ACTIVATING",
    }
);

string_enum!(
    /// `ArtifactStatusFilter`
    ArtifactStatusFilter {
        Active = "ACTIVE",
        Archived = "ARCHIVED",
        Activating = "ACTIVATING",
        Any = "ANY",
    }
);

string_enum!(
    /// `EncryptionType`
    EncryptionType {
        Aes256 = "AES256",
        Kms = "KMS",
        KmsDsse = "KMS_DSSE",
    }
);

string_enum!(
    /// `FindingSeverity`
    FindingSeverity {
        Informational = "INFORMATIONAL",
        Low = "LOW",
        Medium = "MEDIUM",
        High = "HIGH",
        Critical = "CRITICAL",
        Undefined = "UNDEFINED",
    }
);

string_enum!(
    /// `ImageActionType`
    ImageActionType {
        Expire = "EXPIRE",
        Transition = "TRANSITION",
    }
);

string_enum!(
    /// `ImageFailureCode`
    ImageFailureCode {
        InvalidImageDigest = "InvalidImageDigest",
        InvalidImageTag = "InvalidImageTag",
        ImageTagDoesNotMatchDigest = "ImageTagDoesNotMatchDigest",
        ImageNotFound = "ImageNotFound",
        MissingDigestAndTag = "MissingDigestAndTag",
        ImageReferencedByManifestList = "ImageReferencedByManifestList",
        KmsError = "KmsError",
        UpstreamAccessDenied = "UpstreamAccessDenied",
        UpstreamTooManyRequests = "UpstreamTooManyRequests",
        UpstreamUnavailable = "UpstreamUnavailable",
        ImageInaccessible = "ImageInaccessible",
    }
);

string_enum!(
    /// `ImageStatus`
    ImageStatus {
        Active = "ACTIVE",
        Archived = "ARCHIVED",
        Activating = "ACTIVATING",
    }
);

string_enum!(
    /// `ImageStatusFilter`
    ImageStatusFilter {
        Active = "ACTIVE",
        Archived = "ARCHIVED",
        Activating = "ACTIVATING",
        Any = "ANY",
    }
);

string_enum!(
    /// `ImageTagMutability`
    ImageTagMutability {
        Mutable = "MUTABLE",
        Immutable = "IMMUTABLE",
        ImmutableWithExclusion = "IMMUTABLE_WITH_EXCLUSION",
        MutableWithExclusion = "MUTABLE_WITH_EXCLUSION",
    }
);

string_enum!(
    /// `ImageTagMutabilityExclusionFilterType`
    ImageTagMutabilityExclusionFilterType {
        Wildcard = "WILDCARD",
    }
);

string_enum!(
    /// `LayerAvailability`
    LayerAvailability {
        Available = "AVAILABLE",
        Unavailable = "UNAVAILABLE",
        Archived = "ARCHIVED",
    }
);

string_enum!(
    /// `LayerFailureCode`
    LayerFailureCode {
        InvalidLayerDigest = "InvalidLayerDigest",
        MissingLayerDigest = "MissingLayerDigest",
    }
);

string_enum!(
    /// `LifecyclePolicyPreviewStatus`
    LifecyclePolicyPreviewStatus {
        InProgress = "IN_PROGRESS",
        Complete = "COMPLETE",
        Expired = "EXPIRED",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `LifecyclePolicyStorageClass`
    LifecyclePolicyStorageClass {
        Archive = "ARCHIVE",
        Standard = "STANDARD",
    }
);

string_enum!(
    /// `LifecyclePolicyTargetStorageClass`
    LifecyclePolicyTargetStorageClass {
        Archive = "ARCHIVE",
    }
);

string_enum!(
    /// `RCTAppliedFor`
    RctAppliedFor {
        Replication = "REPLICATION",
        PullThroughCache = "PULL_THROUGH_CACHE",
        CreateOnPush = "CREATE_ON_PUSH",
    }
);

string_enum!(
    /// `ReplicationStatus`
    ReplicationStatus {
        InProgress = "IN_PROGRESS",
        Complete = "COMPLETE",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `RepositoryFilterType`
    RepositoryFilterType {
        PrefixMatch = "PREFIX_MATCH",
    }
);

string_enum!(
    /// `ScanFrequency`
    ScanFrequency {
        ScanOnPush = "SCAN_ON_PUSH",
        ContinuousScan = "CONTINUOUS_SCAN",
        Manual = "MANUAL",
    }
);

string_enum!(
    /// `ScanStatus`
    ScanStatus {
        InProgress = "IN_PROGRESS",
        Complete = "COMPLETE",
        Failed = "FAILED",
        UnsupportedImage = "UNSUPPORTED_IMAGE",
        Active = "ACTIVE",
        Pending = "PENDING",
        ScanEligibilityExpired = "SCAN_ELIGIBILITY_EXPIRED",
        FindingsUnavailable = "FINDINGS_UNAVAILABLE",
        LimitExceeded = "LIMIT_EXCEEDED",
        ImageArchived = "IMAGE_ARCHIVED",
    }
);

string_enum!(
    /// `ScanType`
    ScanType {
        Basic = "BASIC",
        Enhanced = "ENHANCED",
    }
);

string_enum!(
    /// `ScanningConfigurationFailureCode`
    ScanningConfigurationFailureCode {
        RepositoryNotFound = "REPOSITORY_NOT_FOUND",
    }
);

string_enum!(
    /// `ScanningRepositoryFilterType`
    ScanningRepositoryFilterType {
        Wildcard = "WILDCARD",
    }
);

string_enum!(
    /// `SigningRepositoryFilterType`
    SigningRepositoryFilterType {
        WildcardMatch = "WILDCARD_MATCH",
    }
);

string_enum!(
    /// `SigningStatus`
    SigningStatus {
        InProgress = "IN_PROGRESS",
        Complete = "COMPLETE",
        Failed = "FAILED",
    }
);

string_enum!(
    /// `TagStatus`
    TagStatus {
        Tagged = "TAGGED",
        Untagged = "UNTAGGED",
        Any = "ANY",
    }
);

string_enum!(
    /// `TargetStorageClass`
    TargetStorageClass {
        Standard = "STANDARD",
        Archive = "ARCHIVE",
    }
);

string_enum!(
    /// `UpstreamRegistry`
    UpstreamRegistry {
        Ecr = "ecr",
        EcrPublic = "ecr-public",
        Quay = "quay",
        K8s = "k8s",
        DockerHub = "docker-hub",
        GithubContainerRegistry = "github-container-registry",
        AzureContainerRegistry = "azure-container-registry",
        GitlabContainerRegistry = "gitlab-container-registry",
        Chainguard = "chainguard",
    }
);
