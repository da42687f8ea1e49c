package dev.backsource.edge.routing;

/** Says within the process that records were dealt with, or that the table is complete now. */
public record RoutingAdvanced() {}
