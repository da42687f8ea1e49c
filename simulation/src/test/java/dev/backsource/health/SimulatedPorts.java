package dev.backsource.health;

import dev.backsource.deployment.StandardPortSettings;

/** The standard ports of production. */
public record SimulatedPorts() implements StandardPortSettings {
    @Override
    public int http() {
        return 80;
    }

    @Override
    public int https() {
        return 443;
    }
}
