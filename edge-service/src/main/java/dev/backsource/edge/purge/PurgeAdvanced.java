package dev.backsource.edge.purge;

/** Says within the process that purges were dealt with, or that it is known from where they are read. */
public record PurgeAdvanced() {}
