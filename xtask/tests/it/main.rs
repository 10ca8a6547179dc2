//! Tests of the house itself: what may depend on what.

mod architecture;
