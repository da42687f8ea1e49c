package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.progressive.DiscordantSketch;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An edge's report of one progressive rollout. Its numbers count resources of the present step, each once; those are discordant whose first request
 * failed while its retry under the baseline didn't.
 *
 * @param domain the domain's name
 * @param revision the revision whose rollout the edge serves
 * @param rollout the rollout's id
 * @param step of the rollout
 * @param candidates the resources seen under the candidate
 * @param candidatesDiscordant those of them that are discordant
 * @param controls the resources seen under the baseline
 * @param controlsDiscordant those of them that are discordant
 * @param sketch of the discordant resources; none marked by edges that don't report it
 * @param reason of the last failure under the candidate, as a client's operator would read it; null for none
 * @param since when the edge came to this state
 */
public record TrialReport(
        String domain,
        long revision,
        String rollout,
        int step,
        State state,
        long candidates,
        long candidatesDiscordant,
        long controls,
        long controlsDiscordant,
        DiscordantSketch sketch,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
        Instant since) {
    /** The most reports of one edge, and so the most progressive rollouts of a deployment at a time. */
    public static final int MOST = 256;

    private static final int MAX_REASON = 300;

    /** What the edge does with the requests that are drawn for the candidate. */
    public enum State {
        /** They take the candidate. */
        RUNNING,
        /** They take the baseline for the moment: the origin fails so often that retries would burden it. */
        HOLDING,
        /** They take the baseline for good: the candidate does harm. */
        ABORTED
    }

    public TrialReport {
        sketch = Objects.requireNonNullElse(sketch, DiscordantSketch.EMPTY);
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(rollout, "rollout");
        InvalidValueException.require(state, "state");
        InvalidValueException.require(since, "since");
        if (reason != null && reason.length() > MAX_REASON) {
            reason = reason.substring(0, MAX_REASON);
        }
    }
}
