package dev.backsource.config.api.restores;

import dev.backsource.config.api.answers.ChangeOptions;
import dev.backsource.config.database.CallingContext;
import dev.backsource.config.domain.DomainRefusal;
import dev.backsource.config.domain.DomainWriter;
import dev.backsource.config.domain.RestoreCandidates;
import dev.backsource.config.domain.TimeRestore;
import dev.backsource.config.domain.TimeRestores;
import dev.backsource.config.preflight.PreflightCheck;
import dev.backsource.config.preflight.PreflightChecks;
import dev.backsource.config.preflight.PreflightTime;
import dev.backsource.config.refusal.ProblemKind;
import dev.backsource.config.refusal.RefusedException;
import dev.backsource.config.web.audit.ItemAudit;
import dev.backsource.config.web.audit.RequestAudit;
import dev.backsource.config.web.problem.Failures;
import dev.backsource.config.web.problem.InvalidRequestException;
import dev.backsource.config.web.problem.Problem;
import dev.backsource.config.web.problem.Violation;
import dev.backsource.config.web.write.Answer;
import dev.backsource.config.web.write.Answers;
import dev.backsource.config.web.write.WriteRequest;
import dev.backsource.config.web.write.WriteRequests;
import dev.backsource.config.write.ExpectedRevision;
import dev.backsource.config.write.MassConfirmation;
import dev.backsource.config.write.Provenance;
import dev.backsource.config.write.StaleRevisionException;
import dev.backsource.config.write.StoredAnswer;
import dev.backsource.config.write.Write;
import dev.backsource.config.write.Writes;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Carries out restores to a time: sets of domains in a transaction each, two of them side by side, and behind each set the domains that take one of
 * their own. A set that fails ends the request once the others are over; these are restored, and a repetition finds them unchanged.
 */
@Singleton
final class Restores {
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    /** No further set begins after this time, so that the client gets its response. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** The number of connections to the database that a request takes. */
    private static final int SETS_AT_ONCE = 2;

    private final RestoreCandidates candidates;
    private final TimeRestores sets;
    private final DomainWriter writer;
    private final PreflightChecks checks;
    private final Writes writes;
    private final WriteRequests requests;
    private final Answers answers;
    private final Failures failures;
    private final ItemAudit audit;
    private final Vertx vertx;
    private final Clock clock;

    Restores(
            RestoreCandidates candidates,
            TimeRestores sets,
            DomainWriter writer,
            PreflightChecks checks,
            Writes writes,
            WriteRequests requests,
            Answers answers,
            Failures failures,
            ItemAudit audit,
            Vertx vertx,
            Clock clock) {
        this.candidates = candidates;
        this.sets = sets;
        this.writer = writer;
        this.checks = checks;
        this.writes = writes;
        this.requests = requests;
        this.answers = answers;
        this.failures = failures;
        this.audit = audit;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** A restore under way; {@code checks} share the time of the request among the domains that are restored alone. */
    private record Run(
            WriteRequest request,
            WantedRestore wanted,
            ChangeOptions options,
            Instant beganAt,
            Supplier<PreflightCheck> checks) {
        Run confirming(MassConfirmation confirmation) {
            return new Run(request.confirming(confirmation), wanted, options, beganAt, checks);
        }

        <T> Uni<T> carryOut(Writes writes, Write<T> write) {
            return options.dryRun() ? writes.tryOut(write) : writes.run(write);
        }
    }

    Uni<RestResponse<String>> carryOut(WriteRequest request, WantedRestore wanted, ChangeOptions options) {
        var now = clock.instant();
        if (wanted.at().isAfter(now)) {
            throw InvalidRequestException.of("at", Violation.RANGE, "must not be in the future");
        }
        var time = PreflightTime.ofBatch();
        var chosen = options.preflight();
        Supplier<PreflightCheck> each = () -> chosen == null
                ? checks.withoutWarnings(request.caller(), null, time)
                : checks.ofItem(request.caller(), chosen, time);
        var run = new Run(request, wanted, options, now, each);
        return (options.dryRun() ? tryOut(run) : carryOut(run)).map(Answers::send);
    }

    private Uni<StoredAnswer> tryOut(Run run) {
        requests.beginTrial(run.request());
        return confirmed(run).chain(this::restored).map(this::render);
    }

    private Uni<StoredAnswer> carryOut(Run run) {
        return writes.runAll(
                run.request().key(),
                confirmed(run),
                counted -> restored(counted)
                        .invoke(noted -> run.request().audited().note()),
                this::render,
                answer -> !answer.hasFailures());
    }

    private StoredAnswer render(RestoreAnswer answer) {
        return answers.render(Answer.ok(answer));
    }

    /** Counts the domains before the first change. */
    private Uni<Run> confirmed(Run run) {
        var wanted = run.wanted();
        return candidates
                .confirmed(
                        run.request().caller(),
                        wanted.scope(),
                        wanted.at(),
                        wanted.after(),
                        wanted.removeLater(),
                        run.request().provenance().confirmation())
                .map(run::confirming);
    }

    private Uni<RestoreAnswer> restored(Run run) {
        var wanted = run.wanted();
        return candidates
                .page(run.request().caller(), wanted.scope(), wanted.at(), wanted.after())
                .chain(page -> restored(run, page));
    }

    private Uni<RestoreAnswer> restored(Run run, RestoreCandidates.Page page) {
        var results = new ArrayList<RestoreResult>();
        var begun = new ArrayList<List<DomainName>>();
        var failures = new ArrayList<Throwable>();
        return Multi.createFrom()
                .iterable(page.sets())
                .onItem()
                .transformToUni(set -> Uni.createFrom().deferred(() -> {
                    if (!failures.isEmpty() || (isLate(run) && !begun.isEmpty())) {
                        return Uni.createFrom().item(List.<RestoreResult>of());
                    }
                    begun.add(set);
                    return CallingContext.beside(vertx, () -> set(run, set))
                            .onFailure()
                            .invoke(failures::add)
                            .onFailure()
                            .recoverWithItem(List.of());
                }))
                .merge(SETS_AT_ONCE)
                .onItem()
                .invoke(results::addAll)
                .collect()
                .last()
                .chain(last -> failures.isEmpty()
                        ? Uni.createFrom().item(answer(run, page, results, next(page, begun)))
                        : Uni.createFrom().failure(failures.get(0)));
    }

    /** By name, whatever the reason for a result: its place mustn't tell whether a domain exists that the caller can't see. */
    private RestoreAnswer answer(
            Run run, RestoreCandidates.Page page, List<RestoreResult> found, @Nullable String next) {
        var results = Stream.concat(missing(run, page, next).stream(), found.stream())
                .sorted(Comparator.comparing(result -> result.domain().value()))
                .toList();
        return new RestoreAnswer(RestoreTotals.of(results), results, next);
    }

    private boolean isLate(Run run) {
        return clock.instant().isAfter(run.beganAt().plus(LONGEST));
    }

    private static @Nullable String next(RestoreCandidates.Page page, List<List<DomainName>> done) {
        if (done.size() == page.sets().size()) {
            return page.next();
        }
        var last = done.get(done.size() - 1);
        return last.get(last.size() - 1).value();
    }

    /** The named domains up to {@code next} that never existed. */
    private List<RestoreResult> missing(Run run, RestoreCandidates.Page page, @Nullable String next) {
        var names = run.wanted().scope().names();
        if (names == null) {
            return List.of();
        }
        var found = page.sets().stream().flatMap(List::stream).collect(Collectors.toSet());
        return names.stream()
                .filter(name -> name.value().compareTo(run.wanted().after()) > 0)
                .filter(name -> next == null || name.value().compareTo(next) <= 0)
                .filter(name -> !found.contains(name))
                .map(name -> new TimeRestore.Refused(name, DomainRefusal.unknown(name)))
                .map(refused -> refused(run, refused))
                .toList();
    }

    private Uni<List<RestoreResult>> set(Run run, List<DomainName> names) {
        var set = sets.restore(
                names,
                run.wanted().at(),
                run.request().provenance().part(),
                checks.ofSet(run.options().preflight()));
        return run.carryOut(writes, set)
                .chain(outcomes -> Multi.createFrom()
                        .iterable(outcomes)
                        .onItem()
                        .transformToUniAndConcatenate(outcome -> result(run, outcome))
                        .collect()
                        .asList());
    }

    private Uni<RestoreResult> result(Run run, TimeRestore outcome) {
        if (outcome instanceof TimeRestore.Alone alone) {
            return alone(run, alone);
        }
        if (outcome instanceof TimeRestore.AbsentThen absent
                && absent.isNew()
                && run.wanted().removeLater()) {
            return removed(run, absent);
        }
        return Uni.createFrom().item(settled(run, outcome));
    }

    private RestoreResult settled(Run run, TimeRestore outcome) {
        if (outcome instanceof TimeRestore.Restored restored) {
            return RestoreResult.restored(restored.result(), restored.from(), List.of());
        }
        if (outcome instanceof TimeRestore.Unchanged unchanged) {
            return RestoreResult.of(unchanged.domain(), RestoreOutcome.UNCHANGED, unchanged.revision());
        }
        if (outcome instanceof TimeRestore.AbsentThen absent) {
            return RestoreResult.of(absent.domain(), RestoreOutcome.LEFT, absent.revision());
        }
        return refused(run, (TimeRestore.Refused) outcome);
    }

    private RestoreResult refused(Run run, TimeRestore.Refused refused) {
        var result = RestoreResult.refused(refused.domain(), problem(refused.reason()));
        note(run, run.request().provenance().part(), result);
        return result;
    }

    private Uni<RestoreResult> alone(Run run, TimeRestore.Alone alone) {
        var provenance = run.request().provenance().part();
        var check = run.checks().get();
        var restore = writer.restore(
                alone.domain(), alone.from(), ExpectedRevision.oneOf(Set.of(alone.revision())), provenance, check);
        return one(
                        run,
                        alone.domain(),
                        provenance,
                        restore.map(written -> RestoreResult.restored(written, alone.from(), check.findings())))
                .invoke(result -> noteQuestion(run, check, result));
    }

    private Uni<RestoreResult> removed(Run run, TimeRestore.AbsentThen absent) {
        var provenance = run.request().provenance().part();
        var removal = writer.remove(absent.domain(), ExpectedRevision.oneOf(Set.of(absent.revision())), provenance);
        return one(
                run,
                absent.domain(),
                provenance,
                removal.map(written -> RestoreResult.of(written.domain(), RestoreOutcome.REMOVED, written.revision())));
    }

    private Uni<RestoreResult> one(Run run, DomainName domain, Provenance provenance, Write<RestoreResult> write) {
        return run.carryOut(writes, write)
                .onFailure()
                .recoverWithItem(failure -> RestoreResult.refused(domain, problem(failure)))
                .invoke(result -> note(run, provenance, result));
    }

    private Problem problem(Throwable failure) {
        var explained = failure instanceof StaleRevisionException stale ? changed(stale.domain()) : failure;
        return failures.refusal(explained, "a restore to a time").problem();
    }

    private static RefusedException changed(DomainName domain) {
        return ProblemKind.STALE_REVISION.refused("domain " + domain + " was changed during the restore; repeat it");
    }

    /** A dry run that had a prober connect to hosts is noted as that. */
    private void noteQuestion(Run run, PreflightCheck check, RestoreResult result) {
        if (run.options().dryRun() && check.hasAsked()) {
            var asking = run.request().provenance().part(RequestAudit.PREFLIGHT, OK);
            audit.note(asking, result.domain(), OK, result.problem());
        }
    }

    /** Of a dry run only a missing role is noted, as of a batch. */
    private void note(Run run, Provenance provenance, RestoreResult result) {
        var problem = result.problem();
        var status = problem == null ? OK : problem.status();
        if (!run.options().dryRun() || status == FORBIDDEN) {
            audit.note(provenance, result.domain(), status, problem);
        }
    }
}
