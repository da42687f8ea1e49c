package dev.backsource.config.events;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A stream with a small window, few places and frequent signs of life. */
public final class QuickStream implements QuarkusTestProfile {
    static final int MAX_SUBSCRIBERS = 12;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "backsource.events.window-size", "512K",
                "backsource.events.heartbeat", "300ms",
                "backsource.events.max-catch-ups", "2",
                "backsource.events.max-subscribers", Integer.toString(MAX_SUBSCRIBERS));
    }
}
