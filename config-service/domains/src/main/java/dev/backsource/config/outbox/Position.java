package dev.backsource.config.outbox;

/** The position of a published event: a partition of its topic, and the offset there. */
public record Position(int partition, long offset) {}
