package dev.backsource.config.testing;

import static org.awaitility.Awaitility.await;

import dev.backsource.local.infrastructure.ChildJvm;
import dev.backsource.local.infrastructure.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged service in a process of its own. */
public final class ServiceProcess implements AutoCloseable {
    private static final Path JAR =
            Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();

    private final int port = FreePorts.next();
    private final Client client = new Client(uri());
    private final Path log;
    private final ChildJvm process;

    private ServiceProcess(String name, Map<String, String> settings) {
        var arguments = new ArrayList<>(List.of("-Xmx256m"));
        arguments.add("-Dquarkus.http.host=127.0.0.1");
        arguments.add("-Dquarkus.http.port=" + port);
        settings.forEach((setting, value) -> arguments.add("-D" + setting + "=" + value));
        arguments.addAll(List.of("-jar", JAR.toString()));
        log = Path.of("target", name + ".log");
        process = ChildJvm.start(arguments, "", log);
    }

    /** Starts the service and returns at once; {@code name} names its log below {@code target}. */
    public static ServiceProcess launch(String name, Map<String, String> settings) {
        return new ServiceProcess(name, settings);
    }

    public ServiceProcess awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(() -> answers("/q/health/ready"));
        return this;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Client client() {
        return client;
    }

    /** What it has printed so far, line by line; an earlier process of its name as well. */
    public List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of the first series that starts so on the metrics page; 0 when there is none. */
    public double metric(String start) {
        return client.get("/q/metrics")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Whether it says that it is the one that publishes. */
    public boolean leads() {
        return metric("backsource_outbox_leading") == 1;
    }

    /** Ends it without warning. */
    public void kill() {
        process.kill();
    }

    /** Lets it stand still, its connections open. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets it go on after {@link #freeze()}. */
    public void thaw() {
        signal("CONT");
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            thaw();
            process.stop();
        }
    }

    private boolean answers(String path) {
        try {
            return client.get(path).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void signal(String name) {
        try {
            new ProcessBuilder(
                            "kill", "-" + name, Long.toString(process.handle().pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
