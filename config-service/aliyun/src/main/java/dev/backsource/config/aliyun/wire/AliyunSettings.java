package dev.backsource.config.aliyun.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the listener for Alibaba Cloud CDN's API. */
@ConfigMapping(prefix = "backsource.config.aliyun")
interface AliyunSettings {
    /** Whether there is a listener. */
    @WithDefault("true")
    boolean enabled();

    /** The address of the listener; by default that of the service's own interface. */
    Optional<String> host();

    /** The port; with 0, any free one, which the log names. */
    @WithDefault("8070")
    int port();

    /** The most concurrent connections; any further one is closed as soon as it is made. */
    @WithDefault("1000")
    int maxConnections();
}
