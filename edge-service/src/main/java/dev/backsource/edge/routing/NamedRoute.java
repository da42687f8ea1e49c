package dev.backsource.edge.routing;

/**
 * A route and the name of its domain.
 *
 * @param domain name of the domain, wildcards as {@code *.example.com}
 */
public record NamedRoute(String domain, Route route) {}
