package dev.backsource.policy.domain;

import dev.backsource.policy.protocol.ContentKind;
import dev.backsource.policy.protocol.Scheme;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A way in which a change of a domain makes the connections to its origins less secure. */
public enum Weakening {
    /** Origins' certificates are no longer checked, or unchecked for longer. */
    UNVERIFIED(
            "origin-unverified",
            "origins' certificates would no longer be verified",
            "edges don't verify origins' certificates, so anyone on the network path can impersonate an origin"),
    /** Requests of HTTPS clients go to an origin over HTTP that went over HTTPS before. */
    PLAIN(
            "origin-tls-removed",
            "back-to-origin requests of HTTPS clients would use HTTP instead of HTTPS",
            "back-to-origin requests of HTTPS clients use HTTP instead of HTTPS: anyone on the network path can read"
                    + " and change them");

    private final String code;
    private final String prospect;
    private final String detail;

    Weakening(String code, String prospect, String detail) {
        this.code = code;
        this.prospect = prospect;
        this.detail = detail;
    }

    /** Its name in warnings; stable, for programs. */
    public String code() {
        return code;
    }

    /** The consequence of a change that isn't made, for people. */
    public String prospect() {
        return prospect;
    }

    /**
     * The weakenings of a change: those of single parts, which {@link Part} defines, and those that follow from several. Empty when there are none. A
     * new domain has sent nothing over HTTPS yet.
     *
     * @param before null when there was no such domain
     */
    public static Set<Weakening> of(@Nullable Domain before, Domain after) {
        var found = EnumSet.noneOf(Weakening.class);
        for (var part : Part.ALL) {
            var ofPart = part.weakening(before, after);
            if (ofPart != null) {
                found.add(ofPart);
            }
        }
        if (before != null && becomesPlain(before, after)) {
            found.add(PLAIN);
        }
        return found;
    }

    /** The weakenings of a change, as {@link #of}, each with its consequence for people. */
    public static Map<Weakening, String> details(@Nullable Domain before, Domain after) {
        var details = new EnumMap<Weakening, String>(Weakening.class);
        of(before, after).forEach(weakening -> details.put(weakening, weakening.detail(after)));
        return details;
    }

    private String detail(Domain after) {
        if (this != UNVERIFIED) {
            return detail;
        }
        var end = after.originTls().unverifiedUntil();
        return end == null
                ? detail + "; no end is set, so this is permanent"
                : "until " + end + ", " + detail + "; from then on they refuse certificates that they don't trust";
    }

    /**
     * Whether requests go from HTTPS to HTTP. With other rules a request may change its kind, so each kind is compared
     * with each.
     */
    private static boolean becomesPlain(Domain before, Domain after) {
        var sameRules = before.dynamicAcceleration()
                .staticRules()
                .equals(after.dynamicAcceleration().staticRules());
        for (var was : ContentKind.values()) {
            for (var is : ContentKind.values()) {
                if ((!sameRules || was == is) && becomesPlain(before, kind(before, was), after, kind(after, is))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The kind of content as which the domain handles requests of {@code kind}. */
    private static ContentKind kind(Domain domain, ContentKind kind) {
        return domain.contentKinds().contains(kind) ? kind : ContentKind.STATIC;
    }

    private static boolean becomesPlain(Domain before, ContentKind was, Domain after, ContentKind is) {
        var plainBefore = plainOrigins(before, was);
        var plainAfter = plainOrigins(after, is);
        return hasSecureOrigin(before, was)
                && (!plainBefore.containsAll(plainAfter)
                        || !hasSecureOrigin(after, is)
                        || isMorePlain(before, was, after, is)
                        || (isSecure(before, was, before.leadingOrigin())
                                && !isSecure(after, is, after.leadingOrigin())));
    }

    /** Whether a larger share of the requests goes over HTTP while the primary origins are well. */
    private static boolean isMorePlain(Domain before, ContentKind was, Domain after, ContentKind is) {
        return plainWeight(after, is) * Math.max(1, weight(before))
                > plainWeight(before, was) * Math.max(1, weight(after));
    }

    private static long plainWeight(Domain domain, ContentKind kind) {
        return primaries(domain)
                .filter(origin -> !isSecure(domain, kind, origin))
                .mapToLong(Origin::weight)
                .sum();
    }

    private static long weight(Domain domain) {
        return primaries(domain).mapToLong(Origin::weight).sum();
    }

    private static Stream<Origin> primaries(Domain domain) {
        return domain.origins().stream().filter(origin -> origin.priority() == OriginPriority.PRIMARY);
    }

    private static Set<OriginAddress> plainOrigins(Domain domain, ContentKind kind) {
        var plain = new HashSet<OriginAddress>();
        for (var origin : domain.origins()) {
            if (!isSecure(domain, kind, origin)) {
                plain.add(origin.address());
            }
        }
        return plain;
    }

    private static boolean hasSecureOrigin(Domain domain, ContentKind kind) {
        return domain.origins().stream().anyMatch(origin -> isSecure(domain, kind, origin));
    }

    private static boolean isSecure(Domain domain, ContentKind kind, Origin origin) {
        return domain.target(kind, Scheme.HTTPS, origin).scheme().isSecure();
    }
}
