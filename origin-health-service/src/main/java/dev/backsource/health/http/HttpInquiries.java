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
import dev.backsource.policy.response.OriginQuestion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Inquiries of origins over HTTP. Each asks one origin one question at a time, on one of a few event loops of their own, and ends within a given time;
 * responses that are missing then are unknown.
 */
public final class HttpInquiries {
    private final OriginConnections connections;
    private final HttpAsker asker;
    private final StandardPorts standardPorts;
    private final Duration question;
    private final ProbeLoops loops;

    /** @param question the longest time for one question */
    public HttpInquiries(Vertx vertx, OriginConnections connections, StandardPorts standardPorts, Duration question) {
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
     * @param throughNames whether redirects are followed to all hosts that the domain's name covers, since none is a domain of its own
     */
    public Future<HttpFindings> all(
            Domain domain, Origin origin, boolean throughNames, Duration within, Caller caller) {
        return loops.run(() -> inquiry(domain, origin, throughNames, within, caller.owner())
                        .all(caller))
                .otherwise(HttpFindings.none("the prober failed"));
    }

    /**
     * Whether clients' redirects within one host loop at {@code origin}; never fails. An alert about several hosts would last for ever where one of them is a
     * domain of its own.
     *
     * @param owner of the inquiry's share of the requests to an address
     * @param withRemedy whether a loop's remedy is asked for
     */
    public Future<LoopVerdict> loops(
            Domain domain, ShareOwner owner, Origin origin, Duration within, boolean withRemedy) {
        return loops.run(() -> inquiry(domain, origin, false, within, owner).loops(withRemedy))
                .otherwise(LoopVerdict.UNKNOWN);
    }

    private HttpInquiry inquiry(Domain domain, Origin origin, boolean throughNames, Duration within, ShareOwner owner) {
        var until = System.nanoTime() + within.toNanos();
        var share = connections.share(owner);
        return new HttpInquiry(domain, origin, throughNames, (asked, readsPages) -> {
            var left = Math.min(question.toMillis(), TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime()));
            return left <= 0
                    ? Future.succeededFuture(HttpAnswer.Unknown.LATE)
                    : asker.ask(target(domain, origin, asked), share, asked, (int) left, readsPages);
        });
    }

    private ProbeTarget target(Domain domain, Origin origin, OriginQuestion question) {
        return ProbeTarget.of(
                new OriginPort(
                        origin.address(), question.to().port(), question.to().scheme()),
                TlsTerms.of(question.serverName(), domain.originTls()),
                domain.originRequest().connectTimeoutMs(),
                standardPorts);
    }
}
