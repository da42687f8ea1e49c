package dev.backsource.config.web.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.problem.Violations;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the JSON object in a request's body strictly: repeated fields, unknown fields and text after the end are refused. */
public final class JsonBody {
    /** The largest body that is read, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper MAPPER = mapper();
    private static final JsonType<Boolean> NOTHING = JsonShape.of("Nothing").readBy(fields -> Boolean.TRUE);

    private JsonBody() {}

    /**
     * Reads a body.
     *
     * @throws InvalidRequestException with every violation
     */
    public static <T> T read(byte[] body, JsonType<T> type) {
        return read(parse(body), type);
    }

    /** As {@link #read(byte[], JsonType)}, for an object that was parsed or made. */
    public static <T> T read(JsonNode object, JsonType<T> type) {
        var violations = new Violations();
        var value = type.read(new JsonFields(object, type.shape(), "", violations));
        violations.throwIfAny();
        return value;
    }

    /**
     * Accepts no body, or an empty object, for a request that needs none.
     *
     * @throws InvalidRequestException when the body contains anything
     */
    public static void refuseContent(byte[] body) {
        if (body.length > 0) {
            read(body, NOTHING);
        }
    }

    /**
     * The object in a body.
     *
     * @throws InvalidRequestException when there is none
     */
    public static JsonNode parse(byte[] body) {
        if (body.length > MAX_BYTES) {
            throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            var node = MAPPER.readTree(text(body));
            if (node == null || node.isMissingNode()) {
                throw malformed("the body is empty; send a JSON object");
            }
            if (node.getNodeType() != JsonNodeType.OBJECT) {
                throw malformed("the body is not a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw malformed(fault(e) + position(e.getLocation()));
        }
    }

    /** Decodes strictly: overlong forms and halves of surrogate pairs are not UTF-8 (RFC 3629 §3). */
    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("the body is not UTF-8");
        }
    }

    /** The fault in the service's own words; the parser's message describes the parser. */
    private static String fault(JsonProcessingException e) {
        var message = String.valueOf(e.getOriginalMessage());
        if (e instanceof JsonEOFException) {
            return "the body is truncated JSON";
        }
        if (e instanceof StreamConstraintsException) {
            return "the body is nested too deeply, or has a number or name that is too long";
        }
        if (message.startsWith("Duplicate")) {
            return "the body has a duplicate field";
        }
        return message.startsWith("Trailing token")
                ? "the body has trailing content after the JSON object"
                : "the body is not JSON";
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
