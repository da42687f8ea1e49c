package dev.backsource.config.api;

import dev.backsource.policy.domain.Domain;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write that was carried out.
 *
 * @param revision of the domain, for the entity tag; null when there is none to tell
 * @param location of what was created; null when nothing was
 * @param state what a domain is since; null when there is none to warn of
 * @param entity becomes the JSON body; null for an answer without one
 */
record Answer(
        Status status,
        @Nullable Long revision,
        @Nullable URI location,
        @Nullable Domain state,
        @Nullable Object entity) {
    static final Answer NO_CONTENT = new Answer(Status.NO_CONTENT, null, null, null);

    /** One that is not about the state of a domain. */
    Answer(Status status, @Nullable Long revision, @Nullable URI location, @Nullable Object entity) {
        this(status, revision, location, null, entity);
    }
}
