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
 * Has whoever adds a domain for their team show that the name is theirs, where the settings ask for it: a TXT record, or a file at the name,
 * holds a mark that only this deployment makes, for this name and this team. A wildcard is no host that could have a file. Who may change the name whoever owns it answers for it themselves.
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
     * Whether the caller would have to show it.
     *
     * @param team whose it is to be; null for none
     */
    public boolean asks(DomainName name, @Nullable String team, Caller caller) {
        return asked != DomainProof.OFF
                && team != null
                && !caller.mayWhoeverOwns(Role.OPERATOR, name)
                && caller.may(Role.OPERATOR, name, team);
    }

    /**
     * Lets pass who has shown it, and who may not add the domain at all, which others refuse.
     *
     * @param team whose it is to be; null for none
     * @param time of the request, in which the look-up has to begin
     * @return fails with {@link ProofMissingException} or {@link ProofUnavailableException}
     */
    public Uni<Void> require(DomainName name, @Nullable String team, Caller caller, ProofTime time) {
        if (!asks(name, team, caller)) {
            return Uni.createFrom().voidItem();
        }
        var record = LABEL + name.suffix();
        if (time.isOver()) {
            return Uni.createFrom().failure(ProofUnavailableException.ofTime("the record " + record));
        }
        var expected = FIELD + seal.mark("domain-proof " + team + " " + name);
        return records.of(record)
                .chain(found ->
                        found.contains(expected) ? Uni.createFrom().item(true) : isInFile(name, expected, caller))
                .invoke(shown -> {
                    if (!shown) {
                        var file = name.isWildcard() ? "" : ProofFiles.url(name.value());
                        throw new ProofMissingException(record, file, expected);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> isInFile(DomainName name, String expected, Caller caller) {
        return name.isWildcard() ? Uni.createFrom().item(false) : files.say(name.value(), expected, caller);
    }
}
