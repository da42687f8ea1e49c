package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TLS between edges and a domain's clients, as a client of the interface sets it. The edges decide fields that are left out. */
final class ClientTlsBody {
    private static final JsonField<TlsVersion> MINIMUM_VERSION = JsonField.choice(
                    "minimumVersion", TlsVersion.class, TlsVersion::shortName)
            .titled("Minimum TLS version")
            .described("the minimum TLS version, never lower than the edge's; default: the edge's");
    private static final JsonField<Set<CipherSuite>> CIPHER_SUITES = JsonField.choices(
                    "cipherSuites", CipherSuite.class)
            .titled("TLS 1.2 cipher suites")
            .described("the cipher suites for TLS 1.2, from those that the edge supports; default: all of these. Not"
                    + " together with a minimumVersion of TLS1.3")
            .entries(1, CipherSuite.values().length);
    private static final JsonField<StrictTransportSecurity> STRICT_TRANSPORT_SECURITY = JsonField.object(
                    "strictTransportSecurity", StrictTransportSecurityBody.TYPE)
            .described("the Strict-Transport-Security header of responses over HTTPS; default: the edge's");

    static final JsonType<ClientTls> TYPE = JsonShape.of(
                    "ClientTlsBody", MINIMUM_VERSION, CIPHER_SUITES, STRICT_TRANSPORT_SECURITY)
            .readBy(ClientTlsBody::read);

    private ClientTlsBody() {}

    private static ClientTls read(JsonFields fields) {
        var version = fields.get(MINIMUM_VERSION);
        var suites = readSuites(fields);
        var strictTransport = fields.get(STRICT_TRANSPORT_SECURITY);
        fields.refuseOthers();
        var tls = fields.violations()
                .check(
                        fields.pathOf(CIPHER_SUITES),
                        Violation.INVALID,
                        () -> ClientTls.DEFAULT
                                .withMinimumVersion(version)
                                .withCipherSuites(suites)
                                .withStrictTransportSecurity(strictTransport));
        return Objects.requireNonNullElse(tls, ClientTls.DEFAULT);
    }

    /** Null when they are left out, and, with violations, when none of them is valid. */
    private static @Nullable Set<CipherSuite> readSuites(JsonFields fields) {
        var suites = fields.get(CIPHER_SUITES);
        if (suites == null || !suites.isEmpty()) {
            return suites;
        }
        if (fields.size(CIPHER_SUITES) == 0) {
            fields.violations()
                    .check(
                            fields.pathOf(CIPHER_SUITES),
                            Violation.REQUIRED,
                            () -> ClientTls.DEFAULT.withCipherSuites(suites));
        }
        return null;
    }
}
