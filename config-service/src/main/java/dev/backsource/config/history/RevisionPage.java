package dev.backsource.config.history;

import java.util.List;

/**
 * Some of a domain's revisions, the newest first; fewer than requested where their states are too large together.
 *
 * @param more whether more of them follow
 * @param total the number of revisions on all pages
 */
public record RevisionPage(List<Revision> items, boolean more, long total) {}
