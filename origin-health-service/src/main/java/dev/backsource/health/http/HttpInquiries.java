package dev.backsource.health.http;

import dev.backsource.health.probe.attempt.OriginConnections;
import dev.backsource.health.probe.attempt.ProbeLoops;
import dev.backsource.health.probe.attempt.ProbeTarget;
import dev.backsource.health.probe.attempt.ShareOwner;
import dev.backsource.policy.domain.Domain;
import dev.backsource.policy.domain.Origin;
import dev.backsource.policy.domain.OriginPort;
import dev.backsource.policy.origin.TlsTerms;
import dev.backsource.policy.protocol.StandardPorts;
import dev.backsource.policy.response.DomainLookup;
import dev.backsource.policy.response.OriginQuestion;
import dev.backsource.policy.response.Site;
import dev.backsource.policy.response.Sites;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

/**
 * Inquiries of origins over HTTP. Each asks one origin one question at a time, on one of a few event loops of their own, and ends within a given time;
 * responses that are missing then are unknown.
 */
public final class HttpInquiries {
    private static final HttpAnswer TOO_MANY =
            new HttpAnswer.Unknown("too many redirects lead there; try again in a minute");

    private final OriginConnections connections;
    private final HttpAsker asker;
    private final StandardPorts standardPorts;
    private final DomainLookup domains;
    private final VisitLimits visits;
    private final Duration question;
    private final ProbeLoops loops;

    /**
     * Inquiries over {@code connections}.
     *
     * @param domains those to which redirects are followed
     * @param visits the limits of requests to them
     * @param question the longest time for one question
     */
    public HttpInquiries(
            Vertx vertx,
            OriginConnections connections,
            StandardPorts standardPorts,
            DomainLookup domains,
            VisitLimits visits,
            Duration question) {
        this.domains = domains;
        this.visits = visits;
        this.connections = connections;
        this.asker = new HttpAsker(vertx, connections);
        this.standardPorts = standardPorts;
        this.question = question;
        this.loops = new ProbeLoops(vertx);
    }

    /** The caller of an inquiry, on any thread. */
    public interface Caller {
        /** The owner of the inquiry's share of the requests to an address. */
        ShareOwner owner();

        /** Takes the faults once they are known, before the questions for their remedies. */
        void take(HttpFindings soFar);

        /** Whether these questions may be asked, which are many more; called once at most, and only where there is a fault. */
        boolean admitsRemedies();
    }

    /**
     * All faults of the responses of {@code origin} to clients of {@code domain}; never fails.
     *
     * @param throughNames whether none of the hosts that the domain's name covers is a domain of its own
     */
    public Future<HttpFindings> all(
            Domain domain, Origin origin, boolean throughNames, Duration within, Caller caller) {
        return loops.run(() -> inquiry(domain, origin, throughNames, within, caller.owner())
                        .all(caller))
                .otherwise(HttpFindings.none("the prober failed"));
    }

    /**
     * The faults that the watch looks for, of clients' redirects and responses at {@code origin}; never fails.
     *
     * @param owner of the inquiry's share of the requests to an address
     */
    public Future<WatchVerdicts> watched(
            Domain domain, ShareOwner owner, Origin origin, Duration within, Wanted wanted) {
        return loops.run(() -> inquiry(domain, origin, false, within, owner).watched(wanted))
                .otherwise(WatchVerdicts.UNKNOWN);
    }

    private HttpInquiry inquiry(Domain domain, Origin origin, boolean throughNames, Duration within, ShareOwner owner) {
        var until = System.nanoTime() + within.toNanos();
        var share = connections.share(owner);
        // A host is the same domain's throughout an inquiry, whose questions would be others otherwise.
        var found = new HashMap<String, DomainLookup.Answer>();
        DomainLookup lookup = host -> found.computeIfAbsent(host, domains::of);
        var alone = Sites.of(domain, origin, lookup);
        return new HttpInquiry(
                domain, origin, throughNames ? alone.throughNames() : alone, (site, asked, readsPages) -> {
                    var left = Math.min(question.toMillis(), TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
                    if (left <= 0) {
                        return Future.succeededFuture(HttpAnswer.Unknown.LATE);
                    }
                    return site.isItself() || visits.admits(site, owner)
                            ? asker.ask(target(site, asked), share, asked, (int) left, readsPages)
                            : Future.succeededFuture(TOO_MANY);
                });
    }

    private ProbeTarget target(Site site, OriginQuestion question) {
        var domain = site.domain();
        return ProbeTarget.of(
                new OriginPort(
                        site.origin().address(),
                        question.to().port(),
                        question.to().scheme()),
                TlsTerms.of(question.serverName(), domain.originTls()),
                domain.originRequest().connectTimeoutMs(),
                standardPorts);
    }
}
