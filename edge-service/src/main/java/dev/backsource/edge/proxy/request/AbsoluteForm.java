package dev.backsource.edge.proxy.request;

import io.vertx.core.http.HttpMethod;

/** Request targets in absolute form, {@code http://host/path} (RFC 9112 §3.2.2): the host there counts, not Host. */
final class AbsoluteForm {
    private AbsoluteForm() {}

    static boolean is(String target) {
        return start(target) > 0;
    }

    /** The scheme of {@code target}, as written. */
    static String scheme(String target) {
        return target.substring(0, target.indexOf(':'));
    }

    /** Host and port of {@code target}; with user information, it later counts as an invalid host. */
    static String authority(String target) {
        return target.substring(start(target), end(target));
    }

    /** The path and query of {@code target}, in origin form; {@code *} for OPTIONS without either (RFC 9112 §3.2.4). */
    static String originForm(HttpMethod method, String target) {
        var rest = target.substring(end(target));
        if (rest.isEmpty() && method.equals(HttpMethod.OPTIONS)) {
            return "*";
        }
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static int start(String target) {
        if (target.startsWith("/")) {
            return 0;
        }
        if (target.regionMatches(true, 0, "http://", 0, 7)) {
            return 7;
        }
        return target.regionMatches(true, 0, "https://", 0, 8) ? 8 : 0;
    }

    private static int end(String target) {
        for (var i = start(target); i < target.length(); i++) {
            if (target.charAt(i) == '/' || target.charAt(i) == '?') {
                return i;
            }
        }
        return target.length();
    }
}
