package dev.backsource.config.web.caller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who makes a change. */
@ConfigMapping(prefix = "backsource.config")
interface OperatorSettings {
    /** The header in which the gateway names the operator; the gateway has to replace what a client sends in it. */
    @WithDefault("X-Operator")
    String operatorHeader();
}
