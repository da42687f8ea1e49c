package dev.backsource.config.domain;

import dev.backsource.policy.domain.OriginAddress;
import dev.backsource.policy.protocol.RedirectType;

/**
 * SQL of facets: properties of a domain's state that lists are narrowed down to, as texts. The database's function {@code domain_facets} works them out;
 * its table {@code domain_facet} has the domains of each, in the order of names.
 */
final class DomainFacet {
    static final String STOPPED = "stopped";

    /** The policy of static content differs from a new domain's. */
    static final String POLICY_SET = "policy-set";

    /** A host name of its own for requests to origins. */
    static final String ORIGIN_HOST = "origin-host";

    private static final String HAVING =
            "exists (select from domain_facet facet where facet.facet = %s and facet.name = domain.name collate \"C\"%s)";

    private DomainFacet() {}

    /** The facet of a redirect type of static content, or of {@link DomainFilter#OFF}. */
    static String ofPolicy(String type) {
        return "policy " + (type.equals(DomainFilter.OFF) ? type : RedirectType.valueOf(type));
    }

    static String ofOrigin(OriginAddress address) {
        return "origin " + address.value();
    }

    /**
     * A condition on rows of the table {@code domain}.
     *
     * @param facet none of an origin; as a literal, since its domains may be few or nearly all
     */
    static String having(String facet) {
        return having(facet, "");
    }

    /** As the other, for a facet of many domains of which only some are read: {@code bound} is a further condition on {@code facet.name}. */
    static String having(String facet, String bound) {
        return HAVING.formatted("'" + facet + "'", bound);
    }

    /** As the others, for a facet of an origin. */
    static String havingOrigin(String parameter) {
        return HAVING.formatted(":" + parameter, "");
    }
}
