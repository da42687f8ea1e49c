package dev.backsource.policy.progressive;

import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The progressive rollout that a domain is in, at one step. The domain itself is the baseline.
 *
 * @param id of the rollout, the same at all its steps; also the salt of {@link Arm}
 * @param step counts the steps from 1, to {@link #MAX_STEPS}
 * @param share of the resources whose back-to-origin requests take the candidate, above 0 and at most {@link #MAX_SHARE}
 * @param alpha the probability, at most, with which an edge aborts a candidate that does no harm, above 0 and at most {@link #MAX_ALPHA}
 * @param startedAt when the rollout began
 * @param stepAt when the step began
 */
public record ProgressiveRollout(
        String id, int step, double share, double alpha, Candidate candidate, Instant startedAt, Instant stepAt) {
    public static final int MAX_STEPS = 20;

    /** Without a rest under the baseline nothing could be compared. */
    public static final double MAX_SHARE = 0.95;

    public static final double MAX_ALPHA = 0.01;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,40}");

    public ProgressiveRollout {
        InvalidValueException.require(id, "id");
        if (!ID.matcher(id).matches()) {
            throw new InvalidValueException("id", "must be 1 to 40 letters, digits and hyphens");
        }
        if (step < 1 || step > MAX_STEPS) {
            throw new InvalidValueException("step", "must be from 1 to " + MAX_STEPS);
        }
        requireWithin(share, MAX_SHARE, "share");
        requireWithin(alpha, MAX_ALPHA, "alpha");
        InvalidValueException.require(candidate, "candidate");
        InvalidValueException.require(startedAt, "startedAt");
        InvalidValueException.require(stepAt, "stepAt");
    }

    private static void requireWithin(double value, double most, String field) {
        if (!(value > 0 && value <= most)) {
            throw new InvalidValueException(field, "must be above 0 and at most " + most);
        }
    }
}
