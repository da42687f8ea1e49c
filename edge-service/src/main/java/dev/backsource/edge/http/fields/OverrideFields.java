package dev.backsource.edge.http.fields;

import dev.backsource.edge.transport.Characters;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields by which a proxy claims towards applications that a request had another URL, host, method or client. A
 * response may depend on them, and they are not part of any cache key. No list of such names is complete, so whole
 * families count. Since gateways map all characters that are neither letters nor digits to one (RFC 3875 §4.1.18), a
 * name matches however its words are joined. Immutable.
 */
public final class OverrideFields {
    /** The known families, by prefix. */
    private static final CgiFieldPrefixes FAMILIES = new CgiFieldPrefixes(List.of(
            "x-forward",
            "forwarded-",
            "x-original",
            "x-originating-",
            "x-rewrite",
            "x-real-",
            "x-client-addr",
            "x-client-cert",
            "x-client-dn",
            "x-client-host",
            "x-client-ip",
            "x-client-port",
            "x-client-scheme",
            "x-client-ssl",
            "x-client-verify",
            "x-clientip",
            "x-cluster-client",
            "x-remote-",
            "x-true-client",
            "x-backend",
            "x-upstream",
            "x-proxy",
            "x-override-",
            "x-http-host",
            "x-http-dest",
            "x-ssl-",
            "x-tls-client",
            "ssl-client-",
            "x-envoy-",
            "x-middleware-",
            "x-invoke-",
            "x-arr-",
            "x-azure-",
            "x-appengine-",
            "true-client",
            "wl-proxy",
            "proxy-",
            "front-end-",
            "akamai-",
            "ali-cdn-",
            "ali-swift-",
            "cf-",
            "cloudfront-",
            "fastly-",
            "incap-"));
    /** Other known fields, by name. */
    private static final List<String> NAMES = List.of(
            "client-ip",
            "clientip",
            "base-url",
            "request-uri",
            "x-base-url",
            "x-host",
            "x-hostname",
            "x-proto",
            "x-request-uri",
            "x-scheme",
            "x-url-scheme");

    /** Fields that make an application treat a request as if it had another method. */
    private static final CgiFieldPrefixes OVERRIDES =
            new CgiFieldPrefixes(List.of("x-http-method", "x-method-override"));

    private static final String ANY_END = "*";

    /** The known fields only. */
    public static final OverrideFields KNOWN = new OverrideFields(List.of(), List.of());

    private final CgiFieldPrefixes families;
    private final List<String> names;

    private OverrideFields(List<String> families, List<String> names) {
        this.families = new CgiFieldPrefixes(families);
        this.names = names;
    }

    /**
     * The known fields and {@code added}: names, or prefixes followed by {@code *}.
     *
     * @throws IllegalArgumentException when one is not a field name, or only a star
     */
    public static OverrideFields and(List<String> added) {
        var families = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (var one : added) {
            var open = one.endsWith(ANY_END);
            var name = open ? one.substring(0, one.length() - 1) : one;
            if (!Characters.isToken(name)) {
                throw new IllegalArgumentException("\"" + one + "\" is not a header field name");
            }
            (open ? families : names).add(CgiFieldName.of(name));
        }
        return new OverrideFields(List.copyOf(families), List.copyOf(names));
    }

    boolean include(CharSequence name) {
        return areKnown(name) || matches(name, families, names);
    }

    /** Whether the field is a known one, in any spelling. */
    static boolean areKnown(CharSequence name) {
        return matches(name, FAMILIES, NAMES);
    }

    /** Whether the field makes an application treat the request as if it had another method. */
    static boolean isOverride(CharSequence name) {
        return OVERRIDES.begin(name);
    }

    private static boolean matches(CharSequence name, CgiFieldPrefixes families, List<String> names) {
        if (families.begin(name)) {
            return true;
        }
        for (var i = 0; i < names.size(); i++) {
            if (CgiFieldName.is(name, names.get(i))) {
                return true;
            }
        }
        return false;
    }
}
