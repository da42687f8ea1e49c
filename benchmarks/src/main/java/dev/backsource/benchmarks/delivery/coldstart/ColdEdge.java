package dev.backsource.benchmarks.delivery.coldstart;

import dev.backsource.benchmarks.edge.jvm.JvmView;
import dev.backsource.benchmarks.edge.jvm.LiveMemory;
import dev.backsource.benchmarks.run.Checkout;
import dev.backsource.benchmarks.run.PinnedProcess;
import dev.backsource.infrastructure.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** An edge's process, from its start on. */
final class ColdEdge implements AutoCloseable {
    static final String CORES = "0-" + (Runtime.getRuntime().availableProcessors() - 1);
    /** Room for a million routes and the records read meanwhile; the collector is the JVM's default. */
    static final List<String> JVM = List.of("-Xms2g", "-Xmx2g");

    private static final long PATIENCE_NANOS = Duration.ofSeconds(120).toNanos();
    private static final long GAP_NANOS = Duration.ofMillis(5).toNanos();

    private final long startedNanos = System.nanoTime();
    private final PinnedProcess process;
    private final int port;
    private final URI management;
    private final Path log;

    /** Starts an edge with {@code options} besides {@link #JVM}. */
    ColdEdge(Path log, String bootstrapServers, Path snapshots, List<String> options) {
        var ports = FreePorts.next(3);
        this.log = log;
        this.port = ports.get(0);
        this.management = URI.create("http://127.0.0.1:" + ports.get(2));
        var allOptions = new ArrayList<>(JVM);
        allOptions.addAll(options);
        process = Checkout.launchService(
                "edge-service",
                CORES,
                log,
                ports.get(2),
                allOptions,
                Map.of(
                        "kafka.bootstrap.servers",
                        bootstrapServers,
                        "backsource.edge.host",
                        "127.0.0.1",
                        "backsource.origin-access.allowed-ranges",
                        "127.0.0.0/8",
                        "backsource.edge.snapshot.directory",
                        snapshots.toString(),
                        "backsource.edge.snapshot.interval",
                        "1s",
                        "backsource.edge.http.port",
                        Integer.toString(port),
                        "backsource.edge.https.port",
                        Integer.toString(ports.get(1))));
    }

    /** Waits until a client gets a response of the origin; returns the seconds since the process was started. */
    double awaitAnswer(String host) {
        var request = ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!statusLine(request).contains(" 200 ")) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the edge does not serve; see " + log);
            }
            LockSupport.parkNanos(GAP_NANOS);
        }
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** Waits until the metric has at least this value. */
    void await(String metric, double value) {
        var deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!(metric(metric) >= value)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(metric + " does not reach " + value + "; see " + log);
            }
            LockSupport.parkNanos(20 * GAP_NANOS);
        }
    }

    /** The value of a metric without other labels than those of the service; NaN when there is none, as at a start. */
    double metric(String name) {
        return metric(body("/q/metrics"), name);
    }

    /** The value of a metric on a page in Prometheus' text format. */
    static double metric(String page, String name) {
        var line = Pattern.compile("^" + Pattern.quote(name) + "(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE)
                .matcher(page);
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }

    /** The live objects in its heap, in bytes. It must run with {@link LiveMemory#OPTIONS}. */
    long liveHeap() {
        try (var jvm = JvmView.of(process.pid())) {
            return jvm.liveMemory().heap();
        }
    }

    private String body(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(management.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The status line of the response; empty while nothing listens. */
    private String statusLine(byte[] request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }

    /** Ends it in an orderly way, so that it keeps its snapshot. */
    @Override
    public void close() {
        process.close();
    }
}
