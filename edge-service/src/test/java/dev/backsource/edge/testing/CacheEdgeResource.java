package dev.backsource.edge.testing;

import java.util.Map;

/** An edge that is patient, so that a busy machine breaks no test, and whose cache is small, so that tests can fill it. */
public class CacheEdgeResource extends EdgeResource {
    /** The largest body that is stored, in bytes. */
    public static final int MAX_OBJECT = 2 * 1024 * 1024;

    @Override
    public Map<String, String> start() {
        var settings = super.start();
        settings.put("backsource.edge.disclose-origins", "false");
        settings.put("backsource.edge.client.idle-timeout", "60s");
        settings.put("backsource.edge.client.min-rate", "0");
        settings.put("backsource.edge.client.max-connections-per-address", "10000");
        settings.put("backsource.edge.origin.connect-timeout", "20s");
        settings.put("backsource.edge.origin.first-byte-timeout", "60s");
        settings.put("backsource.edge.origin.idle-timeout", "60s");
        settings.put("backsource.edge.event-loops", "2");
        settings.put("backsource.edge.cache.max-bytes", "64M");
        settings.put("backsource.edge.cache.max-object-size", Integer.toString(MAX_OBJECT));
        return settings;
    }
}
