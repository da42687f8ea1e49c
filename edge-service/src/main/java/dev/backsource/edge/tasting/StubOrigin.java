package dev.backsource.edge.tasting;

import dev.backsource.edge.transport.origin.AddressLookup;
import dev.backsource.edge.transport.origin.OriginNetwork;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;

/**
 * The stub for all origins, on this machine's loopback: each name is resolved to an address for documentation (RFC 5737), and each connection ends here.
 * No request of the taster leaves the machine.
 */
final class StubOrigin implements OriginNetwork {
    private static final String RESOLVED = "192.0.2.1";
    private static final String BODY = "tasted";

    private final SocketAddress plain;
    private final SocketAddress secure;

    private StubOrigin(HttpServer plain, HttpServer secure) {
        this.plain = SocketAddress.inetSocketAddress(plain.actualPort(), TastingEdge.LOOPBACK);
        this.secure = SocketAddress.inetSocketAddress(secure.actualPort(), TastingEdge.LOOPBACK);
    }

    static Future<StubOrigin> start(Vertx vertx, StubCertificates certificates) {
        var options = new HttpServerOptions().setHost(TastingEdge.LOOPBACK).setPort(0);
        var secured = new HttpServerOptions(options).setSsl(true).setKeyCertOptions(KeyCertOptions.wrap(certificates));
        return listen(vertx, options)
                .compose(plain -> listen(vertx, secured).map(secure -> new StubOrigin(plain, secure)));
    }

    private static Future<HttpServer> listen(Vertx vertx, HttpServerOptions options) {
        return vertx.createHttpServer(options)
                .requestHandler(request -> request.response()
                        .putHeader("Cache-Control", "max-age=60")
                        .putHeader("Content-Type", "text/plain")
                        .end(BODY))
                .listen();
    }

    @Override
    public AddressLookup lookup(Vertx vertx, Context context) {
        return name -> vertx.executeBlocking(() -> List.of(InetAddress.getByName(RESOLVED)));
    }

    @Override
    public SocketAddress destination(SocketAddress at, boolean isSecure) {
        return isSecure ? secure : plain;
    }
}
