package dev.backsource.edge;

import io.smallrye.config.WithDefault;

/** The listener for plain HTTP. */
public interface HttpSettings {
    /** The port clients connect to. */
    @WithDefault("8081")
    int port();
}
