//! What a layer and an image hold: extractors run over one layer, layers squashed into an image
