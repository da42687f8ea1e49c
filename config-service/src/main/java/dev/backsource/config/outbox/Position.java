package dev.backsource.config.outbox;

/** Where an event was published: a partition of its topic, and the offset there. */
public record Position(int partition, long offset) {}
