package dev.backsource.config.purge;

import java.util.List;

/**
 * Some of what was purged, the latest first.
 *
 * @param total how many there are on all pages; up to {@value PurgedPaths#MAX_COUNTED} are counted
 */
public record PurgedPathPage(List<PurgedPath> items, long total) {}
