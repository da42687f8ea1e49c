package dev.backsource.edge.testing;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.progressive.Arm;
import dev.backsource.policy.progressive.Candidate;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/** Progressive rollouts for tests. Half of the resources take the candidate. */
public final class Rollouts {
    public static final String ID = "rollout-1";

    private static final double SHARE = 0.5;
    private static final double ALPHA = 0.01;
    private static final Instant THEN = Instant.parse("2026-12-01T10:00:00Z");

    private Rollouts() {}

    /** The first step from {@code baseline} to {@code changed}. */
    public static ProgressiveRollout rollout(Domain baseline, Domain changed) {
        return rollout(ID, 1, Candidate.of(baseline, changed));
    }

    /** The first step to a candidate that changes one part. */
    public static <T> ProgressiveRollout rollout(Part<T> part, T value) {
        return rollout(ID, 1, Candidate.of(Map.of(part, value)));
    }

    public static ProgressiveRollout rollout(String id, int step, Candidate candidate) {
        return new ProgressiveRollout(id, step, SHARE, ALPHA, candidate, THEN, THEN);
    }

    /** The same rollout at its next step. */
    public static ProgressiveRollout next(ProgressiveRollout before) {
        return rollout(before.id(), before.step() + 1, before.candidate());
    }

    /** The {@code number}th target, counted from 0, that takes {@code arm}. */
    public static String target(Arm arm, String host, int number) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "/" + i)
                .filter(target -> Arm.of(ID, host, target, SHARE) == arm)
                .skip(number)
                .findFirst()
                .orElseThrow();
    }
}
