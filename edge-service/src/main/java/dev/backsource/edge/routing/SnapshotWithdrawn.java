package dev.backsource.edge.routing;

/** Says within the process that the snapshot that was served is of another topic than the one Kafka has. */
public record SnapshotWithdrawn() {}
