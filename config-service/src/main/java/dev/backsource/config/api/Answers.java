package dev.backsource.config.api;

import dev.backsource.config.domain.Written;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that carry a domain's revision as their entity tag. */
final class Answers {
    private Answers() {}

    static RestResponse<WriteAnswer> written(Written written) {
        return tagged(WriteAnswer.of(written), written.revision());
    }

    static RestResponse<WriteAnswer> created(Written written, URI location) {
        return ResponseBuilder.create(RestResponse.Status.CREATED, WriteAnswer.of(written))
                .location(location)
                .header(HttpHeaders.ETAG, EntityTags.of(written.revision()))
                .build();
    }

    static <T> RestResponse<T> tagged(T answer, long revision) {
        return ResponseBuilder.ok(answer)
                .header(HttpHeaders.ETAG, EntityTags.of(revision))
                .build();
    }
}
