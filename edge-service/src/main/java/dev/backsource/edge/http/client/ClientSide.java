package dev.backsource.edge.http.client;

import dev.backsource.edge.ClientSettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.OriginSettings;
import dev.backsource.edge.http.BodyBudget;
import dev.backsource.edge.http.Deadlines;
import dev.backsource.edge.http.TimeLimits;
import dev.backsource.edge.http.account.Accounts;
import dev.backsource.edge.http.account.RequestsUnderWay;
import dev.backsource.edge.http.fields.CdnLoop;
import dev.backsource.edge.http.fields.Headers;
import dev.backsource.policy.origin.AddressRanges;
import java.time.Duration;

/**
 * What the answers to the clients of one event loop share.
 *
 * @param untilTaken has the clients looked at that keep what was written for them waiting
 * @param untilTold limits the wait for an answer that another client has asked for
 * @param pace what becomes of them
 * @param budget of what is held of arriving bodies, the edge's
 */
public record ClientSide(
        EdgeAnswers answers,
        Headers headers,
        Accounts accounts,
        Deadlines untilTaken,
        TimeLimits untilTold,
        Pace pace,
        BodyBudget budget,
        ClientConnections connections,
        RequestsUnderWay underWay,
        Tunnels tunnels,
        CdnLoop loop) {

    /** As the settings say. */
    public static ClientSide of(
            EdgeSettings settings, Accounts accounts, BodyBudget budget, RequestsUnderWay underWay, Tunnels tunnels) {
        var client = settings.client();
        var pace = Pace.of(client);
        var loop = new CdnLoop(settings.cdnId());
        var trusted = trustedProxies(client);
        return new ClientSide(
                new EdgeAnswers(settings.id(), settings.discloseOrigins(), accounts),
                new Headers(settings.id(), loop, trusted),
                accounts,
                new Deadlines(pace.check()),
                new TimeLimits(untilTold(settings.origin())),
                pace,
                budget,
                new ClientConnections(client.idleTimeout(), accounts.metrics()),
                underWay,
                tunnels,
                loop);
    }

    /** For as long as one origin may take. */
    private static Duration untilTold(OriginSettings origin) {
        return origin.connectTimeout().multipliedBy(3).plus(origin.firstByteTimeout());
    }

    private static AddressRanges trustedProxies(ClientSettings client) {
        try {
            return client.trustedProxies().map(AddressRanges::parse).orElse(AddressRanges.NONE);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.edge.client.trusted-proxies: " + e.getMessage(), e);
        }
    }
}
