package dev.backsource.edge.tls;

import dev.backsource.edge.testing.EdgeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** The same with the JDK's engine. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
@TestProfile(JdkCertificatesIT.Jdk.class)
class JdkCertificatesIT extends DomainCertificatesIT {
    /** Chooses the engine. */
    public static final class Jdk implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backsource.edge.https.engine", "jdk");
        }
    }
}
