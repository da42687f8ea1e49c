package dev.backsource.config.web.caller;

import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.Printable;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells who makes a request by the header that the gateway in front of the service sets. It is taken at its word. */
@Singleton
public final class Operators {
    private static final int MAX_LENGTH = 200;

    private final String header;

    Operators(OperatorSettings settings) {
        header = settings.operatorHeader();
    }

    /**
     * The operator's name; null when none is given.
     *
     * @throws InvalidRequestException when the header is there twice, too long or holds what doesn't print
     */
    @Nullable
    public String of(MultiMap headers) {
        var values = headers.getAll(header);
        if (values.size() > 1) {
            throw refusal("is there " + values.size() + " times; name one operator");
        }
        var name = values.isEmpty() ? "" : decode(values.get(0)).strip();
        if (name.length() > MAX_LENGTH) {
            throw refusal("has " + name.length() + " characters; at most " + MAX_LENGTH + " are taken");
        }
        if (!Printable.isPrintable(name)) {
            throw refusal("holds a control character");
        }
        return name.isEmpty() ? null : name;
    }

    /** The server reads headers as ISO 8859-1; names are sent as UTF-8 more often. */
    private static String decode(String value) {
        var bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    private InvalidRequestException refusal(String detail) {
        return InvalidRequestException.of(header, Violation.MALFORMED, "the header " + detail);
    }
}
