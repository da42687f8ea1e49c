package dev.backsource.config.aliyun.wire;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that waits two seconds for what a request still owes. */
public final class ImpatientService implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("backsource.config.request-within", "2s");
    }
}
