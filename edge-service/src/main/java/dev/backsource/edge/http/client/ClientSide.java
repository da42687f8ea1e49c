package dev.backsource.edge.http.client;

import dev.backsource.edge.ClientSettings;
import dev.backsource.edge.EdgeSettings;
import dev.backsource.edge.http.Deadlines;
import dev.backsource.edge.http.account.Accounts;
import dev.backsource.edge.http.account.RequestsUnderWay;
import dev.backsource.edge.http.fields.AddressRanges;
import dev.backsource.edge.http.fields.CdnLoop;
import dev.backsource.edge.http.fields.Headers;

/**
 * What the answers to the clients of one event loop share.
 *
 * @param untilTaken limits the wait for a client to take more of a response's body
 */
public record ClientSide(
        EdgeAnswers answers,
        Headers headers,
        Accounts accounts,
        Deadlines untilTaken,
        ClientConnections connections,
        RequestsUnderWay underWay,
        Tunnels tunnels,
        CdnLoop loop) {

    /** As the settings say. */
    public static ClientSide of(EdgeSettings settings, Accounts accounts, RequestsUnderWay underWay, Tunnels tunnels) {
        var client = settings.client();
        var loop = new CdnLoop(settings.cdnId());
        var trusted = trustedProxies(client);
        return new ClientSide(
                new EdgeAnswers(settings.id(), accounts),
                new Headers(settings.id(), loop, trusted),
                accounts,
                new Deadlines(client.idleTimeout()),
                new ClientConnections(client.idleTimeout(), accounts.metrics()),
                underWay,
                tunnels,
                loop);
    }

    private static AddressRanges trustedProxies(ClientSettings client) {
        try {
            return client.trustedProxies().map(AddressRanges::parse).orElse(AddressRanges.NONE);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("backsource.edge.client.trusted-proxies: " + e.getMessage(), e);
        }
    }
}
