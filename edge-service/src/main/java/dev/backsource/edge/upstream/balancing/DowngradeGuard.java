package dev.backsource.edge.upstream.balancing;

import dev.backsource.edge.http.upstream.RoutedRequest;

/**
 * The floor that keeps a request from falling from TLS to plain HTTP. Origins without TLS are barred where all primaries have
 * TLS, and once an origin with TLS was tried. A domain without any TLS origin has nothing to fall from.
 */
public final class DowngradeGuard {
    private DowngradeGuard() {}

    /**
     * The origins that are barred, bit i for index i.
     *
     * @param tried the origins tried before, likewise
     */
    public static int barred(RoutedRequest routed, int tried) {
        var count = routed.route().originCount();
        if (count == 1) {
            return 0;
        }
        var plain = 0;
        var plainPrimary = false;
        for (var i = 0; i < count; i++) {
            if (isPlain(routed, i)) {
                plain |= 1 << i;
                plainPrimary |= routed.route().origin(i).primary();
            }
        }
        var securePrimaries = !plainPrimary && hasPrimary(routed, count);
        return securePrimaries || (tried & ~plain) != 0 ? plain : 0;
    }

    private static boolean hasPrimary(RoutedRequest routed, int count) {
        for (var i = 0; i < count; i++) {
            if (routed.route().origin(i).primary()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(RoutedRequest routed, int index) {
        var route = routed.route();
        return !route.target(routed.kind(), routed.scheme(), route.origin(index))
                .scheme()
                .isSecure();
    }
}
