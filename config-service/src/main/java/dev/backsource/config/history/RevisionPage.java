package dev.backsource.config.history;

import java.util.List;

/**
 * Some of a domain's revisions, the newest first.
 *
 * @param total how many there are on all pages
 */
public record RevisionPage(List<Revision> items, long total) {}
