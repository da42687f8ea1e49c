package dev.backsource.config.aliyun.wire;

import dev.backsource.config.aliyun.answer.CallRefusedException;
import dev.backsource.config.aliyun.answer.ErrorCode;
import dev.backsource.config.aliyun.signature.SentCall;
import dev.backsource.policy.Printable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an HTTP request as a call: its parameters are in the target, or in a form. */
final class CallReader {
    private static final int MAX_PARAMETERS = 100;
    private static final Pattern FORMAT = Pattern.compile("(?:^|&)Format=([A-Za-z]{1,8})(?:&|$)");
    private static final String FORM = "application/x-www-form-urlencoded";

    private CallReader() {}

    /** @throws CallRefusedException when the parameters are unreadable or too many, or one is repeated */
    static SentCall read(HttpServerRequest request, byte[] body) {
        var query = new HashMap<String, String>();
        put(request.query(), query, Map.of());
        var form = new HashMap<String, String>();
        if (body.length > 0) {
            requireForm(request.getHeader(HttpHeaders.CONTENT_TYPE));
            put(new String(body, StandardCharsets.UTF_8), form, query);
        }
        return new SentCall(
                request.method().name(), Objects.requireNonNull(request.path()), query, form, headers(request), body);
    }

    /** The parts of a request that its head shows, whatever follows: its headers, and the format of the response. */
    static SentCall head(HttpServerRequest request) {
        var query = request.query();
        var format = query == null ? null : FORMAT.matcher(query);
        var parameters = format != null && format.find() ? Map.of("Format", format.group(1)) : Map.<String, String>of();
        return new SentCall(request.method().name(), "/", parameters, Map.of(), headers(request), new byte[0]);
    }

    private static Map<String, List<String>> headers(HttpServerRequest request) {
        var headers = new HashMap<String, List<String>>();
        for (var header : request.headers()) {
            headers.computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        return headers;
    }

    private static void requireForm(@Nullable String type) {
        if (type == null
                || !type.toLowerCase(Locale.ROOT)
                        .strip()
                        .split(";", -1)[0]
                        .strip()
                        .equals(FORM)) {
            throw new CallRefusedException(
                    ErrorCode.UNSUPPORTED, "send parameters in the query or in a body of type " + FORM);
        }
    }

    private static void put(@Nullable String encoded, Map<String, String> into, Map<String, String> others) {
        if (encoded == null || encoded.isEmpty()) {
            return;
        }
        for (var pair : encoded.split("&", MAX_PARAMETERS + 2)) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (others.containsKey(name) || into.putIfAbsent(name, value) != null) {
                throw CallRefusedException.ofParameter(Printable.of(name), "is set twice; set it once");
            }
            if (into.size() + others.size() > MAX_PARAMETERS) {
                throw new CallRefusedException(
                        ErrorCode.REQUEST_TOO_LARGE, "a call has a limit of " + MAX_PARAMETERS + " parameters");
            }
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new CallRefusedException(
                    ErrorCode.PARAMETER_INVALID, "a % in a parameter is not followed by two hexadecimal digits");
        }
    }
}
