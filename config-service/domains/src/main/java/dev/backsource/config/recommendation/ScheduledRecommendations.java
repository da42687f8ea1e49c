package dev.backsource.config.recommendation;

import dev.backsource.config.access.Caller;
import dev.backsource.config.audit.AuditedRequest;
import dev.backsource.config.changerequests.ChangeRequest;
import dev.backsource.config.changerequests.ChangeRequests;
import dev.backsource.config.changerequests.WantedChange;
import dev.backsource.config.database.CallingContext;
import dev.backsource.config.database.Sessions;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.periodic.PeriodicTask;
import dev.backsource.config.preflight.PreflightSettings;
import dev.backsource.config.preflight.Preflights;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.Write;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has every domain that wants it tried with all redirect types once in an interval, a few a minute, and requests the strongest that works where it is
 * stronger than the one in force. One instance takes a domain's turn. A request is replaced once the domain has another revision, to which it can't be
 * applied. A declined type is not requested again while the decision is kept.
 */
@ApplicationScoped
class ScheduledRecommendations {
    private static final Logger LOG = Logger.getLogger(ScheduledRecommendations.class);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final int A_ROUND = 8;

    private final Vertx vertx;
    private final Sessions sessions;
    private final Writes writes;
    private final DomainReader domains;
    private final RecommendationRows rows;
    private final Preflights preflights;
    private final ChangeRequests requests;
    private final Duration every;
    private final Clock clock;
    private final PeriodicTask rounds = new PeriodicTask("scheduled recommendations", ROUND, this::begin);
    private final AtomicBoolean busy = new AtomicBoolean();

    ScheduledRecommendations(
            Vertx vertx,
            Sessions sessions,
            Writes writes,
            DomainReader domains,
            RecommendationRows rows,
            Preflights preflights,
            ChangeRequests requests,
            PreflightSettings settings,
            Clock clock) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.writes = writes;
        this.domains = domains;
        this.rows = rows;
        this.preflights = preflights;
        this.requests = requests;
        this.every = settings.recommendedEvery();
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        rounds.startAfter(ROUND);
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** A round takes longer than a minute where origins don't answer, so it isn't waited for. */
    private Uni<Void> begin() {
        if (busy.compareAndSet(false, true)) {
            CallingContext.begin(vertx, this::round, done -> busy.set(false), failure -> {
                LOG.warnf("scheduled recommendations failed; the next round will retry: %s", failure);
                busy.set(false);
            });
        }
        return Uni.createFrom().voidItem();
    }

    /** The domains that are due now, one after the other. */
    Uni<Void> round() {
        var before = clock.instant().minus(every);
        return sessions.read(session -> rows.due(session, before, A_ROUND))
                .chain(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(name -> take(name)
                                .chain(taken -> taken
                                        ? recommend(name)
                                        : Uni.createFrom().voidItem())
                                .onFailure(RefusedException.class)
                                .recoverWithUni(refused -> {
                                    LOG.debugf("no recommendation for %s: %s", name, refused.getMessage());
                                    return Uni.createFrom().voidItem();
                                }))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Boolean> take(DomainName name) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return writes.run((Write<Boolean>) session -> rows.take(session, name, now.minus(every), now));
    }

    private Uni<Void> recommend(DomainName name) {
        return preflights
                .recommend(Caller.SERVICE, name)
                .chain(found -> domains.get(name).chain(state -> {
                    var type = found.strongest();
                    if (type == null || state.revision() != found.revision()) {
                        return Uni.createFrom().voidItem();
                    }
                    var policy = StrongerPolicy.of(state.domain(), type);
                    return policy == null
                            ? Uni.createFrom().voidItem()
                            : propose(new Proposal(state, type, policy, found.reason()));
                }));
    }

    private record Proposal(DomainState state, RedirectType type, OriginProtocolPolicy policy, String reason) {
        DomainName name() {
            return state.domain().name();
        }
    }

    /** Open ports alone don't make a type work, so the very policy is asked about before it is requested. */
    private Uni<Void> propose(Proposal proposal) {
        var state = proposal.state();
        return sessions.read(session -> rows.earlier(session, proposal.name(), clock.instant()))
                .chain(earlier -> earlier != null && earlier.answers(proposal.type(), state.revision())
                        ? Uni.createFrom().voidItem()
                        : preflights
                                .requireSuccess(
                                        Caller.SERVICE,
                                        state.domain().with(Part.POLICY, proposal.policy()),
                                        state.team())
                                .chain(() -> writes.run(replacement(proposal, earlier)))
                                .replaceWithVoid());
    }

    /** An earlier request that is still open asks for another type, or can't be applied any more. */
    private Write<Integer> replacement(Proposal proposal, @Nullable EarlierRequest earlier) {
        return session -> withdrawn(session, proposal.name(), earlier)
                .chain(() -> request(proposal).in(session))
                .chain(made -> rows.note(session, proposal.name(), proposal.type(), made.id()));
    }

    private Uni<Void> withdrawn(Mutiny.Session session, DomainName name, @Nullable EarlierRequest earlier) {
        return earlier == null || !earlier.isOpen()
                ? Uni.createFrom().voidItem()
                : requests.withdraw(name, earlier.id(), provenance("withdrawChangeRequest"))
                        .in(session)
                        .replaceWithVoid();
    }

    private Write<ChangeRequest> request(Proposal proposal) {
        return requests.request(
                proposal.name(),
                WantedChange.ofParts(domain -> domain.with(Part.POLICY, proposal.policy())),
                "Recommended: " + proposal.reason() + ".",
                ExpectedRevision.oneOf(Set.of(proposal.state().revision())),
                provenance("requestChange"));
    }

    private static Provenance provenance(String operation) {
        return new Provenance("", Caller.SERVICE, AuditedRequest.ofTheService(operation));
    }
}
