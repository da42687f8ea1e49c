package dev.backsource.policy.domain;

import com.google.common.net.InternetDomainName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of places for domains, shared out by site. A site is the part of a name that is registered, such as {@code example.co.uk}: names below
 * it cost its owner nothing. Once all places are taken, a newcomer evicts the least recently used domain of the site with the most places, so that no
 * site has more than others that want as many.
 *
 * <p>Not thread-safe.
 */
public final class DomainPlaces {
    private final int most;
    private final Map<String, String> siteOf = new HashMap<>();
    /** The domains with a place by site; sites and domains of a site in the order of use, the least recent first. */
    private final Map<String, Set<String>> bySite = new LinkedHashMap<>();

    /** @param most the number of places, at least 1 */
    public DomainPlaces(int most) {
        this.most = most;
    }

    /**
     * Uses the place of {@code domain}, which it takes if it has none.
     *
     * @param domain its name, wildcards as {@code *.example.com}
     * @return the domain that has lost its place for it; null for none
     */
    public @Nullable String take(String domain) {
        var known = siteOf.get(domain);
        var site = known == null ? site(domain) : known;
        var evicted = known == null && siteOf.size() >= most ? evict(site) : null;
        siteOf.put(domain, site);
        var ofSite = Objects.requireNonNullElseGet(bySite.remove(site), LinkedHashSet<String>::new);
        ofSite.remove(domain);
        ofSite.add(domain);
        bySite.put(site, ofSite);
        return evicted;
    }

    /** Frees the place of {@code domain}. */
    public void release(String domain) {
        var site = siteOf.remove(domain);
        if (site != null) {
            bySite.computeIfPresent(site, (same, domains) -> {
                domains.remove(domain);
                return domains.isEmpty() ? null : domains;
            });
        }
    }

    private String evict(String newcomer) {
        var largest = newcomer;
        for (var site : bySite.keySet()) {
            if (size(site) > size(largest)) {
                largest = site;
            }
        }
        var evicted = Objects.requireNonNull(bySite.get(largest)).iterator().next();
        release(evicted);
        return evicted;
    }

    private int size(String site) {
        var domains = bySite.get(site);
        return domains == null ? 0 : domains.size();
    }

    /**
     * The site of a domain. Names below a suffix that isn't a registry's, such as that of a dynamic DNS, are one site: they cost as little.
     *
     * @param domain its name, wildcards as {@code *.example.com}
     */
    public static String site(String domain) {
        var name = domain.startsWith("*.") ? domain.substring(2) : domain;
        try {
            var parsed = InternetDomainName.from(name);
            return parsed.isUnderRegistrySuffix()
                    ? parsed.topDomainUnderRegistrySuffix().toString()
                    : lastLabels(name);
        } catch (IllegalArgumentException e) {
            return lastLabels(name);
        }
    }

    /** The last two labels, of a name under no known suffix. */
    private static String lastLabels(String name) {
        return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
    }
}
