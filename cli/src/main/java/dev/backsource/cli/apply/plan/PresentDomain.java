package dev.backsource.cli.apply.plan;

import dev.backsource.cli.message.Messages;
import dev.backsource.cli.outcome.Exit;
import dev.backsource.cli.outcome.FailureException;
import dev.backsource.cli.output.SafeText;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a domain in the service.
 *
 * @param revision the revision at which it was read
 * @param team the id of the team that owns it; null when none does
 * @param unknown the fields of its parts that this version doesn't know, such as {@code caching.storeRanges}
 */
public record PresentDomain(
        Domain domain, long revision, @Nullable String team, List<String> unknown) {
    private static final int MOST_NAMED = 20;

    public PresentDomain {
        unknown = List.copyOf(unknown);
    }

    public DomainName name() {
        return domain.name();
    }

    /** Fails where {@code domains} have fields unknown to this version, which it could not write to files. */
    public static void requireKnown(Collection<PresentDomain> domains) {
        var unknown = domains.stream()
                .flatMap(domain -> domain.unknown().stream().map(field -> domain.name() + ": " + field))
                .toList();
        if (!unknown.isEmpty()) {
            throw otherVersion(unknown);
        }
    }

    /** @param what the unreadable fields, each with its domain */
    public static FailureException otherVersion(List<String> what) {
        return new FailureException(
                Exit.NOT_REACHED,
                Messages.laterServer(
                        what.stream().limit(MOST_NAMED).map(SafeText::of).collect(Collectors.joining("\n  "))
                                + (what.size() > MOST_NAMED ? "\n  " + Messages.more(what.size() - MOST_NAMED) : "")));
    }

    /** Whether writing the part would reset fields unknown to this version. */
    boolean isUnknownIn(String part) {
        return unknown.stream().anyMatch(field -> field.startsWith(part + ".") || field.startsWith(part + "["));
    }
}
