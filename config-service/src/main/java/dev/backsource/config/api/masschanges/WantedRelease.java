package dev.backsource.config.api.masschanges;

/**
 * A release of a mass change.
 *
 * @param domains the number that an edge holds
 * @param after the name before the first domain; empty for the beginning
 */
record WantedRelease(long domains, String reason, String after) {}
