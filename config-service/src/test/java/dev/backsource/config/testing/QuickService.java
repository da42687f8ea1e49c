package dev.backsource.config.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An event stream with a small window, few places and frequent signs of life; keys that are pruned all the time; repairs at once. */
public final class QuickService implements QuarkusTestProfile {
    /** Of the event stream. */
    public static final int MAX_SUBSCRIBERS = 12;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "backsource.events.window-size", "512K",
                "backsource.events.heartbeat", "300ms",
                "backsource.events.max-catch-ups", "2",
                "backsource.events.max-subscribers", Integer.toString(MAX_SUBSCRIBERS),
                "backsource.config.idempotency-keys-pruned-every", "100ms",
                "backsource.reconciliation.repair", "at-once");
    }
}
