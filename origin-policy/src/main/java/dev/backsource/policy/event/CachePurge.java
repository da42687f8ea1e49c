package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.purge.PurgeScope;
import java.time.Instant;

/**
 * What of a domain's content every edge is to drop from its cache, the value on {@link Topic#CACHE_PURGES}. It concerns
 * what an edge had cached when it read this, and nothing that it caches later.
 *
 * @param id the purge's, which sorts by time: 1 to 64 letters, digits and hyphens
 * @param domain whose content, also the record's key
 * @param requestedAt when it was asked for
 * @param scope which of it; every URL is one of the domain
 */
public record CachePurge(String id, DomainName domain, Instant requestedAt, PurgeScope scope) {

    public CachePurge {
        InvalidValueException.require(id, "id");
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(requestedAt, "requestedAt");
        InvalidValueException.require(scope, "scope");
        if (!id.matches("[0-9A-Za-z-]{1,64}")) {
            throw new InvalidValueException("id is not 1 to 64 letters, digits and hyphens");
        }
        if (!scope.isWithin(domain)) {
            throw new InvalidValueException("scope has a URL that is not of " + domain);
        }
    }

    @JsonCreator
    static CachePurge read(
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty(value = "domain", required = true) DomainName domain,
            @JsonProperty(value = "requestedAt", required = true) Instant requestedAt,
            @JsonProperty(value = "scope", required = true) PurgeScope scope) {
        return new CachePurge(id, domain, requestedAt, scope);
    }
}
