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
 * What an edge serves, said so that it can be compared with what was committed at a cost that doesn't grow with the domains.
 *
 * @param digests by partition of {@link Topic#POLICY_CHANGES}, the sum modulo 2^64 of the digests ({@link
 *     StateVersion#digest()}) of the domains that it serves, in 16 hexadecimal digits, as it was once it had dealt with
 *     {@link EdgeStatus#appliedOffsets()}; a partition of which it has read nothing is absent
 * @param ignoredTotal how many records it has ignored since it started since they don't follow what it holds
 * @param deviations domains that it doesn't hold as the latest record of them says, the latest last, at most {@link
 *     #MAX_DEVIATIONS}
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

    /** A digest, or a sum of some, as it is written. */
    public static String toText(long digest) {
        return HexFormat.of().toHexDigits(digest);
    }

    /**
     * Reads what {@link #toText} writes.
     *
     * @throws InvalidValueException when it isn't that
     */
    public static long toNumber(String text) {
        try {
            if (text.length() == Long.BYTES * 2) {
                return HexFormat.fromHexDigitsToLong(text);
            }
        } catch (NumberFormatException e) {
            // As any other that is none.
        }
        throw new InvalidValueException("a digest has 16 hexadecimal digits");
    }

    /**
     * A domain that an edge doesn't hold as the latest record of it says, since it ignored or rejected that record.
     *
     * @param domain the record's key
     * @param partition of {@link Topic#POLICY_CHANGES}
     * @param offset of the record
     * @param reason why it doesn't hold it
     * @param heldIncarnation of what it holds
     * @param heldRevision of what it holds, be it a removal; 0 when it knows nothing of the domain
     * @param heldDigest of what it serves; absent when it doesn't serve the domain
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
