package dev.backsource.config.purge;

import java.util.List;

/**
 * Some of the purged paths, the latest first.
 *
 * @param total the number of paths on all pages, counted up to {@value PurgedPaths#MAX_COUNTED}
 */
public record PurgedPathPage(List<PurgedPath> items, long total) {}
