package dev.backsource.config.web.write;

import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.write.IdempotencyKey;
import dev.backsource.policy.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header): a string in double quotes (RFC 8941 §3.3.3),
 * or the same without the quotes, as many clients send it.
 */
final class IdempotencyKeys {
    static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;
    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])+)\"");
    private static final Pattern BARE = Pattern.compile("[!#-~]+");

    private IdempotencyKeys() {}

    /**
     * The key of a request; null when there is none.
     *
     * @param values the header's lines
     * @param operator identifies the caller
     * @param request everything that distinguishes the request from others
     * @throws InvalidRequestException when the header is malformed, too long or repeated
     */
    static @Nullable IdempotencyKey read(List<String> values, String operator, List<byte[]> request) {
        return values.isEmpty() ? null : IdempotencyKey.of(operator, read(values), fingerprint(request));
    }

    private static String read(List<String> values) {
        var value = values.get(0).strip();
        var quoted = QUOTED.matcher(value);
        if (values.size() > 1 || (!quoted.matches() && !BARE.matcher(value).matches())) {
            throw InvalidRequestException.of(
                    HEADER, Violation.MALFORMED, "must be one string of printable ASCII characters in double quotes");
        }
        var key = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : value;
        if (key.length() > MAX_LENGTH) {
            throw InvalidRequestException.of(
                    HEADER, Violation.RANGE, "has " + key.length() + " characters; the limit is " + MAX_LENGTH);
        }
        return key;
    }

    /** SHA-256 over the parts, each after its length. */
    private static String fingerprint(List<byte[]> parts) {
        var digest = Sha256.begin();
        for (var part : parts) {
            digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
