package dev.backsource.system.faults;

import dev.backsource.infrastructure.EmbeddedBroker;

/** The Kafka broker. */
record BrokerPart(EmbeddedBroker broker) implements Part, AutoCloseable {
    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public ProcessHandle process() {
        return broker.process();
    }

    @Override
    public void kill() {
        broker.kill();
    }

    @Override
    public void restart() {
        broker.restart();
    }

    @Override
    public void close() {
        thaw();
        broker.close();
    }
}
