package dev.backsource.policy.event;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.progressive.ProgressiveRollout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The full state of a domain after a change, the value on {@link Topic#POLICY_CHANGES}. A removal has no value at all. In JSON the domain is its name,
 * and each of its parts is a field of its own.
 *
 * @param domain the state; its name is also the record's key
 * @param revision counts the domain's changes from 1, to {@link StateVersion#MAX_REVISION}
 * @param changedAt when the change was committed
 * @param changedBy the author's name, as given by the operators' gateway; null when nobody was named
 * @param incarnation of the domain's history, see {@link StateVersion}; 0, and not written, for the first
 * @param team the id of the team that owns the domain; null, and not written, where none does
 * @param rollout the progressive rollout that the domain is in, with {@code domain} as its baseline; null, and not written, where it is in none
 */
@JsonSerialize(using = PolicyChangeWriter.class)
@JsonDeserialize(using = PolicyChangeParser.class)
public record PolicyChange(
        Domain domain,
        long revision,
        Instant changedAt,
        @Nullable String changedBy,
        long incarnation,
        @Nullable String team,
        @Nullable ProgressiveRollout rollout) {
    static final String DOMAIN = "domain";
    static final String REVISION = "revision";
    static final String CHANGED_AT = "changedAt";
    static final String CHANGED_BY = "changedBy";
    static final String INCARNATION = "incarnation";
    static final String TEAM = "team";
    static final String ROLLOUT = "rollout";

    public PolicyChange {
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(changedAt, "changedAt");
        StateVersion.requireRevision(revision);
        StateVersion.requireIncarnation(incarnation);
    }

    /** A change without an author's name. */
    public static PolicyChange of(Domain domain, long revision, Instant changedAt) {
        return of(domain, revision, changedAt, null);
    }

    /** A change in the first incarnation of the domain's history. */
    public static PolicyChange of(Domain domain, long revision, Instant changedAt, @Nullable String changedBy) {
        return of(domain, 0, revision, changedAt, changedBy);
    }

    /** A change in the given incarnation, of a domain without a team. */
    public static PolicyChange of(
            Domain domain, long incarnation, long revision, Instant changedAt, @Nullable String changedBy) {
        return of(domain, incarnation, revision, changedAt, changedBy, null);
    }

    /** A change in the given incarnation, of a team's domain. */
    public static PolicyChange of(
            Domain domain,
            long incarnation,
            long revision,
            Instant changedAt,
            @Nullable String changedBy,
            @Nullable String team) {
        return new PolicyChange(domain, revision, changedAt, changedBy, incarnation, team, null);
    }

    /** This change, as a step of {@code step}'s rollout; null for none. */
    public PolicyChange with(@Nullable ProgressiveRollout step) {
        return new PolicyChange(domain, revision, changedAt, changedBy, incarnation, team, step);
    }
}
