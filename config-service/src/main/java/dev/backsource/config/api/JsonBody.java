package dev.backsource.config.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.backsource.policy.Printable;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.function.Function;

/**
 * The JSON object in a request's body, read strictly: a field given twice, text behind the end and unknown fields are
 * refused.
 */
final class JsonBody {
    /** The most that is read. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper MAPPER = mapper();

    private JsonBody() {}

    /**
     * Reads a body by {@code reader}, which reports what is wrong to the fields it reads from.
     *
     * @throws InvalidRequestException with every violation
     */
    static <T> T read(byte[] body, Function<JsonFields, T> reader) {
        if (body.length > MAX_BYTES) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        var violations = new Violations();
        var fields = new JsonFields(parse(body), "", violations);
        var value = reader.apply(fields);
        violations.throwIfAny();
        return value;
    }

    /**
     * For a request that needs no body: takes none, or an empty object.
     *
     * @throws InvalidRequestException when there is anything in it
     */
    static void refuseContent(byte[] body) {
        if (body.length > 0) {
            read(body, fields -> {
                fields.refuseOthers();
                return Boolean.TRUE;
            });
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            var node = MAPPER.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw malformed("the body is empty; send a JSON object");
            }
            if (node.getNodeType() != JsonNodeType.OBJECT) {
                throw malformed("the body is not a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw malformed("the body is not JSON that can be read: "
                    + Printable.of(e.getOriginalMessage(), Printable.SENTENCE) + position(e.getLocation()));
        } catch (IOException e) {
            throw malformed("the body can't be read");
        }
    }

    private static String position(JsonLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static InvalidRequestException malformed(String detail) {
        return InvalidRequestException.of("", Violation.MALFORMED, detail);
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(32).build());
        return mapper;
    }
}
