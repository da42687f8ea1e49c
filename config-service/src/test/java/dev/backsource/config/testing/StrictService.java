package dev.backsource.config.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A service that takes few requests of anybody, behind a gateway that says who asks; its clock is the test's. */
public final class StrictService implements QuarkusTestProfile {
    /** How many requests at once, of a caller and of a stranger's address; there is one more each second. */
    public static final int BURST = 100;

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SettableClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "backsource.access.limits.requests-per-second", "1",
                "backsource.access.limits.request-burst", Integer.toString(BURST),
                "backsource.access.limits.address-requests-per-second", "1",
                "backsource.access.limits.address-request-burst", Integer.toString(BURST),
                "backsource.access.limits.batches-per-minute", "2",
                "backsource.access.limits.purges-per-minute", "2",
                "backsource.access.limits.preflights-per-minute", "2",
                "backsource.events.max-subscribers-per-caller", "2",
                "quarkus.http.proxy.proxy-address-forwarding", "true",
                "quarkus.http.proxy.allow-x-forwarded", "true");
    }
}
