package dev.backsource.policy.finding;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.protocol.Scheme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page of all findings, which is also the runbook: a section for each code. */
final class FindingsPage {
    private static final Place HTTPS = new Place(OriginAddress.parse("203.0.113.10"), 443, Scheme.HTTPS);

    private static final String HEAD = """
            # Findings

            Everything that pre-flights, probes, edges and the service measure to be wrong, by code, a section each. (Alerts link to [runbooks](runbooks.md).) Generated from the
            registry `FindingKind`: change a kind there, run `FindingsPageTest`, and copy its page ([ADR 104](adr/0104-a-finding-is-a-measurement-with-a-gate-and-a-remedy.md)).

            A finding has its code, severity and gate, its place (origin, port, scheme), `source` (`PREFLIGHT`, `PROBE`, `EDGE` or `SERVICE`) and `measuredBy`, `since` and
            `measuredAt`, `confidence` (`ONCE` or `REPEATED`), the `evidence` in fields, and two texts: `detail` and `remedy`. `ERROR`: requests fail or loop. `WARNING`: they will
            fail, or clients get something else. The watch measures again with each probe; `measuredAt` is when it measured this evidence first;
            in `GET …/health`, of a closed port, when a check last found it so, or up to one interval of checks earlier. Names and texts of
            certificates are the origin's own, made printable and shortened.

            Edges make findings of requests that get no response, and of redirects in circles ([ADR 114](adr/0114-edges-make-findings-of-real-traffic.md)). `measuredBy` is
            the edge that measured one last, `measuredAt` when, `edges` some of the `edgeCount` edges that have it. It ends with a response at the same place, and
            ten minutes after its last measurement.

            ## All codes
            """;

    private FindingsPage() {}

    static String text() {
        return HEAD
                + "| code | severity | gate |\n|---|---|---|\n"
                + FindingKind.ALL.stream().map(FindingsPage::row).collect(Collectors.joining())
                + FindingKind.ALL.stream().map(FindingsPage::section).collect(Collectors.joining());
    }

    private static String row(FindingKind<?> kind) {
        return "| [`" + kind.code() + "`](#" + kind.code() + ") | `" + kind.severity() + "` | " + gate(kind.gate())
                + " |\n";
    }

    private static String section(FindingKind<?> kind) {
        return "\n## " + kind.code() + "\n"
                + "`" + kind.severity() + "`, gate: " + gate(kind.gate()) + ".\n"
                + fields(kind)
                + "\n> " + kind.example().fault(HTTPS) + "\n\n"
                + "**Remedy.** " + kind.example().remedy(HTTPS) + "\n"
                + (kind.gate() == null ? "" : "\n**Check by hand.** " + check(kind.gate()) + "\n");
    }

    private static String gate(@Nullable Gate gate) {
        return gate == null ? "none" : gate.title();
    }

    private static String fields(FindingKind<?> kind) {
        var fields = List.of(kind.type().getRecordComponents());
        return fields.isEmpty()
                ? "Its evidence has no fields.\n"
                : "Its evidence: "
                        + fields.stream()
                                .map(field -> "`" + field.getName() + "`" + values(field.getType()))
                                .collect(Collectors.joining(", "))
                        + ".\n";
    }

    private static String values(Class<?> type) {
        return type.isEnum()
                ? " ("
                        + Arrays.stream(type.getEnumConstants())
                                .map(value -> "`" + value + "`")
                                .collect(Collectors.joining(", "))
                        + ")"
                : "";
    }

    private static String check(Gate gate) {
        return switch (gate) {
            case NAME -> "`dig +short ORIGIN A ORIGIN AAAA`, at a machine of the edges.";
            case ADDRESS ->
                "`dig +short ORIGIN`, and compare with `backsource.origin-access.allowed-ranges`, `.fleet-ranges` and `.ports`.";
            case TCP -> "`nc -vz -w 3 ORIGIN PORT`, at a machine of the edges.";
            case TLS -> "`openssl s_client -connect ORIGIN:PORT -servername NAME </dev/null`.";
            case TLS_VERSION ->
                "`nmap --script ssl-enum-ciphers -p PORT ORIGIN`; or `openssl s_client -connect ORIGIN:PORT -servername NAME -tls1_2 </dev/null`.";
            case SERVER_NAME ->
                "`openssl s_client -connect ORIGIN:PORT -servername NAME </dev/null`, and the same with `-noservername`.";
            case CHAIN -> "`openssl s_client -connect ORIGIN:PORT -servername NAME -showcerts </dev/null`.";
            case CERTIFICATE_NAME ->
                "`openssl s_client -connect ORIGIN:PORT -servername NAME </dev/null | openssl x509 -noout -ext subjectAltName`.";
            case EXPIRY ->
                "`openssl s_client -connect ORIGIN:PORT -servername NAME </dev/null | openssl x509 -noout -subject -dates`.";
            case HTTP -> "`curl -sv --resolve NAME:PORT:ORIGIN SCHEME://NAME:PORT/ -o /dev/null`.";
        };
    }
}
