package dev.backsource.edge.application;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The edge's own settings, by name, wherever they are set. */
final class EdgeConfiguration {
    private static final String PREFIX = "backsource.edge.";

    private EdgeConfiguration() {}

    static Map<String, String> of(Config config) {
        var all = new HashMap<String, String>();
        for (var name : config.getPropertyNames()) {
            var value = name.startsWith(PREFIX) ? config.getConfigValue(name).getValue() : null;
            if (value != null) {
                all.put(name, value);
            }
        }
        return all;
    }
}
