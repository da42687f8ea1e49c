package dev.backsource.health.http;

/**
 * The purposes of a check of an origin, beside loops.
 *
 * @param remedy whether a loop's remedy is asked for
 * @param schemes whether the responses to clients over HTTP and over HTTPS are compared
 * @param ownLoop whether there is a loop of the domain's own URLs only, which redirects beyond the domain end, whatever is there
 */
public record Wanted(boolean remedy, boolean schemes, boolean ownLoop) {}
