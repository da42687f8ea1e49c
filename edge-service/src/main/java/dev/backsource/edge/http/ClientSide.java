package dev.backsource.edge.http;

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
        Tunnels tunnels) {}
