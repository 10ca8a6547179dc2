//! Scan results for people and tools: table, JSON, CycloneDX
