package dev.backsource.config.access.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of people's sessions. */
@ConfigMapping(prefix = "backsource.access.sessions")
public interface SessionSettings {
    /** The time without a request after which a session ends. */
    @WithDefault("30m")
    Duration idle();

    /** The time after which a session ends in any case. */
    @WithDefault("12h")
    Duration longest();

    /** The interval at which uses of sessions are recorded in the database, and ended sessions deleted. */
    @WithDefault("1m")
    Duration useNotedEvery();

    /** Whether browsers send the cookie over HTTPS only. By default they do if they signed in over HTTPS, as far as the service sees. */
    Optional<Boolean> secureCookie();
}
