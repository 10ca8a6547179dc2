//! Which vulnerabilities touch which packages, with the evidence that decided
