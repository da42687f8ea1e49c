package dev.backsource.config.aliyun.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The listener of Alibaba Cloud CDN's API. */
@ConfigMapping(prefix = "backsource.config.aliyun")
interface AliyunSettings {
    /** Whether there is one. */
    @WithDefault("true")
    boolean enabled();

    /** The address that it listens at; that of the service's own interface when not set. */
    Optional<String> host();

    /** Any that is free for 0, which the log then names. */
    @WithDefault("8070")
    int port();

    /** How many connections there may be at a time; any more is closed as soon as it is made. */
    @WithDefault("1000")
    int maxConnections();
}
