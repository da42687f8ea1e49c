package dev.backsource.local.stack;

/**
 * The ports of one edge.
 *
 * @param http for clients
 * @param https for clients
 * @param management health and metrics
 */
public record EdgePorts(int http, int https, int management) {}
