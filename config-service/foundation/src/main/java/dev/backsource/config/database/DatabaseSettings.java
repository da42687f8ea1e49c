package dev.backsource.config.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The use of the database. */
@ConfigMapping(prefix = "backsource.database")
public interface DatabaseSettings {
    /** The time that a request waits for the database before the response is 503, and the time limit of a statement. */
    @WithDefault("10s")
    Duration answerWithin();

    /** The time that the readiness check waits for the database before it is down. */
    @WithDefault("2s")
    Duration readyWithin();
}
