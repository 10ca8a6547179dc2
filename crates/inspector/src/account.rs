//! `Enable`, `Disable`, `BatchGetAccountStatus`, `ListAccountPermissions`, `BatchGetFreeTrialInfo`: whether images are
//! scanned at all.
//!
//! Odd: Inspector is enabled where the registry's scan type is ENHANCED; there is no other switch. What it scans beside
//! images (instances, functions, code) is not there, and stays DISABLED whoever asks for it.

use tidewaiter_aws_api::inspector2::{
    Account, AccountState, BatchGetAccountStatusRequest, BatchGetAccountStatusResponse,
    BatchGetFreeTrialInfoRequest, BatchGetFreeTrialInfoResponse, DisableRequest, DisableResponse,
    EnableRequest, EnableResponse, Error, ErrorCode, FailedAccount, FreeTrialAccountInfo, FreeTrialInfo,
    FreeTrialInfoError, FreeTrialInfoErrorCode, FreeTrialStatus, FreeTrialType,
    ListAccountPermissionsRequest, ListAccountPermissionsResponse, Operation, Permission, ResourceScanType,
    ResourceState, ResourceStatus, Service, State, Status,
};
use tidewaiter_store::ScanType;

use crate::errors::{internal, invalid, no_access};
use crate::paging::Paging;
use crate::{Call, Inspector, Result};

/// How long Inspector is free for who enables it (its pricing page).
const TRIAL_MILLIS: i64 = 15 * 24 * 3_600_000;
/// What another account is told.
const OTHER_ACCOUNT: &str = "This server has one account, and this is another.";

impl Inspector {
    pub(crate) async fn is_enabled(&self) -> Result<bool> {
        let configuration = self.scanning.configuration().await.map_err(internal)?;
        Ok(configuration.scan_type == ScanType::Enhanced)
    }

    /// Refuses what only an account can do that has enabled Inspector; `doing` is a verb: `list coverage`.
    pub(crate) async fn require_enabled(&self, doing: &str) -> Result<()> {
        match self.is_enabled().await? {
            true => Ok(()),
            false => Err(no_access(doing)),
        }
    }

    /// The accounts of a request, told apart by whether they are the server's; the server's own if it names none.
    pub(crate) fn accounts(&self, named: Option<Vec<String>>) -> (bool, Vec<String>) {
        let named = named.unwrap_or_default();
        if named.is_empty() {
            return (true, Vec::new());
        }
        let (own, others): (Vec<_>, Vec<_>) = named.into_iter().partition(|named| named == self.account());
        (!own.is_empty(), others)
    }

    async fn switch(&self, own: bool, to: ScanType) -> Result<bool> {
        match own {
            true => self.scanning.switch_to(to).await.map_err(internal),
            false => Ok(false),
        }
    }

    fn account_now(&self, ecr: Status) -> Account {
        Account {
            account_id: self.account().to_owned(),
            resource_status: resources(ecr.clone()),
            status: ecr,
        }
    }
}

pub(crate) async fn enable(inspector: &Inspector, input: EnableRequest) -> Result<EnableResponse> {
    if !input.resource_types.contains(&ResourceScanType::Ecr) {
        return Err(only_ecr());
    }
    let (own, others) = inspector.accounts(input.account_ids);
    let status = match inspector.switch(own, ScanType::Enhanced).await? {
        true => Status::Enabling,
        false => Status::Enabled,
    };
    Ok(EnableResponse {
        accounts: own.then(|| inspector.account_now(status)).into_iter().collect(),
        failed_accounts: Some(failed(others)),
    })
}

fn only_ecr() -> Error {
    invalid(
        "resourceTypes",
        "must have ECR in it: this server scans images of containers, and nothing else",
    )
}

pub(crate) async fn disable(inspector: &Inspector, input: DisableRequest) -> Result<DisableResponse> {
    let (own, others) = inspector.accounts(input.account_ids);
    // Without types all are meant.
    let with_ecr = input
        .resource_types
        .is_none_or(|types| types.is_empty() || types.contains(&ResourceScanType::Ecr));
    let was_enabled = inspector.is_enabled().await?;
    let status = match (
        inspector.switch(own && with_ecr, ScanType::Basic).await?,
        was_enabled,
    ) {
        (true, _) => Status::Disabling,
        (false, true) => Status::Enabled,
        (false, false) => Status::Disabled,
    };
    Ok(DisableResponse {
        accounts: own.then(|| inspector.account_now(status)).into_iter().collect(),
        failed_accounts: Some(failed(others)),
    })
}

fn resources(ecr: Status) -> ResourceStatus {
    ResourceStatus {
        ecr,
        ec2: Status::Disabled,
        lambda: Some(Status::Disabled),
        lambda_code: Some(Status::Disabled),
        code_repository: Some(Status::Disabled),
    }
}

fn failed(accounts: Vec<String>) -> Vec<FailedAccount> {
    let refuse = |account_id| FailedAccount {
        account_id,
        error_code: ErrorCode::AccessDenied,
        error_message: OTHER_ACCOUNT.to_owned(),
        resource_status: None,
        status: None,
    };
    accounts.into_iter().map(refuse).collect()
}

pub(crate) async fn status(
    inspector: &Inspector,
    input: BatchGetAccountStatusRequest,
) -> Result<BatchGetAccountStatusResponse> {
    let (own, others) = inspector.accounts(input.account_ids);
    let ecr = match inspector.is_enabled().await? {
        true => Status::Enabled,
        false => Status::Disabled,
    };
    let state = AccountState {
        account_id: inspector.account().to_owned(),
        resource_state: ResourceState {
            ecr: state(ecr.clone()),
            ec2: state(Status::Disabled),
            lambda: Some(state(Status::Disabled)),
            lambda_code: Some(state(Status::Disabled)),
            code_repository: Some(state(Status::Disabled)),
        },
        state: state(ecr),
    };
    Ok(BatchGetAccountStatusResponse {
        accounts: own.then_some(state).into_iter().collect(),
        failed_accounts: Some(failed(others)),
    })
}

/// AWS's model requires an error of each state, and AWS sends empty ones.
fn state(status: Status) -> State {
    State {
        error_code: ErrorCode::from(""),
        error_message: String::new(),
        status,
    }
}

pub(crate) fn permissions(
    inspector: &Inspector,
    call: &Call,
    input: ListAccountPermissionsRequest,
) -> Result<ListAccountPermissionsResponse> {
    let paging = Paging::of(inspector, call, &input, input.max_results, 100);
    let from: usize = paging.position(input.next_token.as_deref())?.unwrap_or(0);
    let services = [Service::Ecr, Service::Ec2, Service::Lambda];
    let all = services.into_iter().flat_map(of_service);
    let wanted = all.filter(|one| {
        input
            .service
            .as_ref()
            .is_none_or(|service| *service == one.service)
    });
    let all: Vec<Permission> = wanted.collect();
    let end = all.len().min(from.saturating_add(paging.limit()));
    Ok(ListAccountPermissionsResponse {
        next_token: (end < all.len()).then(|| paging.token(&end)),
        permissions: all.get(from..end).unwrap_or_default().to_vec(),
    })
}

/// Only images have repositories. Nothing else can be enabled here.
fn of_service(service: Service) -> Vec<Permission> {
    let operations: &[Operation] = match service {
        Service::Ecr => &[
            Operation::EnableScanning,
            Operation::DisableScanning,
            Operation::EnableRepository,
            Operation::DisableRepository,
        ],
        _ => &[],
    };
    let permission = |operation: &Operation| Permission {
        operation: operation.clone(),
        service: service.clone(),
    };
    operations.iter().map(permission).collect()
}

pub(crate) async fn free_trial(
    inspector: &Inspector,
    input: BatchGetFreeTrialInfoRequest,
) -> Result<BatchGetFreeTrialInfoResponse> {
    let (own, others) = inspector.accounts(Some(input.account_ids));
    let refuse = |account_id| FreeTrialInfoError {
        account_id,
        code: FreeTrialInfoErrorCode::AccessDenied,
        message: OTHER_ACCOUNT.to_owned(),
    };
    let accounts = match own {
        true => vec![FreeTrialAccountInfo {
            account_id: inspector.account().to_owned(),
            free_trial_info: inspector.trial().await?.into_iter().collect(),
        }],
        false => Vec::new(),
    };
    Ok(BatchGetFreeTrialInfoResponse {
        accounts,
        failed_accounts: others.into_iter().map(refuse).collect(),
    })
}

impl Inspector {
    /// The trial begins when images are scanned for the first time.
    async fn trial(&self) -> Result<Option<FreeTrialInfo>> {
        let since = self.scanning.enhanced_since().await.map_err(internal)?;
        Ok(since.map(|start| {
            let end = start.plus_millis(TRIAL_MILLIS);
            FreeTrialInfo {
                start: start.into(),
                end: end.into(),
                status: match self.scanning.now() < end {
                    true => FreeTrialStatus::Active,
                    false => FreeTrialStatus::Inactive,
                },
                r#type: FreeTrialType::Ecr,
            }
        }))
    }
}
