package dev.backsource.config.preflight;

import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.origin.ServerNames;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Has probers check whether the ports that a domain would need under another policy are open now. Changes nothing. */
@ApplicationScoped
public class Preflights {
    /** A prober takes 3.5 s at most; with the transport there and back an answer comes within 5 s. */
    private static final Duration WAIT = Duration.ofMillis(4_500);
    /** Clocks differ: a prober whose clock is ahead must not take a question for a late one. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final DomainReader domains;
    private final PreflightClient preflightClient;
    private final Clock clock;

    Preflights(DomainReader domains, PreflightClient preflightClient, Clock clock) {
        this.domains = domains;
        this.preflightClient = preflightClient;
        this.clock = clock;
    }

    /**
     * The question about the ports that {@code name} would need.
     *
     * @param forStatic the policy of static content; null for the present one
     * @param forDynamic likewise of dynamic content
     * @return fails when there is no such domain
     */
    public Uni<PreflightQuestion> question(
            DomainName name, @Nullable PreflightPolicy forStatic, @Nullable PreflightPolicy forDynamic) {
        return domains.get(name).map(state -> {
            var policy = policy(state.domain().policy(), forStatic, forDynamic);
            return new PreflightQuestion(state.revision(), state.domain().with(Part.POLICY, policy));
        });
    }

    /** Whether the ports are open; fails with {@link PreflightRefusal}. */
    public Uni<Preflight> ask(PreflightQuestion question) {
        var request = ProbeRequest.of(
                question.wanted(),
                UUID.randomUUID().toString(),
                clock.instant().plus(WAIT).plus(GRACE));
        var host = ServerNames.sampleHostField(question.wanted());
        return preflightClient
                .ask(request, WAIT)
                .map(answer -> new Preflight(
                        question.domain(),
                        question.revision(),
                        request.ports().stream()
                                .map(port -> PreflightPort.of(port, answer, host))
                                .toList(),
                        FindingAnswer.of(answer.findings())));
    }

    private static OriginProtocolPolicy policy(
            OriginProtocolPolicy now, @Nullable PreflightPolicy forStatic, @Nullable PreflightPolicy forDynamic) {
        var ofStatic = after(new ContentPolicy(now.enabled(), now.redirectType()), forStatic);
        return new OriginProtocolPolicy(ofStatic.enabled(), ofStatic.redirectType(), after(now.dynamic(), forDynamic));
    }

    private static ContentPolicy after(ContentPolicy now, @Nullable PreflightPolicy asked) {
        return asked == null ? now : asked.after(now);
    }
}
