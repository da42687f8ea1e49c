package dev.backsource.config.api.parts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsource.config.web.json.JsonField;
import dev.backsource.config.web.json.JsonFields;
import dev.backsource.config.web.json.JsonShape;
import dev.backsource.config.web.json.JsonType;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.policy.domain.ExceptionEnd;
import dev.backsource.policy.domain.HostNames;
import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.OriginTls.Verification;
import dev.backsource.policy.domain.ServerName;
import dev.backsource.policy.domain.TlsVersion;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** TLS between edges and origins, as a client sets it. */
final class TlsBody {
    private static final JsonField<Verification> VERIFICATION = JsonField.choice("verification", Verification.class)
            .titled("Certificate verification")
            .described("default: FULL");
    private static final JsonField<ServerName> SERVER_NAME = JsonField.text("serverName", ServerName::parse)
            .length(1, HostNames.MAX_SPELLING_LENGTH)
            .titled("Server name")
            .described("the name for SNI and certificate verification; default: the Host sent to the origin")
            .example("origin.example.com");
    private static final JsonField<String> CA_CERTIFICATES = JsonField.lines("caCertificates")
            .mediaType("application/pem-certificate-chain")
            .length(1, OriginTls.MAX_CERTIFICATES_BYTES)
            .titled("CA certificates")
            .described("1 to 20 CA certificates in PEM; they replace the edge's trust store");
    private static final JsonField<TlsVersion> MINIMUM_VERSION = JsonField.listedChoice(
                    "minimumVersion", List.of(TlsVersion.values()), TlsVersion::shortName)
            .titled("Minimum TLS version")
            .described("default: TLS1.2");

    private static final JsonField<ExceptionEnd> UNVERIFIED_UNTIL = JsonField.time(
                    "unverifiedUntil", ExceptionEnd::parse)
            .titled("Not verified until")
            .described("end of verification NONE, at most " + OriginTls.MAX_UNVERIFIED.toDays()
                    + " days ahead: from then on edges verify as under FULL, by their own clocks; default: no end")
            .example("2030-01-01T00:00:00Z");

    static final JsonType<OriginTls> TYPE = JsonShape.of(
                    "TlsBody", VERIFICATION, SERVER_NAME, CA_CERTIFICATES, MINIMUM_VERSION, UNVERIFIED_UNTIL)
            .readBy(TlsBody::read);

    private TlsBody() {}

    /**
     * Unsets the end in {@code merged} where {@code patch} sets verification {@code FULL} and leaves the end out, since only {@code NONE} has one.
     *
     * @param merged the result of {@code patch}
     */
    static void endWith(JsonNode patch, JsonNode merged) {
        if (Verification.FULL.name().equals(patch.path(VERIFICATION.name()).asText())
                && !patch.has(UNVERIFIED_UNTIL.name())
                && merged instanceof ObjectNode tls) {
            tls.putNull(UNVERIFIED_UNTIL.name());
        }
    }

    private static OriginTls read(JsonFields fields) {
        var verification = fields.get(VERIFICATION);
        var isUnread = verification == null && fields.has(VERIFICATION);
        var end = isUnread ? null : fields.get(UNVERIFIED_UNTIL);
        var withoutEnd = OriginTls.DEFAULT
                .withVerification(Objects.requireNonNullElse(verification, Verification.FULL))
                .withServerName(fields.get(SERVER_NAME))
                .withCaCertificates(readCertificates(fields))
                .withMinimumVersion(Objects.requireNonNullElse(fields.get(MINIMUM_VERSION), TlsVersion.TLS_1_2));
        var read = fields.violations()
                .check(fields.pathOf(UNVERIFIED_UNTIL), Violation.INVALID, () -> withoutEnd.withUnverifiedUntil(end));
        return Objects.requireNonNullElse(read, withoutEnd);
    }

    /** Null, with a violation, when the kernel doesn't accept them. */
    private static @Nullable String readCertificates(JsonFields fields) {
        var pem = fields.get(CA_CERTIFICATES);
        var taken = pem == null
                ? null
                : fields.violations()
                        .check(fields.pathOf(CA_CERTIFICATES), Violation.INVALID, () -> OriginTls.trusting(pem));
        return taken == null ? null : pem;
    }
}
