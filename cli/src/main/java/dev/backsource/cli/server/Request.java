package dev.backsource.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API. Immutable: each method returns another request.
 *
 * @param path below {@code /api/v1}, encoded
 * @param query encoded, without {@code ?}; may be empty
 * @param headers by their names
 * @param body null where there is none
 */
public record Request(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        @Nullable JsonNode body) {
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String CONTENT_TYPE = "Content-Type";

    public Request {
        headers = Map.copyOf(headers);
    }

    /** @param segments of the path, such as {@code domains}, {@code www.example.com}; they are encoded here */
    public static Request get(String... segments) {
        return new Request("GET", path(segments), "", Map.of(), null);
    }

    public static Request delete(String... segments) {
        return new Request("DELETE", path(segments), "", Map.of(), null);
    }

    public static Request post(JsonNode body, String... segments) {
        return new Request("POST", path(segments), "", Map.of(CONTENT_TYPE, "application/json"), body);
    }

    public static Request put(JsonNode body, String... segments) {
        return new Request("PUT", path(segments), "", Map.of(CONTENT_TYPE, "application/json"), body);
    }

    /** A merge patch (RFC 7396). */
    public static Request patch(JsonNode body, String... segments) {
        return new Request("PATCH", path(segments), "", Map.of(CONTENT_TYPE, "application/merge-patch+json"), body);
    }

    /**
     * A request of any operation.
     *
     * @param target path below {@code /api/v1} and query, encoded
     */
    public static Request raw(String method, String target, @Nullable JsonNode body) {
        var question = target.indexOf('?');
        var type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return new Request(
                method,
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                body == null ? Map.of() : Map.of(CONTENT_TYPE, type),
                body);
    }

    /** The request with a parameter; the same request where {@code value} is null. */
    public Request with(String parameter, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var added = encoded(parameter) + "=" + encoded(value.toString());
        return withQuery(query.isEmpty() ? added : query + "&" + added);
    }

    Request withQuery(String encoded) {
        return new Request(method, path, encoded, headers, body);
    }

    public Request withHeader(String name, String value) {
        var added = new TreeMap<>(headers);
        added.put(name, value);
        return new Request(method, path, query, added, body);
    }

    /** The request for this revision of the domain only; for any revision where it is null. */
    public Request ifMatch(@Nullable Long revision) {
        return revision == null ? this : withHeader("If-Match", "\"" + revision + "\"");
    }

    /**
     * The request with an idempotency key: it takes effect once, however often it is sent
     * (draft-ietf-httpapi-idempotency-key-header).
     */
    public Request once(String key) {
        return withHeader(IDEMPOTENCY_KEY, "\"" + key + "\"");
    }

    /** Whether sending it twice has the same effect as sending it once. */
    boolean isRepeatable() {
        return method.equals("GET") || headers.containsKey(IDEMPOTENCY_KEY) || query.contains("dryRun=true");
    }

    private static String path(String... segments) {
        var encoded = new ArrayList<String>();
        for (var segment : List.of(segments)) {
            encoded.add(encoded(segment));
        }
        return "/" + String.join("/", encoded);
    }

    private static String encoded(String text) {
        // Dots alone would lead up in the path.
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.matches("\\.{1,2}") ? encoded.replace(".", "%2E") : encoded;
    }
}
