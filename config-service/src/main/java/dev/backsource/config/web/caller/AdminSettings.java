package dev.backsource.config.web.caller;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may grant custom ports. */
@ConfigMapping(prefix = "backsource.config")
interface AdminSettings {
    /** What an administrator sends as bearer token. Without one nobody may grant ports. */
    Optional<String> adminToken();
}
