// AWS SecurityHub, 2018-10-26.
// Written by `cargo xtask codegen`; do not edit.

/** Operations by their names. */
export interface Operations {
  BatchUpdateFindings: { input: BatchUpdateFindingsRequest; output: BatchUpdateFindingsResponse };
  CreateInsight: { input: CreateInsightRequest; output: CreateInsightResponse };
  DeleteInsight: { input: DeleteInsightRequest; output: DeleteInsightResponse };
  DescribeHub: { input: DescribeHubRequest; output: DescribeHubResponse };
  DescribeProducts: { input: DescribeProductsRequest; output: DescribeProductsResponse };
  EnableSecurityHub: { input: EnableSecurityHubRequest; output: EnableSecurityHubResponse };
  GetFindingHistory: { input: GetFindingHistoryRequest; output: GetFindingHistoryResponse };
  GetFindings: { input: GetFindingsRequest; output: GetFindingsResponse };
  GetFindingsTrendsV2: { input: GetFindingsTrendsV2Request; output: GetFindingsTrendsV2Response };
  GetInsightResults: { input: GetInsightResultsRequest; output: GetInsightResultsResponse };
  GetInsights: { input: GetInsightsRequest; output: GetInsightsResponse };
  ListEnabledProductsForImport: { input: ListEnabledProductsForImportRequest; output: ListEnabledProductsForImportResponse };
}

export interface Action {
  ActionType?: string;
  AwsApiCallAction?: AwsApiCallAction;
  DnsRequestAction?: DnsRequestAction;
  NetworkConnectionAction?: NetworkConnectionAction;
  PortProbeAction?: PortProbeAction;
}

export interface ActionLocalIpDetails {
  IpAddressV4?: string;
}

export interface ActionLocalPortDetails {
  Port?: number;
  PortName?: string;
}

export interface ActionRemoteIpDetails {
  City?: City;
  Country?: Country;
  GeoLocation?: GeoLocation;
  IpAddressV4?: string;
  Organization?: IpOrganizationDetails;
}

export interface ActionRemotePortDetails {
  Port?: number;
  PortName?: string;
}

export interface Actor {
  Id?: string;
  Session?: ActorSession;
  User?: ActorUser;
}

export interface ActorSession {
  CreatedTime?: number;
  Issuer?: string;
  MfaStatus?: ActorSessionMfaStatus;
  Uid?: string;
}

export type ActorSessionMfaStatus = 'ENABLED' | 'DISABLED';

export interface ActorUser {
  Account?: UserAccount;
  CredentialUid?: string;
  Name?: string;
  Type?: string;
  Uid?: string;
}

export interface Adjustment {
  Metric?: string;
  Reason?: string;
}

export type AllowedOperators = 'AND' | 'OR';

export interface AssociatedStandard {
  StandardsId?: string;
}

export interface AwsApiCallAction {
  AffectedResources?: { [key: string]: string };
  Api?: string;
  CallerType?: string;
  DomainDetails?: AwsApiCallActionDomainDetails;
  FirstSeen?: string;
  LastSeen?: string;
  RemoteIpDetails?: ActionRemoteIpDetails;
  ServiceName?: string;
}

export interface AwsApiCallActionDomainDetails {
  Domain?: string;
}

export interface AwsSecurityFinding {
  Action?: Action;
  AwsAccountId: string;
  AwsAccountName?: string;
  CompanyName?: string;
  Compliance?: Compliance;
  Confidence?: number;
  CreatedAt: string;
  Criticality?: number;
  Description: string;
  Detection?: Detection;
  FindingProviderFields?: FindingProviderFields;
  FirstObservedAt?: string;
  GeneratorDetails?: GeneratorDetails;
  GeneratorId: string;
  Id: string;
  LastObservedAt?: string;
  Malware?: Malware[];
  Network?: Network;
  NetworkPath?: NetworkPathComponent[];
  Note?: Note;
  PatchSummary?: PatchSummary;
  Process?: ProcessDetails;
  ProcessedAt?: string;
  ProductArn: string;
  ProductFields?: { [key: string]: string };
  ProductName?: string;
  RecordState?: RecordState;
  Region?: string;
  RelatedFindings?: RelatedFinding[];
  Remediation?: Remediation;
  Resources: Resource[];
  Sample?: boolean;
  SchemaVersion: string;
  Severity?: Severity;
  SourceUrl?: string;
  ThreatIntelIndicators?: ThreatIntelIndicator[];
  Threats?: Threat[];
  Title: string;
  Types?: string[];
  UpdatedAt: string;
  UserDefinedFields?: { [key: string]: string };
  VerificationState?: VerificationState;
  Vulnerabilities?: Vulnerability[];
  Workflow?: Workflow;
  WorkflowState?: WorkflowState;
}

export interface AwsSecurityFindingFilters {
  AwsAccountId?: StringFilter[];
  AwsAccountName?: StringFilter[];
  CompanyName?: StringFilter[];
  ComplianceAssociatedStandardsId?: StringFilter[];
  ComplianceSecurityControlId?: StringFilter[];
  ComplianceSecurityControlParametersName?: StringFilter[];
  ComplianceSecurityControlParametersValue?: StringFilter[];
  ComplianceStatus?: StringFilter[];
  Confidence?: NumberFilter[];
  CreatedAt?: DateFilter[];
  Criticality?: NumberFilter[];
  Description?: StringFilter[];
  FindingProviderFieldsConfidence?: NumberFilter[];
  FindingProviderFieldsCriticality?: NumberFilter[];
  FindingProviderFieldsRelatedFindingsId?: StringFilter[];
  FindingProviderFieldsRelatedFindingsProductArn?: StringFilter[];
  FindingProviderFieldsSeverityLabel?: StringFilter[];
  FindingProviderFieldsSeverityOriginal?: StringFilter[];
  FindingProviderFieldsTypes?: StringFilter[];
  FirstObservedAt?: DateFilter[];
  GeneratorId?: StringFilter[];
  Id?: StringFilter[];
  Keyword?: KeywordFilter[];
  LastObservedAt?: DateFilter[];
  MalwareName?: StringFilter[];
  MalwarePath?: StringFilter[];
  MalwareState?: StringFilter[];
  MalwareType?: StringFilter[];
  NetworkDestinationDomain?: StringFilter[];
  NetworkDestinationIpV4?: IpFilter[];
  NetworkDestinationIpV6?: IpFilter[];
  NetworkDestinationPort?: NumberFilter[];
  NetworkDirection?: StringFilter[];
  NetworkProtocol?: StringFilter[];
  NetworkSourceDomain?: StringFilter[];
  NetworkSourceIpV4?: IpFilter[];
  NetworkSourceIpV6?: IpFilter[];
  NetworkSourceMac?: StringFilter[];
  NetworkSourcePort?: NumberFilter[];
  NoteText?: StringFilter[];
  NoteUpdatedAt?: DateFilter[];
  NoteUpdatedBy?: StringFilter[];
  ProcessLaunchedAt?: DateFilter[];
  ProcessName?: StringFilter[];
  ProcessParentPid?: NumberFilter[];
  ProcessPath?: StringFilter[];
  ProcessPid?: NumberFilter[];
  ProcessTerminatedAt?: DateFilter[];
  ProductArn?: StringFilter[];
  ProductFields?: MapFilter[];
  ProductName?: StringFilter[];
  RecommendationText?: StringFilter[];
  RecordState?: StringFilter[];
  Region?: StringFilter[];
  RelatedFindingsId?: StringFilter[];
  RelatedFindingsProductArn?: StringFilter[];
  ResourceApplicationArn?: StringFilter[];
  ResourceApplicationName?: StringFilter[];
  ResourceAwsEc2InstanceIamInstanceProfileArn?: StringFilter[];
  ResourceAwsEc2InstanceImageId?: StringFilter[];
  ResourceAwsEc2InstanceIpV4Addresses?: IpFilter[];
  ResourceAwsEc2InstanceIpV6Addresses?: IpFilter[];
  ResourceAwsEc2InstanceKeyName?: StringFilter[];
  ResourceAwsEc2InstanceLaunchedAt?: DateFilter[];
  ResourceAwsEc2InstanceSubnetId?: StringFilter[];
  ResourceAwsEc2InstanceType?: StringFilter[];
  ResourceAwsEc2InstanceVpcId?: StringFilter[];
  ResourceAwsIamAccessKeyCreatedAt?: DateFilter[];
  ResourceAwsIamAccessKeyPrincipalName?: StringFilter[];
  ResourceAwsIamAccessKeyStatus?: StringFilter[];
  ResourceAwsIamAccessKeyUserName?: StringFilter[];
  ResourceAwsIamUserUserName?: StringFilter[];
  ResourceAwsS3BucketOwnerId?: StringFilter[];
  ResourceAwsS3BucketOwnerName?: StringFilter[];
  ResourceContainerImageId?: StringFilter[];
  ResourceContainerImageName?: StringFilter[];
  ResourceContainerLaunchedAt?: DateFilter[];
  ResourceContainerName?: StringFilter[];
  ResourceDetailsOther?: MapFilter[];
  ResourceId?: StringFilter[];
  ResourcePartition?: StringFilter[];
  ResourceRegion?: StringFilter[];
  ResourceTags?: MapFilter[];
  ResourceType?: StringFilter[];
  Sample?: BooleanFilter[];
  SeverityLabel?: StringFilter[];
  SeverityNormalized?: NumberFilter[];
  SeverityProduct?: NumberFilter[];
  SourceUrl?: StringFilter[];
  ThreatIntelIndicatorCategory?: StringFilter[];
  ThreatIntelIndicatorLastObservedAt?: DateFilter[];
  ThreatIntelIndicatorSource?: StringFilter[];
  ThreatIntelIndicatorSourceUrl?: StringFilter[];
  ThreatIntelIndicatorType?: StringFilter[];
  ThreatIntelIndicatorValue?: StringFilter[];
  Title?: StringFilter[];
  Type?: StringFilter[];
  UpdatedAt?: DateFilter[];
  UserDefinedFields?: MapFilter[];
  VerificationState?: StringFilter[];
  VulnerabilitiesExploitAvailable?: StringFilter[];
  VulnerabilitiesFixAvailable?: StringFilter[];
  WorkflowState?: StringFilter[];
  WorkflowStatus?: StringFilter[];
}

export interface AwsSecurityFindingIdentifier {
  Id: string;
  ProductArn: string;
}

export interface BatchUpdateFindingsRequest {
  Confidence?: number;
  Criticality?: number;
  FindingIdentifiers: AwsSecurityFindingIdentifier[];
  Note?: NoteUpdate;
  RelatedFindings?: RelatedFinding[];
  Severity?: SeverityUpdate;
  Types?: string[];
  UserDefinedFields?: { [key: string]: string };
  VerificationState?: VerificationState;
  Workflow?: WorkflowUpdate;
}

export interface BatchUpdateFindingsResponse {
  ProcessedFindings: AwsSecurityFindingIdentifier[];
  UnprocessedFindings: BatchUpdateFindingsUnprocessedFinding[];
}

export interface BatchUpdateFindingsUnprocessedFinding {
  ErrorCode: string;
  ErrorMessage: string;
  FindingIdentifier: AwsSecurityFindingIdentifier;
}

export interface BooleanFilter {
  Value?: boolean;
}

export interface Cell {
  CellReference?: string;
  Column?: number;
  ColumnName?: string;
  Row?: number;
}

export interface City {
  CityName?: string;
}

export interface ClassificationResult {
  AdditionalOccurrences?: boolean;
  CustomDataIdentifiers?: CustomDataIdentifiersResult;
  MimeType?: string;
  SensitiveData?: SensitiveDataResult[];
  SizeClassified?: number;
  Status?: ClassificationStatus;
}

export interface ClassificationStatus {
  Code?: string;
  Reason?: string;
}

export interface CodeVulnerabilitiesFilePath {
  EndLine?: number;
  FileName?: string;
  FilePath?: string;
  StartLine?: number;
}

export interface Compliance {
  AssociatedStandards?: AssociatedStandard[];
  RelatedRequirements?: string[];
  SecurityControlId?: string;
  SecurityControlParameters?: SecurityControlParameter[];
  Status?: ComplianceStatus;
  StatusReasons?: StatusReason[];
}

export type ComplianceStatus = 'PASSED' | 'WARNING' | 'FAILED' | 'NOT_AVAILABLE';

export type ConnectionDirection = 'INBOUND' | 'OUTBOUND';

export type ControlFindingGenerator = 'STANDARD_CONTROL' | 'SECURITY_CONTROL';

export interface Country {
  CountryCode?: string;
  CountryName?: string;
}

export interface CreateInsightRequest {
  Filters: AwsSecurityFindingFilters;
  GroupByAttribute: string;
  Name: string;
}

export interface CreateInsightResponse {
  InsightArn: string;
}

export interface CustomDataIdentifiersDetections {
  Arn?: string;
  Count?: number;
  Name?: string;
  Occurrences?: Occurrences;
}

export interface CustomDataIdentifiersResult {
  Detections?: CustomDataIdentifiersDetections[];
  TotalCount?: number;
}

export interface Cvss {
  Adjustments?: Adjustment[];
  BaseScore?: number;
  BaseVector?: string;
  Source?: string;
  Version?: string;
}

export interface DataClassificationDetails {
  DetailedResultsLocation?: string;
  Result?: ClassificationResult;
}

export interface DateFilter {
  DateRange?: DateRange;
  End?: string;
  Start?: string;
}

export interface DateRange {
  Comparison?: DateRangeComparison;
  Unit?: DateRangeUnit;
  Value?: number;
}

export type DateRangeComparison = 'WITHIN' | 'OLDER_THAN';

export type DateRangeUnit = 'DAYS';

export interface DeleteInsightRequest {
  InsightArn: string;
}

export interface DeleteInsightResponse {
  InsightArn: string;
}

export interface DescribeHubRequest {
  HubArn?: string;
}

export interface DescribeHubResponse {
  AutoEnableControls?: boolean;
  ControlFindingGenerator?: ControlFindingGenerator;
  HubArn?: string;
  SubscribedAt?: string;
}

export interface DescribeProductsRequest {
  MaxResults?: number;
  NextToken?: string;
  ProductArn?: string;
}

export interface DescribeProductsResponse {
  NextToken?: string;
  Products: Product[];
}

export interface Detection {
  Sequence?: Sequence;
}

export interface DnsRequestAction {
  Blocked?: boolean;
  Domain?: string;
  Protocol?: string;
}

export interface EnableSecurityHubRequest {
  ControlFindingGenerator?: ControlFindingGenerator;
  EnableDefaultStandards?: boolean;
  Tags?: { [key: string]: string };
}

export interface EnableSecurityHubResponse {
}

export interface FilePaths {
  FileName?: string;
  FilePath?: string;
  Hash?: string;
  ResourceId?: string;
}

export interface FindingHistoryRecord {
  FindingCreated?: boolean;
  FindingIdentifier?: AwsSecurityFindingIdentifier;
  NextToken?: string;
  UpdateSource?: FindingHistoryUpdateSource;
  UpdateTime?: string;
  Updates?: FindingHistoryUpdate[];
}

export interface FindingHistoryUpdate {
  NewValue?: string;
  OldValue?: string;
  UpdatedField?: string;
}

export interface FindingHistoryUpdateSource {
  Identity?: string;
  Type?: FindingHistoryUpdateSourceType;
}

export type FindingHistoryUpdateSourceType = 'BATCH_UPDATE_FINDINGS' | 'BATCH_IMPORT_FINDINGS';

export interface FindingProviderFields {
  Confidence?: number;
  Criticality?: number;
  RelatedFindings?: RelatedFinding[];
  Severity?: FindingProviderSeverity;
  Types?: string[];
}

export interface FindingProviderSeverity {
  Label?: SeverityLabel;
  Original?: string;
}

export interface FindingsTrendsCompositeFilter {
  NestedCompositeFilters?: FindingsTrendsCompositeFilter[];
  Operator?: AllowedOperators;
  StringFilters?: FindingsTrendsStringFilter[];
}

export interface FindingsTrendsFilters {
  CompositeFilters?: FindingsTrendsCompositeFilter[];
  CompositeOperator?: AllowedOperators;
}

export type FindingsTrendsStringField = 'account_id' | 'region' | 'finding_types' | 'finding_status' | 'finding_cve_ids' | 'finding_compliance_status' | 'finding_control_id' | 'finding_class_name' | 'finding_provider' | 'finding_activity_name';

export interface FindingsTrendsStringFilter {
  FieldName?: FindingsTrendsStringField;
  Filter?: StringFilter;
}

export interface GeneratorDetails {
  Description?: string;
  Labels?: string[];
  Name?: string;
}

export interface GeoLocation {
  Lat?: number;
  Lon?: number;
}

export interface GetFindingHistoryRequest {
  EndTime?: string;
  FindingIdentifier: AwsSecurityFindingIdentifier;
  MaxResults?: number;
  NextToken?: string;
  StartTime?: string;
}

export interface GetFindingHistoryResponse {
  NextToken?: string;
  Records?: FindingHistoryRecord[];
}

export interface GetFindingsRequest {
  Filters?: AwsSecurityFindingFilters;
  MaxResults?: number;
  NextToken?: string;
  SortCriteria?: SortCriterion[];
}

export interface GetFindingsResponse {
  Findings: AwsSecurityFinding[];
  NextToken?: string;
}

export interface GetFindingsTrendsV2Request {
  EndTime: string;
  Filters?: FindingsTrendsFilters;
  MaxResults?: number;
  NextToken?: string;
  StartTime: string;
}

export interface GetFindingsTrendsV2Response {
  Granularity: GranularityField;
  NextToken?: string;
  TrendsMetrics: TrendsMetricsResult[];
}

export interface GetInsightResultsRequest {
  InsightArn: string;
}

export interface GetInsightResultsResponse {
  InsightResults: InsightResults;
}

export interface GetInsightsRequest {
  InsightArns?: string[];
  MaxResults?: number;
  NextToken?: string;
}

export interface GetInsightsResponse {
  Insights: Insight[];
  NextToken?: string;
}

export type GranularityField = 'Daily' | 'Weekly' | 'Monthly';

export interface Indicator {
  Key?: string;
  Title?: string;
  Type?: string;
  Values?: string[];
}

export interface Insight {
  Filters: AwsSecurityFindingFilters;
  GroupByAttribute: string;
  InsightArn: string;
  Name: string;
}

export interface InsightResultValue {
  Count: number;
  GroupByAttributeValue: string;
}

export interface InsightResults {
  GroupByAttribute: string;
  InsightArn: string;
  ResultValues: InsightResultValue[];
}

export type IntegrationType = 'SEND_FINDINGS_TO_SECURITY_HUB' | 'RECEIVE_FINDINGS_FROM_SECURITY_HUB' | 'UPDATE_FINDINGS_IN_SECURITY_HUB';

export interface IpFilter {
  Cidr?: string;
}

export interface IpOrganizationDetails {
  Asn?: number;
  AsnOrg?: string;
  Isp?: string;
  Org?: string;
}

export interface KeywordFilter {
  Value?: string;
}

export interface ListEnabledProductsForImportRequest {
  MaxResults?: number;
  NextToken?: string;
}

export interface ListEnabledProductsForImportResponse {
  NextToken?: string;
  ProductSubscriptions?: string[];
}

export interface Malware {
  Name: string;
  Path?: string;
  State?: MalwareState;
  Type?: MalwareType;
}

export type MalwareState = 'OBSERVED' | 'REMOVAL_FAILED' | 'REMOVED';

export type MalwareType = 'ADWARE' | 'BLENDED_THREAT' | 'BOTNET_AGENT' | 'COIN_MINER' | 'EXPLOIT_KIT' | 'KEYLOGGER' | 'MACRO' | 'POTENTIALLY_UNWANTED' | 'SPYWARE' | 'RANSOMWARE' | 'REMOTE_ACCESS' | 'ROOTKIT' | 'TROJAN' | 'VIRUS' | 'WORM';

export interface MapFilter {
  Comparison?: MapFilterComparison;
  Key?: string;
  Value?: string;
}

export type MapFilterComparison = 'EQUALS' | 'NOT_EQUALS' | 'CONTAINS' | 'NOT_CONTAINS';

export interface Network {
  DestinationDomain?: string;
  DestinationIpV4?: string;
  DestinationIpV6?: string;
  DestinationPort?: number;
  Direction?: NetworkDirection;
  OpenPortRange?: PortRange;
  Protocol?: string;
  SourceDomain?: string;
  SourceIpV4?: string;
  SourceIpV6?: string;
  SourceMac?: string;
  SourcePort?: number;
}

export interface NetworkAutonomousSystem {
  Name?: string;
  Number?: number;
}

export interface NetworkConnection {
  Direction?: ConnectionDirection;
}

export interface NetworkConnectionAction {
  Blocked?: boolean;
  ConnectionDirection?: string;
  LocalPortDetails?: ActionLocalPortDetails;
  Protocol?: string;
  RemoteIpDetails?: ActionRemoteIpDetails;
  RemotePortDetails?: ActionRemotePortDetails;
}

export type NetworkDirection = 'IN' | 'OUT';

export interface NetworkEndpoint {
  AutonomousSystem?: NetworkAutonomousSystem;
  Connection?: NetworkConnection;
  Domain?: string;
  Id?: string;
  Ip?: string;
  Location?: NetworkGeoLocation;
  Port?: number;
}

export interface NetworkGeoLocation {
  City?: string;
  Country?: string;
  Lat?: number;
  Lon?: number;
}

export interface NetworkHeader {
  Destination?: NetworkPathComponentDetails;
  Protocol?: string;
  Source?: NetworkPathComponentDetails;
}

export interface NetworkPathComponent {
  ComponentId?: string;
  ComponentType?: string;
  Egress?: NetworkHeader;
  Ingress?: NetworkHeader;
}

export interface NetworkPathComponentDetails {
  Address?: string[];
  PortRanges?: PortRange[];
}

export interface Note {
  Text: string;
  UpdatedAt: string;
  UpdatedBy: string;
}

export interface NoteUpdate {
  Text: string;
  UpdatedBy: string;
}

export interface NumberFilter {
  Eq?: number;
  Gt?: number;
  Gte?: number;
  Lt?: number;
  Lte?: number;
}

export interface Occurrences {
  Cells?: Cell[];
  LineRanges?: Range[];
  OffsetRanges?: Range[];
  Pages?: Page[];
  Records?: Record[];
}

export interface Page {
  LineRange?: Range;
  OffsetRange?: Range;
  PageNumber?: number;
}

export type Partition = 'aws' | 'aws-cn' | 'aws-us-gov';

export interface PatchSummary {
  FailedCount?: number;
  Id: string;
  InstalledCount?: number;
  InstalledOtherCount?: number;
  InstalledPendingReboot?: number;
  InstalledRejectedCount?: number;
  MissingCount?: number;
  Operation?: string;
  OperationEndTime?: string;
  OperationStartTime?: string;
  RebootOption?: string;
}

export interface PortProbeAction {
  Blocked?: boolean;
  PortProbeDetails?: PortProbeDetail[];
}

export interface PortProbeDetail {
  LocalIpDetails?: ActionLocalIpDetails;
  LocalPortDetails?: ActionLocalPortDetails;
  RemoteIpDetails?: ActionRemoteIpDetails;
}

export interface PortRange {
  Begin?: number;
  End?: number;
}

export interface ProcessDetails {
  LaunchedAt?: string;
  Name?: string;
  ParentPid?: number;
  Path?: string;
  Pid?: number;
  TerminatedAt?: string;
}

export interface Product {
  ActivationUrl?: string;
  Categories?: string[];
  CompanyName?: string;
  Description?: string;
  IntegrationTypes?: IntegrationType[];
  MarketplaceUrl?: string;
  ProductArn: string;
  ProductName?: string;
  ProductSubscriptionResourcePolicy?: string;
}

export interface Range {
  End?: number;
  Start?: number;
  StartColumn?: number;
}

export interface Recommendation {
  Text?: string;
  Url?: string;
}

export interface Record {
  JsonPath?: string;
  RecordIndex?: number;
}

export type RecordState = 'ACTIVE' | 'ARCHIVED';

export interface RelatedFinding {
  Id: string;
  ProductArn: string;
}

export interface Remediation {
  Recommendation?: Recommendation;
}

export interface Resource {
  ApplicationArn?: string;
  ApplicationName?: string;
  DataClassification?: DataClassificationDetails;
  Details?: unknown;
  Id: string;
  Partition?: Partition;
  Region?: string;
  ResourceRole?: string;
  Tags?: { [key: string]: string };
  Type: string;
}

export interface SecurityControlParameter {
  Name?: string;
  Value?: string[];
}

export interface SensitiveDataDetections {
  Count?: number;
  Occurrences?: Occurrences;
  Type?: string;
}

export interface SensitiveDataResult {
  Category?: string;
  Detections?: SensitiveDataDetections[];
  TotalCount?: number;
}

export interface Sequence {
  Actors?: Actor[];
  Endpoints?: NetworkEndpoint[];
  SequenceIndicators?: Indicator[];
  Signals?: Signal[];
  Uid?: string;
}

export interface Severity {
  Label?: SeverityLabel;
  Normalized?: number;
  Original?: string;
  Product?: number;
}

export type SeverityLabel = 'INFORMATIONAL' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

export interface SeverityTrendsCount {
  Critical: number;
  Fatal: number;
  High: number;
  Informational: number;
  Low: number;
  Medium: number;
  Other: number;
  Unknown: number;
}

export interface SeverityUpdate {
  Label?: SeverityLabel;
  Normalized?: number;
  Product?: number;
}

export interface Signal {
  ActorIds?: string[];
  Count?: number;
  CreatedAt?: number;
  EndpointIds?: string[];
  FirstSeenAt?: number;
  Id?: string;
  LastSeenAt?: number;
  Name?: string;
  ProductArn?: string;
  ResourceIds?: string[];
  Severity?: number;
  SignalIndicators?: Indicator[];
  Title?: string;
  Type?: string;
  UpdatedAt?: number;
}

export interface SoftwarePackage {
  Architecture?: string;
  Epoch?: string;
  FilePath?: string;
  FixedInVersion?: string;
  Name?: string;
  PackageManager?: string;
  Release?: string;
  Remediation?: string;
  SourceLayerArn?: string;
  SourceLayerHash?: string;
  Version?: string;
}

export interface SortCriterion {
  Field?: string;
  SortOrder?: SortOrder;
}

export type SortOrder = 'asc' | 'desc';

export interface StatusReason {
  Description?: string;
  ReasonCode: string;
}

export interface StringFilter {
  Comparison?: StringFilterComparison;
  Value?: string;
}

export type StringFilterComparison = 'EQUALS' | 'PREFIX' | 'NOT_EQUALS' | 'PREFIX_NOT_EQUALS' | 'CONTAINS' | 'NOT_CONTAINS' | 'CONTAINS_WORD';

export interface Threat {
  FilePaths?: FilePaths[];
  ItemCount?: number;
  Name?: string;
  Severity?: string;
}

export interface ThreatIntelIndicator {
  Category?: ThreatIntelIndicatorCategory;
  LastObservedAt?: string;
  Source?: string;
  SourceUrl?: string;
  Type?: ThreatIntelIndicatorType;
  Value?: string;
}

export type ThreatIntelIndicatorCategory = 'BACKDOOR' | 'CARD_STEALER' | 'COMMAND_AND_CONTROL' | 'DROP_SITE' | 'EXPLOIT_SITE' | 'KEYLOGGER';

export type ThreatIntelIndicatorType = 'DOMAIN' | 'EMAIL_ADDRESS' | 'HASH_MD5' | 'HASH_SHA1' | 'HASH_SHA256' | 'HASH_SHA512' | 'IPV4_ADDRESS' | 'IPV6_ADDRESS' | 'MUTEX' | 'PROCESS' | 'URL';

export interface TrendsMetricsResult {
  Timestamp: string;
  TrendsValues: TrendsValues;
}

export interface TrendsValues {
  SeverityTrends: SeverityTrendsCount;
}

export interface UserAccount {
  Name?: string;
  Uid?: string;
}

export type VerificationState = 'UNKNOWN' | 'TRUE_POSITIVE' | 'FALSE_POSITIVE' | 'BENIGN_POSITIVE';

export interface Vulnerability {
  CodeVulnerabilities?: VulnerabilityCodeVulnerabilities[];
  Cvss?: Cvss[];
  EpssScore?: number;
  ExploitAvailable?: VulnerabilityExploitAvailable;
  FixAvailable?: VulnerabilityFixAvailable;
  Id: string;
  LastKnownExploitAt?: string;
  ReferenceUrls?: string[];
  RelatedVulnerabilities?: string[];
  Vendor?: VulnerabilityVendor;
  VulnerablePackages?: SoftwarePackage[];
}

export interface VulnerabilityCodeVulnerabilities {
  Cwes?: string[];
  FilePath?: CodeVulnerabilitiesFilePath;
  SourceArn?: string;
}

export type VulnerabilityExploitAvailable = 'YES' | 'NO';

export type VulnerabilityFixAvailable = 'YES' | 'NO' | 'PARTIAL';

export interface VulnerabilityVendor {
  Name: string;
  Url?: string;
  VendorCreatedAt?: string;
  VendorSeverity?: string;
  VendorUpdatedAt?: string;
}

export interface Workflow {
  Status?: WorkflowStatus;
}

export type WorkflowState = 'NEW' | 'ASSIGNED' | 'IN_PROGRESS' | 'DEFERRED' | 'RESOLVED';

export type WorkflowStatus = 'NEW' | 'NOTIFIED' | 'RESOLVED' | 'SUPPRESSED';

export interface WorkflowUpdate {
  Status?: WorkflowStatus;
}
