package dev.backsource.config.purge;

/**
 * Some of a domain's purges.
 *
 * @param items of which more are left out where the page would have too much with them
 * @param total how many there are on all pages
 */
public record PurgePage(LatestPurges items, long total) {}
