package dev.backsource.edge.proxy;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.edge.testing.Bodies;
import dev.backsource.edge.testing.EdgeUnderTest;
import dev.backsource.edge.testing.Http2Answer;
import dev.backsource.edge.testing.Http2Frame;
import dev.backsource.edge.testing.RawHttp2Client;
import dev.backsource.edge.testing.RawReader;
import dev.backsource.edge.testing.RawReader.End;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Responses of 1 KB to 10 MB that have begun and are read later: over HTTP/1.0, HTTP/1.1 and HTTP/2, in clear and over TLS, from the cache, from the
 * origin and of unknown length, to fast and to slow clients.
 */
final class Downloads {
    private static final int[] SIZES = {1_000, 5_000, 16_385, 65_537, 100_000, 131_073, 300_000};
    private static final int LARGE = 1_000_000;
    private static final int LARGEST = Bodies.MOST;
    private static final int WINDOW = 20_000_000;

    private final List<Download> all;

    /** One download. */
    private interface Download {
        /** Reads the rest; returns its error, or an empty text if it is complete. */
        String finish();
    }

    private Downloads(List<Download> all) {
        this.all = all;
    }

    /** The origin's response to one of them. */
    static void answer(HttpServerRequest request) {
        var path = request.path().split("/");
        var response =
                request.response().putHeader("Cache-Control", path[2].equals("stored") ? "max-age=600" : "no-store");
        response.setChunked(path[2].equals("chunked")).end(Buffer.buffer(Bodies.of(Integer.parseInt(path[3]))));
    }

    /** Begins {@code count} of them. */
    static Downloads begin(EdgeUnderTest edge, String host, int count) {
        return new Downloads(IntStream.range(0, count)
                .mapToObj(i -> i % 5 == 4 ? overHttp2(edge, host, i) : overHttp1(edge, host, i))
                .toList());
    }

    private static int size(int number) {
        if (number % 50 == 0) {
            return LARGEST;
        }
        return number % 10 == 3 ? LARGE : SIZES[number % SIZES.length];
    }

    private static String path(int number) {
        var way = List.of("stored", "passed", "chunked").get(number / 5 % 3);
        return "/download/" + way + "/" + size(number);
    }

    private static Download overHttp1(EdgeUnderTest edge, String host, int number) {
        var version = List.of("HTTP/1.0", "HTTP/1.1", "HTTP/1.1").get(number % 3);
        var isSlow = number % 7 == 0 && size(number) < LARGE;
        var reader = new RawReader(edge, host, number % 5 == 3, isSlow);
        reader.send("GET " + path(number) + " " + version, "Host: " + host, "");
        var head = reader.head();
        return () -> {
            try (reader) {
                var response = reader.rest(head, false);
                return verdict(number, version, response.body(), response.end() == End.WHOLE);
            }
        };
    }

    private static Download overHttp2(EdgeUnderTest edge, String host, int number) {
        var client = new RawHttp2Client(edge.httpsPort(), host);
        var stream = client.nextStream();
        client.send(Http2Frame.get(stream, host, path(number)), Http2Frame.windowUpdate(stream, WINDOW));
        await().until(() -> client.isAlive() && client.received(stream) > 0);
        return () -> {
            try (client) {
                var answer = client.answer(stream);
                return verdict(
                        number,
                        "HTTP/2",
                        answer.body().getBytes(StandardCharsets.ISO_8859_1),
                        answer.end() == Http2Answer.End.WHOLE);
            }
        };
    }

    private static String verdict(int number, String version, byte[] body, boolean whole) {
        return whole && Arrays.equals(body, Bodies.of(size(number)))
                ? ""
                : version + " " + path(number) + ": " + body.length + (whole ? " bytes as if whole" : " bytes");
    }

    /** Reads the rest of all at the same time, since a client that pauses for long gets less time; returns the errors of incomplete ones. */
    List<String> finish() {
        ExecutorService readers = Executors.newFixedThreadPool(all.size());
        try {
            return all.stream()
                    .map(download -> CompletableFuture.supplyAsync(download::finish, readers))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .filter(verdict -> !verdict.isEmpty())
                    .toList();
        } finally {
            readers.shutdownNow();
        }
    }
}
