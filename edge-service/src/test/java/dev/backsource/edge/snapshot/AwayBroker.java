package dev.backsource.edge.snapshot;

import dev.backsource.infrastructure.EmbeddedBroker;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The broker of {@link SnapshotEdgeResource}, which is away until a test starts it. */
@Singleton
class AwayBroker {
    private final Path folder;
    private final int port;
    private final int controllerPort;

    AwayBroker(
            @ConfigProperty(name = "test.broker.folder", defaultValue = ".") Path folder,
            @ConfigProperty(name = "test.broker.port", defaultValue = "0") int port,
            @ConfigProperty(name = "test.broker.controller-port", defaultValue = "0") int controllerPort) {
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Starts it and waits until it answers. The caller closes it. */
    EmbeddedBroker start() {
        var broker = EmbeddedBroker.start(folder, port, controllerPort);
        broker.awaitReady();
        return broker;
    }
}
