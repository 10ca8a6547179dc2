//! The AWS surface, generated from AWS's own service models
