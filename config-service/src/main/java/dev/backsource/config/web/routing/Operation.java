package dev.backsource.config.web.routing;

/**
 * What the interface's description says of a route.
 *
 * @param id what it is called
 * @param status that it is answered with once it is carried out
 */
public record Operation(String id, int status) {}
