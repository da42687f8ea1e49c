package dev.backsource.system.check;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A domain in the database as it is now.
 *
 * @param state null when it is removed
 */
record StoredDomain(String name, long revision, @Nullable JsonObject state) {}
