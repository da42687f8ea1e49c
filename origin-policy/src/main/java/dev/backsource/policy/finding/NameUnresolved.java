package dev.backsource.policy.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;

/**
 * An origin's host name without a usable address.
 *
 * @param verdict the resolver's
 */
public record NameUnresolved(@JsonProperty Verdict verdict) implements Evidence {
    /** The verdict of a resolver. */
    public enum Verdict {
        /** The name doesn't exist or has no address. */
        NO_ADDRESS,
        /** The resolver failed, and says that it may succeed later. */
        TEMPORARY_FAILURE,
        /** There was no answer in time. */
        TIMEOUT
    }

    public NameUnresolved {
        InvalidValueException.require(verdict, "verdict");
    }

    @Override
    public String fault(Place at) {
        return "Host name of " + at.text() + " not resolved: "
                + switch (verdict) {
                    case NO_ADDRESS -> "it doesn't exist or has no address.";
                    case TEMPORARY_FAILURE -> "the resolver reports a temporary failure.";
                    case TIMEOUT -> "the resolver didn't answer in time.";
                };
    }

    @Override
    public String remedy(Place at) {
        return verdict == Verdict.NO_ADDRESS
                ? "Add an A or AAAA record for the name, or correct the origin's address."
                : "Check the name servers of the origin's name, or use an IP address as the origin.";
    }
}
