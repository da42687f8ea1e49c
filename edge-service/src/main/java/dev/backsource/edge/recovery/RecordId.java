package dev.backsource.edge.recovery;

/** The place of a record in the topic of policy changes. */
public record RecordId(int partition, long offset) {}
