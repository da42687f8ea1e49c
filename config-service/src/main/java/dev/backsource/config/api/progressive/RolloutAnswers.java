package dev.backsource.config.api.progressive;

import dev.backsource.config.api.answers.DomainAnswers;
import dev.backsource.config.preflight.PreflightFinding;
import dev.backsource.config.progressive.RolloutLists;
import dev.backsource.config.progressive.RolloutProgress;
import dev.backsource.config.progressive.RolloutView;
import dev.backsource.config.progressive.RolloutWrites.Begun;
import dev.backsource.config.progressive.RolloutWrites.Moved;
import dev.backsource.config.progressive.StoredRollout;
import dev.backsource.config.web.query.Page;
import dev.backsource.config.web.query.PageRequest;
import dev.backsource.config.web.write.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jspecify.annotations.Nullable;

/** Shows rollouts: those under way with the edges' view of them. */
@Singleton
final class RolloutAnswers {
    private final RolloutLists lists;
    private final DomainAnswers domains;
    private final RolloutView view;

    RolloutAnswers(RolloutLists lists, DomainAnswers domains, RolloutView view) {
        this.lists = lists;
        this.domains = domains;
        this.view = view;
    }

    Page<ProgressiveRolloutAnswer> page(List<StoredRollout> found, int size, UriInfo uri) {
        var answers = found.stream()
                .map(rollout -> ProgressiveRolloutAnswer.listed(rollout, progress(rollout, view::listed)))
                .toList();
        return PageRequest.latest(answers, size, ProgressiveRolloutAnswer::id, uri);
    }

    Uni<ProgressiveRolloutAnswer> of(StoredRollout rollout) {
        return lists.candidate(rollout)
                .map(candidate -> ProgressiveRolloutAnswer.of(
                        rollout, candidate.orElse(null), progress(rollout, view::of), null));
    }

    /**
     * For a rollout that has begun.
     *
     * @param findings of the pre-flight
     */
    Answer begun(Begun begun, URI rollouts, List<PreflightFinding> findings) {
        var candidate = Objects.requireNonNull(begun.written().rollout()).candidate();
        var answer = ProgressiveRolloutAnswer.of(
                begun.rollout(), candidate, null, domains.warnings(begun.written(), findings));
        return new Answer(
                Status.CREATED,
                begun.rollout().revision(),
                URI.create(rollouts + "/" + begun.rollout().id()),
                answer);
    }

    /** For a rollout that was moved, without the edges' view of it: the response is stored for retries, and made with the domain locked. */
    Answer moved(Moved moved) {
        var rollout = moved.rollout();
        return new Answer(
                Status.OK,
                rollout.revision(),
                null,
                ProgressiveRolloutAnswer.of(rollout, moved.candidate(), null, null));
    }

    private static @Nullable RolloutProgress progress(
            StoredRollout rollout, Function<StoredRollout, Optional<RolloutProgress>> view) {
        return rollout.state().isUnderWay() ? view.apply(rollout).orElse(null) : null;
    }
}
