package dev.backsource.edge.testing;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.ProgressiveRollout;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A running edge as its clients see it, with a way to set its domains. */
public abstract class EdgeUnderTest implements AutoCloseable {
    private final int httpPort;
    private final int httpsPort;
    private final StandardPorts standardPorts;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setTrustAll(true).setVerifyHost(false), new PoolOptions().setHttp1MaxSize(64));
    /** By domain, the last revision written. */
    private final Map<String, Long> revisions = new ConcurrentHashMap<>();

    EdgeUnderTest(EdgeSettings settings, StandardPortSettings standardPorts) {
        this.httpPort = settings.http().port();
        this.httpsPort = settings.https().port();
        this.standardPorts = standardPorts.toPorts();
    }

    /** Returns once the edge has taken {@code record}. */
    abstract void put(ProducerRecord<String, byte[]> record);

    public int httpPort() {
        return httpPort;
    }

    public int httpsPort() {
        return httpsPort;
    }

    public int standardHttp() {
        return standardPorts.http();
    }

    public int standardHttps() {
        return standardPorts.https();
    }

    public Vertx vertx() {
        return vertx;
    }

    public HttpClient client() {
        return client;
    }

    /** Writes the domain's next revision and waits until the edge has applied it. */
    public void apply(Domain domain) {
        apply(domain, null);
    }

    /** Likewise, as a step of {@code rollout}; null for none. */
    public void apply(Domain baseline, @Nullable ProgressiveRollout rollout) {
        put(PolicyLog.change(baseline, revisions.merge(baseline.name().value(), 1L, Long::sum), rollout));
    }

    /** Writes that the domain is removed and waits until the edge has applied it. */
    public void remove(String domain) {
        put(PolicyLog.removal(domain, revisions.merge(domain, 1L, Long::sum)));
    }

    /** A GET of {@code https?://host/path} through the edge. */
    public Answer get(String url) {
        return send(HttpMethod.GET, url, Map.of(), "");
    }

    public Answer send(HttpMethod method, String url, Map<String, String> headers, String body) {
        Promise<Answer> answered = Promise.promise();
        // On an event loop, otherwise a body that comes before its handler is set would be lost.
        vertx.runOnContext(run -> client.request(options(method, url))
                .compose(request -> {
                    headers.forEach(request::putHeader);
                    return body.isEmpty() ? request.send() : request.send(body);
                })
                .compose(response -> response.body()
                        .map(received -> new Answer(response.statusCode(), response.headers(), received.toString())))
                .onComplete(answered));
        return join(answered.future());
    }

    /** A connected request for streaming. */
    public HttpClientRequest open(HttpMethod method, String url) {
        return join(client.request(options(method, url)));
    }

    /** Sends {@code request}; the response comes when its body was read. */
    public static Future<HttpClientResponse> exchange(HttpClientRequest request) {
        return exchange(request, response -> response.body().map(response));
    }

    /** Sends {@code request}; {@code reader} takes the response on the event loop, before any of its body comes. */
    public static <T> Future<T> exchange(HttpClientRequest request, Function<HttpClientResponse, Future<T>> reader) {
        // The reader is set before the response comes: its first data would be lost otherwise.
        var read = request.response().compose(reader);
        request.send();
        return read;
    }

    /** Sends {@code request}; the response comes paused, with its body still to read. */
    public static HttpClientResponse pausedResponse(HttpClientRequest request) {
        return join(exchange(request, response -> Future.succeededFuture(response.pause())));
    }

    private RequestOptions options(HttpMethod method, String url) {
        var options = new RequestOptions().setMethod(method).setAbsoluteURI(url);
        return options.setServer(
                SocketAddress.inetSocketAddress(options.isSsl() ? httpsPort() : httpPort(), "127.0.0.1"));
    }

    /** The result of {@code future}, or its failure thrown. */
    public static <T> T join(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no result after " + Waiting.DEADLINE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        join(vertx.close());
    }
}
