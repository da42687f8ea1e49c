package dev.backsource.edge.purge;

/** Event within the process: purges have been processed, or the offset to read from is known. */
public record PurgeAdvanced() {}
