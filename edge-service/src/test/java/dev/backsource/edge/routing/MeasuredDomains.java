package dev.backsource.edge.routing;

import static dev.backsource.edge.testing.Domains.domain;
import static dev.backsource.edge.testing.Domains.origin;

import dev.backsource.policy.domain.OriginTls;
import dev.backsource.policy.domain.Part;
import dev.backsource.policy.protocol.RedirectType;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Fills a routing table, and prints how many bytes of the heap each domain takes. */
final class MeasuredDomains {
    /** So many that the map is as full as it is on average. */
    private static final int DOMAINS = 300_000;

    private MeasuredDomains() {}

    public static void main(String[] arguments) {
        var table = new RoutingTable();
        table.apply(domain("warm.example.com", origin("192.0.2.1", 80)), 1);
        var before = usedHeap();
        for (var i = 0; i < DOMAINS; i++) {
            var address = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255);
            table.apply(
                    domain("shop-" + i + ".example.com", RedirectType.FOLLOW)
                            .with(Part.ORIGINS, List.of(origin(address, 80)))
                            .with(Part.ORIGIN_TLS, OriginTls.DEFAULT),
                    i + 1);
        }
        var used = usedHeap() - before;
        if (table.size() != DOMAINS + 1) {
            throw new IllegalStateException(table.size() + " domains");
        }
        System.out.println(used / DOMAINS);
    }

    private static long usedHeap() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
