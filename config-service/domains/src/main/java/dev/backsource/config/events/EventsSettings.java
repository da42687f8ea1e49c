package dev.backsource.config.events;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The streaming of events to subscribers. */
@ConfigMapping(prefix = "backsource.events")
interface EventsSettings {
    /** The most subscribers of an instance at once. */
    @WithDefault("1000")
    int maxSubscribers();

    /** The most of them that one caller may have. */
    @WithDefault("50")
    int maxSubscribersPerCaller();

    /** The most of them that may read Kafka at once because they are behind the window. */
    @WithDefault("4")
    int maxCatchUps();

    /** The memory for the latest events; a subscriber that falls behind them is cut off. */
    @WithDefault("16M")
    MemorySize windowSize();

    /** The pause between heartbeats. */
    @WithDefault("15s")
    Duration heartbeat();

    /** The longest time in which a subscriber may take none of its pending events before it is cut off. */
    @WithDefault("30s")
    Duration slowReaderTimeout();

    /** The reconnection delay that subscribers are told. */
    @WithDefault("3s")
    Duration reconnectAfter();
}
