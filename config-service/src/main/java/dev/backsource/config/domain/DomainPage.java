package dev.backsource.config.domain;

/**
 * A page of the domains.
 *
 * @param items a list of them, by name
 * @param total the number of domains on all pages, counted up to {@value DomainLists#MAX_COUNTED}
 */
public record DomainPage<T>(T items, long total) {}
