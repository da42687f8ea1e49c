package dev.backsource.config.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the database is used. */
@ConfigMapping(prefix = "backsource.database")
public interface DatabaseSettings {
    /** How long a request waits for the database before it is answered 503, and how long a statement may take there. */
    @WithDefault("10s")
    Duration answerWithin();

    /** How long the check of readiness waits for the database before it says that it is down. */
    @WithDefault("2s")
    Duration readyWithin();
}
