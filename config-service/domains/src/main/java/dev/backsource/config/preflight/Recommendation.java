package dev.backsource.config.preflight;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.origin.ServerNames;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of each redirect type at a domain's origins, and the strongest that works.
 *
 * @param revision of the domain with the probed origins
 * @param strongest null when no type works at every origin
 * @param reason of the choice, in words
 * @param types the strongest first
 * @param findings of no single port, under the present policy
 * @param http how far the origins with open ports were asked over HTTP, under the present policy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recommendation(
        DomainName domain,
        long revision,
        @Nullable RedirectType strongest,
        String reason,
        List<TypeOutcome> types,
        List<FindingAnswer> findings,
        List<PreflightHttp> http) {
    public Recommendation {
        types = List.copyOf(types);
        findings = List.copyOf(findings);
        http = List.copyOf(http);
    }

    static Recommendation of(DomainState state, ProbeAnswer answer) {
        var domain = state.domain();
        var host = ServerNames.sampleHostField(domain);
        var results = TypeOutcome.ports(domain).stream()
                .map(port -> PreflightPort.of(port, answer, host))
                .toList();
        var types = TypeOutcome.all(domain, results, answer.findings());
        var strongest = TypeOutcome.working(types).findFirst().orElse(null);
        return new Recommendation(
                domain.name(),
                state.revision(),
                strongest,
                reason(strongest, domain.originTls().verifies(answer.answeredAt())),
                types,
                FindingAnswer.of(answer.findings()),
                PreflightHttp.of(domain, results, answer));
    }

    private static String reason(@Nullable RedirectType strongest, boolean isVerified) {
        if (strongest == null) {
            return "no redirect type is known to work at every origin";
        }
        return switch (strongest) {
            case HTTPS ->
                "every origin answers over HTTPS, which protects all back-to-origin requests" + against(isVerified);
            case FOLLOW ->
                "every origin answers over HTTP and HTTPS; only back-to-origin requests of HTTPS clients are protected"
                        + against(isVerified);
            case HTTP -> "every origin answers over HTTP, which protects no back-to-origin request";
        };
    }

    private static String against(boolean isVerified) {
        return isVerified
                ? ""
                : ", and only from being read: certificates are not verified, so anybody on the network path can"
                        + " take the origin's place";
    }
}
