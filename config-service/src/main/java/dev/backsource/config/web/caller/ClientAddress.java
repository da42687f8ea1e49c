package dev.backsource.config.web.caller;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as the service sees or {@code quarkus.http.proxy} tells it. */
public final class ClientAddress {
    private ClientAddress() {}

    /** Empty when it isn't known. */
    public static String of(HttpServerRequest request) {
        var address = request.remoteAddress();
        if (address == null) {
            return "";
        }
        var host = address.hostAddress();
        return host == null ? bare(address.host()) : host;
    }

    /** What a gateway writes in brackets is an address of IPv6 (RFC 7239 §6); other names that it gives say nothing. */
    private static String bare(@Nullable String host) {
        return host != null && host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : "";
    }
}
