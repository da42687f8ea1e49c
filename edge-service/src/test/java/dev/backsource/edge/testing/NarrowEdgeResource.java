package dev.backsource.edge.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An edge that takes few requests at a time, and whose disk is full where the platform has such a device. */
public final class NarrowEdgeResource extends CacheEdgeResource {
    public static final int REQUESTS = 6;
    public static final int REQUESTS_OF_ADDRESS = 3;
    public static final int REQUESTS_OF_DOMAIN = 4;

    private static final String FULL_DISK = "/dev/full";

    @Override
    public Map<String, String> start() {
        var settings = super.start();
        settings.put("backsource.edge.client.max-requests", Integer.toString(REQUESTS));
        settings.put("backsource.edge.client.max-requests-per-address", Integer.toString(REQUESTS_OF_ADDRESS));
        settings.put("backsource.edge.client.max-requests-per-domain", Integer.toString(REQUESTS_OF_DOMAIN));
        settings.put("backsource.edge.client.body-timeout", "60s");
        if (Files.exists(Path.of(FULL_DISK))) {
            settings.put("backsource.edge.access-log", "json");
            settings.put("backsource.edge.access-log.file", FULL_DISK);
        }
        return settings;
    }
}
