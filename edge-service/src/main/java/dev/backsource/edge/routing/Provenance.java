package dev.backsource.edge.routing;

import java.time.Instant;

/**
 * The origin of a domain's state: a record of policy changes.
 *
 * @param at when the event happened, by its own time
 * @param confirmed whether it belongs to a mass change that somebody has confirmed
 * @param offset of the record in the domain's partition
 */
public record Provenance(Instant at, boolean confirmed, long offset) {}
