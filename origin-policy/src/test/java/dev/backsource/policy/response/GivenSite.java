package dev.backsource.policy.response;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.domain.OriginPriority;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.ContentPolicy;
import dev.backsource.policy.protocol.OriginProtocolPolicy;
import dev.backsource.policy.protocol.RedirectType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Domains and responses for tests. */
final class GivenSite {
    static final Origin ORIGIN = new Origin(new OriginAddress("203.0.113.10"), 80, OriginPriority.PRIMARY, 10);

    private GivenSite() {}

    static Domain domain(String name, RedirectType type) {
        return Domain.of(new DomainName(name), List.of(ORIGIN))
                .with(Part.POLICY, new OriginProtocolPolicy(true, type, ContentPolicy.DISABLED));
    }

    /** The sites of a domain where no other is registered. */
    static Sites sites(Domain domain) {
        return sites(domain, host -> DomainLookup.Unregistered.NONE);
    }

    static Sites sites(Domain domain, DomainLookup others) {
        return Sites.of(domain, domain.origins().get(0), others);
    }

    /** These domains of a team. */
    static DomainLookup registered(@Nullable String team, Domain... domains) {
        return host -> Stream.of(domains)
                .filter(domain -> domain.name().covers(host))
                .<DomainLookup.Answer>map(domain -> new DomainLookup.Registered(domain, team))
                .findFirst()
                .orElse(DomainLookup.Unregistered.NONE);
    }

    static OriginResponse redirect(String location) {
        return new OriginResponse(301, location, false, null, 0L, null, null, false);
    }

    static OriginResponse redirectWithCookie(String location) {
        return new OriginResponse(302, location, true, null, 0L, null, null, false);
    }

    static OriginResponse page(String html) {
        return new OriginResponse(
                200, null, false, "text/html; charset=utf-8", (long) html.length(), null, html, false);
    }

    static OriginResponse status(int status) {
        return new OriginResponse(status, null, false, "text/plain", 0L, null, null, false);
    }

    /** A page of which only the beginning came. */
    static OriginResponse cut(String html) {
        return new OriginResponse(200, null, false, "text/html", null, null, html, true);
    }
}
