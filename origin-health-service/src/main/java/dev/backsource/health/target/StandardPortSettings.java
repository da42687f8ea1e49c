package dev.backsource.health.target;

import dev.backsource.policy.protocol.StandardPorts;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The ports that stand for 80 and 443 in this deployment; production leaves them alone. */
@ConfigMapping(prefix = "backsource.standard-ports")
interface StandardPortSettings {
    /** Probed where a policy needs port 80. */
    @WithDefault("80")
    int http();

    /** Probed where a policy needs port 443. */
    @WithDefault("443")
    int https();

    default StandardPorts toStandardPorts() {
        return new StandardPorts(http(), https());
    }
}
