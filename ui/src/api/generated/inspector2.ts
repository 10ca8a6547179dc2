// Inspector2, 2020-06-08.
// Written by `cargo xtask codegen`; do not edit.

/** Operations by their names. */
export interface Operations {
  BatchGetFindingDetails: { input: BatchGetFindingDetailsRequest; output: BatchGetFindingDetailsResponse };
  CreateFilter: { input: CreateFilterRequest; output: CreateFilterResponse };
  DeleteFilter: { input: DeleteFilterRequest; output: DeleteFilterResponse };
  GetConfiguration: { input: GetConfigurationRequest; output: GetConfigurationResponse };
  ListCoverage: { input: ListCoverageRequest; output: ListCoverageResponse };
  ListCoverageStatistics: { input: ListCoverageStatisticsRequest; output: ListCoverageStatisticsResponse };
  ListFilters: { input: ListFiltersRequest; output: ListFiltersResponse };
  ListFindingAggregations: { input: ListFindingAggregationsRequest; output: ListFindingAggregationsResponse };
  ListFindings: { input: ListFindingsRequest; output: ListFindingsResponse };
  ListUsageTotals: { input: ListUsageTotalsRequest; output: ListUsageTotalsResponse };
  SearchVulnerabilities: { input: SearchVulnerabilitiesRequest; output: SearchVulnerabilitiesResponse };
  UpdateConfiguration: { input: UpdateConfigurationRequest; output: UpdateConfigurationResponse };
  UpdateFilter: { input: UpdateFilterRequest; output: UpdateFilterResponse };
}

export interface AccountAggregation {
  findingType?: AggregationFindingType;
  resourceType?: AggregationResourceType;
  sortBy?: AccountSortBy;
  sortOrder?: SortOrder;
}

export interface AccountAggregationResponse {
  accountId?: string;
  exploitAvailableCount?: number;
  fixAvailableCount?: number;
  severityCounts?: SeverityCounts;
}

export type AccountSortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export type AggregationFindingType = 'NETWORK_REACHABILITY' | 'PACKAGE_VULNERABILITY' | 'CODE_VULNERABILITY';

export interface AggregationRequest {
  accountAggregation?: AccountAggregation;
  amiAggregation?: AmiAggregation;
  awsEcrContainerAggregation?: AwsEcrContainerAggregation;
  codeRepositoryAggregation?: CodeRepositoryAggregation;
  ec2InstanceAggregation?: Ec2InstanceAggregation;
  findingTypeAggregation?: FindingTypeAggregation;
  imageLayerAggregation?: ImageLayerAggregation;
  lambdaFunctionAggregation?: LambdaFunctionAggregation;
  lambdaLayerAggregation?: LambdaLayerAggregation;
  packageAggregation?: PackageAggregation;
  repositoryAggregation?: RepositoryAggregation;
  titleAggregation?: TitleAggregation;
}

export type AggregationResourceType = 'AWS_EC2_INSTANCE' | 'AWS_ECR_CONTAINER_IMAGE' | 'AWS_LAMBDA_FUNCTION' | 'CODE_REPOSITORY';

export interface AggregationResponse {
  accountAggregation?: AccountAggregationResponse;
  amiAggregation?: AmiAggregationResponse;
  awsEcrContainerAggregation?: AwsEcrContainerAggregationResponse;
  codeRepositoryAggregation?: CodeRepositoryAggregationResponse;
  ec2InstanceAggregation?: Ec2InstanceAggregationResponse;
  findingTypeAggregation?: FindingTypeAggregationResponse;
  imageLayerAggregation?: ImageLayerAggregationResponse;
  lambdaFunctionAggregation?: LambdaFunctionAggregationResponse;
  lambdaLayerAggregation?: LambdaLayerAggregationResponse;
  packageAggregation?: PackageAggregationResponse;
  repositoryAggregation?: RepositoryAggregationResponse;
  titleAggregation?: TitleAggregationResponse;
}

export type AggregationType = 'FINDING_TYPE' | 'PACKAGE' | 'TITLE' | 'REPOSITORY' | 'AMI' | 'AWS_EC2_INSTANCE' | 'AWS_ECR_CONTAINER' | 'IMAGE_LAYER' | 'ACCOUNT' | 'AWS_LAMBDA_FUNCTION' | 'LAMBDA_LAYER' | 'CODE_REPOSITORY';

export interface AmiAggregation {
  amis?: StringFilter[];
  sortBy?: AmiSortBy;
  sortOrder?: SortOrder;
}

export interface AmiAggregationResponse {
  accountId?: string;
  affectedInstances?: number;
  ami: string;
  severityCounts?: SeverityCounts;
}

export type AmiSortBy = 'CRITICAL' | 'HIGH' | 'ALL' | 'AFFECTED_INSTANCES';

export type Architecture = 'X86_64' | 'ARM64';

export interface AtigData {
  firstSeen?: number;
  lastSeen?: number;
  targets?: string[];
  ttps?: string[];
}

export interface AwsEc2InstanceDetails {
  iamInstanceProfileArn?: string;
  imageId?: string;
  ipV4Addresses?: string[];
  ipV6Addresses?: string[];
  keyName?: string;
  launchedAt?: number;
  platform?: string;
  subnetId?: string;
  type?: string;
  vpcId?: string;
}

export interface AwsEcrContainerAggregation {
  architectures?: StringFilter[];
  imageShas?: StringFilter[];
  imageTags?: StringFilter[];
  inUseCount?: NumberFilter[];
  lastInUseAt?: DateFilter[];
  repositories?: StringFilter[];
  resourceIds?: StringFilter[];
  sortBy?: AwsEcrContainerSortBy;
  sortOrder?: SortOrder;
}

export interface AwsEcrContainerAggregationResponse {
  accountId?: string;
  architecture?: string;
  imageSha?: string;
  imageTags?: string[];
  inUseCount?: number;
  lastInUseAt?: number;
  repository?: string;
  resourceId: string;
  severityCounts?: SeverityCounts;
}

export interface AwsEcrContainerImageDetails {
  architecture?: string;
  author?: string;
  imageHash: string;
  imageTags?: string[];
  inUseCount?: number;
  lastInUseAt?: number;
  platform?: string;
  pushedAt?: number;
  registry: string;
  repositoryName: string;
}

export type AwsEcrContainerSortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export interface AwsLambdaFunctionDetails {
  architectures?: Architecture[];
  codeSha256: string;
  executionRoleArn: string;
  functionName: string;
  lastModifiedAt?: number;
  layers?: string[];
  packageType?: PackageType;
  runtime: Runtime;
  version: string;
  vpcConfig?: LambdaVpcConfig;
}

export interface BatchGetFindingDetailsRequest {
  findingArns: string[];
}

export interface BatchGetFindingDetailsResponse {
  errors?: FindingDetailsError[];
  findingDetails?: FindingDetail[];
}

export interface CisaData {
  action?: string;
  dateAdded?: number;
  dateDue?: number;
}

export interface CodeFilePath {
  endLine: number;
  fileName: string;
  filePath: string;
  startLine: number;
}

export interface CodeRepositoryAggregation {
  projectNames?: StringFilter[];
  providerTypes?: StringFilter[];
  resourceIds?: StringFilter[];
  sortBy?: CodeRepositorySortBy;
  sortOrder?: SortOrder;
}

export interface CodeRepositoryAggregationResponse {
  accountId?: string;
  exploitAvailableActiveFindingsCount?: number;
  fixAvailableActiveFindingsCount?: number;
  projectNames: string;
  providerType?: string;
  resourceId?: string;
  severityCounts?: SeverityCounts;
}

export interface CodeRepositoryDetails {
  integrationArn?: string;
  projectName?: string;
  providerType?: CodeRepositoryProviderType;
}

export interface CodeRepositoryMetadata {
  integrationArn?: string;
  lastScannedCommitId?: string;
  onDemandScan?: CodeRepositoryOnDemandScan;
  projectName: string;
  providerType: string;
  providerTypeVisibility: string;
  scanConfiguration?: ProjectCodeSecurityScanConfiguration;
}

export interface CodeRepositoryOnDemandScan {
  lastScanAt?: number;
  lastScannedCommitId?: string;
  scanStatus?: ScanStatus;
}

export type CodeRepositoryProviderType = 'GITHUB' | 'GITLAB_SELF_MANAGED';

export type CodeRepositorySortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export interface CodeVulnerabilityDetails {
  cwes: string[];
  detectorId: string;
  detectorName: string;
  detectorTags?: string[];
  filePath: CodeFilePath;
  referenceUrls?: string[];
  ruleId?: string;
  sourceLambdaLayerArn?: string;
}

export type ContinuousIntegrationScanEvent = 'PULL_REQUEST' | 'PUSH';

export interface Counts {
  count?: number;
  groupKey?: GroupKey;
}

export interface CoverageDateFilter {
  endInclusive?: number;
  startInclusive?: number;
}

export interface CoverageFilterCriteria {
  accountId?: CoverageStringFilter[];
  codeRepositoryProjectName?: CoverageStringFilter[];
  codeRepositoryProviderType?: CoverageStringFilter[];
  codeRepositoryProviderTypeVisibility?: CoverageStringFilter[];
  ec2InstanceTags?: CoverageMapFilter[];
  ecrImageInUseCount?: CoverageNumberFilter[];
  ecrImageLastInUseAt?: CoverageDateFilter[];
  ecrImageTags?: CoverageStringFilter[];
  ecrRepositoryName?: CoverageStringFilter[];
  imagePulledAt?: CoverageDateFilter[];
  lambdaFunctionName?: CoverageStringFilter[];
  lambdaFunctionRuntime?: CoverageStringFilter[];
  lambdaFunctionTags?: CoverageMapFilter[];
  lastScannedAt?: CoverageDateFilter[];
  lastScannedCommitId?: CoverageStringFilter[];
  resourceId?: CoverageStringFilter[];
  resourceType?: CoverageStringFilter[];
  scanMode?: CoverageStringFilter[];
  scanStatusCode?: CoverageStringFilter[];
  scanStatusReason?: CoverageStringFilter[];
  scanType?: CoverageStringFilter[];
}

export type CoverageMapComparison = 'EQUALS';

export interface CoverageMapFilter {
  comparison: CoverageMapComparison;
  key: string;
  value?: string;
}

export interface CoverageNumberFilter {
  lowerInclusive?: number;
  upperInclusive?: number;
}

export type CoverageResourceType = 'AWS_EC2_INSTANCE' | 'AWS_ECR_CONTAINER_IMAGE' | 'AWS_ECR_REPOSITORY' | 'AWS_LAMBDA_FUNCTION' | 'CODE_REPOSITORY';

export type CoverageStringComparison = 'EQUALS' | 'NOT_EQUALS';

export interface CoverageStringFilter {
  comparison: CoverageStringComparison;
  value: string;
}

export interface CoveredResource {
  accountId: string;
  lastScannedAt?: number;
  resourceId: string;
  resourceMetadata?: ResourceScanMetadata;
  resourceType: CoverageResourceType;
  scanMode?: ScanMode;
  scanStatus?: ScanStatus;
  scanType: ScanType;
}

export interface CreateFilterRequest {
  action: FilterAction;
  description?: string;
  filterCriteria: FilterCriteria;
  name: string;
  reason?: string;
  tags?: { [key: string]: string };
}

export interface CreateFilterResponse {
  arn: string;
}

export type Currency = 'USD';

export interface Cvss2 {
  baseScore?: number;
  scoringVector?: string;
}

export interface Cvss3 {
  baseScore?: number;
  scoringVector?: string;
}

export interface Cvss4 {
  baseScore?: number;
  scoringVector?: string;
}

export interface CvssScore {
  baseScore: number;
  scoringVector: string;
  source: string;
  version: string;
}

export interface CvssScoreAdjustment {
  metric: string;
  reason: string;
}

export interface CvssScoreDetails {
  adjustments?: CvssScoreAdjustment[];
  cvssSource?: string;
  score: number;
  scoreSource: string;
  scoringVector: string;
  version: string;
}

export interface DateFilter {
  endInclusive?: number;
  startInclusive?: number;
}

export interface DeleteFilterRequest {
  arn: string;
}

export interface DeleteFilterResponse {
  arn: string;
}

export interface Ec2Configuration {
  scanMode: Ec2ScanMode;
}

export interface Ec2ConfigurationState {
  scanModeState?: Ec2ScanModeState;
}

export interface Ec2InstanceAggregation {
  amis?: StringFilter[];
  instanceIds?: StringFilter[];
  instanceTags?: MapFilter[];
  operatingSystems?: StringFilter[];
  sortBy?: Ec2InstanceSortBy;
  sortOrder?: SortOrder;
}

export interface Ec2InstanceAggregationResponse {
  accountId?: string;
  ami?: string;
  instanceId: string;
  instanceTags?: { [key: string]: string };
  networkFindings?: number;
  operatingSystem?: string;
  severityCounts?: SeverityCounts;
}

export type Ec2InstanceSortBy = 'NETWORK_FINDINGS' | 'CRITICAL' | 'HIGH' | 'ALL';

export interface Ec2Metadata {
  amiId?: string;
  platform?: Ec2Platform;
  tags?: { [key: string]: string };
}

export type Ec2Platform = 'WINDOWS' | 'LINUX' | 'UNKNOWN' | 'MACOS';

export type Ec2ScanMode = 'EC2_SSM_AGENT_BASED' | 'EC2_HYBRID';

export interface Ec2ScanModeState {
  scanMode?: Ec2ScanMode;
  scanModeStatus?: Ec2ScanModeStatus;
}

export type Ec2ScanModeStatus = 'SUCCESS' | 'PENDING';

export interface EcrConfiguration {
  pullDateRescanDuration?: EcrPullDateRescanDuration;
  pullDateRescanMode?: EcrPullDateRescanMode;
  rescanDuration: EcrRescanDuration;
}

export interface EcrConfigurationState {
  rescanDurationState?: EcrRescanDurationState;
}

export interface EcrContainerImageMetadata {
  imagePulledAt?: number;
  inUseCount?: number;
  lastInUseAt?: number;
  tags?: string[];
}

export type EcrPullDateRescanDuration = 'DAYS_14' | 'DAYS_30' | 'DAYS_60' | 'DAYS_90' | 'DAYS_180';

export type EcrPullDateRescanMode = 'LAST_PULL_DATE' | 'LAST_IN_USE_AT';

export interface EcrRepositoryMetadata {
  name?: string;
  scanFrequency?: EcrScanFrequency;
}

export type EcrRescanDuration = 'LIFETIME' | 'DAYS_30' | 'DAYS_180' | 'DAYS_14' | 'DAYS_60' | 'DAYS_90';

export interface EcrRescanDurationState {
  pullDateRescanDuration?: EcrPullDateRescanDuration;
  pullDateRescanMode?: EcrPullDateRescanMode;
  rescanDuration?: EcrRescanDuration;
  status?: EcrRescanDurationStatus;
  updatedAt?: number;
}

export type EcrRescanDurationStatus = 'SUCCESS' | 'PENDING' | 'FAILED';

export type EcrScanFrequency = 'MANUAL' | 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN';

export interface Epss {
  score?: number;
}

export interface EpssDetails {
  score?: number;
}

export interface Evidence {
  evidenceDetail?: string;
  evidenceRule?: string;
  severity?: string;
}

export type ExploitAvailable = 'YES' | 'NO';

export interface ExploitObserved {
  firstSeen?: number;
  lastSeen?: number;
}

export interface ExploitabilityDetails {
  lastKnownExploitAt?: number;
}

export interface Filter {
  action: FilterAction;
  arn: string;
  createdAt: number;
  criteria: FilterCriteria;
  description?: string;
  name: string;
  ownerId: string;
  reason?: string;
  tags?: { [key: string]: string };
  updatedAt: number;
}

export type FilterAction = 'NONE' | 'SUPPRESS';

export interface FilterCriteria {
  awsAccountId?: StringFilter[];
  codeRepositoryProjectName?: StringFilter[];
  codeRepositoryProviderType?: StringFilter[];
  codeVulnerabilityDetectorName?: StringFilter[];
  codeVulnerabilityDetectorTags?: StringFilter[];
  codeVulnerabilityFilePath?: StringFilter[];
  componentId?: StringFilter[];
  componentType?: StringFilter[];
  ec2InstanceImageId?: StringFilter[];
  ec2InstanceSubnetId?: StringFilter[];
  ec2InstanceVpcId?: StringFilter[];
  ecrImageArchitecture?: StringFilter[];
  ecrImageHash?: StringFilter[];
  ecrImageInUseCount?: NumberFilter[];
  ecrImageLastInUseAt?: DateFilter[];
  ecrImagePushedAt?: DateFilter[];
  ecrImageRegistry?: StringFilter[];
  ecrImageRepositoryName?: StringFilter[];
  ecrImageTags?: StringFilter[];
  epssScore?: NumberFilter[];
  exploitAvailable?: StringFilter[];
  findingArn?: StringFilter[];
  findingStatus?: StringFilter[];
  findingType?: StringFilter[];
  firstObservedAt?: DateFilter[];
  fixAvailable?: StringFilter[];
  inspectorScore?: NumberFilter[];
  lambdaFunctionExecutionRoleArn?: StringFilter[];
  lambdaFunctionLastModifiedAt?: DateFilter[];
  lambdaFunctionLayers?: StringFilter[];
  lambdaFunctionName?: StringFilter[];
  lambdaFunctionRuntime?: StringFilter[];
  lastObservedAt?: DateFilter[];
  networkProtocol?: StringFilter[];
  portRange?: PortRangeFilter[];
  relatedVulnerabilities?: StringFilter[];
  resourceId?: StringFilter[];
  resourceTags?: MapFilter[];
  resourceType?: StringFilter[];
  severity?: StringFilter[];
  title?: StringFilter[];
  updatedAt?: DateFilter[];
  vendorSeverity?: StringFilter[];
  vulnerabilityId?: StringFilter[];
  vulnerabilitySource?: StringFilter[];
  vulnerablePackages?: PackageFilter[];
}

export interface Finding {
  awsAccountId: string;
  codeVulnerabilityDetails?: CodeVulnerabilityDetails;
  description: string;
  epss?: EpssDetails;
  exploitAvailable?: ExploitAvailable;
  exploitabilityDetails?: ExploitabilityDetails;
  findingArn: string;
  firstObservedAt: number;
  fixAvailable?: FixAvailable;
  inspectorScore?: number;
  inspectorScoreDetails?: InspectorScoreDetails;
  lastObservedAt: number;
  networkReachabilityDetails?: NetworkReachabilityDetails;
  packageVulnerabilityDetails?: PackageVulnerabilityDetails;
  remediation: Remediation;
  resources: Resource[];
  severity: Severity;
  status: FindingStatus;
  title?: string;
  type: FindingType;
  updatedAt?: number;
}

export interface FindingDetail {
  cisaData?: CisaData;
  cwes?: string[];
  epssScore?: number;
  evidences?: Evidence[];
  exploitObserved?: ExploitObserved;
  findingArn?: string;
  referenceUrls?: string[];
  riskScore?: number;
  tools?: string[];
  ttps?: string[];
}

export interface FindingDetailsError {
  errorCode: FindingDetailsErrorCode;
  errorMessage: string;
  findingArn: string;
}

export type FindingDetailsErrorCode = 'INTERNAL_ERROR' | 'ACCESS_DENIED' | 'FINDING_DETAILS_NOT_FOUND' | 'INVALID_INPUT';

export type FindingStatus = 'ACTIVE' | 'SUPPRESSED' | 'CLOSED';

export type FindingType = 'NETWORK_REACHABILITY' | 'PACKAGE_VULNERABILITY' | 'CODE_VULNERABILITY';

export interface FindingTypeAggregation {
  findingType?: AggregationFindingType;
  resourceType?: AggregationResourceType;
  sortBy?: FindingTypeSortBy;
  sortOrder?: SortOrder;
}

export interface FindingTypeAggregationResponse {
  accountId?: string;
  exploitAvailableCount?: number;
  fixAvailableCount?: number;
  severityCounts?: SeverityCounts;
}

export type FindingTypeSortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export type FixAvailable = 'YES' | 'NO' | 'PARTIAL';

export interface GetConfigurationRequest {
}

export interface GetConfigurationResponse {
  ec2Configuration?: Ec2ConfigurationState;
  ecrConfiguration?: EcrConfigurationState;
}

export type GroupKey = 'SCAN_STATUS_CODE' | 'SCAN_STATUS_REASON' | 'ACCOUNT_ID' | 'RESOURCE_TYPE' | 'ECR_REPOSITORY_NAME';

export interface ImageLayerAggregation {
  layerHashes?: StringFilter[];
  repositories?: StringFilter[];
  resourceIds?: StringFilter[];
  sortBy?: ImageLayerSortBy;
  sortOrder?: SortOrder;
}

export interface ImageLayerAggregationResponse {
  accountId: string;
  layerHash: string;
  repository: string;
  resourceId: string;
  severityCounts?: SeverityCounts;
}

export type ImageLayerSortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export interface InspectorScoreDetails {
  adjustedCvss?: CvssScoreDetails;
}

export interface LambdaFunctionAggregation {
  functionNames?: StringFilter[];
  functionTags?: MapFilter[];
  resourceIds?: StringFilter[];
  runtimes?: StringFilter[];
  sortBy?: LambdaFunctionSortBy;
  sortOrder?: SortOrder;
}

export interface LambdaFunctionAggregationResponse {
  accountId?: string;
  functionName?: string;
  lambdaTags?: { [key: string]: string };
  lastModifiedAt?: number;
  resourceId: string;
  runtime?: string;
  severityCounts?: SeverityCounts;
}

export interface LambdaFunctionMetadata {
  functionName?: string;
  functionTags?: { [key: string]: string };
  layers?: string[];
  runtime?: Runtime;
}

export type LambdaFunctionSortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export interface LambdaLayerAggregation {
  functionNames?: StringFilter[];
  layerArns?: StringFilter[];
  resourceIds?: StringFilter[];
  sortBy?: LambdaLayerSortBy;
  sortOrder?: SortOrder;
}

export interface LambdaLayerAggregationResponse {
  accountId: string;
  functionName: string;
  layerArn: string;
  resourceId: string;
  severityCounts?: SeverityCounts;
}

export type LambdaLayerSortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export interface LambdaVpcConfig {
  securityGroupIds?: string[];
  subnetIds?: string[];
  vpcId?: string;
}

export interface ListCoverageRequest {
  filterCriteria?: CoverageFilterCriteria;
  maxResults?: number;
  nextToken?: string;
}

export interface ListCoverageResponse {
  coveredResources?: CoveredResource[];
  nextToken?: string;
}

export interface ListCoverageStatisticsRequest {
  filterCriteria?: CoverageFilterCriteria;
  groupBy?: GroupKey;
  nextToken?: string;
}

export interface ListCoverageStatisticsResponse {
  countsByGroup?: Counts[];
  nextToken?: string;
  totalCounts: number;
}

export interface ListFiltersRequest {
  action?: FilterAction;
  arns?: string[];
  maxResults?: number;
  nextToken?: string;
}

export interface ListFiltersResponse {
  filters: Filter[];
  nextToken?: string;
}

export interface ListFindingAggregationsRequest {
  accountIds?: StringFilter[];
  aggregationRequest?: AggregationRequest;
  aggregationType: AggregationType;
  maxResults?: number;
  nextToken?: string;
}

export interface ListFindingAggregationsResponse {
  aggregationType: AggregationType;
  nextToken?: string;
  responses?: AggregationResponse[];
}

export interface ListFindingsRequest {
  filterCriteria?: FilterCriteria;
  maxResults?: number;
  nextToken?: string;
  sortCriteria?: SortCriteria;
}

export interface ListFindingsResponse {
  findings?: Finding[];
  nextToken?: string;
}

export interface ListUsageTotalsRequest {
  accountIds?: string[];
  maxResults?: number;
  nextToken?: string;
}

export interface ListUsageTotalsResponse {
  nextToken?: string;
  totals?: UsageTotal[];
}

export type MapComparison = 'EQUALS';

export interface MapFilter {
  comparison: MapComparison;
  key: string;
  value?: string;
}

export interface NetworkPath {
  steps?: Step[];
}

export type NetworkProtocol = 'TCP' | 'UDP';

export interface NetworkReachabilityDetails {
  networkPath: NetworkPath;
  openPortRange: PortRange;
  protocol: NetworkProtocol;
}

export interface NumberFilter {
  lowerInclusive?: number;
  upperInclusive?: number;
}

export interface PackageAggregation {
  packageNames?: StringFilter[];
  sortBy?: PackageSortBy;
  sortOrder?: SortOrder;
}

export interface PackageAggregationResponse {
  accountId?: string;
  packageName: string;
  severityCounts?: SeverityCounts;
}

export interface PackageFilter {
  architecture?: StringFilter;
  epoch?: NumberFilter;
  filePath?: StringFilter;
  name?: StringFilter;
  release?: StringFilter;
  sourceLambdaLayerArn?: StringFilter;
  sourceLayerHash?: StringFilter;
  version?: StringFilter;
}

export type PackageManager = 'BUNDLER' | 'CARGO' | 'COMPOSER' | 'NPM' | 'NUGET' | 'PIPENV' | 'POETRY' | 'YARN' | 'GOBINARY' | 'GOMOD' | 'JAR' | 'OS' | 'PIP' | 'PYTHONPKG' | 'NODEPKG' | 'POM' | 'GEMSPEC' | 'DOTNET_CORE';

export type PackageSortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export type PackageType = 'IMAGE' | 'ZIP';

export interface PackageVulnerabilityDetails {
  cvss?: CvssScore[];
  referenceUrls?: string[];
  relatedVulnerabilities?: string[];
  source: string;
  sourceUrl?: string;
  vendorCreatedAt?: number;
  vendorSeverity?: string;
  vendorUpdatedAt?: number;
  vulnerabilityId: string;
  vulnerablePackages?: VulnerablePackage[];
}

export interface PortRange {
  begin: number;
  end: number;
}

export interface PortRangeFilter {
  beginInclusive?: number;
  endInclusive?: number;
}

export interface ProjectCodeSecurityScanConfiguration {
  continuousIntegrationScanConfigurations?: ProjectContinuousIntegrationScanConfiguration[];
  periodicScanConfigurations?: ProjectPeriodicScanConfiguration[];
}

export interface ProjectContinuousIntegrationScanConfiguration {
  ruleSetCategories?: RuleSetCategory[];
  supportedEvent?: ContinuousIntegrationScanEvent;
}

export interface ProjectPeriodicScanConfiguration {
  frequencyExpression?: string;
  ruleSetCategories?: RuleSetCategory[];
}

export interface Recommendation {
  Url?: string;
  text?: string;
}

export interface Remediation {
  recommendation?: Recommendation;
}

export interface RepositoryAggregation {
  repositories?: StringFilter[];
  sortBy?: RepositorySortBy;
  sortOrder?: SortOrder;
}

export interface RepositoryAggregationResponse {
  accountId?: string;
  affectedImages?: number;
  repository: string;
  severityCounts?: SeverityCounts;
}

export type RepositorySortBy = 'CRITICAL' | 'HIGH' | 'ALL' | 'AFFECTED_IMAGES';

export interface Resource {
  details?: ResourceDetails;
  id: string;
  partition?: string;
  region?: string;
  tags?: { [key: string]: string };
  type: ResourceType;
}

export interface ResourceDetails {
  awsEc2Instance?: AwsEc2InstanceDetails;
  awsEcrContainerImage?: AwsEcrContainerImageDetails;
  awsLambdaFunction?: AwsLambdaFunctionDetails;
  codeRepository?: CodeRepositoryDetails;
}

export interface ResourceScanMetadata {
  codeRepository?: CodeRepositoryMetadata;
  ec2?: Ec2Metadata;
  ecrImage?: EcrContainerImageMetadata;
  ecrRepository?: EcrRepositoryMetadata;
  lambdaFunction?: LambdaFunctionMetadata;
}

export type ResourceType = 'AWS_EC2_INSTANCE' | 'AWS_ECR_CONTAINER_IMAGE' | 'AWS_ECR_REPOSITORY' | 'AWS_LAMBDA_FUNCTION' | 'CODE_REPOSITORY';

export type RuleSetCategory = 'SAST' | 'IAC' | 'SCA';

export type Runtime = 'NODEJS' | 'NODEJS_12_X' | 'NODEJS_14_X' | 'NODEJS_16_X' | 'JAVA_8' | 'JAVA_8_AL2' | 'JAVA_11' | 'PYTHON_3_7' | 'PYTHON_3_8' | 'PYTHON_3_9' | 'UNSUPPORTED' | 'NODEJS_18_X' | 'GO_1_X' | 'JAVA_17' | 'PYTHON_3_10' | 'PYTHON_3_11' | 'DOTNETCORE_3_1' | 'DOTNET_6' | 'DOTNET_7' | 'RUBY_2_7' | 'RUBY_3_2' | 'DOTNET_10' | 'NODEJS_24_X';

export type ScanMode = 'EC2_SSM_AGENT_BASED' | 'EC2_AGENTLESS';

export interface ScanStatus {
  reason: ScanStatusReason;
  statusCode: ScanStatusCode;
}

export type ScanStatusCode = 'ACTIVE' | 'INACTIVE';

export type ScanStatusReason = 'PENDING_INITIAL_SCAN' | 'ACCESS_DENIED' | 'INTERNAL_ERROR' | 'UNMANAGED_EC2_INSTANCE' | 'UNSUPPORTED_OS' | 'SCAN_ELIGIBILITY_EXPIRED' | 'RESOURCE_TERMINATED' | 'SUCCESSFUL' | 'NO_RESOURCES_FOUND' | 'IMAGE_SIZE_EXCEEDED' | 'SCAN_FREQUENCY_MANUAL' | 'SCAN_FREQUENCY_SCAN_ON_PUSH' | 'EC2_INSTANCE_STOPPED' | 'PENDING_DISABLE' | 'NO_INVENTORY' | 'STALE_INVENTORY' | 'EXCLUDED_BY_TAG' | 'UNSUPPORTED_RUNTIME' | 'UNSUPPORTED_MEDIA_TYPE' | 'UNSUPPORTED_CONFIG_FILE' | 'DEEP_INSPECTION_PACKAGE_COLLECTION_LIMIT_EXCEEDED' | 'DEEP_INSPECTION_DAILY_SSM_INVENTORY_LIMIT_EXCEEDED' | 'DEEP_INSPECTION_COLLECTION_TIME_LIMIT_EXCEEDED' | 'DEEP_INSPECTION_NO_INVENTORY' | 'AGENTLESS_INSTANCE_STORAGE_LIMIT_EXCEEDED' | 'AGENTLESS_INSTANCE_COLLECTION_TIME_LIMIT_EXCEEDED' | 'PENDING_REVIVAL_SCAN' | 'INTEGRATION_CONNECTION_LOST' | 'ACCESS_DENIED_TO_ENCRYPTION_KEY' | 'UNSUPPORTED_LANGUAGE' | 'NO_SCAN_CONFIGURATION_ASSOCIATED' | 'SCAN_IN_PROGRESS' | 'IMAGE_ARCHIVED' | 'UNSUPPORTED_CODE_ARTIFACTS';

export type ScanType = 'NETWORK' | 'PACKAGE' | 'CODE';

export interface SearchVulnerabilitiesFilterCriteria {
  vulnerabilityIds: string[];
}

export interface SearchVulnerabilitiesRequest {
  filterCriteria: SearchVulnerabilitiesFilterCriteria;
  nextToken?: string;
}

export interface SearchVulnerabilitiesResponse {
  nextToken?: string;
  vulnerabilities: Vulnerability[];
}

export type Severity = 'INFORMATIONAL' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL' | 'UNTRIAGED';

export interface SeverityCounts {
  all?: number;
  critical?: number;
  high?: number;
  medium?: number;
}

export interface SortCriteria {
  field: SortField;
  sortOrder: SortOrder;
}

export type SortField = 'AWS_ACCOUNT_ID' | 'FINDING_TYPE' | 'SEVERITY' | 'FIRST_OBSERVED_AT' | 'LAST_OBSERVED_AT' | 'FINDING_STATUS' | 'RESOURCE_TYPE' | 'ECR_IMAGE_PUSHED_AT' | 'ECR_IMAGE_REPOSITORY_NAME' | 'ECR_IMAGE_REGISTRY' | 'NETWORK_PROTOCOL' | 'COMPONENT_TYPE' | 'VULNERABILITY_ID' | 'VULNERABILITY_SOURCE' | 'INSPECTOR_SCORE' | 'VENDOR_SEVERITY' | 'EPSS_SCORE';

export type SortOrder = 'ASC' | 'DESC';

export interface Step {
  componentArn?: string;
  componentId: string;
  componentType: string;
}

export type StringComparison = 'EQUALS' | 'PREFIX' | 'NOT_EQUALS';

export interface StringFilter {
  comparison: StringComparison;
  value: string;
}

export interface TitleAggregation {
  findingType?: AggregationFindingType;
  resourceType?: AggregationResourceType;
  sortBy?: TitleSortBy;
  sortOrder?: SortOrder;
  titles?: StringFilter[];
  vulnerabilityIds?: StringFilter[];
}

export interface TitleAggregationResponse {
  accountId?: string;
  severityCounts?: SeverityCounts;
  title: string;
  vulnerabilityId?: string;
}

export type TitleSortBy = 'CRITICAL' | 'HIGH' | 'ALL';

export interface UpdateConfigurationRequest {
  ec2Configuration?: Ec2Configuration;
  ecrConfiguration?: EcrConfiguration;
}

export interface UpdateConfigurationResponse {
}

export interface UpdateFilterRequest {
  action?: FilterAction;
  description?: string;
  filterArn: string;
  filterCriteria?: FilterCriteria;
  name?: string;
  reason?: string;
}

export interface UpdateFilterResponse {
  arn: string;
}

export interface Usage {
  currency?: Currency;
  estimatedMonthlyCost?: number;
  total?: number;
  type?: UsageType;
}

export interface UsageTotal {
  accountId?: string;
  usage?: Usage[];
}

export type UsageType = 'EC2_INSTANCE_HOURS' | 'ECR_INITIAL_SCAN' | 'ECR_RESCAN' | 'LAMBDA_FUNCTION_HOURS' | 'LAMBDA_FUNCTION_CODE_HOURS' | 'CODE_REPOSITORY_SAST' | 'CODE_REPOSITORY_IAC' | 'CODE_REPOSITORY_SCA' | 'EC2_AGENTLESS_INSTANCE_HOURS';

export interface Vulnerability {
  atigData?: AtigData;
  cisaData?: CisaData;
  cvss2?: Cvss2;
  cvss3?: Cvss3;
  cvss4?: Cvss4;
  cwes?: string[];
  description?: string;
  detectionPlatforms?: string[];
  epss?: Epss;
  exploitObserved?: ExploitObserved;
  id: string;
  referenceUrls?: string[];
  relatedVulnerabilities?: string[];
  source?: VulnerabilitySource;
  sourceUrl?: string;
  vendorCreatedAt?: number;
  vendorSeverity?: string;
  vendorUpdatedAt?: number;
}

export type VulnerabilitySource = 'NVD';

export interface VulnerablePackage {
  arch?: string;
  epoch?: number;
  filePath?: string;
  fixedInVersion?: string;
  name: string;
  packageManager?: PackageManager;
  release?: string;
  remediation?: string;
  sourceLambdaLayerArn?: string;
  sourceLayerHash?: string;
  version: string;
}
