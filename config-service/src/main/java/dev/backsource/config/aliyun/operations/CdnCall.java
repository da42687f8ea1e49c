package dev.backsource.config.aliyun.operations;

import dev.backsource.config.access.Caller;
import dev.backsource.config.write.Provenance;

/**
 * A call whose caller is known.
 *
 * @param provenance where a change comes from that it makes; an operation that changes several things gives each a {@link
 *     Provenance#part()}
 */
public record CdnCall(CallParameters parameters, Provenance provenance) {
    public Caller caller() {
        return provenance.caller();
    }
}
