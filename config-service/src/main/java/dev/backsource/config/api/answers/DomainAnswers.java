package dev.backsource.config.api.answers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsource.config.access.Caller;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.WriteResult;
import dev.backsource.config.edges.Edges;
import dev.backsource.config.edges.RegisteredEdges;
import dev.backsource.config.figures.DomainTraffics;
import dev.backsource.config.figures.LastHour;
import dev.backsource.config.health.PortStates;
import dev.backsource.config.preflight.PreflightCheck;
import dev.backsource.config.preflight.PreflightFinding;
import dev.backsource.config.progressive.RolloutLists;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.write.Write;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Responses to reads and writes of domains, with all warnings. A read has the same warnings as a write, except those about the change. */
@Singleton
public final class DomainAnswers {
    private final AccessWarnings access;
    private final PortStates ports;
    private final Edges edges;
    private final DomainTraffics traffics;
    private final Clock clock;

    DomainAnswers(AccessWarnings access, PortStates ports, Edges edges, DomainTraffics traffics, Clock clock) {
        this.clock = clock;
        this.edges = edges;
        this.traffics = traffics;
        this.access = access;
        this.ports = ports;
    }

    public DomainAnswer read(DomainState state) {
        return read(state, null);
    }

    /**
     * As the other, for the present state.
     *
     * @param rollout the progressive rollout that the domain is in; null for none
     */
    public DomainAnswer read(DomainState state, @Nullable RolloutSummary rollout) {
        return DomainAnswer.of(state, access.of(state.domain()), null, rollout, clock.instant());
    }

    /** As one of many, with the known states of its ports. */
    public DomainAnswer listed(DomainState state) {
        return DomainAnswer.of(state, access.of(state.domain()), ports.summary(state), null, clock.instant());
    }

    public Answer written(WriteResult written) {
        return written(written, null, List.of());
    }

    /**
     * With warnings of weakened and reset settings as well; see {@link Warning#ofChange} and {@link Resets}.
     *
     * @param asked the content of the request in the form of a whole domain; null when the request names everything that it changes
     * @param findings of the pre-flight
     */
    public Answer written(WriteResult written, @Nullable JsonNode asked, List<PreflightFinding> findings) {
        return new Answer(Status.OK, written.revision(), null, entity(written, Resets.of(written, asked), findings));
    }

    /**
     * For a created domain.
     *
     * @param location of the domain; null where the response has no field for it
     * @param findings of the pre-flight
     */
    public Answer created(WriteResult written, @Nullable URI location, List<PreflightFinding> findings) {
        return new Answer(Status.CREATED, written.revision(), location, entity(written, List.of(), findings));
    }

    /**
     * The response to {@code write}, with the progressive rollout by which its change goes out.
     *
     * @param answer to the write itself
     */
    public Write<Answer> carriedOut(Write<WriteResult> write, Function<WriteResult, Answer> answer) {
        return session -> write.in(session).chain(written -> answered(session, written, answer));
    }

    private static Uni<Answer> answered(
            Mutiny.Session session, WriteResult written, Function<WriteResult, Answer> answer) {
        var rollout = written.rollout();
        return rollout == null
                ? Uni.createFrom().item(() -> answer.apply(written))
                : RolloutLists.ofWrite(session, rollout.id())
                        .map(stored -> changed(
                                answer.apply(written),
                                entity -> entity.by(RolloutSummary.of(stored), Warning.ofBegunRollout(written))));
    }

    private static Answer changed(Answer answer, UnaryOperator<WriteAnswer> change) {
        var entity = (WriteAnswer) Objects.requireNonNull(answer.entity());
        return new Answer(answer.status(), answer.revision(), answer.location(), change.apply(entity));
    }

    /**
     * A dry run of {@code write}.
     *
     * @param answer to the write itself
     * @param check the pre-flight of the change; null for a change that has none
     */
    public Write<Answer> trial(
            Write<WriteResult> write,
            Caller caller,
            Function<WriteResult, Answer> answer,
            @Nullable PreflightCheck check) {
        return session -> trial(write, caller, registered(), answer, check).in(session);
    }

    /** As the other, for one of many dry runs, which share {@code registered}. */
    public Write<Answer> trial(
            Write<WriteResult> write,
            Caller caller,
            RegisteredEdges registered,
            Function<WriteResult, Answer> answer,
            @Nullable PreflightCheck check) {
        return session -> write.in(session)
                .chain(written -> lastHour(session, caller, written, registered)
                        .chain(hour -> answered(session, written, answer)
                                .map(answered -> changed(
                                        answered,
                                        entity -> entity.trying(DryRun.of(
                                                written, check, registered.reporting(), hour.orElse(null)))))));
    }

    /** The registered edges, for dry runs. */
    public RegisteredEdges registered() {
        return RegisteredEdges.of(edges.registered());
    }

    /** Empty for a new domain. */
    private Uni<Optional<LastHour>> lastHour(
            Mutiny.Session session, Caller caller, WriteResult written, RegisteredEdges registered) {
        if (written.before() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return traffics.lastHour(session, caller, written.domain(), written.revisionBefore(), registered)
                .map(Optional::of);
    }

    /**
     * The warnings of a write.
     *
     * @param findings of the pre-flight
     */
    public List<Warning> warnings(WriteResult written, List<PreflightFinding> findings) {
        return entity(written, List.of(), findings).warnings();
    }

    private WriteAnswer entity(WriteResult written, List<Warning> resets, List<PreflightFinding> findings) {
        var state = written.state();
        var ofRollout = Warning.ofRollout(written);
        if (state == null) {
            return WriteAnswer.of(written, List.of(), clock.instant()).with(ofRollout);
        }
        var ofChange = Stream.of(ofRollout, Warning.ofChange(written.before(), state), resets)
                .flatMap(List::stream)
                .toList();
        return WriteAnswer.of(written, ofChange, clock.instant())
                .with(access.of(state))
                .with(Warning.ofFindings(findings));
    }
}
