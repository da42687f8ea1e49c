package dev.backsource.cli.apply.plan;

import org.jspecify.annotations.Nullable;

/**
 * A field that is to become another.
 *
 * @param path as REST names it; an origin is named by its address and port
 * @param before null when there is nothing
 * @param after null when there will be nothing
 */
public record FieldDiff(
        String path, @Nullable String before, @Nullable String after) {}
