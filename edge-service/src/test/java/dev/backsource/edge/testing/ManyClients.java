package dev.backsource.edge.testing;

import dev.backsource.testing.waiting.Waiting;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Clients that request the same resource at the same time, each over a connection of its own, or all over one with HTTP/2. */
public final class ManyClients implements AutoCloseable {
    private final EdgeUnderTest edge;
    private final HttpClient http1;
    private final HttpClient http2;

    public ManyClients(EdgeUnderTest edge) {
        this.edge = edge;
        http1 = edge.vertx().createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(2000));
        http2 = edge.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setUseAlpn(true)
                        .setSsl(true)
                        .setTrustAll(true)
                        .setVerifyHost(false));
    }

    /** The responses to many clients. */
    public record Answers(List<Future<Answer>> coming, AtomicInteger heads) {
        /** The number of clients that have got the head of their response. */
        public int begun() {
            return heads.get();
        }

        /** The responses, once all have come. */
        public List<Answer> all() {
            try {
                return Future.join(coming)
                        .<List<Answer>>map(all -> all.list())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** {@code count} GETs of {@code url} with header fields, alternating names and values. */
    public Answers get(int count, String url, String... fields) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(url)
                .setServer(SocketAddress.inetSocketAddress(edge.httpPort(), "127.0.0.1"));
        for (var i = 0; i < fields.length; i += 2) {
            options.addHeader(fields[i], fields[i + 1]);
        }
        return answers(count, http1, options, "");
    }

    /** {@code count} GETs of {@code https://host/a}, with a body unless that is empty. */
    public Answers getOverHttp2(int count, String host, String body) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(edge.httpsPort(), "127.0.0.1"))
                .setHost(host)
                .setURI("/a");
        return answers(count, http2, options, body);
    }

    private static Answers answers(int count, HttpClient client, RequestOptions options, String body) {
        var heads = new AtomicInteger();
        var coming = IntStream.range(0, count)
                .mapToObj(i -> client.request(options).compose(request -> send(request, body, heads)))
                .toList();
        return new Answers(coming, heads);
    }

    private static Future<Answer> send(HttpClientRequest request, String body, AtomicInteger heads) {
        // Without a length over HTTP/2: only the stream tells that there is a body.
        var sent = body.isEmpty()
                ? request.send()
                : request.setChunked(true).write(body).compose(written -> {
                    request.end();
                    return request.response();
                });
        return sent.onSuccess(response -> heads.incrementAndGet())
                .compose(response -> response.body()
                        .map(received -> new Answer(response.statusCode(), response.headers(), received.toString())));
    }

    @Override
    public void close() {
        EdgeUnderTest.join(http1.close());
        EdgeUnderTest.join(http2.close());
    }
}
