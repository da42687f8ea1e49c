package dev.backsource.config.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.config.domain.Written;
import dev.backsource.config.write.StoredAnswer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Answers of resources, as they are kept for a retry and as they are sent. */
@Singleton
final class Answers {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final ObjectMapper mapper;
    private final AccessWarnings warnings;

    Answers(ObjectMapper mapper, AccessWarnings warnings) {
        this.mapper = mapper;
        this.warnings = warnings;
    }

    static Answer written(Written written) {
        return written(written, null);
    }

    /** With warnings of what the write has reset, too; see {@link Resets}. */
    static Answer written(Written written, @Nullable JsonNode asked) {
        var resets = Resets.of(written, asked);
        return new Answer(
                RestResponse.Status.OK, written.revision(), null, written.state(), WriteAnswer.of(written, resets));
    }

    static Answer created(Written written, URI location) {
        return new Answer(
                RestResponse.Status.CREATED,
                written.revision(),
                location,
                written.state(),
                WriteAnswer.of(written, List.of()));
    }

    /** What a read answers, with the revision as entity tag. */
    static <T> RestResponse<T> tagged(T answer, long revision) {
        return ResponseBuilder.ok(answer)
                .header(HttpHeaders.ETAG, EntityTags.of(revision))
                .build();
    }

    StoredAnswer render(Answer answer) {
        return new StoredAnswer(
                answer.status().getStatusCode(),
                answer.revision() == null ? null : EntityTags.of(answer.revision()),
                answer.location() == null ? null : answer.location().toString(),
                answer.entity() == null ? "" : json(warnings.addTo(answer.entity(), answer.state())),
                false);
    }

    /** What {@link #written} said, out of its stored form. */
    WriteAnswer read(StoredAnswer stored) {
        try {
            return mapper.readValue(stored.body(), WriteAnswer.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RestResponse<String> send(StoredAnswer answer) {
        var response = ResponseBuilder.<String>create(RestResponse.Status.fromStatusCode(answer.status()), null);
        if (!answer.body().isEmpty()) {
            response.entity(answer.body()).type(MediaType.APPLICATION_JSON_TYPE);
        }
        addHeader(response, HttpHeaders.ETAG, answer.etag());
        addHeader(response, HttpHeaders.LOCATION, answer.location());
        addHeader(response, REPLAYED, answer.replayed() ? "true" : null);
        return response.build();
    }

    private static void addHeader(ResponseBuilder<?> response, String name, @Nullable String value) {
        if (value != null) {
            response.header(name, value);
        }
    }

    private String json(Object entity) {
        try {
            return mapper.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
