package dev.backsource.config.access.sessions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long who has signed in stays so. */
@ConfigMapping(prefix = "backsource.access.sessions")
public interface SessionSettings {
    /** After which time without a request a session ends. */
    @WithDefault("30m")
    Duration idle();

    /** After which time a session ends in any case. */
    @WithDefault("12h")
    Duration longest();

    /** How often it is noted in the database when sessions were used, and those that have ended are forgotten. */
    @WithDefault("1m")
    Duration useNotedEvery();

    /**
     * Whether browsers are to send the cookie over HTTPS only. By default they are when they signed in over HTTPS, as far as the
     * service sees.
     */
    Optional<Boolean> secureCookie();
}
