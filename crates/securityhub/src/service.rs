//! Which function does which operation; those that are not here answer that they are not implemented.

use tidewaiter_aws_api::securityhub;

use crate::{Call, SecurityHub};

impl securityhub::SecurityHub for SecurityHub {
    type Context = Call;
}
