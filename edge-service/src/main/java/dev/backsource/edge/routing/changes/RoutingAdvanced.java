package dev.backsource.edge.routing.changes;

/** Event within the process: records have been processed, or the table is complete. */
public record RoutingAdvanced() {}
