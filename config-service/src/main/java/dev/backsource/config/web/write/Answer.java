package dev.backsource.config.web.write;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write that was carried out.
 *
 * @param revision of the domain, for the entity tag; null when there is none to tell
 * @param location of what was created; null when nothing was
 * @param entity becomes the JSON body; null for an answer without one
 */
public record Answer(
        Status status,
        @Nullable Long revision,
        @Nullable URI location,
        @Nullable Object entity) {
    public static final Answer NO_CONTENT = new Answer(Status.NO_CONTENT, null, null, null);

    /** A body alone. */
    public static Answer ok(Object entity) {
        return new Answer(Status.OK, null, null, entity);
    }
}
