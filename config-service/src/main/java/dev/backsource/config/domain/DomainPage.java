package dev.backsource.config.domain;

/**
 * A page of the domains.
 *
 * @param items a list of them, by name
 * @param total how many there are on all pages; up to {@value DomainLists#MAX_COUNTED} are counted
 */
public record DomainPage<T>(T items, long total) {}
