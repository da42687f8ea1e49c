package dev.backsource.config.preflight;

import dev.backsource.config.access.Caller;
import dev.backsource.config.domain.StateCheck;
import dev.backsource.config.write.WriteInterruption;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.PreflightMode;
import dev.backsource.policy.event.ProbeRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * The pre-flight of one change. A change whose next state would be probed as the present one has none. For any other one the write is interrupted, a
 * prober is asked without a lock, and the write runs again; the verdict counts for exactly the state that was asked about. Where another change came
 * in between, there is a second question, and no third.
 *
 * <p>Used by one write at a time.
 */
public final class PreflightCheck implements StateCheck {
    private static final int QUESTIONS = 2;
    private static final ChangeVerdict OVERTAKEN =
            ChangeVerdict.none("the domain was changed during each pre-flight; try again");
    private static final ChangeVerdict NO_PROBER =
            ChangeVerdict.none("no prober reports or answers; check that origin-health-service is running");

    private final Verdicts verdicts;
    private final DefaultMode defaults;
    private final Caller caller;
    private final @Nullable PreflightMode chosen;
    private final boolean isShown;
    private final PreflightTime time;

    private int questions;
    private @Nullable ProbeRequest asked;
    private @Nullable ChangeVerdict verdict;
    private List<PreflightFinding> findings = List.of();
    private boolean isDue;
    private boolean isMeasured;

    PreflightCheck(
            Verdicts verdicts,
            DefaultMode defaults,
            Caller caller,
            @Nullable PreflightMode chosen,
            boolean isShown,
            PreflightTime time) {
        this.verdicts = verdicts;
        this.defaults = defaults;
        this.caller = caller;
        this.chosen = chosen;
        this.isShown = isShown;
        this.time = time;
    }

    /** Against the change that was accepted last; empty where no pre-flight was due. */
    public List<PreflightFinding> findings() {
        return findings;
    }

    /** Whether a prober was asked, whatever became of the change. */
    public boolean hasAsked() {
        return questions > 0;
    }

    /** Whether ports were probed for the change that was accepted last. */
    public boolean isMeasured() {
        return isMeasured;
    }

    /** Whether edges would connect otherwise than before, and it is not fully known whether that works. */
    public boolean isUnchecked() {
        return isDue
                && (!isMeasured
                        || findings.stream()
                                .anyMatch(finding -> finding.weight() == PreflightFinding.Weight.NO_VERDICT));
    }

    /** Fails with {@link PreflightRefusal} where a pre-flight is required and has another verdict than success. */
    @Override
    public Uni<Void> require(Mutiny.Session session, @Nullable Domain before, Domain after, @Nullable String team) {
        findings = List.of();
        isMeasured = false;
        var question = question(after);
        isDue = isDue(before, after);
        if (chosen == PreflightMode.SKIP || !isDue) {
            return Uni.createFrom().voidItem();
        }
        var mode = chosen == null
                ? defaults.of(session, (before == null ? after : before).get(Part.CHANGE_CONTROL), team)
                : Uni.createFrom().item(chosen);
        return mode.invoke(strictness -> judge(strictness, question, after, team))
                .replaceWithVoid();
    }

    private void judge(PreflightMode mode, ProbeRequest question, Domain after, @Nullable String team) {
        if (mode == PreflightMode.SKIP || (mode == PreflightMode.WARN && !isShown)) {
            return;
        }
        var found = mode == PreflightMode.WARN && chosen == null && !question.equals(asked) && !verdicts.hasProber()
                ? NO_PROBER
                : verdict(mode, question, after, team);
        if (mode == PreflightMode.REQUIRE) {
            found.requireSuccess(after);
        }
        isMeasured = found.isMeasured();
        findings = found.findings(after);
    }

    private ChangeVerdict verdict(PreflightMode mode, ProbeRequest question, Domain after, @Nullable String team) {
        if (verdict != null && question.equals(asked)) {
            return verdict;
        }
        if (questions == QUESTIONS) {
            return OVERTAKEN;
        }
        throw new WriteInterruption(() -> {
            questions++;
            return ask(mode, after, team)
                    .invoke(found -> {
                        asked = question;
                        verdict = found;
                    })
                    .replaceWithVoid();
        });
    }

    /** A refusal names the redirect type that would work, so all are tried; a warning waits for no port that the change doesn't need. */
    private Uni<ChangeVerdict> ask(PreflightMode mode, Domain after, @Nullable String team) {
        if (mode == PreflightMode.REQUIRE) {
            return verdicts.verdict(caller, after, team, TypeOutcome.ports(after), time);
        }
        return verdicts.verdict(caller, after, team, after.neededPorts(), time);
    }

    /**
     * Whether edges would connect otherwise than before.
     *
     * @param before null when there is no such domain
     */
    static boolean isDue(@Nullable Domain before, Domain after) {
        return before == null || !question(after).equals(question(before));
    }

    /** The question about a state, alike for states that a prober would judge alike. */
    private static ProbeRequest question(Domain domain) {
        return ProbeRequest.of(domain, "0", Instant.EPOCH);
    }
}
