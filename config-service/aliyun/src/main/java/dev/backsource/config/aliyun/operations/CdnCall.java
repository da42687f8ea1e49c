package dev.backsource.config.aliyun.operations;

import dev.backsource.config.access.Caller;
import dev.backsource.config.write.Provenance;

/**
 * A call with a known caller.
 *
 * @param provenance the provenance of the call's changes; an operation that changes several things gives each a {@link Provenance#part()}
 */
public record CdnCall(CallParameters parameters, Provenance provenance) {
    public Caller caller() {
        return provenance.caller();
    }
}
