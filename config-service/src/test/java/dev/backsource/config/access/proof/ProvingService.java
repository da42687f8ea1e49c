package dev.backsource.config.access.proof;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service at which teams have to show that names are theirs, by a name server that knows none. */
public final class ProvingService implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "backsource.access.domain-proof",
                "required",
                "backsource.access.domain-proof-resolver",
                new NameServer().address());
    }
}
