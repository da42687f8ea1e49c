package dev.backsource.config.history;

import java.util.List;

/**
 * Some of a domain's revisions, the newest first; fewer than were asked for where their states have too much together.
 *
 * @param more whether there are more of them behind these
 * @param total how many there are on all pages
 */
public record RevisionPage(List<Revision> items, boolean more, long total) {}
