package dev.backsource.cli.server;

import org.jspecify.annotations.Nullable;

/**
 * A server-sent event.
 *
 * @param id null where it has none
 */
public record Event(@Nullable String id, String data) {}
