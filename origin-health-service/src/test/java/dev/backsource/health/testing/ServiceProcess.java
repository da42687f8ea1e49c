package dev.backsource.health.testing;

import static org.awaitility.Awaitility.await;

import dev.backsource.local.infrastructure.ChildJvm;
import dev.backsource.local.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The packaged service in a process of its own, with short intervals. */
public final class ServiceProcess implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

    private final ChildJvm process;
    private final Path log;
    private final int port = FreePorts.next();

    private ServiceProcess(String name, String bootstrapServers, List<String> settings) {
        var arguments = new ArrayList<>(List.of("-Xmx256m"));
        arguments.add("-Dkafka.bootstrap.servers=" + bootstrapServers);
        arguments.add("-Dquarkus.http.port=" + port);
        arguments.add("-Dbacksource.probe.interval=400ms");
        arguments.add("-Dbacksource.probe.timeout=1s");
        // Where the test origins are; the rest of the loopback network stays prohibited.
        arguments.add("-Dbacksource.origin-access.allowed-ranges=127.0.3.0/24");
        arguments.add("-Dmp.messaging.incoming.policy-changes.session.timeout.ms=6000");
        arguments.add("-Dmp.messaging.incoming.policy-changes.heartbeat.interval.ms=500");
        arguments.addAll(settings);
        arguments.addAll(List.of("-jar", JAR.toString()));
        log = Path.of("target", name + ".log");
        process = ChildJvm.start(arguments, "", log);
    }

    /** Starts the service and returns at once; {@code name} names its log below {@code target}. */
    public static ServiceProcess launch(
            String name, String bootstrapServers, StandardTestPorts ports, String... settings) {
        var all = new ArrayList<>(List.of(settings));
        all.add("-Dbacksource.standard-ports.http=" + ports.http());
        all.add("-Dbacksource.standard-ports.https=" + ports.https());
        return new ServiceProcess(name, bootstrapServers, all);
    }

    public static ServiceProcess start(String name, String bootstrapServers, StandardTestPorts ports) {
        return launch(name, bootstrapServers, ports).awaitReady();
    }

    public ServiceProcess awaitReady() {
        await().atMost(Duration.ofSeconds(40)).until(this::isReady);
        return this;
    }

    /** Where it answers for health and metrics. */
    public int port() {
        return port;
    }

    public boolean isReady() {
        return status("/q/health/ready") == 200;
    }

    public boolean isLive() {
        return status("/q/health/live") == 200;
    }

    /** The value of the first series that starts so on the metrics page; 0 when there is none. */
    public double metric(String start) {
        return get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Whether the process is there, whatever it answers. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** All that it has logged, and all that earlier ones of its name have. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end; whether it did within 20 s. */
    public boolean endsWhenTold() {
        process.handle().destroy();
        try {
            process.handle().onExit().get(20, TimeUnit.SECONDS);
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

    /** Ends it without warning. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.stop();
    }

    private int status(String path) {
        try {
            return get(path).statusCode();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private HttpResponse<String> get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
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
