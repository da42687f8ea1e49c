package dev.backsource.system.check;

import dev.backsource.system.check.StoredRevision.Place;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic.
 *
 * @param revision as its header says; 0 when it says none
 * @param state null for a removal
 */
record PublishedRevision(
        String domain, long revision, @Nullable JsonObject state, Place place) {}
