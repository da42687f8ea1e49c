package dev.backsource.policy.response;

import dev.backsource.policy.domain.ContentMatcher;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.origin.ServerNames;
import dev.backsource.policy.protocol.Scheme;
import java.util.List;

/**
 * A domain at one of its origins, where a client's redirects lead.
 *
 * @param content of {@code domain}
 * @param owner in relation to the domain that the redirects begin at
 */
public record Site(Domain domain, ContentMatcher content, Origin origin, Owner owner) {
    /** The owner of a site, in relation to the domain that the redirects begin at. */
    public enum Owner {
        /** That domain itself. */
        ITSELF,
        /** Another domain of the same team. */
        SAME_TEAM,
        /** Another team's, or one without a team, of which only that is shown which every client sees. */
        OTHER_TEAM
    }

    static Site of(Domain domain, Origin origin, Owner owner) {
        return new Site(domain, new ContentMatcher(domain.dynamicAcceleration()), origin, owner);
    }

    /** Whether it is the domain that the redirects begin at. */
    public boolean isItself() {
        return owner == Owner.ITSELF;
    }

    /** Whether both are the same domain. */
    boolean isOf(Site other) {
        return domain.name().equals(other.domain.name());
    }

    /** Whether edges send requests of clients over HTTPS to the origin over HTTP, for content of any kind. */
    boolean sendsInClear() {
        return domain.contentKinds().stream()
                .anyMatch(kind ->
                        !domain.target(kind, Scheme.HTTPS, origin).scheme().isSecure());
    }

    /** An edge's request to the origin for {@code url}. */
    OriginQuestion question(ClientUrl url) {
        var host = domain.originRequest().host();
        var serverName = ServerNames.fixed(domain);
        return new OriginQuestion(
                domain.target(content.kindOf(url.target()), url.scheme(), origin),
                host == null ? url.host() : host,
                serverName == null ? url.host() : serverName,
                url,
                List.of(domain.originRequest().protoField()));
    }
}
