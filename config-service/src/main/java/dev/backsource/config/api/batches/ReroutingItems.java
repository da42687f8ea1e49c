package dev.backsource.config.api.batches;

import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.domain.ExpectedReroutings;
import dev.backsource.config.masschange.MassChanges;
import dev.backsource.config.release.Release;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses a batch as a whole, before its first item, if those of its items that go out at once would be a mass change that isn't confirmed. Each item is counted again as it is carried out. */
@Singleton
final class ReroutingItems {
    private final DomainReader reader;
    private final ExpectedReroutings expected;
    private final MassChanges masses;

    ReroutingItems(DomainReader reader, ExpectedReroutings expected, MassChanges masses) {
        this.reader = reader;
        this.expected = expected;
        this.masses = masses;
    }

    /**
     * Fails with {@link dev.backsource.config.masschange.MassChangeRefusal}.
     *
     * @param release how the changes go out
     */
    Uni<Void> require(Provenance provenance, List<BatchItem> items, Release release) {
        var changes = items.stream()
                .filter(BatchItem.Change.class::isInstance)
                .map(BatchItem.Change.class::cast)
                .toList();
        var names = changes.stream().map(BatchItem.Change::domain).toList();
        return masses.isPossible(changes.size(), provenance)
                .chain(possible -> possible
                        ? reader.those(names)
                                .chain(present -> rerouted(provenance, changes, present, release))
                                .chain(rerouted -> masses.require(rerouted, provenance.confirmation()))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Map<DomainName, String>> rerouted(
            Provenance provenance,
            List<BatchItem.Change> changes,
            Map<DomainName, DomainState> present,
            Release release) {
        var rerouted = new HashMap<DomainName, String>();
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> holder(
                                provenance, change, present.get(change.domain()), release)
                        .invoke(holder -> holder.ifPresent(whose -> rerouted.put(change.domain(), whose))))
                .collect()
                .last()
                .replaceWith(rerouted);
    }

    /** A change that can't be made is refused as an item. */
    private Uni<Optional<String>> holder(
            Provenance provenance, BatchItem.Change change, @Nullable DomainState state, Release release) {
        if (state == null || !provenance.caller().may(Role.OPERATOR, change.domain(), state.team())) {
            return Uni.createFrom().item(Optional.empty());
        }
        Domain next;
        try {
            next = change.edit().apply(state.domain());
        } catch (RuntimeException refused) {
            return Uni.createFrom().item(Optional.empty());
        }
        return expected.holder(state, next, provenance, release);
    }
}
