//! Which function does which operation; those that are not here answer that they are not implemented.

use tidewaiter_aws_api::{inspector_scan, inspector2};

use crate::{Call, Inspector, SbomScan};

impl inspector2::Inspector2 for Inspector {
    type Context = Call;
}

impl inspector_scan::InspectorScan for SbomScan {
    type Context = Call;
}
