package dev.backsource.edge.testing;

import dev.backsource.edge.figures.DomainCounts;
import dev.backsource.edge.http.upstream.RoutedRequest;
import dev.backsource.edge.routing.Route;
import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.lang.reflect.Proxy;

/** Requests of which only the method, the version and the fields are read. */
public final class GivenRequest {
    public static final String HOST = "www.example.com";

    private GivenRequest() {}

    /** @param fields alternating names and values */
    public static RoutedRequest of(Route route, Scheme scheme, String method, String target, String... fields) {
        return new RoutedRequest(
                client(method, fields),
                scheme,
                HOST,
                target,
                route,
                ContentKind.STATIC,
                0,
                new DomainCounts(HOST),
                null);
    }

    private static HttpServerRequest client(String requested, String... fields) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (var i = 0; i < fields.length; i += 2) {
            headers.add(fields[i], fields[i + 1]);
        }
        return (HttpServerRequest) Proxy.newProxyInstance(
                GivenRequest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "method" -> HttpMethod.valueOf(requested);
                    case "version" -> HttpVersion.HTTP_1_1;
                    case "headers" -> headers;
                    default -> throw new AssertionError("the client was asked for " + method.getName());
                });
    }
}
