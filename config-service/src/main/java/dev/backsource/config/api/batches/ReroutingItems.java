package dev.backsource.config.api.batches;

import dev.backsource.config.access.Role;
import dev.backsource.config.domain.DomainReader;
import dev.backsource.config.domain.DomainState;
import dev.backsource.config.masschange.MassChanges;
import dev.backsource.config.write.Provenance;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.masschange.MassChange;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses a batch as a whole, before its first item, if its items would be a mass change that isn't confirmed. Each item is counted again as it is carried out. */
@Singleton
final class ReroutingItems {
    private final DomainReader reader;
    private final MassChanges masses;

    ReroutingItems(DomainReader reader, MassChanges masses) {
        this.reader = reader;
        this.masses = masses;
    }

    /** Fails with {@link dev.backsource.config.masschange.MassChangeRefusal}. */
    Uni<Void> require(Provenance provenance, List<BatchItem> items) {
        var changes = items.stream()
                .filter(BatchItem.Change.class::isInstance)
                .map(BatchItem.Change.class::cast)
                .toList();
        var names = changes.stream().map(BatchItem.Change::domain).toList();
        return masses.isPossible(changes.size(), provenance)
                .chain(possible -> possible
                        ? reader.those(names)
                                .chain(present -> masses.require(
                                        rerouted(provenance, changes, present), provenance.confirmation()))
                        : Uni.createFrom().voidItem());
    }

    private Map<DomainName, String> rerouted(
            Provenance provenance, List<BatchItem.Change> changes, Map<DomainName, DomainState> present) {
        var rerouted = new HashMap<DomainName, String>();
        for (var change : changes) {
            var state = present.get(change.domain());
            if (state != null
                    && provenance.caller().may(Role.OPERATOR, change.domain(), state.team())
                    && reroutes(change, state)) {
                rerouted.put(change.domain(), masses.holder(provenance.caller(), state.team()));
            }
        }
        return rerouted;
    }

    /** A change that can't be made is refused as an item. */
    private static boolean reroutes(BatchItem.Change change, DomainState state) {
        try {
            return MassChange.reroutes(state.domain(), change.edit().apply(state.domain()));
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
