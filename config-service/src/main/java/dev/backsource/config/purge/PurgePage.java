package dev.backsource.config.purge;

/**
 * Some of a domain's purges.
 *
 * @param items fewer than the page's size where more would exceed its bytes
 * @param total the number of purges on all pages
 */
public record PurgePage(PurgeSlice items, long total) {}
