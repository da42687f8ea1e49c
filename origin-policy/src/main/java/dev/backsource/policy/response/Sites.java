package dev.backsource.policy.response;

import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.DomainName;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.domain.Serving;
import dev.backsource.policy.origin.ServerNames;
import dev.backsource.policy.response.DomainLookup.Registered;
import dev.backsource.policy.response.DomainLookup.Unregistered;
import dev.backsource.policy.response.Site.Owner;
import org.jspecify.annotations.Nullable;

/**
 * The sites that clients' redirects of one domain lead to: the domain itself at one of its origins, and other registered domains, each at its leading
 * origin. A host that no registered domain serves is never one of them.
 */
public final class Sites {
    private final Site own;
    private final DomainLookup others;
    /** Whether all hosts that the domain's name covers are its own. */
    private final boolean throughNames;

    private Sites(Site own, DomainLookup others, boolean throughNames) {
        this.own = own;
        this.others = others;
        this.throughNames = throughNames;
    }

    /**
     * The sites of {@code domain}, in this state, whatever its registered one is.
     *
     * @param others the registered domains, perhaps {@code domain} among them
     */
    public static Sites of(Domain domain, Origin origin, DomainLookup others) {
        return new Sites(Site.of(domain, origin, Owner.ITSELF), others, false);
    }

    /** The same, where none of the hosts that the domain's name covers is a domain of its own. */
    public Sites throughNames() {
        return new Sites(own, others, true);
    }

    /** The same with another state of the domain. */
    Sites with(Domain changed) {
        return new Sites(Site.of(changed, own.origin(), Owner.ITSELF), others, throughNames);
    }

    /** Whether edges put the domain's own {@code Strict-Transport-Security} in the place of the origin's, by this state or the registered one. */
    public boolean haveOwnTransportSecurity() {
        var itself = itself();
        return setsTransportSecurity(own.domain()) || (itself != null && setsTransportSecurity(itself.domain()));
    }

    private static boolean setsTransportSecurity(Domain domain) {
        return domain.get(Part.CLIENT_TLS).strictTransportSecurity() != null;
    }

    /** The registered state of the domain; null where it isn't known. */
    private @Nullable Registered itself() {
        var name = own.domain().name();
        return others.of(name.value()) instanceof Registered itself
                        && itself.domain().name().equals(name)
                ? itself
                : null;
    }

    Site own() {
        return own;
    }

    /**
     * A host whose requests are the domain's own: of a wildcard one that is no domain of its own. While that isn't known, or all that are tried have
     * domains of their own, it is the first sample, whose redirects to itself are then none to the domain.
     */
    String host() {
        var name = own.domain().name();
        return ServerNames.sampleHosts(name)
                .filter(host -> of(host).isAt(own))
                .findFirst()
                .orElseGet(() -> ServerNames.sampleHost(name));
    }

    /** The site of requests for {@code host}. */
    Destination of(String host) {
        var name = own.domain().name();
        if (name.covers(host) && (throughNames || !name.isWildcard())) {
            return Destination.at(own);
        }
        var found = others.of(host);
        if (found instanceof Registered registered) {
            return isOwn(registered.domain().name(), host) ? Destination.at(own) : other(registered);
        }
        if (found == Unregistered.UNKNOWN) {
            return Destination.UNKNOWN;
        }
        return name.covers(host) ? Destination.at(own) : Destination.NONE;
    }

    /** Whether a request for {@code host} is the domain's own rather than that of {@code registered}: a domain may be asked about before it is registered. */
    private boolean isOwn(DomainName registered, String host) {
        var name = own.domain().name();
        return name.equals(registered)
                || (name.covers(host)
                        && name.suffix().length() > registered.suffix().length());
    }

    /** Edges request nothing from the origins of a stopped domain. */
    private Destination other(Registered registered) {
        var domain = registered.domain();
        return domain.get(Part.SERVING).equals(Serving.STOPPED)
                ? Destination.NONE
                : Destination.at(Site.of(domain, domain.leadingOrigin(), owner(registered)));
    }

    /** Domains without a team may be different people's. */
    private Owner owner(Registered other) {
        var itself = itself();
        return itself != null && itself.team() != null && itself.team().equals(other.team())
                ? Owner.SAME_TEAM
                : Owner.OTHER_TEAM;
    }

    /**
     * The destination of a redirect.
     *
     * @param site null where it is none of the sites
     * @param isKnown whether that is known
     */
    record Destination(@Nullable Site site, boolean isKnown) {
        static final Destination NONE = new Destination(null, true);
        static final Destination UNKNOWN = new Destination(null, false);

        static Destination at(Site site) {
            return new Destination(site, true);
        }

        boolean isAt(Site other) {
            return site != null && site.isOf(other);
        }
    }
}
