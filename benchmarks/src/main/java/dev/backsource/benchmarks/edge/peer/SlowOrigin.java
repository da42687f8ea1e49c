package dev.backsource.benchmarks.edge.peer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An origin that answers every request after a second with the same 100 KiB, storable for a day, and counts them. */
public final class SlowOrigin implements AutoCloseable {
    private static final int BACKLOG = 4096;

    private final AtomicInteger requests = new AtomicInteger();
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(4);
    private final byte[] body = new byte[Origin.LARGE_SIZE];
    private final HttpServer server;

    public SlowOrigin() {
        new Random(42).nextBytes(body);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The number of requests so far. */
    public int requests() {
        return requests.get();
    }

    /** The body of every response. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public void close() {
        server.stop(0);
        later.shutdownNow();
    }

    private void take(HttpExchange exchange) {
        requests.incrementAndGet();
        var unused = later.schedule(() -> answer(exchange), 1, TimeUnit.SECONDS);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=86400");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
