package dev.backsource.edge.routing.changes;

/** Event within the process: the served snapshot comes from another topic than Kafka has now. */
public record SnapshotWithdrawn() {}
