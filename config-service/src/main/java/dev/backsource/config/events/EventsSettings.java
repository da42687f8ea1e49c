package dev.backsource.config.events;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are streamed to subscribers. */
@ConfigMapping(prefix = "backsource.events")
interface EventsSettings {
    /** How many subscribers an instance has at once. */
    @WithDefault("1000")
    int maxSubscribers();

    /** How many of them one caller may be. */
    @WithDefault("50")
    int maxSubscribersPerCaller();

    /** How many of them may read Kafka at once since they are behind the window. */
    @WithDefault("4")
    int maxCatchUps();

    /** The size of the latest events that are kept in memory; a subscriber that falls behind them is cut off. */
    @WithDefault("16M")
    MemorySize windowSize();

    /** The pause between signs of life. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How long a subscriber may take nothing of what waits for it before it is cut off. */
    @WithDefault("30s")
    Duration slowReaderTimeout();

    /** What subscribers are told to wait before they come back. */
    @WithDefault("3s")
    Duration reconnectAfter();
}
