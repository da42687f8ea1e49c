package dev.backsource.config.domain;

import java.util.List;

/**
 * Some of the domains, by name.
 *
 * @param total how many there are on all pages; up to {@value DomainLists#MAX_COUNTED} are counted
 */
public record DomainPage(List<DomainState> items, long total) {}
