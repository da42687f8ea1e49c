package dev.backsource.config.web.caller;

import io.vertx.core.http.HttpServerRequest;

/** Where a request comes from, as far as the service sees or {@code quarkus.http.proxy} tells it. */
public final class ClientAddress {
    private ClientAddress() {}

    /** Empty when it isn't known. */
    public static String of(HttpServerRequest request) {
        var address = request.remoteAddress();
        var host = address == null ? null : address.hostAddress();
        return host == null ? "" : host;
    }
}
