package dev.backsource.config.web.write;

import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/**
 * The response to a successful write.
 *
 * @param revision the domain's revision, for the entity tag; null for none
 * @param location the location of the created resource; null when none was created
 * @param entity becomes the JSON body; null for a response without one
 */
public record Answer(
        Status status,
        @Nullable Long revision,
        @Nullable URI location,
        @Nullable Object entity) {
    public static final Answer NO_CONTENT = new Answer(Status.NO_CONTENT, null, null, null);

    /** A response with a body alone. */
    public static Answer ok(Object entity) {
        return new Answer(Status.OK, null, null, entity);
    }
}
