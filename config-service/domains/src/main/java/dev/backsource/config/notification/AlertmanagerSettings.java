package dev.backsource.config.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Prometheus Alertmanager, which gets all alerts. */
@ConfigMapping(prefix = "backsource.notification.alertmanager")
public interface AlertmanagerSettings {
    /** The base address of each instance of it; all get the same alerts. */
    Optional<List<URI>> urls();

    /** Its address as people reach it, for links to it; without it there are none. */
    Optional<URI> externalUrl();

    /** The interval at which firing alerts are sent again. They end by themselves when four of them pass without. */
    @WithDefault("1m")
    Duration resendEvery();
}
