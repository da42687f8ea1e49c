package dev.backsource.edge.tls;

import dev.backsource.edge.testing.EdgeResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

/** The same with the JDK's engine. */
@QuarkusTest
@WithTestResource(EdgeResource.class)
@TestProfile(JdkCertificatesIT.Jdk.class)
class JdkDomainTermsIT extends DomainTermsIT {}
