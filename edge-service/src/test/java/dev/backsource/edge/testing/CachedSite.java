package dev.backsource.edge.testing;

import static dev.backsource.edge.testing.Domains.domain;

import dev.backsource.policy.domain.Domain;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** A domain that no other test uses, with one origin on a real socket, requested through the edge. */
public final class CachedSite implements AutoCloseable {
    /** The default body of the origin. */
    public static final String BODY = "0123456789";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final EdgeUnderTest edge;
    private final CountingOrigin origin;
    private final String host = "site-" + NUMBER.incrementAndGet() + ".example.test";

    public CachedSite(EdgeUnderTest edge, BiConsumer<HttpServerRequest, HttpServerResponse> behaviour) {
        this.edge = edge;
        this.origin = new CountingOrigin(edge.vertx(), behaviour);
        change(domain -> domain);
    }

    /** Changes the domain and waits until the edge has applied it. */
    public void change(UnaryOperator<Domain> change) {
        edge.apply(change.apply(domain(host, Domains.origin("127.0.0.1", origin.port()))));
    }

    /** A site whose origin responds with {@link #BODY} and the given header fields, alternating names and values. */
    public static CachedSite saying(EdgeUnderTest edge, String... fields) {
        return new CachedSite(edge, CountingOrigin.saying(BODY, fields));
    }

    /** Makes the origin respond with {@code body} and {@code fields} from now on. */
    public void say(String body, String... fields) {
        origin.behave(CountingOrigin.saying(body, fields));
    }

    /** Makes the origin respond with {@code status} from now on. */
    public void say(int status, String body, String... fields) {
        var saying = CountingOrigin.saying(body, fields);
        origin.behave((request, response) -> saying.accept(request, response.setStatusCode(status)));
    }

    public void behave(BiConsumer<HttpServerRequest, HttpServerResponse> next) {
        origin.behave(next);
    }

    /** A GET of {@code /a} over HTTP, with header fields, alternating names and values. */
    public Answer get(String... fields) {
        return send(HttpMethod.GET, "/a", fields);
    }

    public Answer send(HttpMethod method, String path, String... fields) {
        return edge.send(method, "http://" + host + path, map(fields), "");
    }

    public Answer post(String path) {
        return edge.send(HttpMethod.POST, "http://" + host + path, Map.of(), "change");
    }

    public String host() {
        return host;
    }

    public String url() {
        return "http://" + host + "/a";
    }

    public CountingOrigin origin() {
        return origin;
    }

    /** The number of requests that the origin got. */
    public int asked() {
        return origin.asked();
    }

    private static Map<String, String> map(String... fields) {
        var map = new HashMap<String, String>();
        for (var i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1]);
        }
        return map;
    }

    @Override
    public void close() {
        origin.close();
    }
}
