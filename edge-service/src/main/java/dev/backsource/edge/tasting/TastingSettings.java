package dev.backsource.edge.tasting;

import static dev.backsource.edge.EdgeConfiguration.PREFIX;

import dev.backsource.edge.EdgeSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of the taster's edge: those of the edge it tastes for, but for what an edge has of its own. */
final class TastingSettings {
    private static final String ORIGIN_CA = PREFIX + "origin-ca";
    private static final int OVER_ALL_SOURCES = 1_000;

    private TastingSettings() {}

    /** The file of authorities that {@code ofEdge} names; null for none. */
    static @Nullable String originCa(Map<String, String> ofEdge) {
        return ofEdge.get(ORIGIN_CA);
    }

    static EdgeSettings of(Map<String, String> ofEdge, int httpPort, int httpsPort, Path originCa) {
        var all = new HashMap<>(ofEdge);
        all.keySet().removeIf(name -> name.startsWith(PREFIX + "access-log"));
        all.put(PREFIX + "access-log", "off");
        all.put(PREFIX + "host", TastingEdge.LOOPBACK);
        all.put(PREFIX + "http.port", Integer.toString(httpPort));
        all.put(PREFIX + "https.port", Integer.toString(httpsPort));
        all.put(PREFIX + "event-loops", "1");
        all.put(PREFIX + "cache.max-bytes", "8M");
        all.put(PREFIX + "taster.enabled", "false");
        all.put(ORIGIN_CA, originCa.toString());
        for (var absent : List.of(
                "snapshot.directory",
                "snapshot.key-file",
                "identity-file",
                "management-key",
                "management-key-file",
                "https.certificates")) {
            all.put(PREFIX + absent, "");
        }
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(all, "edge", OVER_ALL_SOURCES))
                .withMapping(EdgeSettings.class)
                .build()
                .getConfigMapping(EdgeSettings.class);
    }
}
