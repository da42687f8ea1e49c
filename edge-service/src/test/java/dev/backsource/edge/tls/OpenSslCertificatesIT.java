package dev.backsource.edge.tls;

import dev.backsource.edge.testing.EdgeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;

/** The same with BoringSSL. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
@TestProfile(OpenSslCertificatesIT.OpenSsl.class)
class OpenSslCertificatesIT extends DomainCertificatesIT {
    /** Chooses the engine. */
    public static final class OpenSsl implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("backsource.edge.https.engine", "openssl");
        }
    }
}
