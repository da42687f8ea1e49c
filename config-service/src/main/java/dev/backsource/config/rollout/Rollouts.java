package dev.backsource.config.rollout;

import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.Publication;
import dev.backsource.config.outbox.Publications;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rollout of revisions. Waiting for one to be complete goes by what the edges report and the relays publish; the
 * database is asked at the beginning and, if the revision still isn't known to be published, at the end.
 */
@ApplicationScoped
public class Rollouts {
    /** How often a waiting answer looks at the clock: an edge that falls silent no longer holds a rollout up. */
    private static final Duration CLOCK_INTERVAL = Duration.ofSeconds(1);

    private final DomainReader domains;
    private final EdgeReports reports;
    private final Publications publications;
    private final RolloutJudge judge;
    private final Clock clock;

    Rollouts(DomainReader domains, EdgeReports reports, Publications publications, EdgeSettings settings, Clock clock) {
        this.domains = domains;
        this.reports = reports;
        this.publications = publications;
        this.judge = new RolloutJudge(settings.edgeSilence());
        this.clock = clock;
    }

    /**
     * The rollout of a revision, answered as soon as it is complete and otherwise when {@code wait} is over.
     *
     * @param revision null for the latest
     * @return fails when there is no such domain or revision
     */
    public Uni<Rollout> rollout(DomainName domain, @Nullable Long revision, Duration wait) {
        if (wait.isZero()) {
            return read(domain, revision).map(this::judge);
        }
        return read(domain, revision).chain(publication -> awaitComplete(publication, wait));
    }

    private Uni<Publication> read(DomainName domain, @Nullable Long revision) {
        return revision == null ? domains.latest(domain) : domains.revision(domain, revision);
    }

    private Uni<Rollout> awaitComplete(Publication read, Duration wait) {
        var known = new KnownPublication(read);
        var request = MutinyHelper.executor(Vertx.currentContext());
        return signals(known)
                .map(signal -> judge(known.latest()))
                .filter(Rollout::complete)
                .toUni()
                .map(Optional::of)
                .ifNoItem()
                .after(wait)
                .recoverWithItem(Optional.empty())
                .emitOn(request)
                .chain(complete -> complete.isPresent()
                        ? Uni.createFrom().item(complete.get())
                        : lookAgain(known).map(this::judge));
    }

    /**
     * Every reason to judge anew. The last one subscribed to looks into the database again, for what was published before
     * the others listened.
     */
    private Multi<Object> signals(KnownPublication known) {
        var published = publications.stream().filter(known::takeIn);
        var clockTicks =
                Multi.createFrom().ticks().every(CLOCK_INTERVAL).onOverflow().drop();
        var lookedAgain = toItsEnd(lookAgain(known)).toMulti();
        return Multi.createBy()
                .merging()
                .streams(anyOf(published), anyOf(reports.changes()), anyOf(clockTicks), anyOf(lookedAgain));
    }

    private static Multi<Object> anyOf(Multi<?> signals) {
        return signals.onItem().castTo(Object.class);
    }

    private Uni<Publication> lookAgain(KnownPublication known) {
        var publication = known.latest();
        return publication.isPublished()
                ? Uni.createFrom().item(publication)
                : domains.revision(publication.domain(), publication.revision()).invoke(known::takeIn);
    }

    /**
     * The same, but cancelling it cancels only the waiting for it: the news that end a wait come on other threads, and a
     * database session has to be closed on the one that opened it.
     */
    private static <T> Uni<T> toItsEnd(Uni<T> started) {
        return Uni.createFrom()
                .completionStage(() -> started.subscribeAsCompletionStage().copy());
    }

    private Rollout judge(Publication publication) {
        var now = clock.instant();
        var edges = reports.all().stream()
                .map(report -> judge.judge(publication, report, now))
                .toList();
        return Rollout.of(publication.domain(), publication.revision(), edges);
    }
}
