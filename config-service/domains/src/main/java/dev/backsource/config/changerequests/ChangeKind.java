package dev.backsource.config.changerequests;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.backsource.config.access.Role;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/**
 * The kinds of change requests, with their reviewers and their times. A new kind is a constant here, a {@link RequestedChange}, and a field of the
 * same name in the REST interface's body.
 */
public enum ChangeKind {
    /** A grant of custom ports. */
    PORTS(Role.ADMINISTRATOR, false, Duration.ofDays(90), Duration.ofDays(90), PortGrant::read),
    /** A change of a domain's parts. */
    PARTS(Role.OPERATOR, true, Duration.ofDays(7), Duration.ofDays(30), PartsChange::read);

    private final Role reviewer;
    private final boolean needsSecondPerson;
    private final Duration openFor;
    private final Duration kept;
    private final Function<String, RequestedChange> reader;

    ChangeKind(
            Role reviewer,
            boolean needsSecondPerson,
            Duration openFor,
            Duration kept,
            Function<String, RequestedChange> reader) {
        this.reviewer = reviewer;
        this.needsSecondPerson = needsSecondPerson;
        this.openFor = openFor;
        this.kept = kept;
        this.reader = reader;
    }

    /** The role for the domain that approves and declines such requests. */
    public Role reviewer() {
        return reviewer;
    }

    /** Whether an approval takes another person than the requester, and so is the consent to a change that weakens the domain. */
    public boolean needsSecondPerson() {
        return needsSecondPerson;
    }

    /** The time after which an undecided request expires. */
    public Duration openFor() {
        return openFor;
    }

    /** The retention time after the end of a request that led to no revision. */
    public Duration kept() {
        return kept;
    }

    /** The name in the REST interface and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ChangeKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** A change of this kind in the form of {@link RequestedChange#stored}. */
    RequestedChange read(String stored) {
        return reader.apply(stored);
    }
}
