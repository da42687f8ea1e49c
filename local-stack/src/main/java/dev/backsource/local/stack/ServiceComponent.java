package dev.backsource.local.stack;

import dev.backsource.local.infrastructure.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A packaged service in a process of its own. One that ends by itself is reported, with the place of its log. */
final class ServiceComponent implements Component {
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final long POLL_MS = 100;

    private final String name;
    private final Path jar;
    private final Map<String, String> settings;
    private final Readiness readiness;
    private final Path log;
    private final Progress progress;
    private volatile @Nullable ChildJvm process;

    /** What is to happen to the process; a death that nobody wished for is worth a word. */
    private volatile boolean wanted;

    /**
     * A service that does not run yet.
     *
     * @param jar to run with {@code java -jar}
     * @param settings given to it as system properties
     * @param managementPort where it answers for its health
     */
    ServiceComponent(
            String name, Path jar, Map<String, String> settings, int managementPort, Path log, Progress progress) {
        this.name = name;
        this.jar = jar;
        this.settings = settings;
        this.readiness = new Readiness(managementPort);
        this.log = log;
        this.progress = progress;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        if (!Files.exists(jar)) {
            throw new StackException(name + " is not built: " + jar + " is missing");
        }
        var started = ChildJvm.start(arguments(), "", log);
        process = started;
        try {
            awaitReady(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while " + name + " started", e);
        }
        wanted = true;
        started.handle().onExit().thenRun(this::reportDeath);
    }

    @Override
    public void stop() {
        wanted = false;
        var running = process;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void kill() {
        wanted = false;
        var running = process;
        if (running != null) {
            running.kill();
        }
    }

    private void reportDeath() {
        if (wanted) {
            progress.say(name + " has ended by itself; the others go on without it. Its log: " + log);
        }
    }

    private void awaitReady(ChildJvm started) throws InterruptedException {
        var deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (!readiness.isReady()) {
            if (!started.isAlive()) {
                throw LogTail.failure(name, "ended while it started", log);
            }
            if (System.nanoTime() > deadline) {
                throw LogTail.failure(name, "was not ready in " + READY_TIMEOUT.toSeconds() + " s", log);
            }
            Thread.sleep(POLL_MS);
        }
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of("-Xmx256m"));
        settings.forEach((setting, value) -> arguments.add("-D" + setting + "=" + value));
        arguments.add("-jar");
        arguments.add(jar.toString());
        return arguments;
    }
}
