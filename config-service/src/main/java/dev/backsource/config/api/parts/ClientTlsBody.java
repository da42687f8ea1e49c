package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.CipherSuite;
import dev.backsource.policy.domain.ClientTls;
import dev.backsource.policy.domain.StrictTransportSecurity;
import dev.backsource.policy.domain.TlsVersion;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How edges speak TLS with the clients of a domain, as a client of the interface sets it; what is left out is left to the edges. */
public record ClientTlsBody(
        @Schema(description = "the oldest version that is spoken; the edge's when left out, and never an older one")
        @Nullable
        TlsVersion minimumVersion,

        @Schema(
                minItems = 1,
                maxItems = 6,
                description =
                        "those of TLS 1.2 that are spoken, of those that the edge speaks; all of these when left out."
                                + " Not together with a minimumVersion of TLS1.3")
        @Nullable
        Set<CipherSuite> cipherSuites,

        @Schema(description = "what answers over HTTPS say of it; the edge's when left out") @Nullable
        StrictTransportSecurityBody strictTransportSecurity) {
    private static final String SUITES = "cipherSuites";

    public static ClientTls read(JsonFields fields) {
        var version = fields.choice("minimumVersion", TlsVersion.class, TlsVersion::shortName);
        var suites = readSuites(fields);
        StrictTransportSecurity strictTransport =
                fields.object("strictTransportSecurity", StrictTransportSecurityBody::read);
        fields.refuseOthers();
        var tls = fields.violations()
                .check(fields.pathOf(SUITES), Violation.INVALID, () -> new ClientTls(version, suites, strictTransport));
        return Objects.requireNonNullElse(tls, ClientTls.DEFAULT);
    }

    /** Null when they are left out, and, with violations, when none of them is one. */
    private static @Nullable Set<CipherSuite> readSuites(JsonFields fields) {
        var suites = fields.choices(SUITES, CipherSuite.class);
        if (suites == null || !suites.isEmpty()) {
            return suites;
        }
        if (fields.size(SUITES) == 0) {
            fields.violations()
                    .check(fields.pathOf(SUITES), Violation.REQUIRED, () -> new ClientTls(null, suites, null));
        }
        return null;
    }
}
