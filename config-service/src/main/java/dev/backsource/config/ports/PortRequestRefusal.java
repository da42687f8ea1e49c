package dev.backsource.config.ports;

import dev.backsource.config.remedy.RemediableException;
import dev.backsource.config.remedy.Remedy;
import dev.backsource.config.remedy.RemedyCode;
import dev.backsource.policy.domain.DomainName;
import org.jspecify.annotations.Nullable;

/** A request for ports can't be made, or can't be decided so. */
public final class PortRequestRefusal extends RemediableException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private PortRequestRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    private PortRequestRefusal(Kind kind, String message, @Nullable Remedy remedy) {
        super(message, remedy);
        this.kind = kind;
    }

    /** The reason of the refusal. */
    public enum Kind {
        /** The domain has no such request. */
        UNKNOWN,
        /** The request was decided, or has ended otherwise. */
        DECIDED,
        /** The domain has reached its limit of requests. */
        TOO_MANY,
        /** The ports are already requested or granted. */
        PORTS_REQUESTED
    }

    public Kind kind() {
        return kind;
    }

    static PortRequestRefusal unknown(DomainName name) {
        return new PortRequestRefusal(
                Kind.UNKNOWN,
                "domain " + name + " has no such port request",
                Remedy.of(RemedyCode.LIST_PORT_REQUESTS, name));
    }

    static PortRequestRefusal ended(PortRequestState state) {
        return new PortRequestRefusal(
                Kind.DECIDED, "the port request is already " + state.word() + "; create another one");
    }

    /** It ended in the meantime. */
    static PortRequestRefusal justEnded() {
        return new PortRequestRefusal(Kind.DECIDED, "the port request has just been closed; read it again");
    }

    static PortRequestRefusal tooManyOpen() {
        return new PortRequestRefusal(
                Kind.TOO_MANY,
                "the domain has reached its limit of " + PortRequest.MAX_OPEN
                        + " open port requests; withdraw one or wait for a decision");
    }

    static PortRequestRefusal tooManyADay() {
        return new PortRequestRefusal(
                Kind.TOO_MANY,
                "the domain has reached its limit of " + PortRequest.MAX_A_DAY
                        + " port requests per day; try again tomorrow");
    }

    static PortRequestRefusal requested() {
        return new PortRequestRefusal(
                Kind.PORTS_REQUESTED,
                "the same ports are already requested; wait for a decision, or withdraw that request");
    }

    static PortRequestRefusal granted() {
        return new PortRequestRefusal(Kind.PORTS_REQUESTED, "these ports are already granted to the domain");
    }
}
