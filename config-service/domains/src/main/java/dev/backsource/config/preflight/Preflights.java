package dev.backsource.config.preflight;

import dev.backsource.config.access.Caller;
import dev.backsource.config.access.places.NoSlotException;
import dev.backsource.config.access.places.SlotKind;
import dev.backsource.config.access.places.SlotRegistry;
import dev.backsource.config.access.places.TenantSlots;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.finding.FindingAnswer;
import dev.backsource.config.probers.ProberReports;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.event.ProbeAnswer;
import dev.backsource.policy.event.ProbeRequest;
import dev.backsource.policy.origin.ServerNames;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has probers check whether the ports that a domain would need are open now. Changes nothing. The number of concurrent pre-flights is limited, since
 * each costs probes, and so is the number of their ports, since each takes a slot of the prober's. One caller can have half of a prober's default slots
 * at a time. Where origins don't respond, a prober releases slots up to some seconds after its answer, so some may still be in use for an earlier
 * pre-flight.
 */
@ApplicationScoped
public class Preflights implements Verdicts {
    private static final Logger LOG = Logger.getLogger(Preflights.class);

    /** A prober takes 2.5 s at most; with the transport there and back an answer comes within 3 s, but for a prober that starts. */
    private static final Duration WAIT = Duration.ofMillis(4_500);
    /** Clocks differ: a prober whose clock is ahead must not take a question for a late one. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final DomainReader domains;
    private final PreflightClient preflightClient;
    private final ProberReports probers;
    private final QuestionRates rates;
    private final Clock clock;
    private final TenantSlots places;
    private final TenantSlots ports;
    private final ProberSilence silence = new ProberSilence();

    Preflights(
            DomainReader domains,
            PreflightClient preflightClient,
            ProberReports probers,
            QuestionRates rates,
            SlotRegistry registry,
            Clock clock) {
        this.domains = domains;
        this.preflightClient = preflightClient;
        this.probers = probers;
        this.rates = rates;
        this.clock = clock;
        this.places = registry.of(SlotKind.PREFLIGHTS);
        this.ports = registry.of(SlotKind.PREFLIGHT_PORTS);
    }

    /**
     * Whether the ports that {@code name} would need are open.
     *
     * @param forStatic the policy of static content; null for the present one
     * @param forDynamic likewise of dynamic content
     * @return fails when there is no such domain, with {@link PreflightRefusal}, or with {@link NoSlotException}
     */
    public Uni<Preflight> preflight(
            Caller caller, DomainName name, @Nullable PreflightPolicy forStatic, @Nullable PreflightPolicy forDynamic) {
        return places.in(
                caller,
                () -> question(name, forStatic, forDynamic)
                        .chain(question -> ports.in(caller, question.ports(), () -> ask(question))));
    }

    /**
     * Tries every redirect type at the domain's origins.
     *
     * @return fails as {@link #preflight} does
     */
    public Uni<Recommendation> recommend(Caller caller, DomainName name) {
        return places.in(
                caller,
                () -> domains.get(name).chain(state -> {
                    var asked = TypeOutcome.ports(state.domain());
                    return ports.in(
                            caller,
                            asked.size(),
                            () -> answer(request(state.domain(), state.team(), asked, WAIT), WAIT)
                                    .map(answer -> Recommendation.of(state, answer)));
                }));
    }

    @Override
    public Uni<ChangeVerdict> verdict(
            Caller caller, Domain after, @Nullable String team, List<OriginPort> ports, PreflightTime time) {
        var began = clock.instant();
        var wait = time.left(began);
        var terms = request(after, team, ports, wait);
        var kept = new LinkedHashMap<OriginPort, SlowPorts.Kept>();
        for (var port : ports) {
            var result = time.slow().find(port, terms);
            if (result != null) {
                kept.put(port, result);
            }
        }
        var host = ServerNames.sampleHostField(after);
        var verdict = ChangeVerdict.kept(kept, host, began);
        var open = ports.stream().filter(port -> !kept.containsKey(port)).toList();
        if (open.isEmpty()) {
            return Uni.createFrom().item(verdict);
        }
        if (wait.isZero()) {
            return Uni.createFrom()
                    .item(ChangeVerdict.none("the time for the pre-flights of this request is nearly over"));
        }
        var request = request(after, team, open, wait);
        return Uni.createFrom()
                .deferred(() -> {
                    rates.count(caller, open.size());
                    return places.in(caller, () -> this.ports.in(caller, open.size(), () -> answer(request, wait)));
                })
                .map(answer -> {
                    time.slow().note(request, answer, began, clock.instant());
                    return verdict.with(after, request, answer, host);
                })
                .onFailure()
                .recoverWithItem(failure -> none(failure, began, wait));
    }

    /**
     * Succeeds if the origins would answer {@code after}.
     *
     * @param team the id of the team that owns it; null for none
     * @return fails with {@link PreflightRefusal}, or as refused where there were too many questions
     */
    public Uni<Void> requireSuccess(Caller caller, Domain after, @Nullable String team) {
        return verdict(caller, after, team, after.neededPorts(), PreflightTime.ofChange())
                .invoke(found -> found.requireSuccess(after))
                .replaceWithVoid();
    }

    /** A prober that reports, and no question without an answer lately. */
    @Override
    public boolean hasProber() {
        return probers.areChecking() && !silence.lasts(clock.instant());
    }

    private ChangeVerdict none(Throwable failure, Instant began, Duration waited) {
        if (failure instanceof RefusedException refused) {
            if (PreflightRefusal.isSilence(refused)) {
                silence.unanswered(began, waited, clock.instant());
            }
            return ChangeVerdict.refused(refused);
        }
        LOG.warnf(failure, "a pre-flight failed");
        return ChangeVerdict.none("the pre-flight failed; see the service's log");
    }

    private Uni<ProbeAnswer> answer(ProbeRequest request, Duration wait) {
        return followed(request)
                .chain(asked -> preflightClient.ask(asked, wait))
                .invoke(() -> silence.answered(clock.instant()));
    }

    /** Redirects to other names of a wildcard are the domain's own unless one of these names is another domain. */
    private Uni<ProbeRequest> followed(ProbeRequest request) {
        return request.domain().isWildcard()
                ? domains.hasNamesBelow(request.domain()).map(hasNames -> hasNames ? request : request.throughNames())
                : Uni.createFrom().item(request);
    }

    private Uni<PreflightQuestion> question(
            DomainName name, @Nullable PreflightPolicy forStatic, @Nullable PreflightPolicy forDynamic) {
        return domains.get(name).map(state -> {
            var policy = policy(state.domain().policy(), forStatic, forDynamic);
            return new PreflightQuestion(state.revision(), state.domain().with(Part.POLICY, policy), state.team());
        });
    }

    private Uni<Preflight> ask(PreflightQuestion question) {
        var request =
                request(question.wanted(), question.team(), question.wanted().neededPorts(), WAIT);
        var host = ServerNames.sampleHostField(question.wanted());
        return answer(request, WAIT).map(answer -> {
            var ports = request.ports().stream()
                    .map(port -> PreflightPort.of(port, answer, host))
                    .toList();
            return new Preflight(
                    question.domain(),
                    question.revision(),
                    ports,
                    FindingAnswer.of(answer.findings()),
                    PreflightHttp.of(question.wanted(), ports, answer));
        });
    }

    private ProbeRequest request(Domain domain, @Nullable String team, List<OriginPort> asked, Duration wait) {
        return ProbeRequest.of(
                        domain,
                        asked,
                        UUID.randomUUID().toString(),
                        clock.instant().plus(wait).plus(GRACE))
                .ofTeam(team);
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
