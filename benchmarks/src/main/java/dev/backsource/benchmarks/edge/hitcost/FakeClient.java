package dev.backsource.benchmarks.edge.hitcost;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.lang.reflect.Proxy;

/** A request with the parts that a trace has of it, since Vert.x makes one only for a connection. */
final class FakeClient {
    private FakeClient() {}

    static HttpServerRequest request() {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Host", "www.example.com");
        return (HttpServerRequest) Proxy.newProxyInstance(
                FakeClient.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "method" -> HttpMethod.GET;
                    case "version" -> HttpVersion.HTTP_1_1;
                    case "headers" -> headers;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
