package dev.backsource.config.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The service's own description of its interface, as what every answer is held against: status, headers, media type and body
 * have to be described for the operation. A field that no schema knows is as wrong as one that is missing.
 */
public final class Interface {
    /** The headers that are told; all others are HTTP's own. */
    private static final List<String> TOLD = List.of(
            "ETag",
            "Location",
            "WWW-Authenticate",
            "Retry-After",
            "Allow",
            "Accept",
            "Accept-Encoding",
            "Accept-Patch",
            "Idempotency-Replayed",
            "Link",
            "Deprecation");

    /** Those that come with every answer, and are told where they say something. */
    private static final List<String> OF_LIMITS = List.of("RateLimit", "RateLimit-Policy");

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static volatile @Nullable Interface described;

    private final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private Interface(JsonNode document) {
        this.document = document;
    }

    /** As the service at {@code base} describes it; all that tests start are of one build. */
    public static Interface of(URI base) {
        var known = described;
        if (known == null) {
            known = new Interface(strict(fetch(base.resolve("/q/openapi?format=json"))));
            described = known;
        }
        return known;
    }

    /**
     * Holds an answer against the description.
     *
     * @param target the path, with a query or without
     * @param header the value of a header of the answer by its name; null when it has none
     * @throws AssertionError when it isn't as described
     */
    public void check(String method, String target, int status, UnaryOperator<@Nullable String> header, String body) {
        var path = target.replaceAll("[?#].*", "");
        if (!path.startsWith("/api/") || method.equals("HEAD") || method.equals("OPTIONS")) {
            return;
        }
        var faults = new ArrayList<String>();
        var operation = operation(path).path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            checkProblem(status, header, body, faults);
        } else {
            check(resolved(operation.path("responses").path(Integer.toString(status))), header, body, faults);
            if (status / 100 == 2 || status == 429) {
                checkLimits(resolved(operation.path("responses").path(Integer.toString(status))), header, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(method + " " + target + " was answered with " + status
                    + " otherwise than /q/openapi describes it: " + faults + "\n" + body);
        }
    }

    /** What nothing serves is answered with a problem, too. */
    private void checkProblem(int status, UnaryOperator<@Nullable String> header, String body, List<String> faults) {
        if (status < 400) {
            faults.add("the operation is not described");
        } else if (!String.valueOf(header.apply("Content-Type")).equals("application/problem+json")) {
            faults.add("it is no problem");
        } else {
            validate(MAPPER.createObjectNode().put("$ref", "#/components/schemas/Problem"), body, faults);
        }
    }

    private void check(JsonNode response, UnaryOperator<@Nullable String> header, String body, List<String> faults) {
        if (response.isMissingNode()) {
            faults.add("the status is not described");
            return;
        }
        for (var name : TOLD) {
            var value = header.apply(name);
            var told = resolved(response.path("headers").path(name));
            if (value != null && told.isMissingNode()) {
                faults.add("the header " + name + " is not described");
            } else if (value == null && told.path("required").asBoolean()) {
                faults.add("the header " + name + " is missing");
            } else if (value != null) {
                validate(told.path("schema"), asJson(value, told.path("schema")), faults);
            }
        }
        checkBody(response.path("content"), header.apply("Content-Type"), body, faults);
    }

    private void checkLimits(JsonNode response, UnaryOperator<@Nullable String> header, List<String> faults) {
        for (var name : OF_LIMITS) {
            var value = header.apply(name);
            if (resolved(response.path("headers").path(name)).isMissingNode()) {
                faults.add("the header " + name + " is not described");
            } else if (value == null || !value.startsWith("\"")) {
                faults.add("the header " + name + " is " + value);
            }
        }
    }

    /** What a reference stands for. */
    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private void checkBody(JsonNode content, @Nullable String type, String body, List<String> faults) {
        if (content.isMissingNode()) {
            if (!body.isEmpty()) {
                faults.add("no body is described");
            }
            return;
        }
        var described = content.path(String.valueOf(type).replaceAll(";.*", ""));
        if (described.isMissingNode()) {
            faults.add("the media type " + type + " is not described");
        } else if (String.valueOf(type).contains("json")) {
            validate(described.path("schema"), body, faults);
        }
    }

    private void validate(JsonNode schema, String json, List<String> faults) {
        schemas.computeIfAbsent(schema.toString(), text -> compile((ObjectNode) schema))
                .validate(json, InputFormat.JSON)
                .forEach(error -> faults.add(error.toString()));
    }

    private Schema compile(ObjectNode schema) {
        var whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
    }

    /** The operations of the path that a request names; one without variables goes first. */
    private JsonNode operation(String path) {
        return document.path("paths").properties().stream()
                .filter(entry -> Pattern.compile(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+") + "/?")
                        .matcher(path)
                        .matches())
                .min(Comparator.comparing(entry -> entry.getKey().indexOf('{') < 0 ? 0 : 1))
                .map(Map.Entry::getValue)
                .orElse(MAPPER.missingNode());
    }

    private static String asJson(String value, JsonNode schema) {
        return schema.path("type").asText().equals("integer")
                ? value
                : MAPPER.getNodeFactory().textNode(value).toString();
    }

    /** Clients have to live with fields that they don't know; this service has none that it doesn't describe. */
    private static JsonNode strict(JsonNode document) {
        document.path("components").path("schemas").forEach(schema -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return document;
    }

    private static JsonNode fetch(URI uri) {
        try {
            var client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            var answer = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
