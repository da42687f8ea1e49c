package dev.backsource.config.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How receivers are told of alerts. */
@ConfigMapping(prefix = "backsource.notification")
public interface NotificationSettings {
    /** The service's address as people reach it, such as https://backsource.example.com, for links to the console, without which messages have none. */
    Optional<URI> consoleUrl();

    /** The page of runbooks, to which {@code #} and an alert's kind are added; without it alerts have no such links. */
    Optional<URI> runbooksUrl();

    /** The time for which the alerts of one cause are gathered into one message. */
    @WithDefault("10s")
    Duration groupWait();

    /** The least time between two messages of the same cause to the same receiver. */
    @WithDefault("1m")
    Duration groupInterval();

    /** The time after which a receiver is told again of an alert that still fires and isn't acknowledged. */
    @WithDefault("4h")
    Duration repeatAfter();

    /** A receiver that has accepted nothing for this time is switched off. */
    @WithDefault("24h")
    Duration switchOffAfter();

    /** The time for which delivered and refused messages are kept. */
    @WithDefault("7d")
    Duration messagesKept();

    /** The most receivers of a team, and of alerts of all teams. */
    @WithDefault("10")
    int receiversPerTeam();

    /** Whether receivers may have addresses that begin with {@code http://}. */
    @WithDefault("false")
    boolean plainHttp();
}
