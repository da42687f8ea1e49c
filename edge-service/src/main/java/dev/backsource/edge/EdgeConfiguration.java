package dev.backsource.edge;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The configuration that {@link EdgeSettings} are read from, by name, wherever it is set. */
public final class EdgeConfiguration {
    /** The beginning of all its names. */
    public static final String PREFIX = "backsource.edge.";

    private EdgeConfiguration() {}

    public static Map<String, String> of(Config config) {
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
