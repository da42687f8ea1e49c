package dev.backsource.edge.routing;

/**
 * A record that the edge has read and holds back.
 *
 * @param domain the record's key
 * @param offset of the record; 0 where the topic has none and the edge holds back the loss of the domain
 * @param reason in one sentence
 */
public record HeldRecord(String domain, long offset, String reason) {}
