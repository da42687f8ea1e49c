package dev.backsource.config.purge;

import java.util.List;

/**
 * Some of a domain's purges, the latest first.
 *
 * @param total how many there are on all pages
 */
public record PurgePage(List<RequestedPurge> items, long total) {}
