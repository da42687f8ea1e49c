package dev.backsource.local.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An origin server that answers every request with a description of it, first of all the scheme and port it arrived on, and lets caches store the
 * responses below {@code /cached/}. Its TLS certificate is self-signed and made at start. Any port can be closed and opened again while it runs: by
 * {@link #close(int)} and {@link #open(int)}, or by {@code POST /demo/ports/443/close} and {@code …/open} on another.
 */
public final class DemoOrigin implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(2)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final SelfSignedCertificate certificate = SelfSignedCertificate.create("demo-origin");
    private final String host;
    private final Map<Integer, Listener> listeners = new TreeMap<>();

    /** By port, the servers that listen; read and written only under this object's lock. */
    private final Map<Integer, HttpServer> servers = new TreeMap<>();

    private final AtomicLong cacheable = new AtomicLong();

    private DemoOrigin(String host, List<Listener> listeners) {
        this.host = host;
        listeners.forEach(listener -> this.listeners.put(listener.port(), listener));
    }

    /**
     * Starts an origin and waits until all its ports are open.
     *
     * @param host the address to listen on, such as {@code 127.0.0.1}
     * @throws IllegalStateException when a port can't be opened, naming it
     */
    public static DemoOrigin start(String host, List<Listener> listeners) {
        var origin = new DemoOrigin(host, listeners);
        try {
            listeners.forEach(listener -> origin.open(listener.port()));
            return origin;
        } catch (IllegalStateException e) {
            origin.close();
            throw e;
        }
    }

    /** Opens a port that the origin was started with; does nothing when it is open. */
    public synchronized void open(int port) {
        if (servers.containsKey(port)) {
            return;
        }
        var listener = known(port);
        var server = vertx.createHttpServer(options(listener)).requestHandler(new DemoAnswer(this, listener));
        try {
            await(server.listen(port, host));
        } catch (CompletionException e) {
            throw new IllegalStateException("the demo origin can't open port " + port + ": " + e.getCause(), e);
        }
        servers.put(port, server);
    }

    /** Closes a port, and the connections on it; does nothing when it is closed. */
    public synchronized void close(int port) {
        known(port);
        var server = servers.remove(port);
        if (server != null) {
            await(server.close());
        }
    }

    /** Counts one more cacheable response, over all ports. */
    long countCacheable() {
        return cacheable.incrementAndGet();
    }

    @Override
    public void close() {
        await(vertx.close());
        certificate.delete();
    }

    boolean has(int port) {
        return listeners.containsKey(port);
    }

    private Listener known(int port) {
        var listener = listeners.get(port);
        if (listener == null) {
            throw new IllegalArgumentException("unknown port of the demo origin: " + port);
        }
        return listener;
    }

    private HttpServerOptions options(Listener listener) {
        var options = new HttpServerOptions().setSsl(listener.tls());
        return listener.tls()
                ? options.setKeyCertOptions(certificate.keyCertOptions()).setSni(false)
                : options;
    }

    private static <T> void await(Future<T> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
