package dev.backsource.edge.http.fields;

import dev.backsource.edge.transport.Characters;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The request fields that are trusted not to decide an origin's response, unless it names them in {@code Vary} (RFC 9110 §12.5.5):
 * the registered ones for a request's own description, its conditions and its client's preferences; those of Fetch and of client
 * hints; and those by which tracing names requests. A response that may depend on any other field, of which there are endless, is
 * not shared. Immutable.
 */
public final class UnkeyedFields {
    private static final List<String> KNOWN = List.of(
            // RFC 9110, RFC 9111, RFC 6265, RFC 8470, RFC 8586, RFC 9218
            "accept",
            "accept-charset",
            "accept-encoding",
            "accept-language",
            "authorization",
            "cache-control",
            "cdn-loop",
            "content-length",
            "cookie",
            "date",
            "early-data",
            "expect",
            "from",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "max-forwards",
            "origin",
            "pragma",
            "priority",
            "range",
            "referer",
            "user-agent",
            "via",
            // Fetch, and other fields that browsers send by themselves
            "dnt",
            "purpose",
            "sec-fetch-dest",
            "sec-fetch-mode",
            "sec-fetch-site",
            "sec-fetch-storage-access",
            "sec-fetch-user",
            "sec-gpc",
            "sec-purpose",
            "upgrade-insecure-requests",
            // Client hints (RFC 8942)
            "device-memory",
            "downlink",
            "dpr",
            "ect",
            "rtt",
            "save-data",
            "sec-ch-device-memory",
            "sec-ch-dpr",
            "sec-ch-prefers-color-scheme",
            "sec-ch-prefers-contrast",
            "sec-ch-prefers-reduced-motion",
            "sec-ch-prefers-reduced-transparency",
            "sec-ch-ua",
            "sec-ch-ua-arch",
            "sec-ch-ua-bitness",
            "sec-ch-ua-form-factors",
            "sec-ch-ua-full-version",
            "sec-ch-ua-full-version-list",
            "sec-ch-ua-mobile",
            "sec-ch-ua-model",
            "sec-ch-ua-platform",
            "sec-ch-ua-platform-version",
            "sec-ch-ua-wow64",
            "sec-ch-viewport-height",
            "sec-ch-viewport-width",
            "sec-ch-width",
            "viewport-width",
            "width",
            // Tracing
            "b3",
            "request-id",
            "traceparent",
            "tracestate",
            "uber-trace-id",
            "x-amzn-trace-id",
            "x-b3-flags",
            "x-b3-parentspanid",
            "x-b3-sampled",
            "x-b3-spanid",
            "x-b3-traceid",
            "x-cloud-trace-context",
            "x-correlation-id",
            "x-request-id");

    private static final int LONGEST = 64;
    private static final AsciiString[] NONE = {};

    /** The known fields only. */
    public static final UnkeyedFields REGISTERED = new UnkeyedFields(List.of());

    /** By length, since each field of each request that misses is looked up. */
    private final AsciiString[][] byLength = new AsciiString[LONGEST + 1][];

    private UnkeyedFields(List<String> added) {
        var names = new ArrayList<>(KNOWN);
        names.addAll(added);
        for (var length = 0; length <= LONGEST; length++) {
            var same = length;
            byLength[length] = names.stream()
                    .filter(name -> name.length() == same)
                    .map(AsciiString::cached)
                    .toList()
                    .toArray(NONE);
        }
    }

    /**
     * The known fields and {@code added}.
     *
     * @throws IllegalArgumentException when one is not a field name of at most {@value #LONGEST} characters
     */
    public static UnkeyedFields and(List<String> added) {
        for (var name : added) {
            if (!Characters.isToken(name) || name.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" is not a header field name of at most " + LONGEST + " characters");
            }
        }
        return new UnkeyedFields(
                added.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }

    boolean include(CharSequence name) {
        if (name.length() > LONGEST) {
            return false;
        }
        for (var known : byLength[name.length()]) {
            if (AsciiString.contentEqualsIgnoreCase(known, name)) {
                return true;
            }
        }
        return false;
    }
}
