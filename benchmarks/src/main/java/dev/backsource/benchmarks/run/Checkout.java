package dev.backsource.benchmarks.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The checkout with its packaged services, which {@code benchmarks/run} starts in. */
public final class Checkout {
    /** The setting of config-service's management port. */
    public static final String MANAGEMENT_PORT = "quarkus.management.port";

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);

    private Checkout() {}

    /** This checkout. */
    public static Path own() {
        return ROOT;
    }

    /** The command line's start script. */
    public static Path commandLine() {
        return ROOT.resolve("cli/bin/backsource");
    }

    /** A fresh folder for data and logs, kept after the run. */
    public static Path dataFolder(String name) {
        try {
            var parent = Files.createDirectories(ROOT.resolve("benchmarks/target/runs"));
            return Files.createTempDirectory(parent, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a packaged service with a heap of 512 MiB and the serial collector; see the other method. */
    public static PinnedProcess startService(
            String module, String cores, Path log, int port, Map<String, String> settings) {
        return startService(ROOT, module, cores, log, port, OwnJvm.SMALL, settings);
    }

    /**
     * Starts a packaged service on {@code cores} as production would, and waits until it is ready.
     *
     * @param checkout where it was packaged
     * @param port of its HTTP listener, and of its management unless {@value #MANAGEMENT_PORT} is among the settings
     * @param jvmOptions the size of the heap, the collector and the like
     */
    public static PinnedProcess startService(
            Path checkout,
            String module,
            String cores,
            Path log,
            int port,
            List<String> jvmOptions,
            Map<String, String> settings) {
        var service = launch(checkout, module, cores, log, port, jvmOptions, settings);
        awaitReady(service, module, log, settings.getOrDefault(MANAGEMENT_PORT, Integer.toString(port)));
        return service;
    }

    /** Starts it likewise, from this checkout, and returns at once. */
    public static PinnedProcess launchService(
            String module, String cores, Path log, int port, List<String> jvmOptions, Map<String, String> settings) {
        return launch(ROOT, module, cores, log, port, jvmOptions, settings);
    }

    private static PinnedProcess launch(
            Path checkout,
            String module,
            String cores,
            Path log,
            int port,
            List<String> jvmOptions,
            Map<String, String> settings) {
        var command = new ArrayList<String>();
        command.add(OwnJvm.program());
        command.addAll(jvmOptions);
        command.add("-Dbacksource.config.aliyun.port=0");
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-jar");
        command.add(checkout.resolve(module)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toString());
        return PinnedProcess.start(cores, log, command);
    }

    private static void awaitReady(PinnedProcess service, String module, Path log, String port) {
        var deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        var ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        while (!answers(ready)) {
            if (!service.isAlive() || System.nanoTime() > deadline) {
                service.close();
                throw new IllegalStateException(module + " did not become ready; see " + log);
            }
            pause();
        }
    }

    private static boolean answers(URI ready) {
        try {
            var response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                body.readAllBytes();
            }
            return response.statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
