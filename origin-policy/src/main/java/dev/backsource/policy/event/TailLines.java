package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of one domain's access log at one edge, the value on {@link Topic#TAIL_LINES}. Each {@link TailRequest} has a record, also without lines. A line has no credentials, no query and no full address of a client.
 *
 * @param edge the edge's id, also the record's key
 * @param tail of the {@link TailRequest}
 * @param dropped the number of further lines since the last record, above the edge's limits
 * @param lines at most {@link #MAX_LINES}
 * @param refused whether the edge takes no part, since it has too many tails
 */
public record TailLines(
        @JsonProperty(required = true) String edge,
        @JsonProperty(required = true) String tail,
        @JsonProperty(required = true) Instant sentAt,
        long dropped,
        @JsonProperty(required = true) List<Line> lines,
        boolean refused) {
    public static final int MAX_LINES = 100;
    /** The largest record that is read, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_TEXT = 512;

    public TailLines {
        EdgeId.require(edge);
        QuestionId.require(tail, "tail");
        InvalidValueException.require(sentAt, "sentAt");
        lines = List.copyOf(lines);
        if (dropped < 0 || lines.size() > MAX_LINES) {
            throw new InvalidValueException("dropped is below 0, or lines has more than " + MAX_LINES + " entries");
        }
    }

    /**
     * The record of one response. Texts are cut to {@value #MAX_TEXT} characters.
     *
     * @param at when the response ended
     * @param client the client's network, such as {@code 203.0.113.0/24}
     * @param version of HTTP, such as {@code HTTP/2.0}
     * @param path without the query; a query leaves a question mark
     * @param bytes of the body that were sent
     * @param durationMs from the request's arrival to the end of the response
     * @param cache the cache's part in the response
     * @param origin address and port of the contacted origin; null for none
     * @param originMs from sending the request to the origin to the head of its response; null for none
     * @param revision of the domain's route
     * @param userAgent null for none
     * @param error the error type of RFC 9209; null for none
     * @param gate the stage of the connection at which the origin failed, as in findings; null for none
     * @param finding the code of a prober's finding for the same failure; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @JsonProperty(required = true) Instant at,
            @JsonProperty(required = true) String client,
            @JsonProperty(required = true) String method,
            @JsonProperty(required = true) String scheme,
            @JsonProperty(required = true) String version,
            @JsonProperty(required = true) String host,
            @JsonProperty(required = true) String path,
            int status,
            long bytes,
            double durationMs,
            @JsonProperty(required = true) String cache,
            @Nullable String origin,
            @Nullable Double originMs,
            long revision,
            @Nullable String userAgent,
            @Nullable String error,
            @Nullable String gate,
            @Nullable String finding) {
        public Line {
            InvalidValueException.require(at, "at");
            client = required(client, "client");
            method = required(method, "method");
            scheme = required(scheme, "scheme");
            version = required(version, "version");
            host = required(host, "host");
            path = required(path, "path");
            cache = required(cache, "cache");
            origin = cut(origin);
            userAgent = cut(userAgent);
            error = cut(error);
            gate = cut(gate);
            finding = cut(finding);
        }

        private static String required(@Nullable String text, String field) {
            var given = InvalidValueException.require(text, field);
            return given.length() > MAX_TEXT ? given.substring(0, MAX_TEXT) : given;
        }

        private static @Nullable String cut(@Nullable String text) {
            return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        }
    }
}
