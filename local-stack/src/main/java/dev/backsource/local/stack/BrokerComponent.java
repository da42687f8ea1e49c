package dev.backsource.local.stack;

import dev.backsource.local.infrastructure.EmbeddedBroker;
import org.jspecify.annotations.Nullable;

/** The Kafka broker of the stack. */
final class BrokerComponent implements Component {
    static final String NAME = "kafka";

    private final StackConfiguration configuration;
    private volatile @Nullable EmbeddedBroker broker;

    BrokerComponent(StackConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        var started = EmbeddedBroker.start(
                configuration.dataFolder().resolve("kafka"),
                configuration.log(NAME),
                configuration.ports().kafka(),
                configuration.ports().kafkaController());
        broker = started;
        try {
            started.awaitReady();
        } catch (IllegalStateException e) {
            throw LogTail.failure(NAME, "did not start", configuration.log(NAME));
        }
    }

    @Override
    public void stop() {
        var running = broker;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void kill() {
        var running = broker;
        if (running != null) {
            running.kill();
        }
    }
}
