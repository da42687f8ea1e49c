package dev.backsource.config.api.parts;

import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.TlsVersion;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How edges speak TLS to the origins, as a client sets it. */
public record TlsBody(
        @Schema(description = "FULL when left out") @Nullable
        Verification verification,

        @Schema(
                description = "what SNI asks for and certificates are checked for; the Host that is sent when left out",
                examples = "origin.example.com")
        @Nullable
        String serverName,

        @Schema(
                description = "1 to 20 certificates as PEM; with them only they are trusted, else the edge's roots",
                maxLength = 65536)
        @Nullable
        String caCertificates,

        @Schema(
                enumeration = {"TLS1.2", "TLS1.3"},
                description = "TLS1.2 when left out")
        @Nullable
        String minimumVersion) {

    /** The field {@code originTls}; null when it is left out. */
    public static @Nullable OriginTls read(JsonFields fields) {
        return fields.object("originTls", TlsBody::readTls);
    }

    private static OriginTls readTls(JsonFields fields) {
        var tls = new OriginTls(
                Objects.requireNonNullElse(fields.choice("verification", Verification.class), Verification.FULL),
                fields.text("serverName", ServerName::parse),
                readCertificates(fields),
                Objects.requireNonNullElse(
                        fields.choice("minimumVersion", TlsVersion.class, TlsVersion::shortName), TlsVersion.TLS_1_2));
        fields.refuseOthers();
        return tls;
    }

    /** Null, with a violation, when the kernel doesn't take them. */
    private static @Nullable String readCertificates(JsonFields fields) {
        var pem = fields.lines("caCertificates");
        var taken = pem == null
                ? null
                : fields.violations()
                        .check(fields.pathOf("caCertificates"), Violation.INVALID, () -> OriginTls.trusting(pem));
        return taken == null ? null : pem;
    }
}
