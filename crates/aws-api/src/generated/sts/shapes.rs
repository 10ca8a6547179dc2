//! Shapes and constraints.
//!
//! Written by `cargo xtask codegen`; do not edit.

use tidewaiter_aws_wire::constraints::{Member, Pattern, Shape};

/// `AssumeRoleRequest`
pub static ASSUME_ROLE_REQUEST: Shape = Shape::structure(&[
    Member::optional("DurationSeconds", &ROLE_DURATION_SECONDS_TYPE),
    Member::optional("ExternalId", &EXTERNAL_ID_TYPE),
    Member::optional("Policy", &UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE),
    Member::optional("PolicyArns", &POLICY_DESCRIPTOR_LIST_TYPE),
    Member::optional("ProvidedContexts", &PROVIDED_CONTEXTS_LIST_TYPE),
    Member::required("RoleArn", &ARN_TYPE),
    Member::required("RoleSessionName", &ROLE_SESSION_NAME_TYPE),
    Member::optional("SerialNumber", &SERIAL_NUMBER_TYPE),
    Member::optional("SourceIdentity", &SOURCE_IDENTITY_TYPE),
    Member::optional("Tags", &TAG_LIST_TYPE),
    Member::optional("TokenCode", &TOKEN_CODE_TYPE),
    Member::optional("TransitiveTagKeys", &TAG_KEY_LIST_TYPE),
]);

/// `AssumeRoleResponse`
pub static ASSUME_ROLE_RESPONSE: Shape = Shape::structure(&[
    Member::optional("AssumedRoleUser", &ASSUMED_ROLE_USER),
    Member::optional("Credentials", &CREDENTIALS),
    Member::optional("PackedPolicySize", &NON_NEGATIVE_INTEGER_TYPE),
    Member::optional("SourceIdentity", &SOURCE_IDENTITY_TYPE),
]);

/// `AssumeRoleWithSAMLRequest`
pub static ASSUME_ROLE_WITH_SAML_REQUEST: Shape = Shape::structure(&[
    Member::optional("DurationSeconds", &ROLE_DURATION_SECONDS_TYPE),
    Member::optional("Policy", &SESSION_POLICY_DOCUMENT_TYPE),
    Member::optional("PolicyArns", &POLICY_DESCRIPTOR_LIST_TYPE),
    Member::required("PrincipalArn", &ARN_TYPE),
    Member::required("RoleArn", &ARN_TYPE),
    Member::required("SAMLAssertion", &SAML_ASSERTION_TYPE),
]);

/// `AssumeRoleWithSAMLResponse`
pub static ASSUME_ROLE_WITH_SAML_RESPONSE: Shape = Shape::structure(&[
    Member::optional("AssumedRoleUser", &ASSUMED_ROLE_USER),
    Member::optional("Audience", &AUDIENCE),
    Member::optional("Credentials", &CREDENTIALS),
    Member::optional("Issuer", &ISSUER),
    Member::optional("NameQualifier", &NAME_QUALIFIER),
    Member::optional("PackedPolicySize", &NON_NEGATIVE_INTEGER_TYPE),
    Member::optional("SourceIdentity", &SOURCE_IDENTITY_TYPE),
    Member::optional("Subject", &SUBJECT),
    Member::optional("SubjectType", &SUBJECT_TYPE),
]);

/// `AssumeRoleWithWebIdentityRequest`
pub static ASSUME_ROLE_WITH_WEB_IDENTITY_REQUEST: Shape = Shape::structure(&[
    Member::optional("DurationSeconds", &ROLE_DURATION_SECONDS_TYPE),
    Member::optional("Policy", &SESSION_POLICY_DOCUMENT_TYPE),
    Member::optional("PolicyArns", &POLICY_DESCRIPTOR_LIST_TYPE),
    Member::optional("ProviderId", &URL_TYPE),
    Member::required("RoleArn", &ARN_TYPE),
    Member::required("RoleSessionName", &ROLE_SESSION_NAME_TYPE),
    Member::required("WebIdentityToken", &CLIENT_TOKEN_TYPE),
]);

/// `AssumeRoleWithWebIdentityResponse`
pub static ASSUME_ROLE_WITH_WEB_IDENTITY_RESPONSE: Shape = Shape::structure(&[
    Member::optional("AssumedRoleUser", &ASSUMED_ROLE_USER),
    Member::optional("Audience", &AUDIENCE),
    Member::optional("Credentials", &CREDENTIALS),
    Member::optional("PackedPolicySize", &NON_NEGATIVE_INTEGER_TYPE),
    Member::optional("Provider", &ISSUER),
    Member::optional("SourceIdentity", &SOURCE_IDENTITY_TYPE),
    Member::optional("SubjectFromWebIdentityToken", &WEB_IDENTITY_SUBJECT_TYPE),
]);

/// `AssumeRootRequest`
pub static ASSUME_ROOT_REQUEST: Shape = Shape::structure(&[
    Member::optional("DurationSeconds", &ROOT_DURATION_SECONDS_TYPE),
    Member::required("TargetPrincipal", &TARGET_PRINCIPAL_TYPE),
    Member::required("TaskPolicyArn", &POLICY_DESCRIPTOR_TYPE),
]);

/// `AssumeRootResponse`
pub static ASSUME_ROOT_RESPONSE: Shape = Shape::structure(&[
    Member::optional("Credentials", &CREDENTIALS),
    Member::optional("SourceIdentity", &SOURCE_IDENTITY_TYPE),
]);

/// `AssumedRoleUser`
pub static ASSUMED_ROLE_USER: Shape = Shape::structure(&[
    Member::required("Arn", &ARN_TYPE),
    Member::required("AssumedRoleId", &ASSUMED_ROLE_ID_TYPE),
]);

/// `Audience`
pub static AUDIENCE: Shape = Shape::text(None, None, None);

/// `Credentials`
pub static CREDENTIALS: Shape = Shape::structure(&[
    Member::required("AccessKeyId", &ACCESS_KEY_ID_TYPE),
    Member::required("Expiration", &DATE_TYPE),
    Member::required("SecretAccessKey", &ACCESS_KEY_SECRET_TYPE),
    Member::required("SessionToken", &TOKEN_TYPE),
]);

/// `DecodeAuthorizationMessageRequest`
pub static DECODE_AUTHORIZATION_MESSAGE_REQUEST: Shape =
    Shape::structure(&[Member::required("EncodedMessage", &ENCODED_MESSAGE_TYPE)]);

/// `DecodeAuthorizationMessageResponse`
pub static DECODE_AUTHORIZATION_MESSAGE_RESPONSE: Shape =
    Shape::structure(&[Member::optional("DecodedMessage", &DECODED_MESSAGE_TYPE)]);

/// `FederatedUser`
pub static FEDERATED_USER: Shape = Shape::structure(&[
    Member::required("Arn", &ARN_TYPE),
    Member::required("FederatedUserId", &FEDERATED_ID_TYPE),
]);

/// `GetAccessKeyInfoRequest`
pub static GET_ACCESS_KEY_INFO_REQUEST: Shape =
    Shape::structure(&[Member::required("AccessKeyId", &ACCESS_KEY_ID_TYPE)]);

/// `GetAccessKeyInfoResponse`
pub static GET_ACCESS_KEY_INFO_RESPONSE: Shape =
    Shape::structure(&[Member::optional("Account", &ACCOUNT_TYPE)]);

/// `GetCallerIdentityRequest`
pub static GET_CALLER_IDENTITY_REQUEST: Shape = Shape::structure(&[]);

/// `GetCallerIdentityResponse`
pub static GET_CALLER_IDENTITY_RESPONSE: Shape = Shape::structure(&[
    Member::optional("Account", &ACCOUNT_TYPE),
    Member::optional("Arn", &ARN_TYPE),
    Member::optional("UserId", &USER_ID_TYPE),
]);

/// `GetDelegatedAccessTokenRequest`
pub static GET_DELEGATED_ACCESS_TOKEN_REQUEST: Shape =
    Shape::structure(&[Member::required("TradeInToken", &TRADE_IN_TOKEN_TYPE)]);

/// `GetDelegatedAccessTokenResponse`
pub static GET_DELEGATED_ACCESS_TOKEN_RESPONSE: Shape = Shape::structure(&[
    Member::optional("AssumedPrincipal", &ARN_TYPE),
    Member::optional("Credentials", &CREDENTIALS),
    Member::optional("PackedPolicySize", &NON_NEGATIVE_INTEGER_TYPE),
]);

/// `GetFederationTokenRequest`
pub static GET_FEDERATION_TOKEN_REQUEST: Shape = Shape::structure(&[
    Member::optional("DurationSeconds", &DURATION_SECONDS_TYPE),
    Member::required("Name", &USER_NAME_TYPE),
    Member::optional("Policy", &SESSION_POLICY_DOCUMENT_TYPE),
    Member::optional("PolicyArns", &POLICY_DESCRIPTOR_LIST_TYPE),
    Member::optional("Tags", &TAG_LIST_TYPE),
]);

/// `GetFederationTokenResponse`
pub static GET_FEDERATION_TOKEN_RESPONSE: Shape = Shape::structure(&[
    Member::optional("Credentials", &CREDENTIALS),
    Member::optional("FederatedUser", &FEDERATED_USER),
    Member::optional("PackedPolicySize", &NON_NEGATIVE_INTEGER_TYPE),
]);

/// `GetSessionTokenRequest`
pub static GET_SESSION_TOKEN_REQUEST: Shape = Shape::structure(&[
    Member::optional("DurationSeconds", &DURATION_SECONDS_TYPE),
    Member::optional("SerialNumber", &SERIAL_NUMBER_TYPE),
    Member::optional("TokenCode", &TOKEN_CODE_TYPE),
]);

/// `GetSessionTokenResponse`
pub static GET_SESSION_TOKEN_RESPONSE: Shape =
    Shape::structure(&[Member::optional("Credentials", &CREDENTIALS)]);

/// `GetWebIdentityTokenRequest`
pub static GET_WEB_IDENTITY_TOKEN_REQUEST: Shape = Shape::structure(&[
    Member::required("Audience", &WEB_IDENTITY_TOKEN_AUDIENCE_LIST_TYPE),
    Member::optional("DurationSeconds", &WEB_IDENTITY_TOKEN_DURATION_SECONDS_TYPE),
    Member::required("SigningAlgorithm", &JWT_ALGORITHM_TYPE),
    Member::optional("Tags", &TAG_LIST_TYPE),
]);

/// `GetWebIdentityTokenResponse`
pub static GET_WEB_IDENTITY_TOKEN_RESPONSE: Shape = Shape::structure(&[
    Member::optional("Expiration", &DATE_TYPE),
    Member::optional("WebIdentityToken", &WEB_IDENTITY_TOKEN_TYPE),
]);

/// `Issuer`
pub static ISSUER: Shape = Shape::text(None, None, None);

/// `NameQualifier`
pub static NAME_QUALIFIER: Shape = Shape::text(None, None, None);

/// `PolicyDescriptorType`
pub static POLICY_DESCRIPTOR_TYPE: Shape = Shape::structure(&[Member::optional("arn", &ARN_TYPE)]);

/// `ProvidedContext`
pub static PROVIDED_CONTEXT: Shape = Shape::structure(&[
    Member::optional("ContextAssertion", &CONTEXT_ASSERTION_TYPE),
    Member::optional("ProviderArn", &ARN_TYPE),
]);

/// `ProvidedContextsListType`
pub static PROVIDED_CONTEXTS_LIST_TYPE: Shape = Shape::list(&PROVIDED_CONTEXT, Some(1), Some(5));

/// `RootDurationSecondsType`
pub static ROOT_DURATION_SECONDS_TYPE: Shape = Shape::integer(Some(0), Some(900));

/// `SAMLAssertionType`
pub static SAML_ASSERTION_TYPE: Shape = Shape::text(Some(4), Some(100000), None);

/// `Subject`
pub static SUBJECT: Shape = Shape::text(None, None, None);

/// `SubjectType`
pub static SUBJECT_TYPE: Shape = Shape::text(None, None, None);

/// `Tag`
pub static TAG: Shape = Shape::structure(&[
    Member::required("Key", &TAG_KEY_TYPE),
    Member::required("Value", &TAG_VALUE_TYPE),
]);

/// `TargetPrincipalType`
pub static TARGET_PRINCIPAL_TYPE: Shape = Shape::text(Some(12), Some(2048), None);

static ACCESS_KEY_ID_TYPE_PATTERN: Pattern = Pattern::new(r#"[\w]*"#, r#"[\w]*"#);

/// `accessKeyIdType`
pub static ACCESS_KEY_ID_TYPE: Shape = Shape::text(Some(16), Some(128), Some(&ACCESS_KEY_ID_TYPE_PATTERN));

/// `accessKeySecretType`
pub static ACCESS_KEY_SECRET_TYPE: Shape = Shape::text(None, None, None);

/// `accountType`
pub static ACCOUNT_TYPE: Shape = Shape::text(None, None, None);

static ARN_TYPE_PATTERN: Pattern = Pattern::new(
    r#"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+"#,
    r#"[\x{0009}\x{000A}\x{000D}\x{0020}-\x{007E}\x{0085}\x{00A0}-\x{D7FF}\x{E000}-\x{FFFD}\x{10000}-\x{10FFFF}]+"#,
);

/// `arnType`
pub static ARN_TYPE: Shape = Shape::text(Some(20), Some(2048), Some(&ARN_TYPE_PATTERN));

static ASSUMED_ROLE_ID_TYPE_PATTERN: Pattern = Pattern::new(r#"[\w+=,.@:-]*"#, r#"[\w+=,.@:-]*"#);

/// `assumedRoleIdType`
pub static ASSUMED_ROLE_ID_TYPE: Shape = Shape::text(Some(2), Some(193), Some(&ASSUMED_ROLE_ID_TYPE_PATTERN));

/// `clientTokenType`
pub static CLIENT_TOKEN_TYPE: Shape = Shape::text(Some(4), Some(20000), None);

/// `contextAssertionType`
pub static CONTEXT_ASSERTION_TYPE: Shape = Shape::text(Some(4), Some(2048), None);

/// `dateType`
pub static DATE_TYPE: Shape = Shape::Timestamp;

/// `decodedMessageType`
pub static DECODED_MESSAGE_TYPE: Shape = Shape::text(None, None, None);

/// `durationSecondsType`
pub static DURATION_SECONDS_TYPE: Shape = Shape::integer(Some(900), Some(129600));

/// `encodedMessageType`
pub static ENCODED_MESSAGE_TYPE: Shape = Shape::text(Some(1), Some(10240), None);

static EXTERNAL_ID_TYPE_PATTERN: Pattern = Pattern::new(r#"[\w+=,.@:\/-]*"#, r#"[\w+=,.@:\/-]*"#);

/// `externalIdType`
pub static EXTERNAL_ID_TYPE: Shape = Shape::text(Some(2), Some(1224), Some(&EXTERNAL_ID_TYPE_PATTERN));

static FEDERATED_ID_TYPE_PATTERN: Pattern = Pattern::new(r#"[\w+=,.@\:-]*"#, r#"[\w+=,.@\:-]*"#);

/// `federatedIdType`
pub static FEDERATED_ID_TYPE: Shape = Shape::text(Some(2), Some(193), Some(&FEDERATED_ID_TYPE_PATTERN));

/// `jwtAlgorithmType`
pub static JWT_ALGORITHM_TYPE: Shape = Shape::text(Some(5), Some(5), None);

/// `nonNegativeIntegerType`
pub static NON_NEGATIVE_INTEGER_TYPE: Shape = Shape::integer(Some(0), None);

/// `policyDescriptorListType`
pub static POLICY_DESCRIPTOR_LIST_TYPE: Shape = Shape::list(&POLICY_DESCRIPTOR_TYPE, None, None);

/// `roleDurationSecondsType`
pub static ROLE_DURATION_SECONDS_TYPE: Shape = Shape::integer(Some(900), Some(43200));

static ROLE_SESSION_NAME_TYPE_PATTERN: Pattern = Pattern::new(r#"[\w+=,.@-]*"#, r#"[\w+=,.@-]*"#);

/// `roleSessionNameType`
pub static ROLE_SESSION_NAME_TYPE: Shape =
    Shape::text(Some(2), Some(64), Some(&ROLE_SESSION_NAME_TYPE_PATTERN));

static SERIAL_NUMBER_TYPE_PATTERN: Pattern = Pattern::new(r#"[\w+=/:,.@-]*"#, r#"[\w+=/:,.@-]*"#);

/// `serialNumberType`
pub static SERIAL_NUMBER_TYPE: Shape = Shape::text(Some(9), Some(256), Some(&SERIAL_NUMBER_TYPE_PATTERN));

static SESSION_POLICY_DOCUMENT_TYPE_PATTERN: Pattern = Pattern::new(
    r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
    r#"[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+"#,
);

/// `sessionPolicyDocumentType`
pub static SESSION_POLICY_DOCUMENT_TYPE: Shape =
    Shape::text(Some(1), Some(2048), Some(&SESSION_POLICY_DOCUMENT_TYPE_PATTERN));

static SOURCE_IDENTITY_TYPE_PATTERN: Pattern = Pattern::new(r#"[\w+=,.@-]*"#, r#"[\w+=,.@-]*"#);

/// `sourceIdentityType`
pub static SOURCE_IDENTITY_TYPE: Shape = Shape::text(Some(2), Some(64), Some(&SOURCE_IDENTITY_TYPE_PATTERN));

/// `tagKeyListType`
pub static TAG_KEY_LIST_TYPE: Shape = Shape::list(&TAG_KEY_TYPE, None, Some(50));

static TAG_KEY_TYPE_PATTERN: Pattern = Pattern::new(
    r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]+"#,
    r#"[A-Za-z\x{80}-\x{10FFFF} \x{80}-\x{10FFFF}0-9\x{80}-\x{10FFFF}_.:/=+\-@]+"#,
);

/// `tagKeyType`
pub static TAG_KEY_TYPE: Shape = Shape::text(Some(1), Some(128), Some(&TAG_KEY_TYPE_PATTERN));

/// `tagListType`
pub static TAG_LIST_TYPE: Shape = Shape::list(&TAG, None, Some(50));

static TAG_VALUE_TYPE_PATTERN: Pattern = Pattern::new(
    r#"[\p{L}\p{Z}\p{N}_.:/=+\-@]*"#,
    r#"[A-Za-z\x{80}-\x{10FFFF} \x{80}-\x{10FFFF}0-9\x{80}-\x{10FFFF}_.:/=+\-@]*"#,
);

/// `tagValueType`
pub static TAG_VALUE_TYPE: Shape = Shape::text(Some(0), Some(256), Some(&TAG_VALUE_TYPE_PATTERN));

static TOKEN_CODE_TYPE_PATTERN: Pattern = Pattern::new(r#"[\d]*"#, r#"[\d]*"#);

/// `tokenCodeType`
pub static TOKEN_CODE_TYPE: Shape = Shape::text(Some(6), Some(6), Some(&TOKEN_CODE_TYPE_PATTERN));

/// `tokenType`
pub static TOKEN_TYPE: Shape = Shape::text(None, None, None);

/// `tradeInTokenType`
pub static TRADE_IN_TOKEN_TYPE: Shape = Shape::text(None, None, None);

static UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_PATTERN: Pattern = Pattern::new(
    r#"[\u0009\u000A\u000D\u0020-\u00FF]+"#,
    r#"[\x{0009}\x{000A}\x{000D}\x{0020}-\x{00FF}]+"#,
);

/// `unrestrictedSessionPolicyDocumentType`
pub static UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE: Shape = Shape::text(
    Some(1),
    None,
    Some(&UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_PATTERN),
);

/// `urlType`
pub static URL_TYPE: Shape = Shape::text(Some(4), Some(2048), None);

/// `userIdType`
pub static USER_ID_TYPE: Shape = Shape::text(None, None, None);

static USER_NAME_TYPE_PATTERN: Pattern = Pattern::new(r#"[\w+=,.@-]*"#, r#"[\w+=,.@-]*"#);

/// `userNameType`
pub static USER_NAME_TYPE: Shape = Shape::text(Some(2), Some(32), Some(&USER_NAME_TYPE_PATTERN));

/// `webIdentitySubjectType`
pub static WEB_IDENTITY_SUBJECT_TYPE: Shape = Shape::text(Some(6), Some(255), None);

/// `webIdentityTokenAudienceListType`
pub static WEB_IDENTITY_TOKEN_AUDIENCE_LIST_TYPE: Shape =
    Shape::list(&WEB_IDENTITY_TOKEN_AUDIENCE_STRING_TYPE, Some(1), Some(10));

/// `webIdentityTokenAudienceStringType`
pub static WEB_IDENTITY_TOKEN_AUDIENCE_STRING_TYPE: Shape = Shape::text(Some(1), Some(1000), None);

/// `webIdentityTokenDurationSecondsType`
pub static WEB_IDENTITY_TOKEN_DURATION_SECONDS_TYPE: Shape = Shape::integer(Some(60), Some(3600));

/// `webIdentityTokenType`
pub static WEB_IDENTITY_TOKEN_TYPE: Shape = Shape::text(None, None, None);

/// All patterns of the service.
pub static PATTERNS: &[&Pattern] = &[
    &ACCESS_KEY_ID_TYPE_PATTERN,
    &ARN_TYPE_PATTERN,
    &ASSUMED_ROLE_ID_TYPE_PATTERN,
    &EXTERNAL_ID_TYPE_PATTERN,
    &FEDERATED_ID_TYPE_PATTERN,
    &ROLE_SESSION_NAME_TYPE_PATTERN,
    &SERIAL_NUMBER_TYPE_PATTERN,
    &SESSION_POLICY_DOCUMENT_TYPE_PATTERN,
    &SOURCE_IDENTITY_TYPE_PATTERN,
    &TAG_KEY_TYPE_PATTERN,
    &TAG_VALUE_TYPE_PATTERN,
    &TOKEN_CODE_TYPE_PATTERN,
    &UNRESTRICTED_SESSION_POLICY_DOCUMENT_TYPE_PATTERN,
    &USER_NAME_TYPE_PATTERN,
];
