package dev.backsource.testing.service;

import static dev.backsource.testing.waiting.Waiting.await;

import dev.backsource.infrastructure.ChildJvm;
import dev.backsource.testing.waiting.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A packaged service in a process of its own. It serves its health and metrics on a port of loopback: on that of
 * {@value #MANAGEMENT_PORT} where it has that setting, or on the port of all else.
 */
public final class PackagedService implements AutoCloseable {
    /** The setting of a management port apart from the API's. */
    public static final String MANAGEMENT_PORT = "quarkus.management.port";

    /** Of a question about its health, which is asked again. */
    private static final Duration HEALTH = Duration.ofSeconds(5);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Without verification of bytecode, and with a heap that needn't grow, a start takes a fifth less processor time. Local stacks and containers verify
     * theirs.
     */
    private static final List<String> START = List.of(
            "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote", "-Xms256m", "-Xmx256m", "-Xmn96m");

    private final List<String> arguments;
    private final int port;
    private final int managementPort;
    private final Path log;
    private volatile ChildJvm process;

    private PackagedService(List<String> arguments, int port, int managementPort, Path log) {
        this.arguments = arguments;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
        this.process = ChildJvm.start(arguments, "", log);
    }

    /**
     * Starts a service and returns at once. The caller closes it.
     *
     * @param module the folder of its module, which {@code mvn package} has been run for
     * @param log the file for its output; appended to
     * @param port of its HTTP listener
     * @param settings given to it as system properties; the port is not among them
     */
    public static PackagedService launch(Path module, Path log, int port, Map<String, String> settings) {
        var arguments = new ArrayList<>(START);
        arguments.add("-Dquarkus.http.port=" + port);
        // Several services listen at once on this machine; a test of that listener sets its port.
        arguments.add("-Dbacksource.config.aliyun.port=0");
        // A process beside each edge would slow all tests; the test of the taster turns it on.
        arguments.add("-Dbacksource.edge.taster.enabled=false");
        settings.forEach((setting, value) -> arguments.add("-D" + setting + "=" + value));
        var jar = module.resolve("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        arguments.addAll(List.of("-jar", jar.toString()));
        var managementPort = settings.getOrDefault(MANAGEMENT_PORT, Integer.toString(port));
        return new PackagedService(arguments, port, Integer.parseInt(managementPort), log);
    }

    /** Waits until it is ready. */
    public PackagedService awaitReady() {
        await(log.toString()).until(this::isReady);
        return this;
    }

    public int port() {
        return port;
    }

    /** The service's address, such as {@code http://127.0.0.1:12345}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The address of its health and metrics. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    public boolean isReady() {
        return answersOk("/q/health/ready");
    }

    public boolean isLive() {
        return answersOk("/q/health/live");
    }

    /** The value of the first series that starts so on the metrics page; 0 when there is none. */
    public double metric(String start) {
        return get("/q/metrics", Waiting.DEADLINE)
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    /** The log: its output, and that of earlier services with the same log. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ProcessHandle process() {
        return process.handle();
    }

    /** Whether the process is alive, in any state. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Asks it to end; returns whether it did within the deadline of all tests. */
    public boolean endsWhenTold() {
        process().destroy();
        try {
            process().onExit().get(Waiting.DEADLINE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends it without warning, as {@code kill -9} does. */
    public void kill() {
        process.kill();
    }

    /** Starts it again after {@link #kill()} with the same settings, and waits until it is ready. */
    public void restart() {
        relaunch();
        awaitReady();
    }

    /** Starts it again with the same settings, and returns at once. */
    public void relaunch() {
        process = ChildJvm.start(arguments, "", log);
    }

    /** Pauses it, with its connections open. */
    public void freeze() {
        Signals.stop(process());
    }

    /** Lets it go on after {@link #freeze()}; does nothing otherwise. */
    public void thaw() {
        if (isRunning()) {
            Signals.goOn(process());
        }
    }

    /** Stops it in an orderly way, also when it is paused; does nothing when it has ended. */
    @Override
    public void close() {
        if (process.isAlive()) {
            thaw();
            process.stop();
        }
    }

    /** Stops several in an orderly way, beside each other. */
    public static void closeAll(List<PackagedService> services) {
        services.stream()
                .filter(PackagedService::isRunning)
                .forEach(service -> service.process().destroy());
        services.forEach(PackagedService::close);
    }

    private boolean answersOk(String path) {
        try {
            return get(path, HEALTH).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private HttpResponse<String> get(String path, Duration atMost) {
        try {
            var request = HttpRequest.newBuilder(management().resolve(path))
                    .timeout(atMost)
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
