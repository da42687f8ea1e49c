package dev.backsource.local.stack;

import dev.backsource.infrastructure.OwnerOnlyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole of Backsource on one machine: broker, database and demo origin first, then the services; it waits for each
 * of them. Stops in the reverse order. Single components can be killed and started again meanwhile.
 */
public final class LocalStack implements AutoCloseable {
    private final StackConfiguration configuration;
    private final FolderLock lock;
    private final List<ComponentGroup> groups;

    /** Set once and for all, under this object's lock; nothing is started afterwards. */
    private volatile boolean closed;

    private LocalStack(StackConfiguration configuration, FolderLock lock, ProgressListener progress) {
        this.configuration = configuration;
        this.lock = lock;
        var database = new DatabaseComponent(configuration, progress);
        var services = new Services(configuration, database::password, progress).all();
        this.groups = List.of(
                new ComponentGroup(foundation(configuration, database, progress), progress),
                new ComponentGroup(services, progress));
    }

    /**
     * A stack that owns its data folder and ports but does not run yet. Stops the processes that a killed run left
     * there.
     *
     * @throws StackException when a port is in use or another stack runs on the folder
     */
    public static LocalStack prepare(StackConfiguration configuration, ProgressListener progress) {
        var lock = FolderLock.take(configuration.dataFolder());
        try {
            OwnerOnlyFiles.folder(configuration.dataFolder());
            AdministratorHeader.of(configuration).adopt();
            new Leftovers(configuration.dataFolder()).stop(progress);
            PortCheck.requireFree(configuration.portUses());
            var stack = new LocalStack(configuration, lock, progress);
            stack.removeOldLogs();
            return stack;
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @throws StackException when a part does not come up; then everything is stopped again
     */
    public void start() {
        try {
            groups.forEach(this::start);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void start(ComponentGroup group) {
        beginStart(group);
        group.awaitStarted();
    }

    private synchronized void beginStart(ComponentGroup group) {
        if (closed) {
            throw new StackException("stopped during the start");
        }
        group.beginStart();
    }

    /** Starts one component again after {@link #stop(String)} or {@link #kill(String)}, and waits until it is ready. */
    public void restart(String component) {
        var wanted = component(component);
        if (closed) {
            throw new StackException("stack stopped");
        }
        wanted.start();
    }

    /** Stops one component in an orderly way. */
    public void stop(String component) {
        component(component).stop();
    }

    /** Ends one component without warning, as {@code kill -9} does. */
    public void kill(String component) {
        component(component).kill();
    }

    public StackConfiguration configuration() {
        return configuration;
    }

    /** The base address of the REST API. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + configuration.ports().configService() + "/api/v1");
    }

    /** Whether {@link #close()} was called. */
    public boolean isClosed() {
        return closed;
    }

    /** Stops everything; may be called at any time, from any thread, more than once. */
    @Override
    public synchronized void close() {
        var first = !closed;
        closed = true;
        for (var i = groups.size() - 1; i >= 0; i--) {
            groups.get(i).stop();
        }
        if (first) {
            lock.close();
        }
    }

    private void removeOldLogs() {
        components().forEach(component -> {
            try {
                Files.deleteIfExists(configuration.log(component.name()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Stream<Component> components() {
        return groups.stream().flatMap(group -> group.components().stream());
    }

    private Component component(String name) {
        return components()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("unknown part \"" + name + "\"; parts: "
                        + components().map(Component::name).collect(Collectors.joining(", "))));
    }

    private static List<Component> foundation(
            StackConfiguration configuration, Component database, ProgressListener progress) {
        var components = new ArrayList<Component>();
        components.add(new BrokerComponent(configuration, progress));
        components.add(database);
        if (configuration.demoOrigin()) {
            components.add(new OriginComponent(configuration.ports()));
        }
        return components;
    }
}
