package dev.backsource.local.demo;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The permission to open and close ports, which only a program that means this origin has. A page in a browser has none, wherever it comes from, nor
 * has a page that points its own name here (DNS rebinding), nor a client of an edge, since its domain sets {@code Host}: an edge names itself in
 * {@code Via} and {@code CDN-Loop}, which no client can remove (RFC 9110 §7.6.3, RFC 8586 §2).
 */
final class PortControl {
    static final String REFUSAL =
            "port control refused: send the request directly, with localhost, demo-origin or an address as the host,"
                    + " not from a page in a browser or through an edge\n";

    /** The fields by which browsers name a page, and edges and other proxies themselves. */
    private static final List<String> FOREIGN = List.of("Origin", "Sec-Fetch-Site", "Via", "CDN-Loop", "Forwarded");

    private static final Set<String> NAMES = Set.of("localhost", "demo-origin");

    /** No name ends in a number, and none has a colon (WHATWG URL section 3.5). */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*]?");

    private PortControl() {}

    static boolean isAllowed(HttpServerRequest request) {
        var authority = request.authority();
        return FOREIGN.stream().allMatch(field -> request.getHeader(field) == null)
                && authority != null
                && isOwn(authority.host());
    }

    private static boolean isOwn(String host) {
        return NAMES.contains(host) || ADDRESS.matcher(host).matches();
    }
}
