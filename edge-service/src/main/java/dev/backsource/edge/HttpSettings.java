package dev.backsource.edge;

import io.smallrye.config.WithDefault;

/** The listener for plain HTTP. */
public interface HttpSettings {
    /** The port for clients. */
    @WithDefault("8081")
    int port();
}
