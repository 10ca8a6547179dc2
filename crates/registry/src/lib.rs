//! Repositories, images, tags, blobs and uploads: the rules of the registry, without a wire
