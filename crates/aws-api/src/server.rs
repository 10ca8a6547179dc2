//! What the generated servers have in common.

/// An operation with its input made typed, ready to be called on the service.
macro_rules! prepared {
    ($service:ident, $resources:ident, $input:ident, $method:ident: $type:ty) => {{
        let input: $type = ::tidewaiter_aws_wire::dispatch::typed($input)?;
        ::tidewaiter_aws_wire::dispatch::Prepared {
            resources: $resources,
            call: Box::new(move |context| {
                Box::pin(async move {
                    ::tidewaiter_aws_wire::dispatch::call($service.$method(&context, input)).await
                })
            }),
        }
    }};
}

pub(crate) use prepared;
