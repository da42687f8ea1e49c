package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A summary of the domains that an edge serves, to compare with the committed state at a cost that doesn't grow with the domains.
 *
 * @param digests by partition of {@link Topic#POLICY_CHANGES}, the sum modulo 2^64 of the digests ({@link StateVersion#digest()}) of the domains that
 *     it serves, in 16 hexadecimal digits, as of {@link EdgeStatus#appliedOffsets()}; a partition of which it has read nothing is absent
 * @param ignoredTotal the number of records since its start that it has ignored because they don't follow the version it holds
 * @param deviations domains held in another state than their latest record says, the latest last, at most {@link #MAX_DEVIATIONS}
 */
public record EdgeHoldings(Map<Integer, String> digests, long ignoredTotal, List<Deviation> deviations) {
    public static final int MAX_DEVIATIONS = 100;

    public EdgeHoldings {
        digests = Map.copyOf(digests);
        deviations = List.copyOf(deviations);
        digests.values().forEach(EdgeHoldings::toNumber);
    }

    @JsonCreator
    static EdgeHoldings read(
            @JsonProperty("digests") @Nullable Map<Integer, String> digests,
            @JsonProperty("ignoredTotal") long ignoredTotal,
            @JsonProperty("deviations") @Nullable List<Deviation> deviations) {
        return new EdgeHoldings(
                Objects.requireNonNullElse(digests, Map.of()),
                ignoredTotal,
                Objects.requireNonNullElse(deviations, List.of()));
    }

    /** The text of a digest, or of a sum of digests. */
    public static String toText(long digest) {
        return HexFormat.of().toHexDigits(digest);
    }

    /**
     * The number in a text of {@link #toText}.
     *
     * @throws InvalidValueException when {@code text} is no such text
     */
    public static long toNumber(String text) {
        try {
            if (text.length() == Long.BYTES * 2) {
                return HexFormat.fromHexDigitsToLong(text);
            }
        } catch (NumberFormatException e) {
            // Refused below, as any other text that is no digest.
        }
        throw new InvalidValueException("a digest must have 16 hexadecimal digits");
    }

    /**
     * A domain that an edge holds in another state than the latest record says, since it ignored or rejected that record.
     *
     * @param domain the record's key
     * @param partition of {@link Topic#POLICY_CHANGES}
     * @param offset of the record
     * @param reason why the edge didn't apply it
     * @param heldIncarnation of the version that it holds
     * @param heldRevision of the version that it holds, be it a removal; 0 when it knows nothing of the domain
     * @param heldDigest of the version that it serves; absent when it doesn't serve the domain
     * @param since when the edge met the record
     */
    public record Deviation(
            String domain,
            int partition,
            long offset,
            String reason,
            long heldIncarnation,
            long heldRevision,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String heldDigest,

            Instant since) {
        public Deviation {
            InvalidValueException.require(domain, "domain");
            InvalidValueException.require(reason, "reason");
            InvalidValueException.require(since, "since");
            if (heldDigest != null) {
                toNumber(heldDigest);
            }
        }
    }
}
