package dev.backsource.config.access.proof;

import dev.backsource.config.access.AccessSettings;
import dev.backsource.config.access.AccessSettings.DomainProof;
import dev.backsource.config.access.Caller;
import dev.backsource.config.access.Role;
import dev.backsource.config.access.keys.SecretSeal;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Requires proof that the name of a new domain is its team's, if the settings ask for it: a TXT record, or a file at the name, has to hold
 * a mark that only this deployment makes, for this name and this team. A wildcard is no host, so it can't have a file. A caller that may
 * change the name regardless of its team vouches for it.
 */
@Singleton
public final class DomainProofs {
    private static final String LABEL = "_backsource.";
    private static final String FIELD = "backsource-team=";

    private final DomainProof asked;
    private final TextRecords records;
    private final ProofFiles files;
    private final SecretSeal seal;

    DomainProofs(AccessSettings settings, TextRecords records, ProofFiles files, SecretSeal seal) {
        this.asked = settings.domainProof();
        this.records = records;
        this.files = files;
        this.seal = seal;
    }

    /**
     * Whether the caller would need proof.
     *
     * @param team the domain's future team; null for none
     */
    public boolean asks(DomainName name, @Nullable String team, Caller caller) {
        return asked != DomainProof.OFF
                && team != null
                && !caller.mayWhoeverOwns(Role.OPERATOR, name)
                && caller.may(Role.OPERATOR, name, team);
    }

    /**
     * Passes a caller with proof, and a caller that may not add the domain at all, whom other checks refuse.
     *
     * @param team the domain's future team; null for none
     * @param time the time for proofs of the request, in which the look-up has to begin
     * @return fails with {@link ProofRefusal}
     */
    public Uni<Void> require(DomainName name, @Nullable String team, Caller caller, ProofDeadline time) {
        if (!asks(name, team, caller)) {
            return Uni.createFrom().voidItem();
        }
        var record = LABEL + name.suffix();
        if (time.isOver()) {
            return Uni.createFrom().failure(ProofRefusal.ofTime("the record " + record));
        }
        var expected = FIELD + seal.mark("domain-proof " + team + " " + name);
        return records.of(record)
                .chain(found ->
                        found.contains(expected) ? Uni.createFrom().item(true) : isInFile(name, expected, caller))
                .invoke(shown -> {
                    if (!shown) {
                        var file = name.isWildcard() ? "" : ProofFiles.url(name.value());
                        throw ProofRefusal.missing(record, file, expected);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> isInFile(DomainName name, String expected, Caller caller) {
        return name.isWildcard() ? Uni.createFrom().item(false) : files.say(name.value(), expected, caller);
    }
}
