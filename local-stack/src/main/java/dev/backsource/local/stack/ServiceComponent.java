package dev.backsource.local.stack;

import dev.backsource.infrastructure.ChildJvm;
import dev.backsource.infrastructure.StartupWait;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A packaged service in a process of its own. An end that nobody asked for is reported, with the path of the log. */
final class ServiceComponent implements Component {
    private static final long POLL_MS = 100;

    private final String name;
    private final StackConfiguration configuration;
    private final Path jar;
    private final Supplier<Map<String, String>> settings;
    private final Readiness readiness;
    private final Path log;
    private final ExitWatch death;
    private volatile @Nullable ChildJvm process;

    /**
     * A service that does not run yet.
     *
     * @param module the module that packages the program
     * @param settings read at each start
     * @param managementPort the port of its health checks
     */
    ServiceComponent(
            String name,
            String module,
            StackConfiguration configuration,
            Supplier<Map<String, String>> settings,
            int managementPort,
            ProgressListener progress) {
        this.name = name;
        this.configuration = configuration;
        this.jar = configuration.repository().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        this.settings = settings;
        this.readiness = new Readiness(managementPort);
        this.log = configuration.log(name);
        this.death = new ExitWatch(name, log, progress);
    }

    @Override
    public String name() {
        return name;
    }

    /** The settings of a start now. */
    Map<String, String> settings() {
        return settings.get();
    }

    @Override
    public void start() {
        if (!Files.exists(jar)) {
            throw new StackException(name + " not built: " + jar + " missing");
        }
        var started = ChildJvm.start(arguments(), "", log);
        process = started;
        try {
            awaitReady(started);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted during the start of " + name, e);
        }
        death.watch(started.handle());
    }

    @Override
    public void stop() {
        death.expectEnd();
        var running = process;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void kill() {
        death.expectEnd();
        var running = process;
        if (running != null) {
            running.kill();
        }
    }

    private void awaitReady(ChildJvm started) throws InterruptedException {
        var patience = new StartupWait(started.handle(), log);
        while (!readiness.isReady()) {
            try {
                patience.check();
            } catch (IllegalStateException e) {
                throw new StackException(name + " " + e.getMessage(), e);
            }
            Thread.sleep(POLL_MS);
        }
    }

    /**
     * The arguments of the process, if it is started now, with the data folder among them, by which a later run recognises the
     * process as this stack's. Writes the file of its settings.
     */
    List<String> arguments() {
        var file = new ServiceSettings(configuration.dataFolder().resolve("settings"), name);
        var all = settings.get();
        var arguments = new ArrayList<>(
                List.of("-Xmx256m", "-Dbacksource.stack=" + configuration.dataFolder(), file.write(all)));
        arguments.addAll(ServiceSettings.ofTheJvm(all));
        arguments.addAll(configuration.debugArguments(name));
        arguments.addAll(List.of("-jar", jar.toString()));
        return arguments;
    }
}
