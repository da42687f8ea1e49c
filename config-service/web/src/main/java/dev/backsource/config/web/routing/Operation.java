package dev.backsource.config.web.routing;

/**
 * A route's operation in the interface's description.
 *
 * @param id the operation's id
 * @param status the status of the response once it is carried out
 */
public record Operation(String id, int status) {}
