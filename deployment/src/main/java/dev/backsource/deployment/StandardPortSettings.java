package dev.backsource.deployment;

import dev.backsource.policy.protocol.StandardPorts;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The ports for connections where a decision says 80 or 443. Production leaves them alone. */
@ConfigMapping(prefix = "backsource.standard-ports")
public interface StandardPortSettings {
    /** Stands in for 80. */
    @WithDefault("80")
    int http();

    /** Stands in for 443. */
    @WithDefault("443")
    int https();

    /** The ports as the kernel's value. */
    default StandardPorts toPorts() {
        return new StandardPorts(http(), https());
    }
}
