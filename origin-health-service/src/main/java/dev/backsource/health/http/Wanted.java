package dev.backsource.health.http;

/**
 * The purposes of a check of an origin, beside loops.
 *
 * @param remedy whether a loop's remedy is asked for
 * @param schemes whether the responses to clients over HTTP and over HTTPS are compared
 */
public record Wanted(boolean remedy, boolean schemes) {}
