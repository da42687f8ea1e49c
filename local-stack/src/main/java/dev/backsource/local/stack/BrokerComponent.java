package dev.backsource.local.stack;

import dev.backsource.infrastructure.EmbeddedBroker;
import org.jspecify.annotations.Nullable;

/** The Kafka broker of the stack. */
final class BrokerComponent implements Component {
    static final String NAME = "kafka";

    private final StackConfiguration configuration;
    private final ExitWatch death;
    private volatile @Nullable EmbeddedBroker broker;

    BrokerComponent(StackConfiguration configuration, ProgressListener progress) {
        this.configuration = configuration;
        this.death = new ExitWatch(NAME, configuration.log(NAME), progress);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start() {
        var started = EmbeddedBroker.start(
                configuration.dataFolder().resolve(NAME),
                configuration.log(NAME),
                configuration.ports().kafka(),
                configuration.ports().kafkaController());
        broker = started;
        try {
            started.awaitReady();
        } catch (IllegalStateException e) {
            throw new StackException(String.valueOf(e.getMessage()), e);
        }
        death.watch(started.process());
    }

    @Override
    public void stop() {
        death.expectEnd();
        var running = broker;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void kill() {
        death.expectEnd();
        var running = broker;
        if (running != null) {
            running.kill();
        }
    }
}
