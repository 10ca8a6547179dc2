// Amazon Elastic Container Registry, 2015-09-21.
// Written by `cargo xtask codegen`; do not edit.

/** Operations by their names. */
export interface Operations {
  BatchDeleteImage: { input: BatchDeleteImageRequest; output: BatchDeleteImageResponse };
  BatchGetImage: { input: BatchGetImageRequest; output: BatchGetImageResponse };
  BatchGetRepositoryScanningConfiguration: { input: BatchGetRepositoryScanningConfigurationRequest; output: BatchGetRepositoryScanningConfigurationResponse };
  CreatePullThroughCacheRule: { input: CreatePullThroughCacheRuleRequest; output: CreatePullThroughCacheRuleResponse };
  CreateRepository: { input: CreateRepositoryRequest; output: CreateRepositoryResponse };
  DeleteLifecyclePolicy: { input: DeleteLifecyclePolicyRequest; output: DeleteLifecyclePolicyResponse };
  DeletePullThroughCacheRule: { input: DeletePullThroughCacheRuleRequest; output: DeletePullThroughCacheRuleResponse };
  DeleteRepository: { input: DeleteRepositoryRequest; output: DeleteRepositoryResponse };
  DeleteRepositoryPolicy: { input: DeleteRepositoryPolicyRequest; output: DeleteRepositoryPolicyResponse };
  DescribeImageScanFindings: { input: DescribeImageScanFindingsRequest; output: DescribeImageScanFindingsResponse };
  DescribeImages: { input: DescribeImagesRequest; output: DescribeImagesResponse };
  DescribePullThroughCacheRules: { input: DescribePullThroughCacheRulesRequest; output: DescribePullThroughCacheRulesResponse };
  DescribeRegistry: { input: DescribeRegistryRequest; output: DescribeRegistryResponse };
  DescribeRepositories: { input: DescribeRepositoriesRequest; output: DescribeRepositoriesResponse };
  GetDownloadUrlForLayer: { input: GetDownloadUrlForLayerRequest; output: GetDownloadUrlForLayerResponse };
  GetLifecyclePolicy: { input: GetLifecyclePolicyRequest; output: GetLifecyclePolicyResponse };
  GetRegistryScanningConfiguration: { input: GetRegistryScanningConfigurationRequest; output: GetRegistryScanningConfigurationResponse };
  GetRepositoryPolicy: { input: GetRepositoryPolicyRequest; output: GetRepositoryPolicyResponse };
  ListImageReferrers: { input: ListImageReferrersRequest; output: ListImageReferrersResponse };
  PutImageTagMutability: { input: PutImageTagMutabilityRequest; output: PutImageTagMutabilityResponse };
  PutLifecyclePolicy: { input: PutLifecyclePolicyRequest; output: PutLifecyclePolicyResponse };
  PutRegistryScanningConfiguration: { input: PutRegistryScanningConfigurationRequest; output: PutRegistryScanningConfigurationResponse };
  PutReplicationConfiguration: { input: PutReplicationConfigurationRequest; output: PutReplicationConfigurationResponse };
  SetRepositoryPolicy: { input: SetRepositoryPolicyRequest; output: SetRepositoryPolicyResponse };
  StartImageScan: { input: StartImageScanRequest; output: StartImageScanResponse };
}

export type ArtifactStatus = 'ACTIVE' | 'ARCHIVED' | 'ACTIVATING';

export type ArtifactStatusFilter = 'ACTIVE' | 'ARCHIVED' | 'ACTIVATING' | 'ANY';

export interface Attribute {
  key: string;
  value?: string;
}

export interface AwsEcrContainerImageDetails {
  architecture?: string;
  author?: string;
  imageHash?: string;
  imageTags?: string[];
  inUseCount?: number;
  lastInUseAt?: number;
  platform?: string;
  pushedAt?: number;
  registry?: string;
  repositoryName?: string;
}

export interface BatchDeleteImageRequest {
  imageIds: ImageIdentifier[];
  registryId?: string;
  repositoryName: string;
}

export interface BatchDeleteImageResponse {
  failures?: ImageFailure[];
  imageIds?: ImageIdentifier[];
}

export interface BatchGetImageRequest {
  acceptedMediaTypes?: string[];
  imageIds: ImageIdentifier[];
  registryId?: string;
  repositoryName: string;
}

export interface BatchGetImageResponse {
  failures?: ImageFailure[];
  images?: Image[];
}

export interface BatchGetRepositoryScanningConfigurationRequest {
  repositoryNames: string[];
}

export interface BatchGetRepositoryScanningConfigurationResponse {
  failures?: RepositoryScanningConfigurationFailure[];
  scanningConfigurations?: RepositoryScanningConfiguration[];
}

export interface CreatePullThroughCacheRuleRequest {
  credentialArn?: string;
  customRoleArn?: string;
  ecrRepositoryPrefix: string;
  registryId?: string;
  upstreamRegistry?: UpstreamRegistry;
  upstreamRegistryUrl: string;
  upstreamRepositoryPrefix?: string;
}

export interface CreatePullThroughCacheRuleResponse {
  createdAt?: number;
  credentialArn?: string;
  customRoleArn?: string;
  ecrRepositoryPrefix?: string;
  registryId?: string;
  upstreamRegistry?: UpstreamRegistry;
  upstreamRegistryUrl?: string;
  upstreamRepositoryPrefix?: string;
}

export interface CreateRepositoryRequest {
  encryptionConfiguration?: EncryptionConfiguration;
  imageScanningConfiguration?: ImageScanningConfiguration;
  imageTagMutability?: ImageTagMutability;
  imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[];
  registryId?: string;
  repositoryName: string;
  tags?: Tag[];
}

export interface CreateRepositoryResponse {
  repository?: Repository;
}

export interface CvssScore {
  baseScore?: number;
  scoringVector?: string;
  source?: string;
  version?: string;
}

export interface CvssScoreAdjustment {
  metric?: string;
  reason?: string;
}

export interface CvssScoreDetails {
  adjustments?: CvssScoreAdjustment[];
  score?: number;
  scoreSource?: string;
  scoringVector?: string;
  version?: string;
}

export interface DeleteLifecyclePolicyRequest {
  registryId?: string;
  repositoryName: string;
}

export interface DeleteLifecyclePolicyResponse {
  lastEvaluatedAt?: number;
  lifecyclePolicyText?: string;
  registryId?: string;
  repositoryName?: string;
}

export interface DeletePullThroughCacheRuleRequest {
  ecrRepositoryPrefix: string;
  registryId?: string;
}

export interface DeletePullThroughCacheRuleResponse {
  createdAt?: number;
  credentialArn?: string;
  customRoleArn?: string;
  ecrRepositoryPrefix?: string;
  registryId?: string;
  upstreamRegistryUrl?: string;
  upstreamRepositoryPrefix?: string;
}

export interface DeleteRepositoryPolicyRequest {
  registryId?: string;
  repositoryName: string;
}

export interface DeleteRepositoryPolicyResponse {
  policyText?: string;
  registryId?: string;
  repositoryName?: string;
}

export interface DeleteRepositoryRequest {
  force?: boolean;
  registryId?: string;
  repositoryName: string;
}

export interface DeleteRepositoryResponse {
  repository?: Repository;
}

export interface DescribeImageScanFindingsRequest {
  imageId: ImageIdentifier;
  maxResults?: number;
  nextToken?: string;
  registryId?: string;
  repositoryName: string;
}

export interface DescribeImageScanFindingsResponse {
  imageId?: ImageIdentifier;
  imageScanFindings?: ImageScanFindings;
  imageScanStatus?: ImageScanStatus;
  nextToken?: string;
  registryId?: string;
  repositoryName?: string;
}

export interface DescribeImagesFilter {
  imageStatus?: ImageStatusFilter;
  tagStatus?: TagStatus;
}

export interface DescribeImagesRequest {
  filter?: DescribeImagesFilter;
  imageIds?: ImageIdentifier[];
  maxResults?: number;
  nextToken?: string;
  registryId?: string;
  repositoryName: string;
}

export interface DescribeImagesResponse {
  imageDetails?: ImageDetail[];
  nextToken?: string;
}

export interface DescribePullThroughCacheRulesRequest {
  ecrRepositoryPrefixes?: string[];
  maxResults?: number;
  nextToken?: string;
  registryId?: string;
}

export interface DescribePullThroughCacheRulesResponse {
  nextToken?: string;
  pullThroughCacheRules?: PullThroughCacheRule[];
}

export interface DescribeRegistryRequest {
}

export interface DescribeRegistryResponse {
  registryId?: string;
  replicationConfiguration?: ReplicationConfiguration;
}

export interface DescribeRepositoriesRequest {
  maxResults?: number;
  nextToken?: string;
  registryId?: string;
  repositoryNames?: string[];
}

export interface DescribeRepositoriesResponse {
  nextToken?: string;
  repositories?: Repository[];
}

export interface EncryptionConfiguration {
  encryptionType: EncryptionType;
  kmsKey?: string;
}

export type EncryptionType = 'AES256' | 'KMS' | 'KMS_DSSE';

export interface EnhancedImageScanFinding {
  awsAccountId?: string;
  description?: string;
  exploitAvailable?: string;
  findingArn?: string;
  firstObservedAt?: number;
  fixAvailable?: string;
  lastObservedAt?: number;
  packageVulnerabilityDetails?: PackageVulnerabilityDetails;
  remediation?: Remediation;
  resources?: Resource[];
  score?: number;
  scoreDetails?: ScoreDetails;
  severity?: string;
  status?: string;
  title?: string;
  type?: string;
  updatedAt?: number;
}

export type FindingSeverity = 'INFORMATIONAL' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | 'UNDEFINED';

export interface GetDownloadUrlForLayerRequest {
  layerDigest: string;
  registryId?: string;
  repositoryName: string;
}

export interface GetDownloadUrlForLayerResponse {
  downloadUrl?: string;
  layerDigest?: string;
}

export interface GetLifecyclePolicyRequest {
  registryId?: string;
  repositoryName: string;
}

export interface GetLifecyclePolicyResponse {
  lastEvaluatedAt?: number;
  lifecyclePolicyText?: string;
  registryId?: string;
  repositoryName?: string;
}

export interface GetRegistryScanningConfigurationRequest {
}

export interface GetRegistryScanningConfigurationResponse {
  registryId?: string;
  scanningConfiguration?: RegistryScanningConfiguration;
}

export interface GetRepositoryPolicyRequest {
  registryId?: string;
  repositoryName: string;
}

export interface GetRepositoryPolicyResponse {
  policyText?: string;
  registryId?: string;
  repositoryName?: string;
}

export interface Image {
  imageId?: ImageIdentifier;
  imageManifest?: string;
  imageManifestMediaType?: string;
  registryId?: string;
  repositoryName?: string;
}

export interface ImageDetail {
  artifactMediaType?: string;
  imageDigest?: string;
  imageManifestMediaType?: string;
  imagePushedAt?: number;
  imageScanFindingsSummary?: ImageScanFindingsSummary;
  imageScanStatus?: ImageScanStatus;
  imageSizeInBytes?: number;
  imageStatus?: ImageStatus;
  imageTags?: string[];
  lastActivatedAt?: number;
  lastArchivedAt?: number;
  lastRecordedPullTime?: number;
  registryId?: string;
  repositoryName?: string;
  subjectManifestDigest?: string;
}

export interface ImageFailure {
  failureCode?: ImageFailureCode;
  failureReason?: string;
  imageId?: ImageIdentifier;
}

export type ImageFailureCode = 'InvalidImageDigest' | 'InvalidImageTag' | 'ImageTagDoesNotMatchDigest' | 'ImageNotFound' | 'MissingDigestAndTag' | 'ImageReferencedByManifestList' | 'KmsError' | 'UpstreamAccessDenied' | 'UpstreamTooManyRequests' | 'UpstreamUnavailable' | 'ImageInaccessible';

export interface ImageIdentifier {
  imageDigest?: string;
  imageTag?: string;
}

export interface ImageReferrer {
  annotations?: { [key: string]: string };
  artifactStatus?: ArtifactStatus;
  artifactType?: string;
  digest: string;
  mediaType: string;
  size: number;
}

export interface ImageScanFinding {
  attributes?: Attribute[];
  description?: string;
  name?: string;
  severity?: FindingSeverity;
  uri?: string;
}

export interface ImageScanFindings {
  enhancedFindings?: EnhancedImageScanFinding[];
  findingSeverityCounts?: { [key: string]: number };
  findings?: ImageScanFinding[];
  imageScanCompletedAt?: number;
  vulnerabilitySourceUpdatedAt?: number;
}

export interface ImageScanFindingsSummary {
  findingSeverityCounts?: { [key: string]: number };
  imageScanCompletedAt?: number;
  vulnerabilitySourceUpdatedAt?: number;
}

export interface ImageScanStatus {
  description?: string;
  status?: ScanStatus;
}

export interface ImageScanningConfiguration {
  scanOnPush?: boolean;
}

export type ImageStatus = 'ACTIVE' | 'ARCHIVED' | 'ACTIVATING';

export type ImageStatusFilter = 'ACTIVE' | 'ARCHIVED' | 'ACTIVATING' | 'ANY';

export type ImageTagMutability = 'MUTABLE' | 'IMMUTABLE' | 'IMMUTABLE_WITH_EXCLUSION' | 'MUTABLE_WITH_EXCLUSION';

export interface ImageTagMutabilityExclusionFilter {
  filter: string;
  filterType: ImageTagMutabilityExclusionFilterType;
}

export type ImageTagMutabilityExclusionFilterType = 'WILDCARD';

export interface ListImageReferrersFilter {
  artifactStatus?: ArtifactStatusFilter;
  artifactTypes?: string[];
}

export interface ListImageReferrersRequest {
  filter?: ListImageReferrersFilter;
  maxResults?: number;
  nextToken?: string;
  registryId?: string;
  repositoryName: string;
  subjectId: SubjectIdentifier;
}

export interface ListImageReferrersResponse {
  nextToken?: string;
  referrers?: ImageReferrer[];
}

export interface PackageVulnerabilityDetails {
  cvss?: CvssScore[];
  referenceUrls?: string[];
  relatedVulnerabilities?: string[];
  source?: string;
  sourceUrl?: string;
  vendorCreatedAt?: number;
  vendorSeverity?: string;
  vendorUpdatedAt?: number;
  vulnerabilityId?: string;
  vulnerablePackages?: VulnerablePackage[];
}

export interface PullThroughCacheRule {
  createdAt?: number;
  credentialArn?: string;
  customRoleArn?: string;
  ecrRepositoryPrefix?: string;
  registryId?: string;
  updatedAt?: number;
  upstreamRegistry?: UpstreamRegistry;
  upstreamRegistryUrl?: string;
  upstreamRepositoryPrefix?: string;
}

export interface PutImageTagMutabilityRequest {
  imageTagMutability: ImageTagMutability;
  imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[];
  registryId?: string;
  repositoryName: string;
}

export interface PutImageTagMutabilityResponse {
  imageTagMutability?: ImageTagMutability;
  imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[];
  registryId?: string;
  repositoryName?: string;
}

export interface PutLifecyclePolicyRequest {
  lifecyclePolicyText: string;
  registryId?: string;
  repositoryName: string;
}

export interface PutLifecyclePolicyResponse {
  lifecyclePolicyText?: string;
  registryId?: string;
  repositoryName?: string;
}

export interface PutRegistryScanningConfigurationRequest {
  rules?: RegistryScanningRule[];
  scanType?: ScanType;
}

export interface PutRegistryScanningConfigurationResponse {
  registryScanningConfiguration?: RegistryScanningConfiguration;
}

export interface PutReplicationConfigurationRequest {
  replicationConfiguration: ReplicationConfiguration;
}

export interface PutReplicationConfigurationResponse {
  replicationConfiguration?: ReplicationConfiguration;
}

export interface Recommendation {
  text?: string;
  url?: string;
}

export interface RegistryScanningConfiguration {
  rules?: RegistryScanningRule[];
  scanType?: ScanType;
}

export interface RegistryScanningRule {
  repositoryFilters: ScanningRepositoryFilter[];
  scanFrequency: ScanFrequency;
}

export interface Remediation {
  recommendation?: Recommendation;
}

export interface ReplicationConfiguration {
  rules: ReplicationRule[];
}

export interface ReplicationDestination {
  region: string;
  registryId: string;
}

export interface ReplicationRule {
  destinations: ReplicationDestination[];
  repositoryFilters?: RepositoryFilter[];
}

export interface Repository {
  createdAt?: number;
  encryptionConfiguration?: EncryptionConfiguration;
  imageScanningConfiguration?: ImageScanningConfiguration;
  imageTagMutability?: ImageTagMutability;
  imageTagMutabilityExclusionFilters?: ImageTagMutabilityExclusionFilter[];
  registryId?: string;
  repositoryArn?: string;
  repositoryName?: string;
  repositoryUri?: string;
}

export interface RepositoryFilter {
  filter: string;
  filterType: RepositoryFilterType;
}

export type RepositoryFilterType = 'PREFIX_MATCH';

export interface RepositoryScanningConfiguration {
  appliedScanFilters?: ScanningRepositoryFilter[];
  repositoryArn?: string;
  repositoryName?: string;
  scanFrequency?: ScanFrequency;
  scanOnPush?: boolean;
}

export interface RepositoryScanningConfigurationFailure {
  failureCode?: ScanningConfigurationFailureCode;
  failureReason?: string;
  repositoryName?: string;
}

export interface Resource {
  details?: ResourceDetails;
  id?: string;
  tags?: { [key: string]: string };
  type?: string;
}

export interface ResourceDetails {
  awsEcrContainerImage?: AwsEcrContainerImageDetails;
}

export type ScanFrequency = 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN' | 'MANUAL';

export type ScanStatus = 'IN_PROGRESS' | 'COMPLETE' | 'FAILED' | 'UNSUPPORTED_IMAGE' | 'ACTIVE' | 'PENDING' | 'SCAN_ELIGIBILITY_EXPIRED' | 'FINDINGS_UNAVAILABLE' | 'LIMIT_EXCEEDED' | 'IMAGE_ARCHIVED';

export type ScanType = 'BASIC' | 'ENHANCED';

export type ScanningConfigurationFailureCode = 'REPOSITORY_NOT_FOUND';

export interface ScanningRepositoryFilter {
  filter: string;
  filterType: ScanningRepositoryFilterType;
}

export type ScanningRepositoryFilterType = 'WILDCARD';

export interface ScoreDetails {
  cvss?: CvssScoreDetails;
}

export interface SetRepositoryPolicyRequest {
  force?: boolean;
  policyText: string;
  registryId?: string;
  repositoryName: string;
}

export interface SetRepositoryPolicyResponse {
  policyText?: string;
  registryId?: string;
  repositoryName?: string;
}

export interface StartImageScanRequest {
  imageId: ImageIdentifier;
  registryId?: string;
  repositoryName: string;
}

export interface StartImageScanResponse {
  imageId?: ImageIdentifier;
  imageScanStatus?: ImageScanStatus;
  registryId?: string;
  repositoryName?: string;
}

export interface SubjectIdentifier {
  imageDigest: string;
}

export interface Tag {
  Key: string;
  Value: string;
}

export type TagStatus = 'TAGGED' | 'UNTAGGED' | 'ANY';

export type UpstreamRegistry = 'ecr' | 'ecr-public' | 'quay' | 'k8s' | 'docker-hub' | 'github-container-registry' | 'azure-container-registry' | 'gitlab-container-registry' | 'chainguard';

export interface VulnerablePackage {
  arch?: string;
  epoch?: number;
  filePath?: string;
  fixedInVersion?: string;
  name?: string;
  packageManager?: string;
  release?: string;
  sourceLayerHash?: string;
  version?: string;
}
