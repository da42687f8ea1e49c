package dev.backsource.health.testing;

import dev.backsource.deployment.StandardPortSettings;
import dev.backsource.infrastructure.FreePorts;

/** The ports that stand for 80 and 443 in a test. Origins differ by their loopback address. */
public record StandardTestPorts(int http, int https) implements StandardPortSettings {
    public static StandardTestPorts free() {
        return new StandardTestPorts(FreePorts.next(), FreePorts.next());
    }
}
