package dev.backsource.config.web.caller;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** The address of a request's client, as the service sees it or {@code quarkus.http.proxy} reports it. */
public final class ClientAddress {
    private ClientAddress() {}

    /** Empty when it is unknown. */
    public static String of(HttpServerRequest request) {
        var address = request.remoteAddress();
        if (address == null) {
            return "";
        }
        var host = address.hostAddress();
        return host == null ? bare(address.host()) : host;
    }

    /** A gateway writes an IPv6 address in brackets (RFC 7239 §6); other names from a gateway identify nothing. */
    private static String bare(@Nullable String host) {
        return host != null && host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : "";
    }
}
