package dev.backsource.edge.routing;

/**
 * A domain's route with the domain's name.
 *
 * @param domain as the domain is called, wildcards as {@code *.example.com}
 */
public record NamedRoute(String domain, Route route) {}
