package dev.backsource.config.testing;

import dev.backsource.testing.names.NameServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/**
 * A service with little patience and few places: it waits 2 s for the database and 3 s for a request, takes few connections of one address,
 * has an event stream with a small window and frequent signs of life, prunes keys all the time and repairs at once. Teams prove names, by a
 * name server that knows none.
 */
public final class QuickService implements QuarkusTestProfile {
    /** Of the event stream. */
    public static final int MAX_SUBSCRIBERS = 12;

    /** Of each address. */
    public static final int MAX_CONNECTIONS = 100;

    @Override
    public Map<String, String> getConfigOverrides() {
        var settings = new HashMap<>(Map.of(
                "backsource.events.window-size", "512K",
                "backsource.events.heartbeat", "300ms",
                "backsource.events.max-catch-ups", "2",
                "backsource.events.max-subscribers", Integer.toString(MAX_SUBSCRIBERS),
                "backsource.config.idempotency-keys-pruned-every", "100ms",
                "backsource.reconciliation.repair", "at-once",
                "backsource.access.domain-proof", "required",
                "backsource.access.domain-proof-resolver", new NameServer().address()));
        settings.putAll(Map.of(
                "backsource.database.answer-within", "2s",
                "backsource.database.ready-within", "500ms",
                "backsource.config.request-within", "3s",
                "backsource.listeners.max-connections", Integer.toString(4 * MAX_CONNECTIONS),
                "backsource.listeners.max-connections-per-address", Integer.toString(MAX_CONNECTIONS)));
        return settings;
    }
}
