package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A prober's heartbeat for the domains of one partition, the value on {@link Topic#PROBER_STATUS}. The prober that watches the partition writes it,
 * every few seconds, so that the topic has one record for each partition and outlives the probers.
 *
 * @param partition the watched partition of {@link Topic#POLICY_CHANGES}; also the record's key
 * @param prober the prober's id: 1 to 64 characters as of {@link EdgeId}
 * @param startedAt when the prober's process started
 * @param reportedAt when this was written, by the prober's clock
 * @param domains how many domains of the partition it watches
 * @param ports how many ports it probes for them
 * @param intervalMs how long it waits between two probes of a port, in milliseconds
 * @param behindMs for how long no port of the partition was probed although one was due, in milliseconds; 0 where it keeps up
 * @param oldestMs how long ago the known port state that was measured longest ago was measured, in milliseconds; null, and not written, where no state is
 *     known, and from earlier versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProberStatus(
        int partition,
        String prober,
        Instant startedAt,
        Instant reportedAt,
        long domains,
        long ports,
        long intervalMs,
        long behindMs,
        @Nullable Long oldestMs) {

    public ProberStatus {
        if (partition < 0 || partition >= Topic.POLICY_CHANGES.partitions()) {
            throw new InvalidValueException("partition " + partition + " is out of range; it must be in 0.."
                    + (Topic.POLICY_CHANGES.partitions() - 1));
        }
        EdgeId.require(prober);
        InvalidValueException.require(startedAt, "startedAt");
        InvalidValueException.require(reportedAt, "reportedAt");
        if (domains < 0 || ports < 0 || intervalMs < 0 || behindMs < 0 || (oldestMs != null && oldestMs < 0)) {
            throw new InvalidValueException("domains, ports, intervalMs, behindMs and oldestMs must not be negative");
        }
    }

    @JsonCreator
    static ProberStatus read(
            @JsonProperty(value = "partition", required = true) int partition,
            @JsonProperty(value = "prober", required = true) String prober,
            @JsonProperty(value = "startedAt", required = true) Instant startedAt,
            @JsonProperty(value = "reportedAt", required = true) Instant reportedAt,
            @JsonProperty("domains") @Nullable Long domains,
            @JsonProperty("ports") @Nullable Long ports,
            @JsonProperty("intervalMs") @Nullable Long intervalMs,
            @JsonProperty("behindMs") @Nullable Long behindMs,
            @JsonProperty("oldestMs") @Nullable Long oldestMs) {
        return new ProberStatus(
                partition,
                prober,
                startedAt,
                reportedAt,
                Objects.requireNonNullElse(domains, 0L),
                Objects.requireNonNullElse(ports, 0L),
                Objects.requireNonNullElse(intervalMs, 0L),
                Objects.requireNonNullElse(behindMs, 0L),
                oldestMs);
    }

    /** The record's key. */
    public String key() {
        return String.valueOf(partition);
    }

    /** The time up to which the states of the partition's ports are up to date, by the prober's clock. */
    public Instant checkedAt() {
        return before(behindMs);
    }

    /** A time since which every known port state of the partition was measured, by the prober's clock; null where that isn't known. */
    public @Nullable Instant measuredAt() {
        return oldestMs == null ? null : before(oldestMs);
    }

    private Instant before(long millis) {
        return reportedAt.minus(
                Duration.ofMillis(Math.min(millis, Duration.ofDays(3650).toMillis())));
    }
}
