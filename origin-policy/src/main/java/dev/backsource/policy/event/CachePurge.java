package dev.backsource.policy.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backsource.policy.InvalidValueException;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.purge.PurgeScope;
import java.time.Instant;

/**
 * A purge of a domain's content from the caches of all edges, the value on {@link Topic#CACHE_PURGES}. It covers
 * responses that an edge had stored when it read the purge, and none that it stores later.
 *
 * @param id the purge's, which sorts by time: 1 to 64 letters, digits and hyphens
 * @param domain the domain of the content, also the record's key
 * @param requestedAt when it was requested
 * @param scope the content to drop; every URL is one of the domain
 */
public record CachePurge(String id, DomainName domain, Instant requestedAt, PurgeScope scope) {

    public CachePurge {
        InvalidValueException.require(id, "id");
        InvalidValueException.require(domain, "domain");
        InvalidValueException.require(requestedAt, "requestedAt");
        InvalidValueException.require(scope, "scope");
        if (!id.matches("[0-9A-Za-z-]{1,64}")) {
            throw new InvalidValueException("id must have 1 to 64 letters, digits and hyphens");
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
