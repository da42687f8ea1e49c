package dev.backsource.config.web.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.backsource.config.write.StoredAnswer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Responses as they are stored for a retry and as they are sent. */
@Singleton
public final class Answers {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final ObjectMapper mapper;

    Answers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The response to a read, with the revision as entity tag. */
    public static <T> RestResponse<T> tagged(T answer, long revision) {
        return ResponseBuilder.ok(answer)
                .header(HttpHeaders.ETAG, EntityTags.of(revision))
                .build();
    }

    public StoredAnswer render(Answer answer) {
        return new StoredAnswer(
                answer.status().getStatusCode(),
                answer.revision() == null ? null : EntityTags.of(answer.revision()),
                answer.location() == null ? null : answer.location().toString(),
                answer.entity() == null ? "" : json(answer.entity()),
                false);
    }

    /** The body of a stored response. */
    public <T> T read(StoredAnswer stored, Class<T> type) {
        try {
            return mapper.readValue(stored.body(), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RestResponse<String> send(StoredAnswer answer) {
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
